"""The API and the page, as one ASGI application.

It reads what the pipeline made; it writes uploads and chats only, and never imports Dagster.
"""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

from resources.models.morphemes import MORPHEMES
from resources.settings import Settings, settings
from serving.errors import add_error_handlers
from serving.mcp.door import McpDoor
from serving.middleware.authentication import Authentication
from serving.middleware.limits import AnswerInTime, BodyLimits, OwnOrigins, RateLimit
from serving.middleware.metrics import STATE_QUERIES, count_queries
from serving.middleware.paths import PathsWithoutSlash
from serving.middleware.request_context import RequestContext
from serving.middleware.response_cache import ResponseCache
from serving.middleware.static_files import page_mount
from serving.openapi import describe_api
from serving.routes import (
    access,
    analysis,
    cameras,
    docs,
    events,
    exports,
    frames,
    health,
    login,
    media,
    metrics,
    multipart_uploads,
    people,
    picture_search,
    prompts,
    receipts,
    removed,
    sample,
    search,
    sessions,
    sql,
    streams,
    summaries,
    thumbnails,
    tus_uploads,
    uploads,
    videos,
)
from serving.services import Services
from serving.tracing import stop_exporter, telemetry

API_VERSION = version("deepsentinel")
EXPOSED_HEADERS = [
    "ETag", "Link", "Location", "Retry-After", "Upload-Offset", "Upload-Length", "Tus-Resumable",
    "X-Request-Id", "X-Response-Time",
]  # fmt: skip
ROUTES = (
    docs,
    health,
    metrics,
    multipart_uploads,
    people,
    picture_search,
    login,
    access,
    uploads,
    sample,
    tus_uploads,
    thumbnails,
    media,
    streams,
    videos,
    cameras,
    summaries,
    analysis,
    events,
    frames,
    exports,
    search,
    sql,
    prompts,
    receipts,
    sessions,
    removed,
)


def create_app(configured: Settings, database_url: str) -> ASGIApp:
    """The application for some settings; `database_url` is any address of the database."""
    services = Services.for_settings(configured, database_url)

    traces, door = telemetry(configured), McpDoor()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        # Objects made so far live as long as the program: without freezing them each collection would
        # walk all of them, and hold up requests for tens of milliseconds.
        gc.collect()
        gc.freeze()
        if configured.preload_text_model:
            MORPHEMES.begin()
            await services.load_query_model()
        async with door.running():
            yield
        await services.close()
        await run_in_threadpool(stop_exporter, traces)

    app = FastAPI(
        title="DeepSentinel",
        version=API_VERSION,
        description="Recordings, what happened in them, and answers that name their evidence.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        redirect_slashes=False,
        lifespan=lifespan,
        telemetry=traces,
    )
    app.state.services = services
    count_queries(services.database.engine.sync_engine)
    services.database.snapshots.on_ask = STATE_QUERIES.inc
    add_error_handlers(app)
    for module in ROUTES:
        app.include_router(module.router)
    app.openapi = partial(describe_api, app)  # type: ignore[method-assign]
    app.router.routes.extend((door.route(), page_mount()))
    return add_middleware(app, services)


def add_middleware(app: ASGIApp, services: Services) -> ASGIApp:
    """What every request passes on its way to a route; the last line here is the first that it meets."""
    configured, database = services.settings, services.database
    app = ResponseCache(app, database.snapshots)
    app = BodyLimits(AnswerInTime(app))
    app = RateLimit(app, configured.rate_limit_per_s)
    app = Authentication(app, configured, database)
    app = OwnOrigins(app, configured)
    app = RequestContext(app, configured.base_url, services.store.origins)
    app = PathsWithoutSlash(app)
    return CORSMiddleware(
        app,
        allow_origins=configured.allowed_origins,
        allow_methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
        allow_headers=["*"],
        allow_credentials=True,
        expose_headers=EXPOSED_HEADERS,
        max_age=3000,
    )


def app_from_environment() -> ASGIApp:
    """For `uvicorn --factory`."""
    from resources.embedded_postgres import EmbeddedPostgres

    configured = settings()
    embedded = EmbeddedPostgres(configured.state_dir / "postgres")
    return create_app(configured, configured.database_url or embedded.url)
