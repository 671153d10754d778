"""Analysis jobs: requests to analyse a video, from the moment that they are made until their run is over."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from domain.access import Cameras
from domain.keys import run_key
from domain.records import VideoStatus
from resources.db.stores.video_rows import in_scope
from resources.db.tables import analysis_job, analysis_run, video
from resources.errors import NotFoundError

MAX_WAITING = 50
"""Most waiting jobs that are read at once. The sensor that starts runs reads again every few seconds."""
LAST_HOUR = sa.text("now() - interval '1 hour'")
IS_WAITING = analysis_job.c.taken_at.is_(None)
IS_OPEN = video.c.status.in_((VideoStatus.PENDING, VideoStatus.PROCESSING))


class JobStatus(StrEnum):
    """Where a job stands; a later job of the same video makes it `superseded`."""

    PENDING = "pending"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELED = "canceled"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class AnalysisJob:
    """One job. `run_key` makes sure that it starts one run; `run_id` is that run, once it has begun."""

    job_id: int
    video_id: int
    run_key: str
    status: JobStatus
    progress: int
    created_at: datetime
    taken_at: datetime | None
    run_id: str | None
    error_code: str | None


@dataclass(frozen=True, slots=True)
class WaitingJob:
    """A job that no run has taken yet."""

    video_id: int
    run_key: str


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many jobs wait, and for how many seconds the oldest has waited."""

    length: int
    age_s: float


@dataclass(frozen=True, slots=True)
class AnalysisJobStore:
    """The table `analysis_job`. With `cameras`, only jobs of their recordings exist."""

    connection: sa.Connection
    cameras: Cameras = None

    def enqueue(self, video_id: int) -> str:
        """Add a job and set the video back to pending, unless a job waits already; returns its run key.

        Raises:
            NotFoundError: There is no such video.
        """
        self._lock_video(video_id)
        if (known := self.waiting_key(video_id)) is not None:
            return known
        key = run_key(video_id, attempt=self._count(analysis_job.c.video_id == video_id) + 1)
        self.connection.execute(sa.insert(analysis_job).values(video_id=video_id, run_key=key))
        pending = {"status": VideoStatus.PENDING, "progress": 0, "stages": {}}
        self.connection.execute(
            sa.update(video)
            .where(video.c.video_id == video_id)
            .values(**pending, error_code=None, error_detail="")
        )
        return key

    def mark_taken(self, video_id: int) -> None:
        """A run has taken the video's job, or has died with it: the job no longer waits."""
        is_its = sa.and_(analysis_job.c.video_id == video_id, IS_WAITING)
        self.connection.execute(sa.update(analysis_job).where(is_its).values(taken_at=sa.func.now()))

    def waiting(self) -> tuple[WaitingJob, ...]:
        """Jobs that no run has taken, oldest first."""
        columns = (analysis_job.c.video_id, analysis_job.c.run_key)
        query = sa.select(*columns).where(IS_WAITING).order_by(analysis_job.c.job_id).limit(MAX_WAITING)
        return tuple(WaitingJob(row.video_id, row.run_key) for row in self.connection.execute(query))

    def waiting_key(self, video_id: int) -> str | None:
        """The run key of the video's waiting job, if it has one."""
        query = sa.select(analysis_job.c.run_key).where(analysis_job.c.video_id == video_id, IS_WAITING)
        key: str | None = self.connection.scalar(query)
        return key

    def has_waiting(self) -> bool:
        """Whether any job waits for a run."""
        return bool(self.connection.scalar(sa.select(sa.exists().where(IS_WAITING))))

    def has_open(self) -> bool:
        """Whether any job waits or runs."""
        return bool(self.connection.scalar(sa.select(sa.exists().where(IS_OPEN))))

    def room_for(self, limit: int) -> int:
        """How many jobs may be added until `limit` of them wait or run."""
        query = sa.select(sa.func.count()).select_from(video).where(IS_OPEN)
        return max(0, limit - int(self.connection.scalar(query) or 0))

    def count_of_last_hour(self, video_id: int) -> int:
        """How many jobs of a video were added in the last hour."""
        return self._count(analysis_job.c.video_id == video_id, analysis_job.c.created_at > LAST_HOUR)

    def backlog(self) -> Backlog:
        age = sa.func.extract("epoch", sa.func.now() - sa.func.min(analysis_job.c.created_at))
        query = sa.select(sa.func.count(), sa.func.coalesce(age, 0)).where(IS_WAITING)
        length, age_s = self.connection.execute(query).one()
        return Backlog(int(length), float(age_s))

    def get(self, job_id: int) -> AnalysisJob:
        """One job; raises `NotFoundError`."""
        row = self.connection.execute(self._select().where(analysis_job.c.job_id == job_id)).one_or_none()
        if row is None:
            raise NotFoundError(f"analysis job {job_id} not found")
        return to_job(row)

    def with_run_key(self, run_key: str) -> AnalysisJob:
        query = self._select().where(analysis_job.c.run_key == run_key)
        return to_job(self.connection.execute(query).one())

    def newest_first(
        self, video_id: int | None, limit: int | None, before: int | None = None
    ) -> tuple[AnalysisJob, ...]:
        """Jobs of one video or of all, at most `limit`, with numbers below `before`."""
        query = self._select().order_by(analysis_job.c.job_id.desc()).limit(limit)
        if video_id is not None:
            query = query.where(analysis_job.c.video_id == video_id)
        if before is not None:
            query = query.where(analysis_job.c.job_id < before)
        return tuple(to_job(row) for row in self.connection.execute(query))

    def _select(self) -> sa.Select[Any]:
        query = sa.select(
            analysis_job,
            video.c.status,
            video.c.progress,
            video.c.error_code,
            is_last_job().label("is_last"),
            newest_run().label("run_id"),
        ).join(video, video.c.video_id == analysis_job.c.video_id)
        return query if self.cameras is None else query.where(in_scope(self.cameras))

    def _lock_video(self, video_id: int) -> None:
        """Make others who add a job for this video wait; raises `NotFoundError`."""
        query = sa.select(video.c.video_id).where(video.c.video_id == video_id).with_for_update()
        query = query if self.cameras is None else query.where(in_scope(self.cameras))
        if self.connection.scalar(query) is None:
            raise NotFoundError(f"video {video_id} not found")

    def _count(self, *conditions: sa.ColumnElement[bool]) -> int:
        query = sa.select(sa.func.count()).select_from(analysis_job).where(*conditions)
        return int(self.connection.scalar(query) or 0)


