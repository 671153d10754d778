"""Finds out who asks: by a key or a login. What they may do is said by each route."""

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
MAX_KNOWN = 10_000
STRANGE_TOKENS_PER_S = 10.0
"""Per address; whoever comes with a good token is a stranger once in each worker."""


class KnownCallers:
    """Who has a token, remembered for as long as the database has not changed."""

    def __init__(self, database: AsyncDatabase) -> None:
        self.database = database
        self.known: dict[str, tuple[str, Principal | None]] = {}

    async def of(self, token: str, snapshot: str) -> Principal | None:
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
        return current(principal)

    def last_known(self, token: str) -> Principal | None:
        """Who it was when the database last answered."""
        return current(self.known.get(token_digest(token), ("", None))[1])


def current(principal: Principal | None) -> Principal | None:
    if principal is None or principal.expires_at is None:
        return principal
    return principal if principal.expires_at.timestamp() > time.time() else None


class Authentication:
    """Puts the principal, or None, into the state of the request."""

    def __init__(self, app: ASGIApp, settings: Settings, database: AsyncDatabase) -> None:
        self.app = app
        self.settings = settings
        self.database = database
        self.recognised = KnownCallers(database)
        self.strangers = Buckets(STRANGE_TOKENS_PER_S)
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
        if self.settings.service_key is not None and same(token, self.settings.service_key):
            return self.service
        known = self.recognised.last_known(token)
        # A token that nobody is known to have costs a look into the database: not too many of them.
        if known is None and self.strangers.wait_s(client_address(scope)) > 0:
            raise TooManyError("Too many keys were tried; wait a moment", retry_after_s=1)
        try:
            snapshot = await self.database.snapshots.current()
            scope["state"]["snapshot"] = snapshot
            return await self.recognised.of(token, snapshot)
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
        if token.startswith(KEY_PREFIX) or (service_key is not None and same(token, service_key)):
            return token
    return login_cookie(headers)


def login_cookie(headers: Headers) -> str | None:
    try:
        cookies = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return None
    return cookies[COOKIE].value if COOKIE in cookies else None


def same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
