"""One stage of the analysis of one video: keeps its status true, whatever happens inside."""

import logging
import os
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from sqlalchemy.exc import DBAPIError

from analysis.heartbeat import beat_until
from domain.keys import companion_key, table_object_key
from domain.language.reasons import AnalysisError
from domain.records import Detections, TrackBoxes, VideoRecord
from domain.stages import STAGE_PROGRESS, percent_before
from resources.aws.errors import AwsError
from resources.db.engine import Database, Stores
from resources.db.faults import is_database_away, is_disk_full
from resources.db.stores.runs import RunProcess
from resources.device import DeviceError
from resources.errors import NotFoundError, SetupError, StorageFullError
from resources.storage.box_tables import Table, from_parquet, to_parquet
from resources.storage.digests import check_unaltered
from resources.storage.objects import ObjectStore

logger = logging.getLogger(__name__)
REPORT_S = 1.0
"""Seconds between two reports of progress, at least: the page asks once a second."""


class Check(Protocol):
    """A check that was evaluated; Dagster's `AssetCheckResult` is one."""

    @property
    def passed(self) -> bool: ...
    @property
    def check_name(self) -> str | None: ...
    @property
    def metadata(self) -> Mapping[str, Any]: ...


class CanceledError(KeyboardInterrupt):
    """Somebody cancelled the analysis: the run ends as if interrupted, which Dagster counts as cancelled."""


class CheckFailedError(AnalysisError):
    """Results of a stage do not hold, and were not kept. Trying again would only fail again."""

    def __init__(self, detail: str) -> None:
        super().__init__("check_failed", detail)


