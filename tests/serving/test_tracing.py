"""Traces go to a collector that speaks OTLP over HTTP."""

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from resources.db.engine import Database
from resources.settings import Settings
from serving.tracing import telemetry
from tests.support.api import add_analysed_video, client_of
from tests.support.running_system import until


class Collector(ThreadingHTTPServer):
    """Keeps the names of the spans that it is sent."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Received)
        self.spans: list[str] = []


class Received(BaseHTTPRequestHandler):
    server: Collector

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        assert self.path == "/v1/traces"
        sent = ExportTraceServiceRequest.FromString(body)
        for resource in sent.resource_spans:
            self.server.spans += [span.name for scope in resource.scope_spans for span in scope.spans]
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def collector() -> Iterator[Collector]:
    server = Collector()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


async def test_requests_become_spans_and_signed_addresses_do_not(
    settings: Settings, database: Database, collector: Collector
) -> None:
    add_analysed_video(database)
    traced = settings.model_copy(update={"otel_endpoint": f"http://127.0.0.1:{collector.server_port}/"})

    async with client_of(traced) as client:
        assert (await client.get("/db/videos/1/progress")).status_code == 200
        assert (await client.get("/api/media/x?expires=1&signature=geheim")).status_code == 403
    until(lambda: collector.spans, 20, "spans arrive, which are sent every five seconds")
    assert any("/db/videos/{video_id}/progress" in name for name in collector.spans), collector.spans
    assert not any("media" in name for name in collector.spans)


def test_without_a_collector_nothing_is_recorded(settings: Settings) -> None:
    assert telemetry(settings) == {"tracing": False, "metrics": False, "logs": False}
