"""The templates for Amazon's cloud: linted, compared with the code, and deployed into a local server as far as it goes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from cfnlint import decode
from cfnlint.api import lint_all
from moto.server import ThreadedMotoServer

from resources.settings import PROJECT_DIR
from tests.support.aws import REGION, set_credentials
from tests.support.waiting import wait_until

FOLDER = PROJECT_DIR / "deploy" / "aws"
TEMPLATES = ["storage.yaml"]


def template(name: str) -> dict[str, Any]:
    """A template with `!Ref` and its kin written out, as CloudFormation reads it."""
    loaded, problems = decode.decode(str(FOLDER / name))
    assert not problems
    return json.loads(json.dumps(loaded))


@pytest.mark.parametrize("name", TEMPLATES)
def test_cfn_lint_finds_nothing(name: str) -> None:
    assert [str(each) for each in lint_all((FOLDER / name).read_text())] == []


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    set_credentials()
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    yield "http://{}:{}".format(*server.get_host_and_port())
    server.stop()


def deployed(address: str, name: str, **parameters: str) -> dict[str, str]:
    """Deploys a template; its outputs."""
    client = boto3.client("cloudformation", region_name=REGION, endpoint_url=address)
    client.create_stack(
        StackName=name,
        TemplateBody=(FOLDER / f"{name}.yaml").read_text(),
        Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()],
        Capabilities=["CAPABILITY_IAM"],
    )
    (stack,) = client.describe_stacks(StackName=name)["Stacks"]
    assert stack["StackStatus"] == "CREATE_COMPLETE"
    return {each["OutputKey"]: each["OutputValue"] for each in stack["Outputs"]}


def test_a_recording_put_into_the_deployed_bucket_is_announced_in_the_deployed_queue(address: str) -> None:
    made = deployed(address, "storage", BucketName="cctv-recordings", PageOrigin="https://cctv.example.com")
    s3, sqs = (boto3.client(each, region_name=REGION, endpoint_url=address) for each in ("s3", "sqs"))
    attributes = sqs.get_queue_attributes(QueueUrl=made["QueueUrl"], AttributeNames=["All"])["Attributes"]
    assert json.loads(attributes["RedrivePolicy"])["deadLetterTargetArn"] == made["DeadLetterQueueArn"]
    announce(s3, made)
    s3.put_object(Bucket=made["BucketName"], Key="store/videos/own.mp4", Body=b"video")
    s3.put_object(Bucket=made["BucketName"], Key="incoming/gate.mp4", Body=b"video")
    keys: list[str] = []

    def has_come() -> bool:
        got = sqs.receive_message(QueueUrl=made["QueueUrl"], MaxNumberOfMessages=10, WaitTimeSeconds=0)
        bodies = [json.loads(each["Body"]) for each in got.get("Messages", [])]
        keys.extend(record["s3"]["object"]["key"] for body in bodies for record in body.get("Records", []))
        return bool(keys)

    wait_until(has_come, "the message")
    assert [key.replace("%2F", "/") for key in keys] == ["incoming/gate.mp4"]


def announce(s3: Any, made: dict[str, str]) -> None:
    """Sets the template's notification: the local server makes buckets of stacks without theirs."""
    bucket = template("storage.yaml")["Resources"]["Recordings"]["Properties"]
    (rule,) = bucket["NotificationConfiguration"]["QueueConfigurations"]
    assert rule["Queue"] == {"Fn::GetAtt": ["Queue", "Arn"]}
    rules = rule["Filter"]["S3Key"]["Rules"]
    given = {
        "QueueArn": made["QueueArn"],
        "Events": [rule["Event"]],
        "Filter": {"Key": {"FilterRules": rules}},
    }
    s3.put_bucket_notification_configuration(
        Bucket=made["BucketName"], NotificationConfiguration={"QueueConfigurations": [given]}
    )
