import time
from collections import deque
from typing import Any

import pytest
from botocore.exceptions import BotoCoreError, ClientError

from resources.aws.clients import AwsConnection
from resources.aws.resilience import TRIES, ServiceAwayError, resilience_of
from tests.support.aws import Aws
from tests.support.fault_proxy import Fault, Faults, fault_proxy


@pytest.mark.parametrize("fault", ["latency", "error", "slow_down", "reset"])
def test_a_call_gets_through_what_passes(aws: Aws, fault: Fault) -> None:
    faults = Faults(planned=deque([fault, fault]), latency_s=0.05)
    with fault_proxy(aws.address, faults) as address:
        s3: Any = AwsConnection("us-east-1", address).client("s3")
        began = time.monotonic()
        s3.put_object(Bucket=aws.bucket, Key="a", Body=b"bytes")
        assert s3.get_object(Bucket=aws.bucket, Key="a")["Body"].read() == b"bytes"
        assert time.monotonic() - began >= (0.1 if fault == "latency" else 0.8 * 0.3)
        assert resilience_of(s3).retries == (0 if fault == "latency" else 2)
        assert resilience_of(s3).state == "closed"


def test_an_answer_in_json_that_is_cut_off_is_asked_for_again(aws: Aws) -> None:
    with fault_proxy(aws.address, Faults(planned=deque(["cut"]))) as address:
        sqs: Any = AwsConnection("us-east-1", address).client("sqs")
        said = sqs.get_queue_url(QueueName=aws.queue_url.rsplit("/", 1)[-1])
        assert said["QueueUrl"].endswith(aws.bucket)
        assert resilience_of(sqs).retries == 1


def test_a_faulty_request_is_not_tried_again_and_opens_no_circuit(aws: Aws) -> None:
    s3: Any = AwsConnection("us-east-1", aws.address).client("s3")
    for _ in range(6):
        with pytest.raises(ClientError, match="NoSuchKey"):
            s3.get_object(Bucket=aws.bucket, Key="never there")
    assert (resilience_of(s3).retries, resilience_of(s3).state) == (0, "closed")


def test_five_calls_that_fail_open_the_circuit_and_one_trial_closes_it(
    aws: Aws, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resources.aws.resilience.backoff_s", lambda *_: 0.001)
    faults = Faults({"slow_down": 1.0})
    with fault_proxy(aws.address, faults) as address:
        s3: Any = AwsConnection("us-east-1", address).client("s3")
        for _ in range(5):
            with pytest.raises((ClientError, BotoCoreError)):
                s3.list_buckets()
        assert faults.seen.total() == 5 * TRIES
        with pytest.raises(ServiceAwayError, match=r"s3 has failed 5 times in a row.*again in \d+ s"):
            s3.list_buckets()
        assert faults.seen.total() == 5 * TRIES, "nothing is sent while it is open"
        faults.shares = {}
        resilience_of(s3).circuit.opened_at -= 30
        s3.list_buckets()
    assert (resilience_of(s3).state, resilience_of(s3).opened) == ("closed", 1)
