"""The templates for Amazon's cloud: linted, compared with the code, deployed here as far as it goes."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import dagster as dg
import pytest
import yaml
from cfnlint import decode
from dagster_aws.ecs import EcsRunLauncher
from moto.server import ThreadedMotoServer

from pipelines.instance.home import write_dagster_config
from resources.settings import PROJECT_DIR, Settings
from tests.support.aws import REGION, set_credentials
from tests.support.compose import assert_is_command
from tests.support.waiting import wait_until

FOLDER = PROJECT_DIR / "deploy" / "aws"
TEMPLATES = ["storage.yaml", "system.yaml"]
UNSCOPED = {"ecr:GetAuthorizationToken", "ecs:DescribeTaskDefinition", "ec2:DescribeNetworkInterfaces"}
"""Actions for which Amazon knows no resource but all of them."""


def template(name: str) -> dict[str, Any]:
    """A template with `!Ref` and its kin written out, as CloudFormation reads it."""
    loaded, problems = decode.decode(str(FOLDER / name))
    assert not problems
    return json.loads(json.dumps(loaded))


@pytest.mark.parametrize("name", TEMPLATES)
def test_cfn_lint_finds_nothing(name: str) -> None:
    command = [str(Path(sys.executable).parent / "cfn-lint"), str(FOLDER / name)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


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


@pytest.mark.filterwarnings("ignore:Tried to parse:UserWarning")
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


def task() -> dict[str, Any]:
    """The task definition that all programs share, before `${Program}` is filled in."""
    loop = template("system.yaml")["Resources"]["Fn::ForEach::Tasks"]
    definition: dict[str, Any] = loop[2]["${Program}Task"]["Properties"]
    return definition


def test_each_task_runs_a_command_with_settings_that_exist() -> None:
    whole = template("system.yaml")
    programs = whole["Mappings"]["Program"]
    for facts in programs.values():
        assert_is_command(facts["Command"])
        assert facts["Health"][1] != "python" or (PROJECT_DIR / facts["Health"][2]).exists()
    assert whole["Resources"]["Fn::ForEach::Tasks"][1] == list(programs)
    assert {f"{name}Role" for name in programs} <= set(whole["Resources"])
    (container,) = task()["ContainerDefinitions"]
    names = {each["Name"] for each in (*container["Environment"], *container["Secrets"])}
    settings = {name for name in names if name.startswith("SENTINEL_")}
    assert settings <= {f"SENTINEL_{field.upper()}" for field in Settings.model_fields}
    database = {f"DB_{each}" for each in ("HOST", "PORT", "NAME", "USER", "PASSWORD")}
    assert names - settings == {*database, "DAGSTER_HOME", "DAGSTER_RUN_TASK_DEFINITION", "PGSSLMODE"}


def test_no_role_may_more_than_it_needs() -> None:
    resources = template("system.yaml")["Resources"]
    for name, role in resources.items():
        if role_type(role) != "AWS::IAM::Role":
            continue
        for policy in role["Properties"].get("Policies", []):
            for statement in policy["PolicyDocument"]["Statement"]:
                assert not [each for each in statement["Action"] if "*" in each], name
                assert statement["Resource"] != ["*"] or set(statement["Action"]) <= UNSCOPED, name


def role_type(resource: Any) -> str:
    return str(resource["Type"]) if isinstance(resource, dict) else ""


def test_the_load_balancer_sends_three_paths_to_the_api() -> None:
    resources = template("system.yaml")["Resources"].values()
    rules = [each["Properties"] for each in resources if role_type(each).endswith("ListenerRule")]
    paths = [each["Conditions"][0]["PathPatternConfig"]["Values"] for each in rules]
    assert paths == [["/api/*"], ["/db/*"], ["/admin/*"]]
    assert all(each["Actions"][0]["TargetGroupArn"] == {"Ref": "ApiTargets"} for each in rules)


def test_dagster_on_ecs_differs_from_the_projects_in_how_runs_are_launched_only() -> None:
    ours, on_ecs = (
        yaml.safe_load(path.read_text()) for path in (PROJECT_DIR / "dagster.yaml", FOLDER / "dagster.yaml")
    )
    assert set(ours) == set(on_ecs)
    assert {name for name in ours if ours[name] != on_ecs[name]} == {"run_launcher", "run_monitoring"}


def test_dagster_finds_the_task_of_its_runs(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (container,) = task()["ContainerDefinitions"]
    ecs = boto3.client("ecs", region_name=REGION, endpoint_url=address)
    made = ecs.register_task_definition(
        family="sentinel-Run",
        containerDefinitions=[{"name": container["Name"], "image": "deepsentinel", "memory": 512}],
    )
    configured = Settings(state_dir=tmp_path, dagster_config=FOLDER / "dagster.yaml", _env_file=None)
    configured.dagster_home.mkdir()
    write_dagster_config(configured, lambda _: None)
    monkeypatch.setenv("AWS_ENDPOINT_URL", address)
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    monkeypatch.setenv("DAGSTER_RUN_TASK_DEFINITION", "sentinel-Run")
    with dg.DagsterInstance.from_config(str(configured.dagster_home)) as instance:
        launcher = instance.run_launcher
        assert isinstance(launcher, EcsRunLauncher)
        assert launcher.task_definition == made["taskDefinition"]["taskDefinitionArn"]
