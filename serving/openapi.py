"""The description of the API, completed: how to authenticate, and which errors each operation can give."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from serving.errors import ErrorOut
from serving.exports.schemas import ClipOut, ClipProgressOut
from serving.middleware.authentication import COOKIE

Json = dict[str, Any]
OPEN_PATHS = {"/api/live", "/api/ready", "/api/health", "/api/media/{object_key}"}
NO_LOGIN = {("/api/login", "post"), ("/api/login", "delete"), ("/db/videos", "head")}
ERROR = {"application/json": {"schema": {"$ref": "#/components/schemas/ErrorOut"}}}
ALWAYS = {
    "400": "Something about the request is wrong; `error` says what, and what to send instead.",
    "403": "Not with this role, not from that page, or not with an address that has expired.",
    "429": "Too many requests; `Retry-After` says when to come again.",
    "500": "A fault of ours, written down under `request_id`.",
    "503": "The database does not answer; `Retry-After` says when to come again.",
    "504": "The answer took too long.",
}
TOLD_IN_STREAMS = (ClipOut, ClipProgressOut)
"""Data of server-sent events, which no operation names by itself."""
CUT = ("/clip", "/clip/stream", "/evidence", "/frame")
"""Ends of paths that make a picture or a clip of a recording."""
WITH_MEDIA = {
    "409": "The recording cannot be read there, is gone, or is not what was received.",
    "507": "There is no room for it on the disk.",
}
WITH_LOGIN = {"401": "No key and no login."}
WITH_NAME = {"404": "There is no such thing, or it is not visible to the caller."}
WITH_KINDS = {"422": "There is no such type of event; `error` lists those that there are."}
WITH_BODY = {
    "408": "The body stopped coming.",
    "409": "Done already, or in conflict with something under way.",
    "413": "The body is too large.",
    "415": "The body is of a type that is not understood.",
    "423": "Another request is at work on the same thing.",
}
OF_PATH = {"/api/login": WITH_LOGIN, "/db/events": WITH_KINDS}
"""Errors of single paths."""


def describe_api(app: FastAPI) -> Json:
    """The whole description, made once."""
    if app.openapi_schema:
        return app.openapi_schema
    schema: Json = get_openapi(
        title=app.title, version=app.version, description=app.description, routes=app.routes
    )
    components = schema["components"]
    for shape in (ErrorOut, *TOLD_IN_STREAMS):
        components["schemas"][shape.__name__] = shape.model_json_schema()
    components["schemas"].pop("HTTPValidationError", None)
    components["schemas"].pop("ValidationError", None)
    components["securitySchemes"] = {
        "key": {"type": "http", "scheme": "bearer", "description": "A key: `sentinel key NAME` makes one."},
        "login": {
            "type": "apiKey",
            "in": "cookie",
            "name": COOKIE,
            "description": "POST /api/login sets it.",
        },
    }
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            complete_operation(operation, path, method)
    app.openapi_schema = schema
    return schema


def complete_operation(operation: Json, path: str, method: str) -> None:
    """Add the errors that an operation can give, and what it asks for."""
    texts = dict(ALWAYS)
    is_open = path in OPEN_PATHS or (path, method) in NO_LOGIN
    if not is_open:
        operation["security"] = [{"key": []}, {"login": []}]
        texts |= WITH_LOGIN
    if "{" in path or "requestBody" in operation or "parameters" in operation:
        texts |= WITH_NAME
    if method in ("post", "put", "patch", "delete"):
        texts |= WITH_BODY
    if path.endswith(CUT):
        texts |= WITH_MEDIA
    texts |= OF_PATH.get(path, {})
    responses = operation["responses"]
    responses.pop("422", None)
    if "410" in responses:
        responses["410"] = {"description": "Not kept by this system.", "content": ERROR}
    for status, text in texts.items():
        responses.setdefault(status, {"description": text, "content": ERROR})
