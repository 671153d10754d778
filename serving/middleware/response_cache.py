"""Answers to reads: made once for each state of the database, tagged, compressed, and reused.

`Snapshots` says which state the database is in. An answer is kept with the state that was there before
and after it was made; while the database is in that state, the answer is what would be made again.
"""

import asyncio
import gzip
import hashlib
import time
from collections import OrderedDict
from dataclasses import dataclass, field

import brotli
from psycopg import OperationalError
from starlette.datastructures import Headers
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.access import Principal
from resources.db.snapshots import Snapshots
from serving.middleware.metrics import CACHED

READ_PREFIXES = ("/db/", "/api/videos/", "/api/prompt/history", "/api/audit")
NEVER_KEPT = ("/stream", "/clip", "/evidence")
"""Ends of paths whose answers are told as they happen, are logged each time, or are large."""
MAX_AGE_S = 60.0
"""Signed addresses inside an answer expire, so it is not kept for long."""
STALE_S = 60.0
"""So long progress is still answered from memory after that, while the database is away."""
MAX_BYTES = 64 * 1024 * 1024
"""Of all answers in one worker; the longest unused are dropped first."""
MIN_COMPRESSED_BYTES = 1024
"""Shorter answers fit into one packet as they are."""
MIN_THREAD_BYTES = 64 * 1024
"""Longer answers are compressed in a thread: in the event loop they would hold up others for milliseconds."""
BROTLI_QUALITY = 4
"""Of 0..11: about as fast as gzip, and shorter."""
HIT, MISS = CACHED.labels("yes"), CACHED.labels("no")
Key = tuple[str, bytes, Principal, str]


@dataclass(slots=True)
class CachedResponse:
    """The body of an answer, with its tag and its shorter forms."""

    status: int
    body: bytes
    headers: list[tuple[bytes, bytes]]
    route: BaseRoute | None
    snapshot: str = ""
    made_at: float = 0.0
    tag: bytes = b""
    shorter: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.tag = f'"{hashlib.blake2b(self.body, digest_size=12).hexdigest()}"'.encode()

    @property
    def size(self) -> int:
        """Bytes in memory, with room for its shorter forms, which come later."""
        return 2 * len(self.body)

    async def encoded(self, accepted: str) -> tuple[bytes, str | None]:
        """The body in the shortest form that a client understands, and the name of that form."""
        name = next((each for each in ("br", "gzip") if each in accepted), None)
        if name is None or len(self.body) < MIN_COMPRESSED_BYTES:
            return self.body, None
        if name not in self.shorter:
            if len(self.body) > MIN_THREAD_BYTES:
                self.shorter[name] = await asyncio.to_thread(compress, self.body, name)
            else:
                self.shorter[name] = compress(self.body, name)
        return self.shorter[name], name


def compress(body: bytes, name: str) -> bytes:
    if name == "br":
        return bytes(brotli.compress(body, quality=BROTLI_QUALITY))
    return gzip.compress(body, compresslevel=5, mtime=0)


class ResponseCache:
    """Answers GET requests for data. Each client sees what it would see without this layer."""

    def __init__(self, app: ASGIApp, snapshots: Snapshots) -> None:
        self.app = app
        self.snapshots = snapshots
        self.kept: OrderedDict[Key, CachedResponse] = OrderedDict()
        self.kept_bytes = 0
        self.making: dict[Key, asyncio.Lock] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not is_read(scope):
            await self.app(scope, receive, send)
            return
        arrived = time.monotonic()
        host = Headers(scope=scope).get("host", "")  # addresses in the answer begin with it
        key = (scope["path"], scope["query_string"], scope["state"]["principal"], host)
        try:
            snapshot = scope["state"].get("snapshot") or await self.snapshots.current()
        except OperationalError:
            await self.answer_without_database(key, scope, receive, send)
            return
        found = self.find_fresh(key, snapshot, arrived)
        if found is None:
            MISS.inc()
            found = await self.make(key, snapshot, arrived, scope, receive)
        else:
            HIT.inc()
        await respond(found, scope, send)

    def find_fresh(self, key: Key, snapshot: str, arrived: float) -> CachedResponse | None:
        """What was kept, if it is still true: made in this very state, or after the request came in."""
        found = self.kept.get(key)
        if found is None or time.monotonic() - found.made_at > MAX_AGE_S:
            return None
        if found.snapshot != snapshot and found.made_at < arrived:
            return None
        self.kept.move_to_end(key)
        return found

    async def make(
        self, key: Key, snapshot: str, arrived: float, scope: Scope, receive: Receive
    ) -> CachedResponse:
        """Make an answer; others who want the same one wait for it."""
        lock = self.making.setdefault(key, asyncio.Lock())
        try:
            async with lock:
                if (found := self.find_fresh(key, snapshot, arrived)) is not None:
                    return found
                began = time.monotonic()
                answer = await collect_body(self.app, scope, receive)
                answer.made_at = began
                if answer.status == 200:
                    # Made while something changed, it is still right for those who had asked before.
                    is_exact = await self.snapshots.current() == snapshot
                    answer.snapshot = snapshot if is_exact else ""
                    self.keep(key, answer)
                return answer
        finally:
            if not lock.locked():
                self.making.pop(key, None)

    def keep(self, key: Key, answer: CachedResponse) -> None:
        self.forget(key)
        self.kept[key] = answer
        self.kept_bytes += answer.size
        while self.kept_bytes > MAX_BYTES and len(self.kept) > 1:
            self.forget(next(iter(self.kept)))

    def forget(self, key: Key) -> None:
        if (old := self.kept.pop(key, None)) is not None:
            self.kept_bytes -= old.size

    async def answer_without_database(self, key: Key, scope: Scope, receive: Receive, send: Send) -> None:
        """Progress stays as it last was, since clients take any error for the end; the rest is refused."""
        known = self.kept.get(key)
        is_progress = key[0].endswith("/progress")
        if known is None or not is_progress or time.monotonic() - known.made_at > MAX_AGE_S + STALE_S:
            await self.app(scope, receive, send)
            return
        await respond(known, scope, send)


def is_read(scope: Scope) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and scope["path"].startswith(READ_PREFIXES)
        and not scope["path"].endswith(NEVER_KEPT)
        and scope["state"]["principal"] is not None
    )


async def collect_body(app: ASGIApp, scope: Scope, receive: Receive) -> CachedResponse:
    """The answer of the application, as one piece."""
    start: Message = {}
    pieces: list[bytes] = []

    async def collect(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        else:
            pieces.append(message.get("body", b""))

    await app(scope, receive, collect)
    headers = [each for each in start["headers"] if each[0] not in (b"content-length", b"date")]
    return CachedResponse(start["status"], b"".join(pieces), headers, scope.get("route"))


async def respond(answer: CachedResponse, scope: Scope, send: Send) -> None:
    """Send it whole, compressed, or only the word that the client has it already (RFC 9110, 304)."""
    scope["route"] = answer.route
    asked = Headers(scope=scope)
    headers = [*answer.headers, (b"vary", b"Accept-Encoding, Authorization, Cookie")]
    status, body = answer.status, answer.body
    if status == 200:
        headers += [(b"etag", answer.tag), (b"cache-control", b"private, no-cache")]
        if answer.tag.decode() in asked.get("if-none-match", ""):
            status, body = 304, b""
        else:
            body, encoding = await answer.encoded(asked.get("accept-encoding", ""))
            if encoding is not None:
                headers.append((b"content-encoding", encoding.encode()))
    if status != 304:
        headers.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
