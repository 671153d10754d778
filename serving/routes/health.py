"""Whether the service lives, and whether it can work."""

import time
from datetime import UTC, datetime

import sqlalchemy as sa
from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel
from sqlalchemy.exc import SQLAlchemyError

from resources.dagster_api import DagsterAwayError
from resources.db.engine import Stores
from resources.settings_fields import GIB
from serving.services import Services, ServicesDep
from serving.ttl_cache import TtlCache

router = APIRouter(tags=["health"])
STARTED = time.monotonic()
HEALTHY, DEGRADED, UNHEALTHY = "healthy", "degraded", "unhealthy"
LATE_S = 300.0
"""An analysis that nobody has taken up for so long is a problem of the pipeline."""


class LiveOut(BaseModel):
    status: str
    uptime_s: float


class HealthOut(BaseModel):
    """`status` is healthy, degraded or unhealthy; `checks` names each part, `details` what is wrong."""

    status: str
    timestamp: datetime
    checks: dict[str, str]
    details: dict[str, str]


@router.get("/api/live")
async def liveness() -> LiveOut:
    """The process listens; nothing else is asked, least of all the database."""
    return LiveOut(status="alive", uptime_s=round(time.monotonic() - STARTED, 1))


@router.get("/api/health", responses={503: {"model": HealthOut}})
@router.get("/api/ready", responses={503: {"model": HealthOut}})
async def readiness(services: ServicesDep, request: Request, response: Response) -> HealthOut:
    """Each part by itself. 503 when one is missing that answers depend on; without Dagster it is `degraded`.

    Looked at once a second, however often it is asked for.
    """
    state = request.app.state
    if not hasattr(state, "health"):
        state.health = TtlCache(lambda: check_health(services))
    health: HealthOut = await state.health.value()
    response.status_code = 503 if health.status == UNHEALTHY else 200
    return health


async def check_health(services: Services) -> HealthOut:
    vital = {**await database_problems(services), **await run_in_threadpool(store_problems, services)}
    other = {} if "database" in vital else await pipeline_problems(services)
    text_model, problem = services.query_model.state
    if problem:
        other["text_model"] = f"{problem}; questions in free words are answered by words alone"
    other |= await run_in_threadpool(disk_problems, services)
    problems = vital | other
    checks = dict.fromkeys(("database", "pgvector", "object_store", "disk", "queue", "dagster"), "ok")
    checks |= {"text_model": text_model, **dict.fromkeys(problems, "failed")}
    if "database" in vital:
        checks |= dict.fromkeys(("queue", "dagster"), "unknown")
    return HealthOut(
        status=UNHEALTHY if vital else DEGRADED if other else HEALTHY,
        timestamp=datetime.now(UTC),
        checks=checks,
        details=problems,
    )


async def pipeline_problems(services: Services) -> dict[str, str]:
    """Whether what was uploaded is analysed; answers about the rest do not depend on it."""
    problems = {}
    backlog = await services.database.read(lambda stores: stores.jobs.backlog())
    if backlog.age_s > LATE_S:
        problems["queue"] = f"{backlog.length} analyses wait, the oldest for {backlog.age_s:.0f} s"
    try:
        if ill := await services.dagster.ill_daemons():
            problems["dagster"] = f"not running: {', '.join(ill)}"
    except DagsterAwayError:
        problems["dagster"] = "does not answer"
    return problems


async def database_problems(services: Services) -> dict[str, str]:
    try:
        version = await services.database.read(vector_version)
    except SQLAlchemyError:
        return {"database": "does not answer", "pgvector": "unknown"}
    return {} if version else {"pgvector": "the extension is missing: run the migrations"}


def vector_version(stores: Stores) -> str | None:
    query = sa.text("select extversion from pg_extension where extname = 'vector'")
    version: str | None = stores.connection.scalar(query)
    return version


def disk_problems(services: Services) -> dict[str, str]:
    """Warns before the disk is full. What is there can be read all the same, and deleted."""
    disk, settings = services.store.drafts, services.settings
    free = disk.free_bytes()
    left = f"{free / GIB:.1f} GiB free in {settings.state_dir}"
    if disk.is_full():
        return {"disk": f"full, {left}: delete recordings or add space"}
    if free < settings.min_free_bytes:
        return {"disk": f"nearly full, {left}: uploads are refused"}
    return {"disk": f"filling up, {left}"} if free < settings.warn_free_bytes else {}


def store_problems(services: Services) -> dict[str, str]:
    return {} if services.store.is_writable() else {"object_store": "cannot be written to"}
