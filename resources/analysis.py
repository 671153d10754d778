"""One stage of the analysis of one video: keeps its status true, whatever happens inside."""

import os
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy.exc import OperationalError

from domain.reasons import AnalysisError
from domain.records import VideoRecord
from resources.db.engine import Database, Stores
from resources.db.runs import STAGE_PROGRESS, Worker
from resources.digests import check_unaltered
from resources.errors import NotFoundError
from resources.settings import Settings
from resources.storage import LocalStore

HEARTBEAT_S = 5.0
REPORT_S = 1.0


@dataclass(slots=True)
class Stage:
    """Use as a context: it marks the video as in work, beats while it lives, and notes how it ended.

    An error inside marks the video as failed with its reason, and goes on upwards.
    """

    name: str
    video_id: int
    run_id: str
    database: Database
    store: LocalStore
    settings: Settings
    device: str = "cpu"
    run_key: str | None = None
    models: Mapping[str, str] = field(default_factory=dict)
    _began: float = 0.0
    _reported: float = 0.0
    _over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._began = time.monotonic()
        worker = Worker(socket.gethostname(), os.getpid(), self.device, self.run_key)
        with self.database.transaction() as stores:
            stores.videos.mark_taken(self.video_id)
            stores.runs.begin_stage(self.run_id, self.video_id, self.name, worker)
        threading.Thread(target=self._beat, name=f"heartbeat-{self.name}", daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        with self.database.transaction() as stores:
            if error is None:
                stores.runs.end_stage(self.run_id, self.video_id, self.name, self.seconds, self.models)
            else:
                code, detail = reason_of(error)
                stores.videos.fail(self.video_id, code, detail)

    def made_with(self, models: Mapping[str, str], device: str) -> None:
        """Note which models, by name and digest, make this stage's results, and on what."""
        self.models, self.device = {**self.models, **models}, device
        worker = Worker(socket.gethostname(), os.getpid(), device, self.run_key)
        with self.database.transaction() as stores:
            stores.runs.begin_stage(self.run_id, self.video_id, self.name, worker)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    def video(self) -> VideoRecord:
        with self.database.transaction() as stores:
            return stores.videos.get(self.video_id)

    @contextmanager
    def recording(self) -> Iterator[Path]:
        """The recording as a local file; raises `AnalysisError` when it is gone, or not what was received."""
        video = self.video()
        if not self.store.exists(video.object_key):
            raise AnalysisError("file_missing", video.object_key)
        with self.store.as_file(video.object_key) as path:
            check_unaltered(path, video.sha256)
            yield path

    @contextmanager
    def transaction(self) -> Iterator[Stores]:
        with self.database.transaction() as stores:
            yield stores

    def report(self, share: float) -> None:
        """Show that `share` (0..1) of this stage is done; cheap to call often."""
        if time.monotonic() - self._reported < REPORT_S:
            return
        self._reported = time.monotonic()
        before, after = self._percent_before(), STAGE_PROGRESS[self.name]
        with self.database.transaction() as stores:
            stores.runs.report_progress(self.video_id, int(before + share * (after - before)))

    def _percent_before(self) -> int:
        own = STAGE_PROGRESS[self.name]
        return max((percent for percent in STAGE_PROGRESS.values() if percent < own), default=0)

    def _beat(self) -> None:
        while not self._over.wait(HEARTBEAT_S):
            # A database that is away for a moment must not make a living run look dead for good.
            with suppress(OperationalError), self.database.transaction() as stores:
                stores.runs.heartbeat(self.run_id)


def reason_of(error: BaseException) -> tuple[str, str]:
    """The code and detail that a video failed with."""
    if isinstance(error, AnalysisError):
        return error.code, error.detail
    if isinstance(error, NotFoundError):
        return "file_missing", str(error)
    if isinstance(error, Exception):
        return "internal", f"{type(error).__name__}: {error}"
    return "interrupted", type(error).__name__
