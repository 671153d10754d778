"""Which state the database is in, so that an answer can be served again while the state is the same.

`pg_current_snapshot()` names the transactions that a reader sees: lowest and next number, and those in
between that are under way. Two readers with the same text see the same rows, in every table, so an answer
that was made in between needs not be made again. Nothing has to be told when something changes, no
trigger and no time-out: this is exact. (PostgreSQL manual, "System Information Functions".)
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import psycopg
from psycopg.conninfo import make_conninfo

QUERY = "select pg_current_snapshot()::text"
CONNECT_TIMEOUT_S = 5
"""Seconds until a database that does not answer counts as away."""
STATEMENT_TIMEOUT_MS = 5000
"""Milliseconds for the query, which takes far less than one; longer means that the server hangs."""


def do_nothing() -> None:
    """Nobody wants to know."""


@dataclass(slots=True)
class Snapshots:
    """Asks the database for its state, once for all callers who wait at that time."""

    url: str
    on_ask: Callable[[], None] = do_nothing
    _connection: psycopg.AsyncConnection[tuple[str]] | None = None
    _next: asyncio.Future[str] | None = None
    _asking: asyncio.Task[None] | None = field(default=None, repr=False)

    async def current(self) -> str:
        """The state at some moment after this call; raises `psycopg.OperationalError`."""
        if self._next is None:
            self._next = asyncio.get_running_loop().create_future()
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(self._ask())
        return await asyncio.shield(self._next)

    async def _ask(self) -> None:
        while (waiting := self._next) is not None:
            self._next = None
            try:
                waiting.set_result(await self._fetch())
            except psycopg.Error as error:
                waiting.set_exception(error)
                waiting.exception()  # whoever waited may have left

    async def _fetch(self) -> str:
        self.on_ask()
        if self._connection is None or self._connection.closed:
            self._connection = await self._connect()
        try:
            cursor = await self._connection.execute(QUERY)
            row = await cursor.fetchone()
        except psycopg.Error:
            # A restart of the database has ended the old connection: try once more with a new one.
            await self._connection.close()
            self._connection = await self._connect()
            row = await (await self._connection.execute(QUERY)).fetchone()
        if row is None:
            raise psycopg.OperationalError("pg_current_snapshot() gave no row")
        return row[0]

    async def _connect(self) -> psycopg.AsyncConnection[tuple[str]]:
        address = make_conninfo(
            self.url.replace("postgresql+psycopg://", "postgresql://", 1),
            connect_timeout=CONNECT_TIMEOUT_S,
            application_name="deepsentinel-snapshots",
            options=f"-c statement_timeout={STATEMENT_TIMEOUT_MS}",
        )
        return await psycopg.AsyncConnection.connect(address, autocommit=True, prepare_threshold=0)

    async def close(self) -> None:
        if self._asking is not None and not self._asking.done():
            self._asking.cancel()
        if self._connection is not None:
            await self._connection.close()
