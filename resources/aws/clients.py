"""The one place in which clients of Amazon's services are made.

Credentials come from where boto3 looks for them: environment, shared files, the role of the machine or task.
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from resources.aws.resilience import TRIES, make_resilient
from resources.settings import Settings

if TYPE_CHECKING:
    from botocore.client import BaseClient

CONNECT_TIMEOUT_S = 5
"""Seconds until a service that does not answer counts as away."""
READ_TIMEOUT_S = 60
"""Seconds between two bytes of an answer; longer than any long poll (20 s)."""
CONNECTIONS = 16
"""Connections that a client keeps: more than the parts of an upload that travel at once."""


@dataclass(frozen=True, slots=True)
class AwsConnection:
    """Where the services are. Without a region, boto3's own; endpoints are of others than Amazon."""

    region: str | None = None
    endpoint: str | None = None
    s3_endpoint: str | None = None

    def endpoint_of(self, service: str) -> str | None:
        return (self.s3_endpoint or self.endpoint) if service == "s3" else self.endpoint

    def client(
        self,
        service: str,
        region: str | None = None,
        read_timeout_s: float = READ_TIMEOUT_S,
        tries: int = TRIES,
    ) -> "BaseClient":
        """A client, made once per process; clients may be used by several threads."""
        endpoint = self.endpoint_of(service)
        return make_client(service, region or self.region, endpoint, read_timeout_s, tries)


@cache
def make_client(
    service: str,
    region: str | None,
    endpoint: str | None,
    read_timeout_s: float = READ_TIMEOUT_S,
    tries: int = TRIES,
) -> "BaseClient":
    import boto3
    from botocore.config import Config

    signed = {"signature_version": "s3v4"} if service == "s3" else {}
    style = "path" if endpoint else "auto"
    config = Config(
        **signed,
        connect_timeout=CONNECT_TIMEOUT_S,
        read_timeout=read_timeout_s,
        max_pool_connections=CONNECTIONS,
        retries={"mode": "standard", "total_max_attempts": 1},  # ours are in `resilience`
        s3={"addressing_style": style, "us_east_1_regional_endpoint": "regional"},
    )
    made: BaseClient = boto3.client(service, region_name=region, endpoint_url=endpoint, config=config)
    return make_resilient(made, service, tries)


def aws_connection(settings: Settings) -> AwsConnection:
    return AwsConnection(settings.aws_region, settings.aws_endpoint, settings.s3_endpoint)
