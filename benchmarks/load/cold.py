"""The cost of reads that are not in the response cache."""

import asyncio
import statistics
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import sqlalchemy as sa

from resources.settings import Settings
from serving.app import create_app

ROUNDS = 50
"""Requests to each route, whose median is reported."""


@dataclass(frozen=True, slots=True)
class Cold:
    """Statements for data, the same every time, and the median time in an application of its own."""

    queries: int
    ms: float


def cold_reads(paths: dict[str, list[str]], database_url: str, folder: Path) -> dict[str, Cold]:
    """Ask each route some fifty times, always for something that was not asked before; name -> cost."""
    return asyncio.run(ask_routes(paths, database_url, folder))


async def ask_routes(paths: dict[str, list[str]], database_url: str, folder: Path) -> dict[str, Cold]:
    settings = Settings(state_dir=folder, database_url=database_url, rate_limit_per_s=1e6, _env_file=None)
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:  # noqa: ANN401 - SQLAlchemy's
        seen.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    transport = httpx.ASGITransport(create_app(settings, database_url))
    async with httpx.AsyncClient(transport=transport, base_url=settings.base_url) as client:
        found = {name: await measure_route(client, each, seen) for name, each in paths.items()}
    sa.event.remove(sa.Engine, "before_cursor_execute", note)
    return found


async def measure_route(client: httpx.AsyncClient, paths: list[str], seen: list[str]) -> Cold:
    (await client.get(paths[0])).raise_for_status()  # connects, and lets every statement be compiled
    milliseconds, statements = [], set()
    for number in range(ROUNDS):
        path = paths[number % len(paths)]
        seen.clear()
        began = time.perf_counter()
        (await client.get(f"{path}{'&' if '?' in path else '?'}cold={number}")).raise_for_status()
        milliseconds.append((time.perf_counter() - began) * 1000)
        statements.add(len(seen))
    if len(statements) > 1:
        raise AssertionError(f"{paths[0]} takes now more and now fewer statements: {statements}")
    return Cold(statements.pop(), round(statistics.median(milliseconds), 2))
