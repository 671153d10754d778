"""What a client may not do: come from a page of another site, too often, with too much, or too slowly."""

import asyncio
import ipaddress
import socket
import time
from functools import lru_cache
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from resources.settings import Settings, is_loopback
from serving.errors import refuse
from serving.middleware.metrics import LIMITED
from serving.middleware.paths import is_api

MIB = 1024 * 1024
"""Bytes of a mebibyte."""
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
"""They change nothing (RFC 9110, 9.2.1)."""
BODY_LIMITS = {"/api/media/": None, "/api/uploads": None, "/api/s3/upload/thumbnail": 21 * MIB,
               "/api/search/picture": 21 * MIB}  # fmt: skip
"""Bytes of a body by the beginning of its path; None is left to the route, which knows what was announced."""
BODY_LIMIT = MIB
"""Bytes of any other body: texts of at most a few thousand characters."""
SILENT_BODY_S = 30.0
"""A client that sends nothing for so long is given up; a mobile connection recovers within that."""
ANSWER_S = 29.0
"""The first front end's proxy gives up after 30 s."""
WITHOUT_DEADLINE = ("/api/media/", "/api/uploads", "/api/sample")
"""Large files, and the drawing of the sample, take as long as they take."""
CUTTING = ("/clip", "/evidence")
"""Ends of the paths of exports, which are cut first."""
BURST_S = 5.0
"""So many seconds' worth of requests may come at once: a page opens with a dozen."""
MAX_CLIENTS = 10_000
"""Buckets in memory; beyond that the full ones are dropped."""


class OwnOrigins:
    """Refuses what pages of other sites send with the visitor's cookies, and names that are not ours.

    Browsers say where a request comes from (`Origin`), so no token is needed. Without authentication the
    name that was asked for must be this machine's: a page elsewhere can point a name of its own here. Where
    no public address is set, addresses in answers begin with that name: it must be ours too, or a number.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        self.origins = set(settings.allowed_origins)
        self.own_names = own_names(settings.host)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and (problem := self.problem(scope)):
            await refuse(scope, receive, send, 403, problem)
            return
        await self.app(scope, receive, send)

    def problem(self, scope: Scope) -> str | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self.is_own(host_name(host)):
            return (
                f"{host[:200]!r} is not a name of this machine: set SENTINEL_PUBLIC_URL to the address that "
                "browsers use. Without authentication only this machine itself is served"
            )
        if scope["method"] in SAFE_METHODS:
            return None
        origin = headers.get("origin")
        if origin is None or origin in self.origins or origin.partition("://")[2] == host:
            return None
        return f"Requests from pages of {origin[:200]!r} are not accepted; add it to SENTINEL_CORS_ORIGINS"

    def is_own(self, name: str) -> bool:
        if is_loopback(name):
            return True
        if not self.settings.auth:
            return False
        # Where the public address is set, nothing in an answer depends on this name.
        return self.settings.public_url is not None or is_number(name) or name in self.own_names


def own_names(host: str) -> set[str]:
    """What this machine is called: as configured, by itself, and in its network."""
    name = socket.gethostname().lower()
    return {host.lower(), name, f"{name}.local", socket.getfqdn().lower()}


def is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


@lru_cache(1000)
def host_name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


class Buckets:
    """A token bucket for each client: `rate` requests a second, and five seconds' worth at once."""

    def __init__(self, rate_per_s: float) -> None:
        self.rate = rate_per_s
        self.burst = rate_per_s * BURST_S
        self.left: dict[str, tuple[float, float]] = {}

    def wait_s(self, client: str) -> float:
        """Take one from the client's bucket; 0, or seconds until there is one again."""
        now = time.monotonic()
        if len(self.left) > MAX_CLIENTS:
            self.left = {name: each for name, each in self.left.items() if now - each[1] < BURST_S}
        left, at = self.left.get(client, (self.burst, now))
        left = min(self.burst, left + (now - at) * self.rate)
        if left < 1:
            self.left[client] = (left, now)
            return (1 - left) / self.rate
        self.left[client] = (left - 1, now)
        return 0.0


