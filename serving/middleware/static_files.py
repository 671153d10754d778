"""The page's own files: short on the wire, asked for again each time, and sent again only when changed."""

import gzip
import mimetypes
import os
from pathlib import Path

import brotli
from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.routing import Match, Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from serving.middleware.paths import is_api

WEB_DIR = Path(__file__).resolve().parent.parent / "web"
REVALIDATE = "no-cache"
"""Browsers keep a file and ask each time whether it has changed: after an upgrade no page mixes versions."""
COMPRESSED_TYPES = ("text/", "application/javascript", "application/json", "image/svg+xml")
MIN_COMPRESSED_BYTES = 512
"""Bytes below which a compressed file is hardly shorter."""
ENCODERS = {
    "br": lambda data: bytes(brotli.compress(data, quality=11)),
    "gzip": lambda data: gzip.compress(data, compresslevel=9, mtime=0),
}


class PageFiles(StaticFiles):
    """Files of a folder; texts are compressed once for each version of a file."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory=directory, html=True)
        self.shorter: dict[tuple[str, str, str], bytes] = {}

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        kind = mimetypes.guess_type(full_path)[0] or ""
        is_text = kind.startswith(COMPRESSED_TYPES)
        encoding = encoding_for(scope) if is_text and stat_result.st_size >= MIN_COMPRESSED_BYTES else None
        if encoding is not None and isinstance(response, FileResponse):
            response = self.compress(Path(full_path), response, encoding)
        response.headers["cache-control"] = REVALIDATE
        if is_text:
            response.headers["vary"] = "Accept-Encoding"
        return response

    def compress(self, path: Path, plain: FileResponse, encoding: str) -> Response:
        """The same file in another form, and so with a weak tag (RFC 9110, 8.8.1)."""
        tag = plain.headers["etag"]
        key = (str(path), tag, encoding)
        if key not in self.shorter:
            self.shorter = {old: body for old, body in self.shorter.items() if old[::2] != key[::2]}
            self.shorter[key] = ENCODERS[encoding](path.read_bytes())
        headers = {"etag": f"W/{tag}", "last-modified": plain.headers["last-modified"]}
        return Response(
            self.shorter[key],
            plain.status_code,
            {**headers, "content-encoding": encoding},
            media_type=plain.media_type,
        )


def encoding_for(scope: Scope) -> str | None:
    """The shortest form that a client says it understands."""
    accepted = Headers(scope=scope).get("accept-encoding", "")
    return next((each for each in ENCODERS if each in accepted), None)


class PageMount(Mount):
    """Everything that is not the API; so that a wrong method on its routes is 405, not a missing page."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        return (Match.NONE, {}) if is_api(scope) else super().matches(scope)


def page_mount() -> PageMount:
    return PageMount("/", PageFiles(WEB_DIR), name="page")
