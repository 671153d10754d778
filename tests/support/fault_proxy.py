"""An HTTP proxy in front of a server of Amazon's protocols that does what networks and services do.

Faults are drawn from a seeded generator, or given one by one for the next requests.
"""

import http.client
import random
import socket
import struct
import threading
import time
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal
from urllib.parse import urlsplit

Fault = Literal["none", "latency", "error", "slow_down", "reset", "cut"]
SLOW_DOWN = b"<?xml version='1.0'?><Error><Code>SlowDown</Code><Message>Reduce your rate.</Message></Error>"
HOP = {"connection", "transfer-encoding", "keep-alive", "content-length"}
"""Headers that belong to one connection only."""


@dataclass(slots=True)
class Faults:
    """What goes wrong. `shares` are probabilities; `planned` go first, one for each request."""

    shares: dict[Fault, float] = field(default_factory=dict)
    planned: deque[Fault] = field(default_factory=deque)
    latency_s: float = 0.2
    seen: Counter[str] = field(default_factory=Counter)
    chance: random.Random = field(default_factory=lambda: random.Random(7))  # noqa: S311 - no secret
    lock: threading.Lock = field(default_factory=threading.Lock)

    def draw(self) -> Fault:
        with self.lock:
            fault = self.planned.popleft() if self.planned else self._by_chance()
            self.seen[fault] += 1
            return fault

    def _by_chance(self) -> Fault:
        drawn = self.chance.random()
        for fault, share in self.shares.items():
            if drawn < share:
                return fault
            drawn -= share
        return "none"


class QuietServer(ThreadingHTTPServer):
    """Connections that end early are what this is for."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def fault_proxy(upstream: str, faults: Faults) -> Iterator[str]:
    """A proxy in front of `upstream`; its address. It works in threads of this process."""
    host = urlsplit(upstream).netloc

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def pass_on(self) -> None:
            body = read_body(self)
            fault = faults.draw()
            if fault == "latency":
                time.sleep(faults.latency_s)
            if fault == "reset":
                reset(self)
            elif fault in ("error", "slow_down"):
                answer(self, 500 if fault == "error" else 503, [], b"" if fault == "error" else SLOW_DOWN)
            else:
                relay(self, host, body, is_cut=fault == "cut")

        do_GET = do_PUT = do_POST = do_HEAD = do_DELETE = pass_on  # noqa: N815 - named by the library

    server = QuietServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def read_body(handler: BaseHTTPRequestHandler) -> bytes:
    if handler.headers.get("Expect") == "100-continue":
        handler.send_response_only(100)
        handler.end_headers()
    return handler.rfile.read(int(handler.headers.get("Content-Length") or 0))


def relay(handler: BaseHTTPRequestHandler, host: str, body: bytes, *, is_cut: bool) -> None:
    """Send a request on as it is, its `Host` included, and its answer back: half of it where it is cut."""
    connection = http.client.HTTPConnection(host, timeout=60)
    connection.putrequest(handler.command, handler.path, skip_host=True, skip_accept_encoding=True)
    for name, value in handler.headers.items():
        if name.lower() not in HOP:
            connection.putheader(name, value)
    connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body)
    response = connection.getresponse()
    headers = [each for each in response.getheaders() if each[0].lower() not in HOP]
    content = response.read()
    length = response.getheader("Content-Length") if handler.command == "HEAD" else None
    connection.close()
    answer(handler, response.status, headers, content, length=length, is_cut=is_cut)


def answer(
    handler: BaseHTTPRequestHandler,
    status: int,
    headers: list[tuple[str, str]],
    content: bytes,
    *,
    length: str | None = None,
    is_cut: bool = False,
) -> None:
    handler.send_response_only(status)
    for name, value in headers:
        handler.send_header(name, value)
    handler.send_header("Content-Length", length or str(len(content)))
    handler.end_headers()
    handler.wfile.write(content[: len(content) // 2] if is_cut else content)
    if is_cut:
        handler.wfile.flush()
        handler.close_connection = True


def reset(handler: BaseHTTPRequestHandler) -> None:
    """Close a connection without a word, so that the other side sees a reset."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.close_connection = True
    handler.connection.close()