class RateLimit:
    """Refuses what one client asks too often (429)."""

    def __init__(self, app: ASGIApp, rate_per_s: float) -> None:
        self.app = app
        self.buckets = Buckets(rate_per_s)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and is_api(scope):
            wait_s = self.buckets.wait_s(client_key(scope))
            if wait_s > 0:
                LIMITED.labels("rate").inc()
                text = f"Too many requests: {self.buckets.rate:g} a second are answered; wait a moment"
                await refuse(scope, receive, send, 429, text, {"Retry-After": str(max(1, round(wait_s)))})
                return
        await self.app(scope, receive, send)


def client_key(scope: Scope) -> str:
    """Whose requests are counted together: a key or account, else an address."""
    principal = scope["state"].get("principal")
    if principal is not None and principal.name != "local":
        return str(principal.name)
    return client_address(scope)


def client_address(scope: Scope) -> str:
    return str(scope["client"][0]) if scope.get("client") else "unknown"


class BodyLimits:
    """Refuses bodies that are too large (413), or that stop coming (408)."""

    def __init__(self, app: ASGIApp, silent_s: float = SILENT_BODY_S) -> None:
        self.app = app
        self.silent_s = silent_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in SAFE_METHODS:
            await self.app(scope, receive, send)
            return
        limit = body_limit(scope["path"])
        declared = Headers(scope=scope).get("content-length", "0")
        if limit is not None and declared.isdecimal() and int(declared) > limit:
            LIMITED.labels("body").inc()
            await refuse(scope, receive, send, 413, size_text(limit), {"Connection": "close"})
            return
        await self.app(scope, self.count_bytes(receive, limit), send)

    def count_bytes(self, receive: Receive, limit: int | None) -> Receive:
        size, is_whole = 0, False

        async def receive_some() -> Message:
            nonlocal size, is_whole
            if is_whole:  # only the message that the client has gone can follow
                return await receive()
            try:
                async with asyncio.timeout(self.silent_s):
                    message = await receive()
            except TimeoutError:
                LIMITED.labels("slow").inc()
                text = f"Nothing came for {self.silent_s:g} s; send the request again"
                raise HTTPException(408, text, {"Connection": "close"}) from None
            size += len(message.get("body", b""))
            is_whole = not message.get("more_body", False)
            if limit is not None and size > limit:
                LIMITED.labels("body").inc()
                raise HTTPException(413, size_text(limit), {"Connection": "close"})
            return message

        return receive_some


def body_limit(path: str) -> int | None:
    for prefix, limit in BODY_LIMITS.items():
        if path.startswith(prefix):
            return limit
    return BODY_LIMIT


def has_no_deadline(path: str) -> bool:
    return path.startswith(WITHOUT_DEADLINE) or path.endswith(CUTTING)


def size_text(limit: int) -> str:
    return f"The body has more than {limit} bytes, the most that is accepted here"


class AnswerInTime:
    """Gives up on an answer that has not begun in time (504), so that clients need not guess."""

    def __init__(self, app: ASGIApp, limit_s: float = ANSWER_S) -> None:
        self.app = app
        self.limit_s = limit_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or has_no_deadline(scope["path"]):
            await self.app(scope, receive, send)
            return
        deadline = asyncio.timeout(self.limit_s)

        async def send_in_time(message: Message) -> None:
            if message["type"] == "http.response.start":
                deadline.reschedule(None)
            await send(message)

        try:
            async with deadline:
                await self.app(scope, receive, send_in_time)
        except TimeoutError:
            if not deadline.expired():
                raise
            LIMITED.labels("time").inc()
            text = f"This took more than {self.limit_s:g} s; try again"
            await refuse(scope, receive, send, 504, text, {"Retry-After": "5"})
