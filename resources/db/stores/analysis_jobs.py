"""Analyses that were asked for, as jobs: one row of the outbox each."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from domain.access import Cameras
from domain.records import VideoStatus
from resources.db.stores.videos import in_scope
from resources.db.tables import analysis_run, outbox, video
from resources.errors import NotFoundError


class JobStatus(StrEnum):
    """Where a job stands; `superseded` is one whose video was asked to be analysed again later."""

    PENDING = "pending"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELED = "canceled"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Job:
    """One attempt at one video. `run_id` is Dagster's, from the moment that the run has begun its work."""

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
class JobStore:
    connection: sa.Connection
    cameras: Cameras = None

    def get(self, job_id: int) -> Job:
        """One job; raises `NotFoundError`."""
        row = self.connection.execute(self._select().where(outbox.c.outbox_id == job_id)).one_or_none()
        if row is None:
            raise NotFoundError(f"analysis job {job_id} not found")
        return to_job(row)

    def newest_first(
        self, video_id: int | None, limit: int | None, before: int | None = None
    ) -> tuple[Job, ...]:
        query = self._select().order_by(outbox.c.outbox_id.desc()).limit(limit)
        if video_id is not None:
            query = query.where(outbox.c.video_id == video_id)
        if before is not None:
            query = query.where(outbox.c.outbox_id < before)
        return tuple(to_job(row) for row in self.connection.execute(query))

    def of_key(self, run_key: str) -> Job:
        row = self.connection.execute(self._select().where(outbox.c.run_key == run_key)).one()
        return to_job(row)

    def _select(self) -> sa.Select[Any]:
        later = outbox.alias()
        is_last = ~(
            sa.select(later.c.outbox_id)
            .where(later.c.video_id == outbox.c.video_id, later.c.outbox_id > outbox.c.outbox_id)
            .exists()
        )
        run = (
            sa.select(analysis_run.c.run_id)
            .where(analysis_run.c.run_key == outbox.c.run_key)
            .order_by(analysis_run.c.started_at.desc())
            .limit(1)
            .scalar_subquery()
        )
        query = sa.select(
            outbox,
            video.c.status,
            video.c.progress,
            video.c.error_code,
            is_last.label("is_last"),
            run.label("run_id"),
        ).join(video, video.c.video_id == outbox.c.video_id)
        return query if self.cameras is None else query.where(in_scope(self.cameras))


def to_job(row: Any) -> Job:  # noqa: ANN401 - a row of `JobStore._select`
    return Job(
        job_id=row.outbox_id,
        video_id=row.video_id,
        run_key=row.run_key,
        status=job_status(row),
        progress=row.progress if row.is_last else 0,
        created_at=row.created_at,
        taken_at=row.taken_at,
        run_id=row.run_id,
        error_code=row.error_code if row.is_last else None,
    )


def job_status(row: Any) -> JobStatus:  # noqa: ANN401 - a row of `JobStore._select`
    if not row.is_last:
        return JobStatus.SUPERSEDED
    if row.status == VideoStatus.FAILED and row.error_code == "canceled":
        return JobStatus.CANCELED
    return JobStatus(row.status)
