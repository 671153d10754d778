"""HTTP as uvicorn speaks it, with limits on the head of a request: its size, and the time that it may take.

uvicorn's fast parser (httptools) has neither: a client could send headers without end, or stop in the middle
of them and hold its connection for ever. See docs/decisions/0018-heads-of-requests.md.
"""

import asyncio
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from domain.language.message import texts
from domain.language.messages import refusals as say
from serving.errors import ErrorOut

MAX_HEAD_BYTES = 64 * 1024
"""Of an address and all headers together: twice what the usual proxies let through (nginx: 4 x 8 KiB)."""
MAX_HEADERS = 200
"""Twice what Apache httpd accepts; browsers send some twenty."""
HEAD_S = 10.0
"""From the first byte, or from the connection, to the end of the head (nginx waits 60 s, Apache 20 s)."""
TEXTS = {
    HTTPStatus.BAD_REQUEST: texts(say.NOT_HTTP),
    HTTPStatus.REQUEST_TIMEOUT: texts(say.headers_too_slow, HEAD_S),
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: texts(say.headers_too_large, MAX_HEAD_BYTES, MAX_HEADERS),
}


class HeadTooLargeError(Exception):
    """Stops the parser within a head."""


class LimitedHttp(HttpToolsProtocol):
    """Closes connections whose heads are too large (431) or too slow (408)."""

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - those of uvicorn
        super().__init__(*args, **options)
        self.is_in_head = True
        self.has_begun = False
        self.is_refused = False
        self.head_bytes = 0
        """Bytes of the address and headers that the parser has reported."""
        self.silent_bytes = 0
        """Bytes that arrived since the parser last reported a head, or a piece of a body."""
        self.news = 0
        self.head_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.begin_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        self.end_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self.is_refused:
            return
        before = self.news
        super().data_received(data)
        is_news = self.news != before
        self.silent_bytes = 0 if is_news else self.silent_bytes + len(data)
        # A head that came whole needs no timer; one that has begun does, and so does what leads to nothing.
        if self.is_in_head and (self.has_begun or not is_news) and not self.is_refused:
            self.begin_waiting()
        if self.silent_bytes > MAX_HEAD_BYTES:
            self.refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.head_bytes = 0
        self.has_begun = True

    def on_url(self, url: bytes) -> None:
        self.count(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        self.count(len(name) + len(value))
        super().on_header(name, value)

    def count(self, size: int) -> None:
        self.head_bytes += size
        if self.head_bytes > MAX_HEAD_BYTES or len(self.headers) >= MAX_HEADERS:
            raise HeadTooLargeError

    def on_headers_complete(self) -> None:
        self.news += 1
        self.is_in_head = self.has_begun = False
        self.end_waiting()
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self.news += 1
        super().on_body(body)

    def on_message_complete(self) -> None:
        self.news += 1
        self.is_in_head = True
        super().on_message_complete()

    def begin_waiting(self) -> None:
        if self.head_timer is None:
            self.head_timer = self.loop.call_later(HEAD_S, self.give_up)

    def end_waiting(self) -> None:
        if self.head_timer is not None:
            self.head_timer.cancel()
            self.head_timer = None

    def give_up(self) -> None:
        """Close, unless an earlier request on this connection is still being answered."""
        self.head_timer = None
        if self.is_answering():
            self.begin_waiting()
        else:
            self.refuse(HTTPStatus.REQUEST_TIMEOUT)

    def is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def send_400_response(self, msg: str) -> None:
        """Called by uvicorn for whatever its parser did not take; `msg` says no more than that."""
        is_large = self.head_bytes > MAX_HEAD_BYTES or len(self.headers or ()) >= MAX_HEADERS
        self.refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE if is_large else HTTPStatus.BAD_REQUEST)

    def refuse(self, status: HTTPStatus) -> None:
        self.is_refused = True
        self.end_waiting()
        if not self.is_answering():
            self.transport.write(refusal(status))
        self.transport.close()


def refusal(status: HTTPStatus) -> bytes:
    """A whole answer in the shape of every other error."""
    english, korean = TEXTS[status]
    body = ErrorOut(error=english, error_ko=korean, request_id=uuid4().hex).model_dump_json().encode()
    headers = f"content-type: application/json\r\ncontent-length: {len(body)}\r\nconnection: close\r\n\r\n"
    return STATUS_LINE[status] + headers.encode() + body
