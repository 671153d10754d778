"""What every request passes on its way to Dagster's web server, which itself lets everybody do everything.

A page of any site that is open in a browser on this machine may send requests to it (forms and plain
`fetch` need nobody's consent), and may give itself a name that points to this machine. Here are refused:
names that are not ours, origins other than Dagster's own page, and bodies that a form could send. Where
logins are asked for, Dagster is for operators and admins who see all cameras.
"""

import base64
import binascii
import html
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit

from psycopg import OperationalError
from sqlalchemy.exc import OperationalError as EngineOperationalError
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.access import LOCAL_USER, Principal, Role
from domain.language.message import texts
from domain.language.messages import refusals as say
from resources.db.engine import AsyncDatabase
from resources.settings import Settings, is_loopback, split_list
from serving.grants import service_principal
from serving.middleware.authentication import UNKNOWN_TOKENS_PER_S, KnownCallers, is_equal, request_token
from serving.middleware.limits import Buckets, client_address

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
BASIC = "basic "
POLICY_VIOLATION = 1008
"""The code with which a web socket is refused."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request goes no further, in both languages."""

    status: int
    english: str
    korean: str

    def response(self, headers: Headers) -> Response:
        """For people as a page, for programs as JSON."""
        extra = {"WWW-Authenticate": 'Basic realm="DeepSentinel"'} if self.status == 401 else {}
        if "text/html" in headers.get("accept", ""):
            texts = "".join(f"<p>{html.escape(text)}</p>" for text in (self.english, self.korean))
            return HTMLResponse(f"<!doctype html><title>DeepSentinel</title>{texts}", self.status, extra)
        return JSONResponse({"error": self.english, "error_ko": self.korean}, self.status, extra)


@dataclass(frozen=True, slots=True)
class AllowedHosts:
    """Names under which Dagster may be asked for; `chosen` are those that somebody has configured."""

    chosen: frozenset[str] = frozenset()

    @classmethod
    def of(cls, configured: Settings) -> Self:
        public = urlsplit(configured.public_url or "").hostname
        return cls(
            frozenset(name.lower() for name in (*split_list(configured.dagster_hosts), public) if name)
        )

    def include(self, host: str) -> bool:
        name = host_name(host)
        return name in self.chosen or is_loopback(name)

    def may_come_from(self, origin: str, host: str) -> bool:
        """Whether a page at `origin` is Dagster's own, also where a proxy has changed the name on the way."""
        place = origin.partition("://")[2]
        return place == host or host_name(place) in self.chosen


def host_name(host: str) -> str:
    """The name in a Host header, without its port.

    >>> host_name("LocalHost:3000"), host_name("[::1]:3000"), host_name("]")
    ('localhost', '::1', '')
    """
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def find_refusal(scope: Scope, names: AllowedHosts) -> Refusal | None:
    """What is wrong with where a request comes from or what it carries; None when nothing is."""
    headers = Headers(scope=scope)
    host, origin = headers.get("host", ""), headers.get("origin")
    if not names.include(host):
        return Refusal(403, *texts(say.unknown_host, host[:200]))
    is_foreign = origin is not None and not names.may_come_from(origin, host)
    if is_foreign or is_embedded_elsewhere(scope, headers):
        return Refusal(403, *texts(say.foreign_page, (origin or "other sites")[:200]))
    return find_content_refusal(scope, headers)


def is_embedded_elsewhere(scope: Scope, headers: Headers) -> bool:
    """Whether a page of another site asks for something; following a link to here is no such thing."""
    if headers.get("sec-fetch-site", "none") in ("none", "same-origin") or "origin" in headers:
        return False
    return not (scope.get("method") in SAFE_METHODS and headers.get("sec-fetch-dest") == "document")


def find_content_refusal(scope: Scope, headers: Headers) -> Refusal | None:
    """Forms can send anything but JSON, and links anything that fits in an address."""
    if scope["type"] != "http":
        return None
    if scope["method"] not in SAFE_METHODS:
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        is_well = kind == "application/json"
    else:
        is_page = "text/html" in headers.get("accept", "")
        is_well = is_page or not (scope["path"].rstrip("/") == "/graphql" and scope["query_string"])
    if is_well:
        return None
    return Refusal(403, *texts(say.SEND_AS_JSON))


@dataclass(slots=True)
class DagsterAuth:
    """The filter, and the login where authentication is on, in front of an application."""

    app: ASGIApp
    settings: Settings
    database: AsyncDatabase
    names: AllowedHosts = field(init=False)
    recognised: KnownCallers = field(init=False)
    strangers: Buckets = field(init=False)

    def __post_init__(self) -> None:
        self.names = AllowedHosts.of(self.settings)
        self.recognised = KnownCallers(self.database)
        self.strangers = Buckets(UNKNOWN_TOKENS_PER_S)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        refusal = find_refusal(scope, self.names) or await self.refusal_of_caller(scope)
        if refusal is None:
            await self.app(scope, receive, deny_framing(send))
        elif scope["type"] == "http" or "websocket.http.response" in scope.get("extensions", {}):
            await refusal.response(Headers(scope=scope))(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})

    async def refusal_of_caller(self, scope: Scope) -> Refusal | None:
        try:
            principal = await self.principal(scope) if self.settings.auth else LOCAL_USER
        except (OperationalError, EngineOperationalError):
            return Refusal(503, *texts(say.DATABASE_SILENT))
        if principal is None:
            return Refusal(401, *texts(say.log_in_first, self.login_place(scope)))
        if principal.role.may_act_as(Role.OPERATOR) and principal.cameras is None:
            return None
        return Refusal(403, *texts(say.not_operator_for_all, principal.name))

    def login_place(self, scope: Scope) -> str:
        """A cookie counts for all ports of a name, and for no other name of the same machine."""
        if self.settings.public_url:
            return self.settings.base_url
        name = host_name(Headers(scope=scope).get("host", ""))
        return f"http://{f'[{name}]' if ':' in name else name}:{self.settings.port}"

    async def principal(self, scope: Scope) -> Principal | None:
        """Who asks: our own programs, or the holder of a login, a key, or a key given as a password."""
        headers = password_to_key(Headers(scope=scope))
        given = headers.get("authorization", "").partition(" ")[2]
        if is_equal(given, self.settings.dagster_key()):
            return service_principal(self.settings)
        token = request_token(headers, self.settings.service_key)
        if token is None:
            return None
        if self.settings.service_key and is_equal(token, self.settings.service_key):
            return service_principal(self.settings)
        if self.recognised.last_known(token) is None and self.strangers.wait_s(client_address(scope)) > 0:
            return None
        return await self.recognised.find(token, await self.database.snapshots.current())


def password_to_key(headers: Headers) -> Headers:
    """Browsers ask for a name and a password; a key as password counts, whatever the name."""
    given = headers.get("authorization", "")
    if given[: len(BASIC)].lower() != BASIC:
        return headers
    try:
        password = base64.b64decode(given[len(BASIC) :], validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        password = ""
    changed = MutableHeaders(raw=list(headers.raw))
    changed["authorization"] = f"Bearer {password}"
    return changed


def deny_framing(send: Send) -> Send:
    """Pages of other sites may not show Dagster inside themselves, where a click would be theirs."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)["X-Frame-Options"] = "DENY"
        await send(message)

    return sent
