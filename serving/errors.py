"""One shape for every error: `{"error": text, "request_id": id}`. Details go to the log only."""

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from resources.errors import NotFoundError, SentinelError

logger = logging.getLogger("serving.errors")
RETRY_AFTER_S = "2"


class ForbiddenError(SentinelError):
    """A signed address that is not ours, not for this method, or too old."""


class ConflictError(SentinelError):
    """Something that was done already and cannot be done again."""


STATUS: dict[type[Exception], int] = {NotFoundError: 404, ForbiddenError: 403, ConflictError: 409}


def add_error_handlers(app: FastAPI) -> None:
    app.add_exception_handler(SentinelError, for_users)
    app.add_exception_handler(RequestValidationError, for_bad_requests)
    app.add_exception_handler(HTTPException, for_http)
    app.add_exception_handler(OperationalError, for_database)
    app.add_exception_handler(PoolTimeoutError, for_database)
    app.add_exception_handler(Exception, for_faults)


def error_response(
    request: Request, status: int, text: str, headers: dict[str, str] | None = None
) -> JSONResponse:
    body = {"error": text, "request_id": request.scope["state"]["request_id"]}
    return JSONResponse(body, status_code=status, headers=headers)


async def for_users(request: Request, error: Exception) -> JSONResponse:
    return error_response(request, STATUS.get(type(error), 400), str(error))


async def for_bad_requests(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this type
    parts = [f"{'.'.join(map(str, each['loc'][1:])) or 'body'}: {each['msg']}" for each in error.errors()]
    return error_response(request, 400, "; ".join(parts))


async def for_http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this type
    text = f"{request.method} {request.url.path}: {error.detail}"
    return error_response(request, error.status_code, text, dict(error.headers or {}))


async def for_database(request: Request, error: Exception) -> JSONResponse:
    logger.error("Database, request %s: %s", request.scope["state"]["request_id"], error)
    text = "The database does not answer at the moment; try again shortly."
    return error_response(request, 503, text, {"Retry-After": RETRY_AFTER_S})


async def for_faults(request: Request, error: Exception) -> JSONResponse:
    request_id = request.scope["state"]["request_id"]
    logger.error("Request %s failed", request_id, exc_info=error)
    return error_response(
        request, 500, f"Something went wrong inside the system; its log has id {request_id}."
    )
