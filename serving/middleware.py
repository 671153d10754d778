"""What happens to every request, whatever its route."""

import logging
import re
import time
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

API_PREFIXES = ("/api", "/db")
SLOW_S = 1.0
REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
logger = logging.getLogger("serving.requests")


class PathsWithoutSlash:
    """Serves each API path with and without its trailing slash, and never redirects between them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(API_PREFIXES):
            path = scope["path"].rstrip("/")
            scope = {**scope, "path": path, "raw_path": path.encode()}
        await self.app(scope, receive, send)


class RequestFacts:
    """Gives each request an id, and says on each response which one it was and how long it took."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        sent = Headers(scope=scope).get("x-request-id", "")
        request_id = sent if REQUEST_ID.fullmatch(sent) else uuid4().hex
        scope.setdefault("state", {})["request_id"] = request_id

        async def send_with_facts(message: Message) -> None:
            if message["type"] == "http.response.start":
                seconds = time.perf_counter() - began
                headers = MutableHeaders(scope=message)
                headers["X-Request-Id"] = request_id
                headers["X-Response-Time"] = f"{seconds * 1000:.1f}ms"
                headers["X-Content-Type-Options"] = "nosniff"
                if seconds > SLOW_S:
                    logger.warning(
                        "Slow request %s %s: %.1f s, id %s",
                        scope["method"],
                        scope["path"],
                        seconds,
                        request_id,
                    )
            await send(message)

        await self.app(scope, receive, send_with_facts)
