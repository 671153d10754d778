"""A thin client of our own API, for the command line."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from resources.errors import SetupError

TIMEOUT_S = 60.0
CHUNK_BYTES = 1024 * 1024
TYPES = {".mov": "video/quicktime", ".avi": "video/x-msvideo", ".mkv": "video/x-matroska",
         ".webm": "video/webm", ".wmv": "video/x-ms-wmv", ".ogv": "video/ogg"}  # fmt: skip
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Client:
    """Talks to a running system; raises `SetupError` with the server's own words."""

    base_url: str

    def call(self, method: str, path: str, body: Json | None = None) -> Any:  # noqa: ANN401 - JSON
        try:
            response = httpx.request(method, f"{self.base_url}{path}", json=body, timeout=TIMEOUT_S)
        except httpx.TransportError as error:
            raise SetupError(
                f"DeepSentinel does not answer at {self.base_url} ({error}). Start it with `make up`."
            ) from error
        if response.is_error:
            raise SetupError(error_text(response))
        return response.json()

    def upload(self, path: Path, report: Callable[[float], None]) -> Json:
        """Send a recording; returns the confirmation, whose `duplicate` says it was there before."""
        size = path.stat().st_size
        kind = TYPES.get(path.suffix.lower(), "video/mp4")
        wish = {"file_name": path.name, "file_size": size, "content_type": kind}
        address = self.call("POST", "/api/s3/upload/request", wish)
        sent = httpx.put(
            address["presigned_url"],
            content=pieces(path, report),
            headers={"Content-Type": kind, "Content-Length": str(size)},
            timeout=None,  # noqa: S113 - a large file takes as long as it takes
        )
        if sent.is_error:
            raise SetupError(error_text(sent))
        token = {"upload_token": address["upload_token"], "s3_key": address["s3_key"]}
        confirmed: Json = self.call("POST", "/api/s3/upload/confirm", token)
        return confirmed

    def wait(self, video_id: int, report: Callable[[Json], None], every_s: float = 0.5) -> Json:
        """Follow an analysis to its end; returns the last progress."""
        while True:
            progress: Json = self.call("GET", f"/db/videos/{video_id}/progress")
            report(progress)
            if progress["is_completed"] or progress["is_failed"]:
                return progress
            time.sleep(every_s)

    def ask(self, question: str, video_id: int | None) -> Json:
        scope = "video" if video_id else "all"
        body = {"prompt": question, "video_id": video_id, "scope": scope}
        answer: Json = self.call("POST", "/api/prompt", body)
        return answer


def pieces(path: Path, report: Callable[[float], None]) -> Iterator[bytes]:
    size, sent = path.stat().st_size, 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            yield chunk
            sent += len(chunk)
            report(sent / size)


def error_text(response: httpx.Response) -> str:
    try:
        return str(response.json()["error"])
    except (ValueError, KeyError, TypeError):
        return f"{response.request.url} answered {response.status_code}"
