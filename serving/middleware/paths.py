"""One path for each route, however it is written."""

from starlette.types import ASGIApp, Receive, Scope, Send

API_PREFIXES = ("/api", "/db", "/mcp")


class PathsWithoutSlash:
    """Serves each API path with and without its trailing slash, and never redirects between them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(API_PREFIXES):
            path = scope["path"].rstrip("/")
            scope = {**scope, "path": path, "raw_path": path.encode()}
        await self.app(scope, receive, send)


def is_api(scope: Scope) -> bool:
    return bool(scope["path"].startswith(API_PREFIXES))
