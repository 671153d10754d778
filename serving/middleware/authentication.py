"""Finds out who asks: by a key or a login. Each route declares who may call it."""

import hmac
import time
from http.cookies import CookieError, SimpleCookie

from psycopg import OperationalError
from sqlalchemy.exc import OperationalError as EngineOperationalError
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from domain.access import LOCAL_USER, Principal
from resources.db.engine import AsyncDatabase
from resources.passwords import KEY_PREFIX, token_digest
from resources.settings import Settings
from serving.errors import DATABASE_AWAY, RETRY_AFTER_S, TooManyError, refuse
from serving.grants import service_principal
from serving.middleware.limits import Buckets, client_address
from serving.middleware.paths import is_api

COOKIE = "sentinel_login"
BEARER = "bearer "
"""Compared without regard to case (RFC 9110, 11.1)."""
MAX_KNOWN = 10_000
"""Tokens that a worker remembers; beyond that it forgets all of them."""
UNKNOWN_TOKENS_PER_S = 10.0
"""Per address; a valid token is unknown once in each worker."""


class KnownCallers:
    """Whose token it is, remembered until the database changes."""

    def __init__(self, database: AsyncDatabase) -> None:
        self.database = database
        self.known: dict[str, tuple[str, Principal | None]] = {}

    async def find(self, token: str, snapshot: str) -> Principal | None:
        digest = token_digest(token)
        seen, principal = self.known.get(digest, ("", None))
        if seen != snapshot:
            is_key = token.startswith(KEY_PREFIX)
            principal = await self.database.read(
                lambda stores: stores.access.keyed(token) if is_key else stores.access.logged_in(token)
            )
            if len(self.known) >= MAX_KNOWN:
                self.known.clear()
            self.known[digest] = (snapshot, principal)
        return unless_expired(principal)

    def last_known(self, token: str) -> Principal | None:
        """Who it was when the database last answered."""
        return unless_expired(self.known.get(token_digest(token), ("", None))[1])


def unless_expired(principal: Principal | None) -> Principal | None:
    if principal is None or principal.expires_at is None:
        return principal
    return principal if principal.expires_at.timestamp() > time.time() else None


class Authentication:
    """Puts the principal, or None, into the state of the request."""

    def __init__(self, app: ASGIApp, settings: Settings, database: AsyncDatabase) -> None:
        self.app = app
        self.settings = settings
        self.database = database
        self.known_callers = KnownCallers(database)
        self.unknown_tokens = Buckets(UNKNOWN_TOKENS_PER_S)
        self.service = service_principal(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            try:
                principal = await self.principal(scope) if self.settings.auth else LOCAL_USER
            except (OperationalError, EngineOperationalError):
                await refuse(scope, receive, send, 503, DATABASE_AWAY, {"Retry-After": RETRY_AFTER_S})
                return
            except TooManyError as error:
                await refuse(scope, receive, send, 429, str(error), {"Retry-After": str(error.retry_after_s)})
                return
            scope["state"]["principal"] = principal
        await self.app(scope, receive, send)

    async def principal(self, scope: Scope) -> Principal | None:
        """Who asks; raises `TooManyError` when too many unknown tokens come from one address."""
        if not is_api(scope):
            return None
        token = request_token(Headers(scope=scope), self.settings.service_key)
        if token is None:
            return None
        if self.settings.service_key is not None and is_equal(token, self.settings.service_key):
            return self.service
        known = self.known_callers.last_known(token)
        # An unknown token costs a query, so they are limited.
        if known is None and self.unknown_tokens.wait_s(client_address(scope)) > 0:
            raise TooManyError("Too many keys were tried; wait a moment", retry_after_s=1)
        try:
            snapshot = await self.database.snapshots.current()
            scope["state"]["snapshot"] = snapshot
            return await self.known_callers.find(token, snapshot)
        except (OperationalError, EngineOperationalError):
            if known is None:
                raise
            return known


def request_token(headers: Headers, service_key: str | None) -> str | None:
    """The key of the Authorization header, else the login cookie.

    The first front end sends a bearer token that means nothing; it must not hide its cookie.
    """
    authorization = headers.get("authorization", "")
    if authorization[: len(BEARER)].lower() == BEARER:
        token = authorization[len(BEARER) :].strip()
        if token.startswith(KEY_PREFIX) or (service_key is not None and is_equal(token, service_key)):
            return token
    return login_cookie(headers)


def login_cookie(headers: Headers) -> str | None:
    try:
        cookies = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return None
    return cookies[COOKIE].value if COOKIE in cookies else None


def is_equal(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
