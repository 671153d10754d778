"""How connections to the database are opened: through a pooler or not, and with which password.

Loaded by idle workers too, so nothing heavy is imported here.
"""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import psycopg

from resources.aws.clients import AwsConnection, aws_connection
from resources.errors import SetupError
from resources.settings import Settings
from resources.settings_database import POOL_SIZE

CONNECT_TIMEOUT_S = 5
"""Seconds until a database that does not answer counts as away."""
DEFAULT_PORT = 5432
"""Of PostgreSQL, by its manual."""
ENCRYPTED = ("require", "verify-ca", "verify-full")
"""Values of `sslmode` with which libpq never sends a password in the clear."""


class TokenError(psycopg.OperationalError, SetupError):
    """There is no token to log in with. To who uses the database, it is away; the text says why."""


@dataclass(frozen=True, slots=True)
class ConnectionRules:
    """What else than its address a connection needs."""

    is_pooled: bool = False
    pool_size: int = POOL_SIZE
    iam: AwsConnection | None = None

    @classmethod
    def of(cls, configured: Settings) -> "ConnectionRules":
        """For `DATABASE_URL`; the built-in server has neither a pooler nor tokens."""
        if not configured.database_url:
            return cls(pool_size=configured.database_pool_size)
        iam = aws_connection(configured) if configured.database_iam else None
        return cls(configured.database_pooled, configured.database_pool_size, iam)

    @property
    def direct(self) -> "ConnectionRules":
        """For the address of the server itself."""
        return replace(self, is_pooled=False)

    def options(self, timeout_ms: int | None = None) -> dict[str, Any]:
        """Arguments of psycopg's `connect`.

        A pooler in transaction mode gives each transaction another connection of the server: statements must
        not be prepared, and it refuses options of the session.
        """
        common = {"connect_timeout": CONNECT_TIMEOUT_S, "application_name": "deepsentinel"}
        if self.is_pooled:
            return {**common, "prepare_threshold": None}
        return common | ({"options": f"-c statement_timeout={timeout_ms}"} if timeout_ms else {})

    def password(self, url: str) -> str | None:
        """A token for the next connection to `url`, good for 15 minutes; None where its own password counts.

        Raises:
            TokenError: No token can be signed, or it would be sent in the clear.
        """
        return signed_token(url, self.iam) if self.iam else None

    def login(self, url: str) -> dict[str, Any]:
        """The same as an argument of psycopg's `connect`; none where the password of the address counts."""
        password = self.password(url)
        return {} if password is None else {"password": password}


def signed_token(url: str, iam: AwsConnection) -> str:
    from botocore.exceptions import BotoCoreError

    host, port, user = login_of(url)
    try:
        token: str = iam.client("rds").generate_db_auth_token(DBHostname=host, Port=port, DBUsername=user)
    except BotoCoreError as error:
        raise TokenError(
            f"SENTINEL_DATABASE_IAM is on, and no token for {user} at {host} can be signed: {error}. "
            "Give this program credentials and SENTINEL_AWS_REGION, or put a password into DATABASE_URL."
        ) from error
    return token


def login_of(url: str) -> tuple[str, int, str]:
    """Host, port and user of an address that tokens are signed for."""
    parts = urlsplit(url)
    sslmode = parse_qs(parts.query).get("sslmode", ["none"])[-1]
    if sslmode not in ENCRYPTED:
        raise TokenError(
            "SENTINEL_DATABASE_IAM sends a token as the password, and the address of the database says "
            f"sslmode {sslmode}. Add ?sslmode=verify-full&sslrootcert=FILE to it."
        )
    if not parts.hostname or not parts.username:
        raise TokenError("SENTINEL_DATABASE_IAM needs a host and a user in the address of the database.")
    return parts.hostname, parts.port or DEFAULT_PORT, unquote(parts.username)
