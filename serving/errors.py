"""One shape for every error: `{"error": text, "request_id": id}`. Details go to the log only."""

import logging
from collections.abc import Sequence

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from psycopg import OperationalError as PlainOperationalError
from pydantic import BaseModel, ConfigDict
from sqlalchemy.exc import DBAPIError, OperationalError, TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from domain.language.message import Language, texts
from domain.language.messages import refusals as say
from resources.dagster_api import DagsterAwayError
from resources.db.faults import is_database_away, is_disk_full
from resources.db.stores.camera_settings import ChangedMeanwhileError, NameTakenError
from resources.errors import BusyError, NotFoundError, RefusedError, SentinelError, StorageFullError
from serving.validation import describe_errors

logger = logging.getLogger("serving.errors")
RETRY_AFTER_S = "2"
DATABASE_AWAY = "The database does not answer at the moment; try again shortly."


class ForbiddenError(SentinelError):
    """A signed address that is not ours, not for this method, or too old."""


class ConflictError(SentinelError):
    """Something that was done already and cannot be done again."""


class UnknownCallerError(SentinelError):
    """Nobody who is known asked for something that is not for everybody."""


class TooManyError(SentinelError):
    """Too much of something in too little time; `retry_after_s` says when to try again."""

    def __init__(self, text: str, retry_after_s: int, korean: str | None = None) -> None:
        super().__init__(text, korean)
        self.retry_after_s = retry_after_s


class GoneError(SentinelError):
    """Something that earlier systems had and this one never will."""


class UnplayableError(RefusedError):
    """A stored file in which the analysis has found no recording, or has not looked yet."""


class UnsupportedError(SentinelError):
    """A body of a type that is not understood here."""


class UnknownValueError(SentinelError):
    """A field was given a value that does not exist; the text lists those that do, in both languages."""

    def __init__(self, field: str, value: str, known: Sequence[str]) -> None:
        super().__init__(*texts(say.unknown_value, field, value, ", ".join(known)))


STATUS: dict[type[Exception], int] = {
    UnknownCallerError: 401,
    ForbiddenError: 403,
    NotFoundError: 404,
    ConflictError: 409,
    ChangedMeanwhileError: 409,
    NameTakenError: 409,
    UnplayableError: 409,
    StorageFullError: 507,
    TooManyError: 429,
    GoneError: 410,
    UnsupportedError: 415,
    UnknownValueError: 422,
    BusyError: 423,
    DagsterAwayError: 503,
}


class ErrorOut(BaseModel):
    """Every error has this shape; `error_ko` is there where users themselves can mend it.

    The id is also in the header `X-Request-Id`, and in the log.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"error": "video 41 not found", "request_id": "5b0e2c1d9a6f4f0c8d7e6a5b4c3d2e1f"}
        }
    )
    error: str
    error_ko: str | None = None
    request_id: str


def add_error_handlers(app: FastAPI) -> None:
    app.add_exception_handler(SentinelError, handle_sentinel_error)
    app.add_exception_handler(RequestValidationError, handle_bad_request)
    app.add_exception_handler(HTTPException, handle_http_error)
    app.add_exception_handler(OperationalError, handle_database_away)
    app.add_exception_handler(PlainOperationalError, handle_database_away)
    app.add_exception_handler(DBAPIError, handle_statement_error)
    app.add_exception_handler(PoolTimeoutError, handle_database_away)
    app.add_exception_handler(Exception, handle_fault)


def error_response(
    request: Request, status: int, text: str, headers: dict[str, str] | None = None
) -> JSONResponse:
    return json_error(status, ErrorOut(error=text, request_id=request_id(request)), headers)


def request_id(request: Request) -> str:
    return str(request.scope["state"]["request_id"])


def json_error(status: int, body: ErrorOut, headers: dict[str, str] | None = None) -> JSONResponse:
    return JSONResponse(body.model_dump(exclude_none=True), status_code=status, headers=headers)


async def refuse(
    scope: Scope, receive: Receive, send: Send, status: int, text: str, headers: dict[str, str] | None = None
) -> None:
    """Send an error from a layer outside the routes."""
    await error_response(Request(scope), status, text, headers)(scope, receive, send)


async def handle_sentinel_error(request: Request, error: Exception) -> JSONResponse:
    korean = error.korean if isinstance(error, SentinelError) else None
    body = ErrorOut(error=str(error), error_ko=korean, request_id=request_id(request))
    return json_error(STATUS.get(type(error), 400), body, error_headers(error))


def error_headers(error: Exception) -> dict[str, str]:
    if isinstance(error, TooManyError):
        return {"Retry-After": str(error.retry_after_s)}
    if isinstance(error, DagsterAwayError):
        return {"Retry-After": RETRY_AFTER_S}
    return {"WWW-Authenticate": "Bearer"} if isinstance(error, UnknownCallerError) else {}


async def handle_bad_request(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this type
    english, korean = (
        describe_errors(error.errors(), language) for language in (Language.ENGLISH, Language.KOREAN)
    )
    return json_error(400, ErrorOut(error=english, error_ko=korean, request_id=request_id(request)))


async def handle_http_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this type
    text = f"{request.method} {request.url.path}: {error.detail}"
    return error_response(request, error.status_code, text, dict(error.headers or {}))


async def handle_database_away(request: Request, error: Exception) -> JSONResponse:
    """Of a database that does not answer: whose disk is full, that is told, since it goes down of it."""
    logger.error("Database, request %s: %s", request_id(request), error)
    if is_disk_full(error) or request.app.state.services.store.is_full():
        return await handle_sentinel_error(request, StorageFullError("disk_full"))
    return error_response(request, 503, DATABASE_AWAY, {"Retry-After": RETRY_AFTER_S})


async def handle_statement_error(request: Request, error: Exception) -> JSONResponse:
    """A lost connection or full disk is the database's; the rest is ours."""
    assert isinstance(error, DBAPIError)  # noqa: S101 - registered for this type
    if is_database_away(error) or is_disk_full(error):
        return await handle_database_away(request, error)
    return await handle_fault(request, error)


async def handle_fault(request: Request, error: Exception) -> JSONResponse:
    known_as = request_id(request)
    logger.error("Request %s failed", known_as, exc_info=error)
    return error_response(request, 500, f"Something went wrong inside the system; its log has id {known_as}.")
