"""The API and the page, as one ASGI application.

It reads what the pipeline made; it writes uploads and chats only, and never imports Dagster.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

from resources.settings import Settings, settings
from serving.errors import add_error_handlers
from serving.middleware import PathsWithoutSlash, RequestFacts
from serving.routes import (
    analysis,
    events,
    health,
    media,
    prompts,
    sessions,
    summaries,
    thumbnails,
    uploads,
    videos,
)
from serving.services import Services

WEB_DIR = Path(__file__).parent / "web"
API_VERSION = "0.1.0"
ROUTES = (
    health,
    uploads,
    thumbnails,
    media,
    videos,
    summaries,
    analysis,
    events,
    prompts,
    sessions,
)


def create_app(configured: Settings, database_url: str) -> ASGIApp:
    """The application for some settings; `database_url` is any address of the database."""
    services = Services.for_settings(configured, database_url)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await services.database.close()

    app = FastAPI(
        title="DeepSentinel",
        version=API_VERSION,
        description="Recordings, what happened in them, and answers that name their evidence.",
        docs_url="/api/docs",
        openapi_url="/api/openapi.json",
        redirect_slashes=False,
        lifespan=lifespan,
    )
    app.state.services = services
    add_error_handlers(app)
    for module in ROUTES:
        app.include_router(module.router)
    app.mount("/", StaticFiles(directory=WEB_DIR, html=True), name="page")
    return with_headers(app, configured)


def with_headers(app: ASGIApp, configured: Settings) -> ASGIApp:
    """Outermost, so that errors carry the headers too."""
    return CORSMiddleware(
        RequestFacts(PathsWithoutSlash(app)),
        allow_origins=configured.allowed_origins,
        allow_methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
        allow_headers=["*"],
        expose_headers=["ETag", "X-Request-Id", "X-Response-Time"],
        max_age=3000,
    )


def app_from_environment() -> ASGIApp:
    """For `uvicorn --factory`."""
    from resources.postgres import EmbeddedPostgres

    configured = settings()
    embedded = EmbeddedPostgres(configured.state_dir / "postgres")
    return create_app(configured, configured.database_url or embedded.url)
