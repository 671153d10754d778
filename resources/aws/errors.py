"""Errors of Amazon's services, in our own words."""

from collections.abc import Iterator
from contextlib import contextmanager

from resources.errors import NotFoundError, SentinelError

GONE = {
    "404",
    "NoSuchKey",
    "NoSuchCORSConfiguration",
    "NoSuchBucket",
    "NoSuchVersion",
    "NotFound",
    "NoSuchUpload",
}
DENIED = {
    "403", "AccessDenied", "AccessDeniedException", "AllAccessDisabled",
    "AccountProblem", "InvalidObjectState",
}  # fmt: skip
"""Also an object in an archive, which cannot be read until somebody restores it."""


CLOCK = "The clock of this machine is wrong: let it be set over the network (NTP)."
EXPIRED = "The credentials have expired: get new ones, or give the machine a role, which renews them."
UNKNOWN = "The credentials are not known there: mend AWS_ACCESS_KEY_ID and its secret, or AWS_PROFILE."
ELSEWHERE = "It lies in another region: set SENTINEL_AWS_REGION to its own."
CHANGED = "It was replaced meanwhile: try again."
ADVICE = {
    "RequestTimeTooSkewed": CLOCK, "RequestExpired": CLOCK,
    "ExpiredToken": EXPIRED, "ExpiredTokenException": EXPIRED, "TokenRefreshRequired": EXPIRED,
    "InvalidAccessKeyId": UNKNOWN, "InvalidClientTokenId": UNKNOWN, "UnrecognizedClientException": UNKNOWN,
    "SignatureDoesNotMatch": UNKNOWN, "InvalidToken": UNKNOWN,
    "PermanentRedirect": ELSEWHERE, "301": ELSEWHERE, "AuthorizationHeaderMalformed": ELSEWHERE,
    "IllegalLocationConstraintException": ELSEWHERE,
    "PreconditionFailed": CHANGED, "412": CHANGED,
}  # fmt: skip
"""What to do, by the code of an error (S3's list of error responses, and those common to all services)."""
NO_CREDENTIALS = (
    "There are no credentials of AWS: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, "
    "or give the machine a role."
)


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
    from botocore.exceptions import (
        BotoCoreError,
        ClientError,
        HTTPClientError,
        NoCredentialsError,
        PartialCredentialsError,
    )

    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        if code in GONE or code.endswith("NonExistentQueue") or code.endswith("QueueDoesNotExist"):
            raise NotFoundError(f"{what} is not there ({code})") from error
        kind = DeniedError if code in DENIED else AwsError
        raise kind(f"{what}: {error}. {ADVICE.get(code, '')}".rstrip()) from error
    except (NoCredentialsError, PartialCredentialsError) as error:
        raise DeniedError(f"{what}: {error}. {NO_CREDENTIALS}") from error
    except (BotoCoreError, HTTPClientError) as error:
        raise AwsError(f"{what}: {error}") from error
