"""A thin client of our own API, for the command line and for other programs in Python.

Answers are read with the very shapes that the API makes them with.
"""

import json
import os
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import httpx
from pydantic import BaseModel, TypeAdapter, ValidationError

from domain.keys import readable_name
from resources.errors import SetupError
from serving.camera_schemas import (
    CameraBackfillOut,
    CameraDetailOut,
    CameraOut,
    CameraRequest,
    CameraVersionOut,
)
from serving.chat.schemas import AnswerOut
from serving.event_schemas import EventOut
from serving.exports.schemas import ClipOut
from serving.routes.sql import SqlOut
from serving.schemas import ProgressOut, VideoOut
from serving.upload_schemas import ConfirmedOut, QueuedJobOut, UploadStartedOut

TIMEOUT_S = 60.0
"""For each request; twice what the API itself takes at most."""
CHUNK_BYTES = 1024 * 1024
"""Read from a file at once."""
PIECE_BYTES = 64 * CHUNK_BYTES
"""Sent with one request: as much as a broken connection costs."""
TRIES = 5
"""Failures in a row after which an upload is given up."""
PIECE_TYPE = "application/offset+octet-stream"
TYPES = {".mov": "video/quicktime", ".avi": "video/x-msvideo", ".mkv": "video/x-matroska",
         ".webm": "video/webm", ".wmv": "video/x-ms-wmv", ".ogv": "video/ogg"}  # fmt: skip
"""By the ending of a file's name; any other is sent as `video/mp4`, and looked at all the same."""
Report = Callable[[float], None]
Shape = TypeVar("Shape", bound=BaseModel)
Value = TypeVar("Value")


class StillBusyError(SetupError):
    """The server has not yet noticed that the connection before broke."""


