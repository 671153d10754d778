"""`sentinel mcp`: the MCP server over standard input and output, for programs that start it themselves."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from resources.settings import settings

if TYPE_CHECKING:
    import httpx


def mcp(
    url: Annotated[str, typer.Option(help="Address of a system elsewhere; this machine's without it.")] = "",
) -> None:
    """Serve search, ask, receipt, coverage and recordings to a language model, with SENTINEL_API_KEY."""
    from serving.mcp.tools import make_server

    configured = settings()
    key = configured.api_key or configured.service_key
    make_server(NetworkApi((url or configured.local_url).rstrip("/"), key)).run("stdio")


class NetworkApi:
    """The API of a running system, with the rights of one key."""

    def __init__(self, url: str, key: str | None) -> None:
        self.url = url
        self.headers = {"Authorization": f"Bearer {key}"} if key else {}

    @asynccontextmanager
    async def __call__(self, _request: object) -> "AsyncIterator[httpx.AsyncClient]":
        import httpx

        from serving.mcp.api import TIMEOUT_S

        async with httpx.AsyncClient(base_url=self.url, headers=self.headers, timeout=TIMEOUT_S) as client:
            yield client
