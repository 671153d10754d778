"""Whether the service lives, and whether it can work."""

import time
from datetime import UTC, datetime

import sqlalchemy as sa
from fastapi import APIRouter, Response
from pydantic import BaseModel
from sqlalchemy.exc import SQLAlchemyError

from resources.db.engine import Stores
from serving.services import Services, ServicesDep

router = APIRouter(tags=["health"])
STARTED = time.monotonic()


class Live(BaseModel):
    status: str
    uptime_s: float


class Health(BaseModel):
    """`status` is `healthy` or `unhealthy`; `checks` names each part, `details` what is wrong."""

    status: str
    timestamp: datetime
    checks: dict[str, str]
    details: dict[str, str]


@router.get("/api/live")
async def liveness() -> Live:
    """The process listens; nothing else is asked, least of all the database."""
    return Live(status="alive", uptime_s=round(time.monotonic() - STARTED, 1))


@router.get("/api/health", responses={503: {"model": Health}})
@router.get("/api/ready", responses={503: {"model": Health}})
async def readiness(services: ServicesDep, response: Response) -> Health:
    """Each part that answers depend on; 503 when one of them is missing."""
    problems = {**await database_problems(services), **store_problems(services)}
    checks = dict.fromkeys(("database", "pgvector", "object_store"), "ok")
    checks |= dict.fromkeys(problems, "failed")
    response.status_code = 503 if problems else 200
    return Health(
        status="unhealthy" if problems else "healthy",
        timestamp=datetime.now(UTC),
        checks=checks,
        details=problems,
    )


async def database_problems(services: Services) -> dict[str, str]:
    try:
        version = await services.database.run(vector_version)
    except SQLAlchemyError:
        return {"database": "does not answer", "pgvector": "unknown"}
    return {} if version else {"pgvector": "the extension is missing: run the migrations"}


def vector_version(stores: Stores) -> str | None:
    query = sa.text("select extversion from pg_extension where extname = 'vector'")
    version: str | None = stores.connection.scalar(query)
    return version


def store_problems(services: Services) -> dict[str, str]:
    return {} if services.store.is_writable() else {"object_store": "cannot be written to"}
