"""The MCP server at `/mcp` of the API: streamable HTTP, behind the same keys, logins and camera rights.

Each request stands alone, so that any worker can answer it. A tool calls the API's own routes inside this
process, with the state of its request: what the caller may not see over the API, no tool shows.
"""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import httpx
from mcp.server.transport_security import TransportSecuritySettings
from starlette.requests import Request
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from serving.auth import NO_CALLER
from serving.errors import refuse
from serving.mcp.tools import make_server

PATH = "/mcp"
HOSTS_CHECKED_BEFORE = TransportSecuritySettings(enable_dns_rebinding_protection=False)
"""`OwnOrigins` has looked at names and origins already, by our settings."""


class McpDoor:
    """An ASGI application; works only inside `running`."""

    def __init__(self) -> None:
        self.server = make_server(as_caller)
        self.server.streamable_http_app(
            streamable_http_path=PATH,
            json_response=True,
            stateless_http=True,
            transport_security=HOSTS_CHECKED_BEFORE,
        )

    def running(self) -> AbstractAsyncContextManager[None]:
        return self.server.session_manager.run()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["state"]["principal"] is None:
            await refuse(scope, receive, send, 401, NO_CALLER, {"WWW-Authenticate": "Bearer"})
            return
        await self.server.session_manager.handle_request(scope, receive, send)

    def route(self) -> Route:
        """Only POST: there are no sessions to end and no messages of ours to listen to."""
        return Route(PATH, endpoint=self, methods=["POST"], include_in_schema=False)


@asynccontextmanager
async def as_caller(request: Request) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the routes beside this one, for whoever sent a request."""
    scope = request.scope
    transport = httpx.ASGITransport(with_state(scope["app"], scope), raise_app_exceptions=False)
    base_url = f"{request.url.scheme}://{request.url.netloc}"
    async with httpx.AsyncClient(transport=transport, base_url=base_url) as client:
        yield client


def with_state(app: ASGIApp, outer: Scope) -> ASGIApp:
    """The application, as the layers around it would have called it for the sender of another request."""

    async def called(scope: Scope, receive: Receive, send: Send) -> None:
        inner = {**scope, "client": outer.get("client"), "state": dict(outer["state"])}
        await app(inner, receive, send)

    return called