@dataclass(slots=True)
class Stage:
    """Use as a context: it marks the video as in work, beats while it lives, and notes how it ended.

    What it made is kept by `final_transaction`, all or nothing, and only if its checks hold. An error
    before that marks the video as failed with its reason, and goes on upwards. A database that was lost
    leaves no mark, even if it is back by then: whoever watches the runs asks for the analysis again.
    """

    name: str
    video_id: int
    run_id: str
    database: Database
    store: ObjectStore
    device: str = "cpu"
    run_key: str | None = None
    is_rerun: bool = False
    """Whether somebody asked Dagster for the run after another, by which an analysis may be cancelled."""
    models: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, object] = field(default_factory=dict)
    """By which its results were made, where they depend on any."""
    expected_checks: frozenset[str] = frozenset()
    checks: list[Check] = field(default_factory=list)
    is_kept: bool = False
    _video: VideoRecord | None = None
    _began: float = 0.0
    _reported: float = 0.0
    _over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._began = time.monotonic()
        worker = RunProcess(socket.gethostname(), os.getpid(), self.device, self.run_key)
        with self.database.transaction() as stores:
            if stores.runs.is_canceled(self.run_id, self.video_id, None if self.is_rerun else self.run_key):
                raise CanceledError
            stores.jobs.mark_taken(self.video_id)
            stores.runs.begin_stage(self.run_id, self.video_id, self.name, worker)
        beat = (self._over, self.database, self.run_id)
        threading.Thread(target=beat_until, args=beat, name=f"heartbeat-{self.name}", daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        if error is None or self.is_kept:
            return  # what was kept is whole, whoever could not be told of it afterwards
        if is_database_away(error):
            return
        self._note_failure(*failure_reason(error))

    def _note_failure(self, code: str, detail: str) -> None:
        """Mark the video as failed. Where the database has no space for that either, there is a log."""
        try:
            with self.database.transaction() as stores:
                stores.runs.fail_stage(self.video_id, self.name)
                stores.videos.fail(self.video_id, code, detail)
        except DBAPIError as error:
            if not is_disk_full(error):
                raise
            logger.exception("Video %s failed (%s), and its mark finds no space", self.video_id, code)

    def made_with(self, models: Mapping[str, str], device: str) -> None:
        """Note which models, by name and digest, make this stage's results, and on what."""
        self.models, self.device = {**self.models, **models}, device
        worker = RunProcess(socket.gethostname(), os.getpid(), device, self.run_key)
        with self.database.transaction() as stores:
            stores.runs.begin_stage(self.run_id, self.video_id, self.name, worker)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    def video(self) -> VideoRecord:
        """The video as it was when this stage first asked for it; raises `NotFoundError`."""
        if self._video is None:
            with self.database.transaction() as stores:
                self._video = stores.videos.get(self.video_id)
        return self._video

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
        """To look things up; what the stage made is written in its `final_transaction`."""
        with self.database.transaction() as stores:
            yield stores

    @contextmanager
    def final_transaction(
        self, boxes: Detections | TrackBoxes | None = None, companions: Mapping[str, Table] | None = None
    ) -> Iterator[Stores]:
        """The one transaction that keeps what this stage made: its rows, `boxes`, and that it has ended.

        A failed check undoes all of it; `require_checks` then says so. Boxes, and `companions` by name, are
        written under keys of this run before, which nothing reads until the transaction points to the boxes.
        """
        key = table_object_key(self.video_id, self.name, self.run_id) if boxes is not None else None
        beside = companions or {}
        if key is not None and boxes is not None:
            for name, table in beside.items():
                self.store.put(companion_key(key, name), to_parquet(table))
            self.store.put(key, to_parquet(boxes))
        replaced: str | None = None
        with suppress(CheckFailedError), self.database.transaction() as stores:
            yield stores
            self.require_checks()
            replaced = stores.results.table_key(self.video_id, self.name)
            stores.runs.end_stage(
                self.run_id, self.video_id, self.name, self.seconds, self.models, self.settings
            )
            stores.results.point_to(self.video_id, self.name, key)
        self.is_kept = not self.failed_checks
        for useless in ({replaced} - {key} if self.is_kept else {key}) - {None}:
            for each in (str(useless), *(companion_key(str(useless), name) for name in beside)):
                self.store.delete(each)

    def companion(self, stage: str, name: str) -> Table | None:
        """What another stage of this video stored beside its boxes; None where it stored none."""
        with self.transaction() as stores:
            table_key = stores.results.table_key(self.video_id, stage)
        key = companion_key(table_key, name) if table_key is not None else None
        return from_parquet(self.store.get(key)) if key is not None and self.store.exists(key) else None

    def check(self, *checks: Check) -> None:
        """Note checks of what this stage made; they are enforced at the end of its `final_transaction`."""
        self.checks += checks

    @property
    def failed_checks(self) -> list[Check]:
        return [each for each in self.checks if not each.passed]

    def require_checks(self) -> None:
        """Raises `CheckFailedError` with the figures of those that failed."""
        if forgotten := self.expected_checks - {each.check_name for each in self.checks}:
            raise RuntimeError(f"The stage {self.name} did not evaluate {', '.join(sorted(forgotten))}")
        if self.failed_checks:
            raise CheckFailedError("; ".join(map(check_figures, self.failed_checks)))

    def report(self, share: float) -> None:
        """Show that `share` (0..1) of this stage is done; cheap to call often."""
        if time.monotonic() - self._reported < REPORT_S:
            return
        self._reported = time.monotonic()
        before, after = percent_before(self.name), STAGE_PROGRESS[self.name]
        with self.database.transaction() as stores:
            stores.runs.report_progress(self.video_id, int(before + share * (after - before)))


def check_figures(check: Check) -> str:
    """A check and its figures in one line: `nothing_beyond_the_end (outside: 3)`."""
    figures = [f"{name}: {getattr(value, 'value', value)}" for name, value in check.metadata.items()]
    return f"{check.check_name} ({', '.join(figures)})"


def setup_failure(error: SetupError, code: str) -> AnalysisError:
    """What this machine lacks as the reason of a failure: `code`, or that of the device."""
    return AnalysisError(error.code if isinstance(error, DeviceError) else code, str(error))


def failure_reason(error: BaseException) -> tuple[str, str]:
    """The code and detail that a video failed with."""
    if isinstance(error, AnalysisError):
        return error.code, error.detail
    if isinstance(error, NotFoundError):
        return "file_missing", str(error)
    if is_disk_full(error):
        return "disk_full", "the disk of the database"
    if isinstance(error, StorageFullError | DeviceError):
        return error.code, str(error)
    if isinstance(error, SetupError):
        return "setup", str(error)
    if isinstance(error, AwsError):
        return "cloud_away", str(error)
    if isinstance(error, Exception):
        return "internal", f"{type(error).__name__}: {error}"
    return "interrupted", type(error).__name__
