"""Analyses as jobs: ask for one, see how it goes, stop it, ask again. Each becomes a run in Dagster."""

from datetime import datetime
from typing import Self

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict

from domain.language.reasons import reason_texts
from resources.dagster_api import DagsterAwayError, DagsterRun
from resources.db.access.audit import Action
from resources.db.engine import Stores
from resources.db.stores.analysis_jobs import AnalysisJob, JobStatus
from resources.errors import NotFoundError
from serving.auth import Caller, Operator, Viewer
from serving.errors import ConflictError
from serving.paging import CursorText, Limit, one_more, parse_cursor, read_page
from serving.services import BigId, VideoId
from serving.upload_schemas import QueuedJobOut

router = APIRouter(tags=["analysis"])
OPEN = (JobStatus.PENDING, JobStatus.PROCESSING)


class JobRequest(BaseModel):
    """`analysis_types` is accepted for older clients: there is one analysis, and it is whole."""

    model_config = ConfigDict(json_schema_extra={"example": {"video_id": 41}})
    video_id: VideoId
    analysis_types: list[str] = []


class JobOut(BaseModel):
    """One analysis. `status` is pending, processing, completed, failed, canceled or superseded."""

    job_id: int
    video_id: int
    run_key: str
    status: JobStatus
    progress: int
    created_at: datetime
    started_at: datetime | None
    run_id: str | None
    error: str | None
    error_ko: str | None

    @classmethod
    def of(cls, job: AnalysisJob) -> Self:
        english, korean = reason_texts(job.error_code) if job.error_code else (None, None)
        return cls(
            job_id=job.job_id,
            video_id=job.video_id,
            run_key=job.run_key,
            status=job.status,
            progress=job.progress,
            created_at=job.created_at,
            started_at=job.taken_at,
            run_id=job.run_id,
            error=english,
            error_ko=korean,
        )


class RunOut(BaseModel):
    run_id: str
    status: str


class JobDetailOut(JobOut):
    """With Dagster's runs of this analysis, newest first; `runs` is null while Dagster does not answer."""

    runs: list[RunOut] | None = None


@router.post("/api/videos/{video_id}/analysis", status_code=202)
async def analyse_again(video_id: VideoId, caller: Operator) -> QueuedJobOut:
    """Queue another analysis; its results replace the earlier ones."""
    job = await submit_analysis(video_id, caller)
    return QueuedJobOut(video_id=video_id, run_key=job.run_key, job_id=job.job_id)


async def submit_analysis(video_id: int, caller: Caller) -> AnalysisJob:
    def work(stores: Stores) -> AnalysisJob:
        job = stores.jobs.with_run_key(stores.jobs.enqueue(video_id))
        caller.note(stores, Action.ANALYSE, f"video {video_id}", run_key=job.run_key)
        return job

    return await caller.run(work)


@router.post("/api/analysis-jobs", status_code=202)
@router.post("/db/analysis-jobs", status_code=202, include_in_schema=False)
async def submit_job(body: JobRequest, caller: Operator) -> JobOut:
    """Queue an analysis; while one of the same recording waits already, that one is meant."""
    return JobOut.of(await submit_analysis(body.video_id, caller))


@router.get("/api/analysis-jobs")
@router.get("/db/analysis-jobs", include_in_schema=False)
async def list_jobs(
    caller: Viewer,
    request: Request,
    response: Response,
    video: VideoId | None = None,
    limit: Limit = 100,
    cursor: CursorText = None,
) -> list[JobOut]:
    """Analyses of all recordings or of one, newest first, a hundred at a time."""
    place = parse_cursor(cursor, int)
    before = int(place[0]) if place else None
    jobs = await caller.read(lambda stores: stores.jobs.newest_first(video, one_more(limit), before))
    return [JobOut.of(job) for job in read_page(jobs, limit, request, response, lambda each: [each.job_id])]


@router.get("/api/analysis-jobs/{job_id}")
@router.get("/db/analysis-jobs/{job_id}", include_in_schema=False)
async def read_job(job_id: BigId, caller: Viewer) -> JobDetailOut:
    """One analysis, with its runs."""
    job = await caller.read(lambda stores: stores.jobs.get(job_id))
    try:
        runs = [RunOut(run_id=run.run_id, status=run.status) for run in await read_runs(job, caller)]
    except DagsterAwayError:
        return JobDetailOut(**JobOut.of(job).model_dump(), runs=None)
    return JobDetailOut(**JobOut.of(job).model_dump(), runs=runs)


async def read_runs(job: AnalysisJob, caller: Caller) -> tuple[DagsterRun, ...]:
    return await caller.services.dagster.runs_of(job.run_key)


@router.post("/api/analysis-jobs/{job_id}/cancel")
@router.post("/db/analysis-jobs/{job_id}/cancel", include_in_schema=False)
async def cancel_job(job_id: BigId, caller: Operator) -> JobOut:
    """Stop an analysis, whether it waits or runs; its recording is then failed, as cancelled."""
    job = await caller.read(lambda stores: stores.jobs.get(job_id))
    if job.status not in OPEN:
        raise ConflictError(f"Analysis job {job_id} is {job.status} already")

    def work(stores: Stores) -> AnalysisJob:
        now = stores.jobs.get(job_id)
        # Its process may have noted already that it was stopped, without knowing by whom.
        if now.status in OPEN or now.error_code == "interrupted":
            stores.videos.fail(now.video_id, "canceled")
            caller.note(stores, Action.CANCEL, f"video {now.video_id}", run_key=now.run_key)
        return stores.jobs.get(job_id)

    # Runs first: one that began after its video was marked would only mark it as in work again.
    await stop_runs(job, caller)
    canceled = await caller.run(work)
    await stop_runs(job, caller)
    return JobOut.of(canceled)


async def stop_runs(job: AnalysisJob, caller: Caller) -> None:
    for run in await read_runs(job, caller):
        if run.is_open:
            await caller.services.dagster.cancel(run.run_id)


@router.post("/api/analysis-jobs/{job_id}/retry", status_code=202)
@router.post("/db/analysis-jobs/{job_id}/retry", status_code=202, include_in_schema=False)
async def retry_job(job_id: BigId, caller: Operator) -> JobOut:
    """Queue a new analysis of the same recording, after one that has ended."""
    job = await caller.read(lambda stores: stores.jobs.get(job_id))
    if job.status in OPEN:
        raise ConflictError(f"Analysis job {job_id} is {job.status}; cancel it first")
    return JobOut.of(await submit_analysis(job.video_id, caller))


class CancelRequest(BaseModel):
    video_id: VideoId


@router.post("/api/video/cancel_analysis", include_in_schema=False)
async def cancel_newest(body: CancelRequest, caller: Operator) -> JobOut:
    """For the first front end: stop whatever analysis of a recording there is."""
    jobs = await caller.read(lambda stores: stores.jobs.newest_first(body.video_id, 1))
    if not jobs:
        raise NotFoundError(f"video {body.video_id} has no analysis")
    return await cancel_job(jobs[0].job_id, caller)