@dataclass(frozen=True, slots=True)
class Client:
    """Talks to a running system; raises `SetupError` with the server's own words."""

    base_url: str
    key: str | None = None

    def videos(self) -> list[VideoOut]:
        return read_all(VideoOut, self.call("GET", "/db/videos"))

    def events(self, video_id: int) -> list[EventOut]:
        return read_all(EventOut, self.call("GET", f"/db/events?video={video_id}"))

    def progress(self, video_id: int) -> ProgressOut:
        return read(ProgressOut, self.call("GET", f"/db/videos/{video_id}/progress"))

    def analyse_again(self, video_id: int) -> QueuedJobOut:
        return read(QueuedJobOut, self.call("POST", f"/api/videos/{video_id}/analysis"))

    def make_sample(self) -> int:
        return int(self.call("POST", "/api/sample")["video_id"])

    def ask(self, question: str, video_id: int | None) -> AnswerOut:
        scope = "video" if video_id else "all"
        body = {"prompt": question, "video_id": video_id, "scope": scope}
        return read(AnswerOut, self.call("POST", "/api/prompt", body))

    def query(self, sql: str) -> SqlOut:
        return read(SqlOut, self.call("POST", "/api/sql", {"sql": sql}))

    def cameras(self) -> list[CameraOut]:
        return read_all(CameraOut, self.call("GET", "/api/cameras"))

    def camera(self, name: str) -> CameraDetailOut:
        return read(CameraDetailOut, self.call("GET", camera_path(name)))

    def camera_versions(self, name: str) -> list[CameraVersionOut]:
        return read_all(CameraVersionOut, self.call("GET", f"{camera_path(name)}/versions"))

    def preview_camera(self, name: str, wanted: CameraRequest) -> CameraBackfillOut:
        answer = self.call("POST", f"{camera_path(name)}/preview", wanted.model_dump(mode="json"))
        return read(CameraBackfillOut, answer)

    def put_camera(self, name: str, wanted: CameraRequest) -> CameraOut:
        return read(CameraOut, self.call("PUT", camera_path(name), wanted.model_dump(mode="json")))

    def backfill_camera(self, name: str) -> CameraBackfillOut:
        return read(CameraBackfillOut, self.call("POST", f"{camera_path(name)}/backfill"))

    def wait(self, video_id: int, report: Callable[[ProgressOut], None], every_s: float = 0.5) -> ProgressOut:
        """Follow an analysis to its end; returns the last progress."""
        while True:
            progress = self.progress(video_id)
            report(progress)
            if progress.is_completed or progress.is_failed:
                return progress
            time.sleep(every_s)

    def upload(self, path: Path, report: Report) -> ConfirmedOut:
        """Send a recording; returns the confirmation, whose `duplicate` says it was there before.

        It goes in pieces, so that a broken connection costs one piece at most.
        """
        upload = self._begin(path)
        size, sent, failures = path.stat().st_size, 0, 0
        while sent < size:
            try:
                sent = self._send_piece(path, upload, sent)
                failures = 0
            except (httpx.TransportError, StillBusyError) as error:
                failures += 1
                if failures == TRIES:
                    raise self._away(error) from error
                time.sleep(0.2 * 2**failures)
                sent = self._arrived(upload)
            report(sent / size)
        token = {"upload_token": upload.upload_token, "s3_key": upload.s3_key}
        return read(ConfirmedOut, self.call("POST", "/api/s3/upload/confirm", token))

    def export(
        self, video_id: int, start_s: float, end_s: float, report: Report, *, is_exact: bool = False
    ) -> ClipOut:
        """Have a stretch of a recording cut out; follows its progress to the end."""
        query = {"start": start_s, "end": end_s, "exact": is_exact}
        path = f"{self.base_url}/api/videos/{video_id}/clip/stream"
        with self._stream(path, query) as answer:
            for name, data in server_events(answer.iter_lines()):
                if name == "clip":
                    report(1.0)
                    return read(ClipOut, data)
                if name == "error":
                    raise SetupError(str(data["error"]))
                report(float(data["share"]))
        raise SetupError("The server ended the stream without a clip; try again")

    def download(self, address: str, target: Path) -> None:
        """Save what lies at an address; the file appears when it is whole, and not at all otherwise."""
        draft = target.with_name(f"{target.name}.part")
        try:
            with self._stream(address, {}) as answer, draft.open("wb") as file:
                for chunk in answer.iter_bytes(CHUNK_BYTES):
                    file.write(chunk)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)

    @contextmanager
    def _stream(self, address: str, query: dict[str, Any]) -> Iterator[httpx.Response]:
        """An answer that comes bit by bit. A bucket that it leads to is not shown our key."""
        try:
            with httpx.stream(
                "GET",
                address,
                params=query or None,
                headers=self._authorization,
                timeout=TIMEOUT_S,
                follow_redirects=True,
            ) as answer:
                if answer.is_error:
                    answer.read()
                    raise SetupError(error_text(answer))
                yield answer
        except httpx.TransportError as error:
            raise self._away(error) from error

    def _begin(self, path: Path) -> UploadStartedOut:
        name = readable_name(os.fsencode(path.name))
        metadata = {"filename": name, "filetype": TYPES.get(path.suffix.lower(), "video/mp4")}
        pairs = [f"{name} {b64encode(value.encode()).decode()}" for name, value in metadata.items()]
        headers = {"Upload-Length": str(path.stat().st_size), "Upload-Metadata": ",".join(pairs)}
        return read(UploadStartedOut, self.call("POST", "/api/uploads", headers=headers))

    def _send_piece(self, path: Path, upload: UploadStartedOut, offset: int) -> int:
        """One piece of the file; returns how much has arrived with it."""
        headers = {"Upload-Offset": str(offset), "Content-Type": PIECE_TYPE, **self._authorization}
        answer = httpx.patch(
            self._address_of(upload), content=pieces(path, offset), headers=headers, timeout=TIMEOUT_S
        )
        if answer.status_code == httpx.codes.LOCKED:
            raise StillBusyError(error_text(answer))
        if answer.is_error:
            raise SetupError(error_text(answer))
        return int(answer.headers["Upload-Offset"])

    def _arrived(self, upload: UploadStartedOut) -> int:
        answer = httpx.head(self._address_of(upload), headers=self._authorization, timeout=TIMEOUT_S)
        if answer.is_error:
            raise SetupError(error_text(answer))
        return int(answer.headers["Upload-Offset"])

    def _address_of(self, upload: UploadStartedOut) -> str:
        return f"{self.base_url}/api/uploads/{upload.upload_token}"

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


def camera_path(name: str) -> str:
    return f"/api/cameras/{quote(name)}"


def read(shape: type[Shape], answer: object) -> Shape:
    """An answer in its shape; raises `SetupError` when the server has another version of it."""
    return read_as(TypeAdapter(shape), answer)


def read_all(shape: type[Shape], answer: object) -> list[Shape]:
    return read_as(TypeAdapter(list[shape]), answer)  # type: ignore[valid-type]


def read_as(adapter: TypeAdapter[Value], answer: object) -> Value:
    try:
        return adapter.validate_python(answer)
    except ValidationError as error:
        raise SetupError(f"The server answers as another version than this one does: {error}") from error


def server_events(lines: Iterator[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The name and data of each server-sent event."""
    name = ""
    for line in lines:
        key, _, value = line.partition(": ")
        if key == "event":
            name = value
        elif key == "data":
            yield name, json.loads(value)


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
