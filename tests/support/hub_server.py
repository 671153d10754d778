"""A server that speaks the protocol of the Hugging Face hub, as far as models are described and fetched."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

REVISION = "0123456789abcdef0123456789abcdef01234567"
"""The commit of every model here."""


@dataclass
class Hub:
    """Models by name, each a folder of files with a licence; `asked` are the paths of requests."""

    models: dict[str, tuple[Path, str | None]]
    asked: list[str] = field(default_factory=list)
    url: str = ""

    def describe(self, name: str) -> dict[str, Any]:
        """What the hub's API says of a model."""
        folder, licence = self.models[name]
        return {
            "_id": "1",
            "id": name,
            "modelId": name,
            "sha": REVISION,
            "private": False,
            "tags": [],
            "cardData": {"license": licence} if licence else {},
            "siblings": [
                {"rfilename": path.name, "size": path.stat().st_size} for path in sorted(folder.iterdir())
            ],
        }

    def tree(self, name: str) -> list[dict[str, Any]]:
        """The files of a model, as the hub's API lists them."""
        return [
            {
                "type": "file",
                "path": path.name,
                "size": path.stat().st_size,
                "oid": sha256(path.read_bytes()).hexdigest(),
            }
            for path in sorted(self.models[name][0].iterdir())
        ]


class Answering(BaseHTTPRequestHandler):
    """`/api/models/OWNER/NAME` with or without revision or tree, and `/OWNER/NAME/resolve/REVISION/FILE`."""

    protocol_version = "HTTP/1.1"
    hub: Hub

    def log_message(self, *_: object) -> None:
        """Nothing."""

    def do_GET(self) -> None:
        self.respond(with_body=True)

    def do_HEAD(self) -> None:
        self.respond(with_body=False)

    def respond(self, *, with_body: bool) -> None:
        path = unquote(urlsplit(self.path).path)
        self.hub.asked.append(f"{self.command} {path}")
        name = next((each for each in self.hub.models if f"/{each}" in path), None)
        if name is None:
            self.send(404, b'{"error": "Repository not found"}', with_body, {"X-Error-Code": "RepoNotFound"})
        elif path.startswith("/api/models/") and "/tree/" in path:
            self.send(200, json.dumps(self.hub.tree(name)).encode(), with_body, {})
        elif path.startswith("/api/models/"):
            self.send(200, json.dumps(self.hub.describe(name)).encode(), with_body, {})
        else:
            self.send_file(self.hub.models[name][0] / path.rsplit("/", 1)[1], with_body)

    def send_file(self, path: Path, with_body: bool) -> None:
        if not path.is_file():
            self.send(404, b"", with_body, {"X-Error-Code": "EntryNotFound"})
            return
        data = path.read_bytes()
        headers = {"ETag": f'"{sha256(data).hexdigest()}"', "X-Repo-Commit": REVISION}
        self.send(200, data, with_body, headers)

    def send(self, status: int, body: bytes, with_body: bool, headers: dict[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(body)


@contextmanager
def running_hub(models: dict[str, tuple[Path, str | None]]) -> Iterator[Hub]:
    """A hub with these models, until the end of the block."""
    hub = Hub(models)
    handler = type("HubHandler", (Answering,), {"hub": hub})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    hub.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
