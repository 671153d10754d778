import pytest
from pydantic import ValidationError

from resources.settings import Settings


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("queue_url", "recordings", "no address of a queue"),
        ("queue_url", "https://sqs.eu-west-1.amazonaws.com", "no address of a queue"),
        ("dead_letter_queue_url", "arn:aws:sqs:eu-west-1:1:dead", "no address of a queue"),
        ("bucket_inbox", "recordings/in", "s3://bucket/prefix"),
        ("bucket_inbox", "s3:///in", "s3://bucket/prefix"),
    ],
)
def test_addresses_that_cannot_be_are_refused(name: str, value: str, told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        Settings(**{name: value}, _env_file=None)  # type: ignore[arg-type]


def test_an_empty_address_is_none() -> None:
    assert Settings(queue_url="", bucket_inbox="", _env_file=None).queue_url is None
