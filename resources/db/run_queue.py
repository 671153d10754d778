"""The queue between Dagster's run launcher and our workers: runs that wait, and runs that are to stop.

One connection with plain psycopg, because an idle worker must be small: it loads nothing else.
"""

import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import psycopg

from resources.db.address import plain_url
from resources.db.connecting import ConnectionRules
from resources.embedded_postgres import is_alive

CHANNEL = "sentinel_queued_run"
"""On which PostgreSQL notifies workers of changes in the queue."""
FREE = 0x5E17
"""First half of the advisory locks (two int4) that free workers hold; a lock ends with its process."""
DIRECT = ConnectionRules()
KEPT = "30 days"
"""Rows of workers that died are removed after this time. It only has to be longer than any run."""


@dataclass(frozen=True, slots=True)
class QueuedRun:
    """A run of Dagster's, and the arguments of `dagster api execute_run` for it."""

    run_id: str
    arguments: str


@dataclass(slots=True)
class RunQueue:
    """Where the launcher leaves runs and workers claim them."""

    connection: psycopg.Connection[Any]
    number: int = field(default_factory=lambda: secrets.randbelow(2**31))
    _is_free: bool = False

    def enqueue(self, run: QueuedRun) -> bool:
        """Add a run if there are more free workers than waiting runs; whether it was added."""
        with self.connection.transaction():
            if self._one("select count(*) from queued_run where taken_at is null") >= self.free_workers():
                return False
            self._do("delete from queued_run where queued_at < now() - %s::interval", KEPT)
            self._do(
                "insert into queued_run (run_id, arguments) values (%s, %s) on conflict do nothing",
                run.run_id,
                run.arguments,
            )
            self._do(f"notify {CHANNEL}")
        return True

    def free_workers(self) -> int:
        return int(
            self._one(
                "select count(*) from pg_locks where locktype = 'advisory' and objsubid = 2 and granted "
                "and classid = %s and database = (select oid from pg_database where datname = "
                "current_database())",
                FREE,
            )
        )

    def withdraw(self, run_id: str) -> bool:
        """Remove a run that no worker has claimed; whether there was one."""
        query = "delete from queued_run where run_id = %s and taken_at is null"
        return self.connection.execute(query, (run_id,)).rowcount > 0

    def is_taken(self, run_id: str) -> bool:
        """Whether a worker has claimed a run."""
        query = "select count(*) from queued_run where run_id = %s and taken_at is not null"
        return bool(self._one(query, run_id))

    def ask_to_stop(self, run_id: str) -> bool:
        """Ask the worker that has claimed a run to end it; whether there is such a worker."""
        query = "update queued_run set stop_at = now() where run_id = %s and taken_at is not null"
        has_worker = self.connection.execute(query, (run_id,)).rowcount > 0
        if has_worker:
            self._do(f"notify {CHANNEL}")
        return has_worker

    def is_to_stop(self, run_id: str) -> bool:
        query = "select count(*) from queued_run where run_id = %s and stop_at is not null"
        return bool(self._one(query, run_id))

    def listen(self) -> None:
        self._do(f"listen {CHANNEL}")

    def claim(self) -> QueuedRun | None:
        """The run that has waited longest, if any. A worker counts as free while its last claim got none."""
        self._hold(is_free=False)
        taken = self.connection.execute(
            "update queued_run set taken_at = now(), host = %s, pid = %s where run_id = (select run_id "
            "from queued_run where taken_at is null order by queued_at limit 1 for update skip locked) "
            "returning run_id, arguments",
            (socket.gethostname(), os.getpid()),
        ).fetchone()
        if taken is None:
            self._hold(is_free=True)
            return None
        return QueuedRun(*taken)

    def finish(self, run_id: str) -> None:
        self._remove(run_id)

    def take_lost(self) -> list[str]:
        """Remove and return the runs of this machine whose workers have died; the caller reports them."""
        taken = self.connection.execute(
            "select run_id, pid from queued_run where taken_at is not null and host = %s",
            (socket.gethostname(),),
        ).fetchall()
        gone = [run_id for run_id, pid in taken if not is_alive(pid)]
        if gone:
            self._hold(is_free=False)
        return [run_id for run_id in gone if self._remove(run_id)]

    def _remove(self, run_id: str) -> bool:
        """Whether it was there."""
        return self.connection.execute("delete from queued_run where run_id = %s", (run_id,)).rowcount > 0

    def wait(self, seconds: float) -> bool:
        """Wait for a change in the queue; whether one came in time."""
        return any(True for _ in self.connection.notifies(timeout=seconds, stop_after=1))

    def _hold(self, *, is_free: bool) -> None:
        if is_free != self._is_free:
            self._do(f"select pg_advisory_{'lock' if is_free else 'unlock'}(%s, %s)", FREE, self.number)
            self._is_free = is_free

    def _do(self, query: str, *values: object) -> None:
        self.connection.execute(query.encode(), values)

    def _one(self, query: str, *values: object) -> int:
        row = self.connection.execute(query.encode(), values).fetchone()
        return int(row[0]) if row else 0


@contextmanager
def open_run_queue(url: str, rules: ConnectionRules = DIRECT) -> Iterator[RunQueue]:
    """The queue over a connection of its own; raises `psycopg.OperationalError` without a database.

    `url` is that of the server itself: notices and locks end with a session.
    """
    connection = psycopg.connect(plain_url(url), autocommit=True, **rules.options(), **rules.login(url))
    try:
        yield RunQueue(connection)
    finally:
        with suppress(psycopg.Error):
            connection.close()