def is_last_job() -> sa.ColumnElement[bool]:
    """Whether a video has no later job than that of the row."""
    later = analysis_job.alias()
    is_later = sa.and_(later.c.video_id == analysis_job.c.video_id, later.c.job_id > analysis_job.c.job_id)
    return ~sa.select(later.c.job_id).where(is_later).exists()


def newest_run() -> sa.ScalarSelect[Any]:
    """The run that has begun last with the run key of the row."""
    return (
        sa.select(analysis_run.c.run_id)
        .where(analysis_run.c.run_key == analysis_job.c.run_key)
        .order_by(analysis_run.c.started_at.desc())
        .limit(1)
        .scalar_subquery()
    )


def to_job(row: Any) -> AnalysisJob:  # noqa: ANN401 - a row of `AnalysisJobStore._select`
    return AnalysisJob(
        job_id=row.job_id,
        video_id=row.video_id,
        run_key=row.run_key,
        status=job_status(row),
        progress=row.progress if row.is_last else 0,
        created_at=row.created_at,
        taken_at=row.taken_at,
        run_id=row.run_id,
        error_code=row.error_code if row.is_last else None,
    )


def job_status(row: Any) -> JobStatus:  # noqa: ANN401 - a row of `AnalysisJobStore._select`
    if not row.is_last:
        return JobStatus.SUPERSEDED
    if row.status == VideoStatus.FAILED and row.error_code == "canceled":
        return JobStatus.CANCELED
    return JobStatus(row.status)
