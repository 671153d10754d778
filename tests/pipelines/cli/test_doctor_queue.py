import pytest

from pipelines.cli.doctor_queue import queue_state
from resources.db.engine import Database
from resources.db.stores.announced import ServiceState
from resources.errors import NotFoundError, SetupError
from resources.settings import Settings
from tests.support.aws import REGION, Aws


def configured(settings: Settings, aws: Aws, **changed: str) -> Settings:
    given = {"queue_url": aws.queue_url, "aws_endpoint": aws.address, "aws_region": REGION, **changed}
    return settings.model_copy(update=given)


def test_the_doctor_says_what_waits(aws: Aws, settings: Settings, database: Database) -> None:
    assert queue_state(configured(settings, aws), database) == "1 messages wait, no dead letters"


def test_the_doctor_names_dead_letters_and_an_open_circuit(
    aws: Aws, settings: Settings, database: Database
) -> None:
    aws.client("sqs").send_message(QueueUrl=aws.dead_url, MessageBody="x")
    with pytest.raises(SetupError, match="1 dead letters"):
        queue_state(configured(settings, aws), database)
    with database.transaction() as stores:
        stores.announced.add_state(ServiceState("sqs", "open", 3, 5, 1))
    with pytest.raises(SetupError, match="circuit breaker of sqs is open"):
        queue_state(configured(settings, aws), database)


def test_a_queue_that_does_not_exist_is_named(aws: Aws, settings: Settings, database: Database) -> None:
    with pytest.raises(NotFoundError, match=r"queue .*/no-such-queue is not there"):
        queue_state(configured(settings, aws, queue_url=f"{aws.address}/1/no-such-queue"), database)
