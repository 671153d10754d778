"""The API as tools of the MCP server call it: over the network, or inside the same process."""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

import httpx
from mcp.server.mcpserver.exceptions import ToolError

from domain.language.message import texts
from domain.language.messages import mcp as say

TIMEOUT_S = 60.0
"""For each request; twice what the API itself takes at most."""


class Api(Protocol):
    """Opens a client for one call of a tool, with the rights of whoever calls it."""

    def __call__(self, request: Any, /) -> AbstractAsyncContextManager[httpx.AsyncClient]: ...  # noqa: ANN401


async def call(
    client: httpx.AsyncClient, method: str, path: str, body: Mapping[str, Any] | None = None
) -> httpx.Response:
    """One call; raises `ToolError` with the API's own words, in both languages where there are both."""
    try:
        response = await client.request(method, path, json=body)
    except httpx.HTTPError as error:
        reason = str(error) or type(error).__name__
        raise ToolError("\n".join(texts(say.system_away, str(client.base_url), reason))) from error
    if response.is_success:
        return response
    raise ToolError(reason_of(response))


def reason_of(response: httpx.Response) -> str:
    try:
        told = response.json()
    except ValueError:
        return "\n".join(texts(say.bare_status, response.status_code))
    return "\n".join(str(told[name]) for name in ("error", "error_ko") if told.get(name))
