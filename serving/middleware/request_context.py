"""Gives each request an id, times it, counts it, and puts the headers on that every response has."""

import logging
import re
import time
from collections.abc import Sequence
from uuid import uuid4

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serving.middleware.metrics import count_request
from serving.middleware.paths import is_api

SLOW_S = 1.0
"""Seconds from which a request is logged as slow: from there people notice that they wait."""
QUIET_METHODS = {"GET", "HEAD", "OPTIONS"}
REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
RawHeaders = list[tuple[bytes, bytes]]
logger = logging.getLogger("serving.requests")

PAGE_POLICY = (
    "default-src 'self'; img-src 'self' data: blob: {media}; media-src 'self' blob: {media}; "
    "connect-src 'self' {media}; style-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
API_POLICY = "default-src 'none'; frame-ancestors 'none'"
SHEET_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
"""Of evidence sheets, which are one file with its style and without any script."""
SHEET_SUFFIX = "/evidence"
DOCS_PATH = "/api/docs"
"""A page among the addresses of the API."""


def security_headers(base_url: str, origins: Sequence[str] = ()) -> tuple[RawHeaders, RawHeaders, RawHeaders]:
    """Headers for the page, for the API, and for evidence sheets (OWASP Secure Headers Project).

    The page may send and show objects at `origins` too.
    """
    shared = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    }
    if base_url.startswith("https://"):
        shared["Strict-Transport-Security"] = "max-age=31536000"
    media = " ".join((base_url, *origins))
    policies = (PAGE_POLICY.format(media=media), API_POLICY, SHEET_POLICY)
    page, api, sheet = (encode_headers({**shared, "Content-Security-Policy": each}) for each in policies)
    return page, api, sheet


def encode_headers(headers: dict[str, str]) -> RawHeaders:
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


class RequestContext:
    """The outermost of our own layers, so that its headers are on refusals and faults too."""

    def __init__(self, app: ASGIApp, base_url: str, origins: Sequence[str] = ()) -> None:
        self.app = app
        self.page_headers, self.api_headers, self.sheet_headers = security_headers(base_url, origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        sent = Headers(scope=scope).get("x-request-id", "")
        request_id = sent if REQUEST_ID.fullmatch(sent) else uuid4().hex
        scope.setdefault("state", {})["request_id"] = request_id
        fixed = self.headers_for(scope)
        status = 500

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                milliseconds = (time.perf_counter() - began) * 1000
                own = [
                    (b"x-request-id", request_id.encode()),
                    (b"x-response-time", f"{milliseconds:.1f}ms".encode()),
                ]
                message["headers"] = [*message.get("headers", ()), *fixed, *own]
            await send(message)

        try:
            await self.app(scope, receive, send_with_headers)
        finally:
            record_request(scope, status, time.perf_counter() - began)

    def headers_for(self, scope: Scope) -> RawHeaders:
        if is_api(scope) and scope["path"].endswith(SHEET_SUFFIX):
            return self.sheet_headers
        is_page = not is_api(scope) or scope["path"] == DOCS_PATH
        return self.page_headers if is_page else self.api_headers


def record_request(scope: Scope, status: int, seconds: float) -> None:
    """Count a request; log it when it changed something, failed or was slow."""
    route = getattr(scope.get("route"), "path", "none")
    count_request(scope["method"], route, status, seconds)
    if scope["method"] in QUIET_METHODS and status < 500 and seconds < SLOW_S:
        return
    level = logging.WARNING if status >= 500 or seconds >= SLOW_S else logging.INFO
    principal = scope["state"].get("principal")
    fields = {
        "request_id": scope["state"]["request_id"],
        "method": scope["method"],
        "path": scope["path"],
        "status": status,
        "seconds": round(seconds, 3),
        "actor": principal.name if principal else None,
    }
    text = "%(method)s %(path)s: %(status)d in %(seconds).3f s, by %(actor)s, id %(request_id)s"
    logger.log(level, text, fields, extra={"fields": fields})
