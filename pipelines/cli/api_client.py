"""A thin client of our own API, for the command line and for other programs in Python.

The shapes are parts of those that the API documents; a test compares them with its description.
"""

import os
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict

import httpx

from domain.keys import readable_name
from resources.errors import SetupError

TIMEOUT_S = 60.0
CHUNK_BYTES = 1024 * 1024
PIECE_BYTES = 64 * CHUNK_BYTES
TRIES = 5
PIECE_TYPE = "application/offset+octet-stream"
TYPES = {".mov": "video/quicktime", ".avi": "video/x-msvideo", ".mkv": "video/x-matroska",
         ".webm": "video/webm", ".wmv": "video/x-ms-wmv", ".ogv": "video/ogg"}  # fmt: skip
Report = Callable[[float], None]


class StillBusyError(SetupError):
    """The server has not yet noticed that the connection before broke."""


class ErrorText(TypedDict):
    code: str
    en: str
    ko: str


class ProgressOut(TypedDict):
    video_id: int
    progress: int
    status: str
    is_completed: bool
    is_failed: bool
    error: ErrorText | None


class VideoOut(TypedDict):
    video_id: int
    name: str
    duration: float
    file_size: int
    analysis_status: str
    camera: str | None


class EventOut(TypedDict):
    id: int
    video: int
    timestamp: float
    end_timestamp: float
    event_type: str
    scene_analysis_en: str


class Confirmed(TypedDict):
    video_id: int
    duplicate: bool


class UploadStarted(TypedDict):
    upload_token: str
    s3_key: str


class CitationOut(TypedDict):
    video_id: int
    start_s: float
    end_s: float
    run_id: str


class SentenceOut(TypedDict):
    text: str
    citations: list[CitationOut]


class AnswerOut(TypedDict):
    session_id: str | None
    response: str
    sentences: list[SentenceOut]
    coverage_share: float


class Queued(TypedDict):
    video_id: int
    run_key: str
    job_id: int


@dataclass(frozen=True, slots=True)
class Client:
    """Talks to a running system; raises `SetupError` with the server's own words."""

    base_url: str
    key: str | None = None

    def videos(self) -> list[VideoOut]:
        found: list[VideoOut] = self.call("GET", "/db/videos")
        return found

    def events(self, video_id: int) -> list[EventOut]:
        found: list[EventOut] = self.call("GET", f"/db/events?video={video_id}")
        return found

    def progress(self, video_id: int) -> ProgressOut:
        found: ProgressOut = self.call("GET", f"/db/videos/{video_id}/progress")
        return found

    def analyse_again(self, video_id: int) -> Queued:
        queued: Queued = self.call("POST", f"/api/videos/{video_id}/analysis")
        return queued

    def make_sample(self) -> int:
        return int(self.call("POST", "/api/sample")["video_id"])

    def ask(self, question: str, video_id: int | None) -> AnswerOut:
        scope = "video" if video_id else "all"
        body = {"prompt": question, "video_id": video_id, "scope": scope}
        answer: AnswerOut = self.call("POST", "/api/prompt", body)
        return answer

    def wait(self, video_id: int, report: Callable[[ProgressOut], None], every_s: float = 0.5) -> ProgressOut:
        """Follow an analysis to its end; returns the last progress."""
        while True:
            progress = self.progress(video_id)
            report(progress)
            if progress["is_completed"] or progress["is_failed"]:
                return progress
            time.sleep(every_s)

    def upload(self, path: Path, report: Report) -> Confirmed:
        """Send a recording; returns the confirmation, whose `duplicate` says it was there before.

        It goes in pieces, so that a broken connection costs one piece at most.
        """
        begun = self._begin(path)
        size, sent, failures = path.stat().st_size, 0, 0
        while sent < size:
            try:
                sent = self._send_piece(path, begun, sent)
                failures = 0
            except (httpx.TransportError, StillBusyError) as error:
                failures += 1
                if failures == TRIES:
                    raise self._away(error) from error
                time.sleep(0.2 * 2**failures)
                sent = self._arrived(begun)
            report(sent / size)
        token = {"upload_token": begun["upload_token"], "s3_key": begun["s3_key"]}
        confirmed: Confirmed = self.call("POST", "/api/s3/upload/confirm", token)
        return confirmed

    def _begin(self, path: Path) -> UploadStarted:
        name = readable_name(os.fsencode(path.name))
        said = {"filename": name, "filetype": TYPES.get(path.suffix.lower(), "video/mp4")}
        pairs = [f"{name} {b64encode(value.encode()).decode()}" for name, value in said.items()]
        headers = {"Upload-Length": str(path.stat().st_size), "Upload-Metadata": ",".join(pairs)}
        begun: UploadStarted = self.call("POST", "/api/uploads", headers=headers)
        return begun

    def _send_piece(self, path: Path, begun: UploadStarted, offset: int) -> int:
        """One piece of the file; returns how much has arrived with it."""
        headers = {"Upload-Offset": str(offset), "Content-Type": PIECE_TYPE, **self._authorization}
        answer = httpx.patch(
            self._address_of(begun), content=pieces(path, offset), headers=headers, timeout=TIMEOUT_S
        )
        if answer.status_code == httpx.codes.LOCKED:
            raise StillBusyError(error_text(answer))
        if answer.is_error:
            raise SetupError(error_text(answer))
        return int(answer.headers["Upload-Offset"])

    def _arrived(self, begun: UploadStarted) -> int:
        answer = httpx.head(self._address_of(begun), headers=self._authorization, timeout=TIMEOUT_S)
        if answer.is_error:
            raise SetupError(error_text(answer))
        return int(answer.headers["Upload-Offset"])

    def _address_of(self, begun: UploadStarted) -> str:
        return f"{self.base_url}/api/uploads/{begun['upload_token']}"

    def call(self, method: str, path: str, body: object = None, headers: dict[str, str] | None = None) -> Any:  # noqa: ANN401 - JSON
        """Any request; the answer's JSON, or None where it has no body."""
        try:
            response = httpx.request(
                method,
                f"{self.base_url}{path}",
                json=body,
                headers={**self._authorization, **(headers or {})},
                timeout=TIMEOUT_S,
            )
        except httpx.TransportError as error:
            raise self._away(error) from error
        if response.is_error:
            raise SetupError(error_text(response))
        return response.json() if response.content else None

    @property
    def _authorization(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key}"} if self.key else {}

    def _away(self, error: Exception) -> SetupError:
        return SetupError(
            f"DeepSentinel does not answer at {self.base_url} ({error}). Start it with `make up`."
        )


def pieces(path: Path, offset: int) -> Iterator[bytes]:
    """The bytes of one piece of a file, some at a time."""
    with path.open("rb") as file:
        file.seek(offset)
        left = PIECE_BYTES
        while left and (chunk := file.read(min(CHUNK_BYTES, left))):
            yield chunk
            left -= len(chunk)


def error_text(response: httpx.Response) -> str:
    try:
        text = str(response.json()["error"])
    except (ValueError, KeyError, TypeError):
        text = f"{response.request.url} answered {response.status_code}"
    if response.status_code == httpx.codes.UNAUTHORIZED:
        text += " On the command line: make a key with `sentinel key NAME`, and set SENTINEL_API_KEY to it."
    return text
