"""Runs: which stages each has made, how far it is, and whether its process lives."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from domain.records import VideoStatus
from domain.stages import ANALYSIS_VERSION, STAGE_PROGRESS
from resources.db.chat.receipts import keep_before_change
from resources.db.stores.analysis_jobs import AnalysisJobStore
from resources.db.stores.results import ResultStore
from resources.db.tables import analysis_job, analysis_run, queued_run, video


@dataclass(frozen=True, slots=True)
class RunProcess:
    """The process that executes a run, what it computes on, and the `run_key` of its job."""

    host: str
    pid: int
    device: str
    run_key: str | None = None


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """The last sign of life of a run."""

    run_id: str
    video_id: int
    worker: RunProcess
    heartbeat_at: datetime


@dataclass(frozen=True, slots=True)
class RunStore:
    connection: sa.Connection

    def begin_stage(self, run_id: str, video_id: int, stage: str, worker: RunProcess) -> None:
        """Note that a run works on a stage. A complete video stays complete while parts of it are made again.

        A failure that this run has noted stays too: stages that do not depend on the failed one still run.
        """
        values = asdict(worker)
        statement = insert(analysis_run).values(
            run_id=run_id, video_id=video_id, analysis_version=ANALYSIS_VERSION, **values
        )
        is_first = self.connection.scalar(
            statement.on_conflict_do_update(
                index_elements=["run_id"], set_={**values, "heartbeat_at": sa.func.now()}
            ).returning(sa.literal_column("xmax = 0"))  # true of a row that was inserted, not updated
        )
        if not is_first:
            return
        keep_before_change(self.connection, video_id)
        self.connection.execute(
            sa.update(video)
            .where(video.c.video_id == video_id, video.c.status != VideoStatus.COMPLETED)
            .values(status=VideoStatus.PROCESSING, error_code=None, error_detail="")
        )

    def is_canceled(self, run_id: str, video_id: int, run_key: str | None) -> bool:
        """Whether the analysis that a run carries out was cancelled, before the run began or since.

        `run_key` is that of the job; None for a run that somebody asked for since, which is not cancelled.
        """
        begun = sa.exists().where(analysis_run.c.run_id == run_id)
        last_key = (
            sa.select(analysis_job.c.run_key)
            .where(analysis_job.c.video_id == video_id)
            .order_by(analysis_job.c.job_id.desc())
            .limit(1)
            .scalar_subquery()
        )
        is_marked = sa.exists().where(
            video.c.video_id == video_id,
            video.c.status == VideoStatus.FAILED,
            video.c.error_code == "canceled",
            sa.or_(begun, last_key == run_key),
        )
        return bool(self.connection.scalar(sa.select(is_marked)))

    def join(self, run_id: str, video_id: int, worker: RunProcess) -> None:
        """Give a sign of life of a run that makes no stage now; what its stages have noted of it stays."""
        statement = insert(analysis_run).values(
            run_id=run_id, video_id=video_id, analysis_version=ANALYSIS_VERSION, **asdict(worker)
        )
        alive = {"heartbeat_at": sa.func.now()}
        self.connection.execute(statement.on_conflict_do_update(index_elements=["run_id"], set_=alive))

    def heartbeat(self, run_id: str) -> None:
        self.connection.execute(
            sa.update(analysis_run).where(analysis_run.c.run_id == run_id).values(heartbeat_at=sa.func.now())
        )

    def report_progress(self, video_id: int, percent: int) -> None:
        """Raise the progress of a video in work; it never falls."""
        self.connection.execute(
            sa.update(video)
            .where(video.c.video_id == video_id, video.c.status == VideoStatus.PROCESSING)
            .values(progress=sa.func.greatest(video.c.progress, min(percent, 99)))
        )

    def end_stage(
        self,
        run_id: str,
        video_id: int,
        stage: str,
        seconds: float,
        models: Mapping[str, str],
        settings: Mapping[str, object] | None = None,
    ) -> None:
        """Note the end of a stage, with what it was made by and set to; the last one completes the video.

        What was cancelled meanwhile stays so.
        """
        merge_seconds = analysis_run.c.stage_seconds.concat({stage: round(seconds, 3)})
        self.connection.execute(
            sa.update(analysis_run)
            .where(analysis_run.c.run_id == run_id)
            .values(
                stage_seconds=merge_seconds,
                models=analysis_run.c.models.concat(dict(models)),
                settings=analysis_run.c.settings.concat(dict(settings or {})),
            )
        )
        stages = self.connection.scalar(
            sa.update(video)
            .where(video.c.video_id == video_id)
            .values(stages=video.c.stages.concat({stage: run_id}))
            .returning(video.c.stages)
        )
        if stages is None:
            return  # the video was deleted meanwhile
        ResultStore(self.connection).record(video_id, stage, run_id)
        self.report_progress(video_id, STAGE_PROGRESS[stage])
        if STAGE_PROGRESS.keys() <= stages.keys():
            self.connection.execute(
                sa.update(video)
                .where(video.c.video_id == video_id, video.c.error_code.is_distinct_from("canceled"))
                .values(status=VideoStatus.COMPLETED, progress=100, error_code=None, error_detail="")
            )

    def fail_stage(self, video_id: int, stage: str) -> None:
        """Take a stage from those that are done; the results of an earlier run stay."""
        self.connection.execute(
            sa.update(video).where(video.c.video_id == video_id).values(stages=video.c.stages - stage)
        )

    def is_current(self, tries: Collection[str | None], video_id: int, run_key: str | None) -> bool:
        """Whether this run decides the video's status: no later job waits, and no later run has begun.

        `tries` are the run and those that it tries again; the last may have died before it began.
        """
        if (expected := AnalysisJobStore(self.connection).waiting_key(video_id)) is not None:
            return expected == run_key
        newest = (
            sa.select(analysis_run.c.run_id)
            .where(analysis_run.c.video_id == video_id)
            .order_by(analysis_run.c.started_at.desc())
            .limit(1)
        )
        return self.connection.scalar(newest) in set(tries) - {None}

    def heartbeat_of(self, run_id: str) -> Heartbeat | None:
        query = sa.select(analysis_run).where(analysis_run.c.run_id == run_id)
        row = self.connection.execute(query).one_or_none()
        if row is None:
            return None
        return Heartbeat(
            row.run_id, row.video_id, RunProcess(row.host, row.pid, row.device, row.run_key), row.heartbeat_at
        )

    def worker_of(self, run_id: str) -> tuple[str, int] | None:
        """Host and process id of the worker that has claimed a run, until it is over."""
        query = sa.select(queued_run.c.host, queued_run.c.pid).where(
            queued_run.c.run_id == run_id, queued_run.c.taken_at.is_not(None)
        )
        row = self.connection.execute(query).one_or_none()
        return None if row is None else (row.host, row.pid)
