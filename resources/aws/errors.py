"""Errors of Amazon's services, in our own words."""

from collections.abc import Iterator
from contextlib import contextmanager

from resources.errors import NotFoundError, SentinelError

GONE = {"404", "NoSuchKey", "NoSuchBucket", "NoSuchVersion", "NotFound", "NoSuchUpload"}
DENIED = {
    "403", "AccessDenied", "AccessDeniedException", "AllAccessDisabled",
    "AccountProblem", "InvalidObjectState",
}  # fmt: skip
"""Also an object in an archive, which cannot be read until somebody restores it."""


class AwsError(SentinelError):
    """A service did not do what it was asked; another try may succeed."""


class DeniedError(AwsError):
    """The account may not do what it tried; somebody has to change rights first."""


@contextmanager
def in_words(what: str) -> Iterator[None]:
    """Errors of botocore become ours, which name `what` was tried.

    Raises:
        NotFoundError: It is not there.
        DeniedError: It may not be done.
        AwsError: Anything else, which may pass.
    """
    from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError

    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        if code in GONE or code.endswith("NonExistentQueue") or code.endswith("QueueDoesNotExist"):
            raise NotFoundError(f"{what} is not there ({code})") from error
        kind = DeniedError if code in DENIED else AwsError
        raise kind(f"{what}: {error}") from error
    except (BotoCoreError, HTTPClientError) as error:
        raise AwsError(f"{what}: {error}") from error
