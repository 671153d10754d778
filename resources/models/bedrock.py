"""Calls of Amazon Bedrock, with errors that say what to do."""

import json
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from resources.aws.clients import aws_connection
from resources.aws.resilience import TRIES as CALL_TRIES
from resources.errors import HostedModelError
from resources.retry import backoff_s
from resources.settings import Settings

if TYPE_CHECKING:
    from botocore.client import BaseClient

BEDROCK = "bedrock:"
"""What names of hosted models begin with in settings."""
TRIES = 3
"""Calls whose answer was cut or is no answer are repeated; throttled ones are repeated by `resilience`."""
Answer = TypeVar("Answer")


class BadAnswerError(HostedModelError):
    """What came back is no answer; asking again may help."""


def is_bedrock(name: str) -> bool:
    return name.startswith(BEDROCK)


def model_id(name: str) -> str:
    """The identifier behind a settings name; raises `HostedModelError` where there is none."""
    found = name.removeprefix(BEDROCK)
    if not found:
        raise HostedModelError(f"{name!r} names no model: write {BEDROCK}MODEL_ID.")
    return found


def bedrock_client(
    settings: Settings, timeout_s: float, *, region: str | None = None, tries: int = CALL_TRIES
) -> "BaseClient":
    from botocore.exceptions import BotoCoreError

    where = region or settings.bedrock_region
    try:
        return aws_connection(settings).client("bedrock-runtime", where, timeout_s, tries)
    except (BotoCoreError, ValueError) as error:
        raise HostedModelError(
            f"Amazon Bedrock cannot be called: {error}. Set SENTINEL_BEDROCK_REGION to its region."
        ) from error


def invoke(client: "BaseClient", model: str, body: dict[str, Any]) -> dict[str, Any]:
    """Send JSON to a model, get JSON back; raises `HostedModelError`."""
    with clear_errors(model):
        sent = {"modelId": model, "body": json.dumps(body)}
        answer = client.invoke_model(**sent, contentType="application/json", accept="application/json")
        read = answer["body"].read()
    try:
        parsed = json.loads(read)
    except ValueError as error:
        raise BadAnswerError(f"{model} answered what is no JSON: {read[:80]!r}") from error
    if not isinstance(parsed, dict):
        raise BadAnswerError(f"{model} answered what is no JSON object: {read[:80]!r}")
    return parsed


@contextmanager
def clear_errors(model: str) -> Iterator[None]:
    """Errors of boto3 as `HostedModelError`, those of a cut answer as `BadAnswerError`."""
    from botocore import exceptions as aws
    from botocore.eventstream import ParserError
    from botocore.parsers import ResponseParserError
    from urllib3.exceptions import HTTPError

    cut = (aws.ResponseStreamingError, aws.IncompleteReadError, aws.ReadTimeoutError)
    try:
        yield
    except aws.ClientError as error:
        raise HostedModelError(refusal(model, error.response.get("Error", {}))) from error
    except (*cut, HTTPError, ParserError, ResponseParserError) as error:
        raise BadAnswerError(
            f"{model} began to answer and stopped, or answered what cannot be read: {error}"
        ) from error
    except aws.ParamValidationError as error:
        raise HostedModelError(
            f"{model!r} cannot be the name of a model at Amazon Bedrock: {error}"
        ) from error
    except (aws.BotoCoreError, aws.HTTPClientError) as error:
        raise HostedModelError(f"{model} cannot be reached at Amazon Bedrock: {error}") from error


def refusal(model: str, error: dict[str, Any]) -> str:
    code, said = str(error.get("Code", "?")), error.get("Message", "")
    advice = {
        "AccessDeniedException": "Allow bedrock:InvokeModel for it, and ask for access to it in its region.",
        "ResourceNotFoundException": "Look its identifier up, and the regions that have it.",
        "ValidationException": "Look its identifier up, and what it takes.",
        "ThrottlingException": "Try later, lower SENTINEL_EMBEDDING_CONCURRENCY, or ask for a higher quota.",
        "ExpiredTokenException": "The credentials have expired: get new ones.",
        "UnrecognizedClientException": "The credentials are not known: set others.",
    }.get(code[:1].upper() + code[1:], "Try again later.")
    return f"{model} at Amazon Bedrock refused a call ({code}: {said}). {advice}"


def asked_again(ask: Callable[[], Answer]) -> Answer:
    """What `ask` returns; it is asked again where its answer was cut or is none."""
    for attempt in range(1, TRIES):
        try:
            return ask()
        except BadAnswerError:
            time.sleep(backoff_s(attempt, random.random()))  # noqa: S311 - spreads calls, guards nothing
    return ask()
