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

from resources.db.address import plain_url
from resources.db.connecting import ConnectionRules

STATEMENT_TIMEOUT_MS = 5000
"""Milliseconds for the query, which takes far less than one; longer means that the server hangs."""
QUERY = b"select pg_current_snapshot()::text"
LIMITED_QUERY = b"set local statement_timeout = %d; " % STATEMENT_TIMEOUT_MS + QUERY
"""Both statements in one message are one transaction, in which a limit holds without a session."""


def do_nothing() -> None:
    """Nobody wants to know."""


@dataclass(slots=True)
class Snapshots:
    """Asks the database for its state, once for all callers who wait at that time."""

    url: str
    rules: ConnectionRules = field(default_factory=ConnectionRules)
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
            return await self._look(self._connection)
        except psycopg.Error:
            # A restart of the database has ended the old connection: try once more with a new one.
            await self._connection.close()
            self._connection = await self._connect()
            return await self._look(self._connection)

    async def _look(self, connection: psycopg.AsyncConnection[tuple[str]]) -> str:
        cursor = await connection.execute(LIMITED_QUERY if self.rules.is_pooled else QUERY)
        while cursor.nextset():  # the answer is in the last one
            pass
        row = await cursor.fetchone()
        if row is None:
            raise psycopg.OperationalError("pg_current_snapshot() gave no row")
        return row[0]

    async def _connect(self) -> psycopg.AsyncConnection[tuple[str]]:
        options = {"prepare_threshold": 0, **self.rules.options(STATEMENT_TIMEOUT_MS)}
        options["application_name"] = "deepsentinel-snapshots"
        if self.rules.iam:
            options |= await asyncio.to_thread(self.rules.login, self.url)
        return await psycopg.AsyncConnection.connect(plain_url(self.url), autocommit=True, **options)

    async def close(self) -> None:
        if self._asking is not None and not self._asking.done():
            self._asking.cancel()
        if self._connection is not None:
            await self._connection.close()
