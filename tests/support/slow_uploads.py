"""Uploads over a real socket that are slower than what happens meanwhile."""

import http.client
from urllib.parse import urlsplit

import httpx

from tests.support.running_api import RunningApi
from tests.support.running_system import until

VIDEO = {"Content-Type": "video/mp4"}


class SlowPut:
    """A PUT over a real socket that has sent its first half, and waits."""

    def __init__(self, url: str, data: bytes) -> None:
        parts, self.rest = urlsplit(url), data[len(data) // 2 :]
        self.connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
        self.connection.putrequest("PUT", f"{parts.path}?{parts.query}")
        for name, value in (*VIDEO.items(), ("Content-Length", str(len(data)))):
            self.connection.putheader(name, value)
        self.connection.endheaders(data[: len(data) // 2])

    def finish(self) -> int:
        self.connection.send(self.rest)
        return self.connection.getresponse().status


def wait_for_drafts(api: RunningApi, count: int) -> None:
    """So many sendings are under way: the API has let them in, and they have not ended."""
    until(lambda: len(list((api.folder / "objects").rglob("*.part"))) == count, 20, f"{count} drafts")


def request_address(api: RunningApi, data: bytes) -> dict[str, str]:
    wish = {"file_name": "gate.mp4", "file_size": len(data), "content_type": "video/mp4"}
    address: dict[str, str] = httpx.post(f"{api.url}/api/s3/upload/request", json=wish).json()
    return address


def confirm(api: RunningApi, address: dict[str, str]) -> httpx.Response:
    body = {name: address[name] for name in ("upload_token", "s3_key")}
    return httpx.post(f"{api.url}/api/s3/upload/confirm", json=body)
