"""Run a rebuilt query: read only, as a role that sees views alone, within limits of time, cost and size."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from domain.access import Cameras
from domain.language.messages import sql as say
from resources.db.analyst.guard import MAX_ROWS, rebuild, refusal
from resources.db.analyst.role import QUERY, may_use_role

TIMEOUT_S = 5.0
"""Most time of a query: nobody waits longer for an answer, and other requests need the database, too."""
MAX_COST = 1_000_000.0
"""The planner's estimate, in its units: a read of one page is 1. Counting pairs of 20,000 events costs some
5,000,000 and takes 20 s, joining all tables of 200 recordings less than 10,000."""
MAX_CHARACTERS = 500_000
"""Of all values of an answer, as JSON: what a page shows without trouble."""
WORK_MEM = "16MB"
"""Memory of one sort or hash before it goes to disk; the server's own setting may be far higher."""
ALL_CAMERAS = "*"
Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class SqlAnswer:
    """`sql` is what was run; `has_more` says that rows are left out, for their number or their size."""

    sql: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    has_more: bool


def run_query(connection: sa.Connection, query: str, cameras: Cameras) -> SqlAnswer:
    """Answer a query on what may be seen of some cameras, in a transaction that nothing has been done in.

    Raises:
        SqlRefusedError: It is not allowed, or wrong, or would take too long; nothing is kept of it.
    """
    written = rebuild(query)
    try:
        enter(connection, cameras)
        check_cost(connection, written)
        result = connection.exec_driver_sql(escaped(written))
        return to_answer(written, list(result.keys()), result.fetchall())
    except DBAPIError as error:
        raise told(error) from error


def enter(connection: sa.Connection, cameras: Cameras) -> None:
    """Give up all rights but those of the query, until the end of this transaction."""
    connection.exec_driver_sql("set transaction read only")
    if not may_use_role(connection):
        raise refusal(say.NO_ROLE)
    settings = {
        "sentinel.cameras": ALL_CAMERAS if cameras is None else json.dumps(cameras),
        "search_path": "pg_catalog",
        "standard_conforming_strings": "on",
        "statement_timeout": str(round(TIMEOUT_S * 1000)),
        "work_mem": WORK_MEM,
        "max_parallel_workers_per_gather": "0",
        "role": QUERY,
    }
    for name, value in settings.items():
        connection.execute(sa.text("select set_config(:name, :value, true)"), {"name": name, "value": value})


def check_cost(connection: sa.Connection, written: str) -> None:
    plan = connection.exec_driver_sql(escaped(f"explain (format json) {written}")).scalar_one()
    cost = float(plan[0]["Plan"]["Total Cost"])
    if cost > MAX_COST:
        raise refusal(say.too_costly, cost, MAX_COST)


def escaped(written: str) -> str:
    """As the driver takes it, which reads `%` as the mark of a parameter."""
    return written.replace("%", "%%")


def told(error: DBAPIError) -> Exception:
    """What people are told of an error of the database; a lost connection is none of the query's."""
    cause = error.orig
    if isinstance(cause, psycopg.errors.QueryCanceled):
        return refusal(say.too_slow, TIMEOUT_S)
    if isinstance(cause, psycopg.Error) and cause.sqlstate and not error.connection_invalidated:
        return refusal(say.refused, cause.diag.message_primary or cause.sqlstate)
    return error


def to_answer(written: str, columns: Sequence[str], found: Sequence[Sequence[Any]]) -> SqlAnswer:
    kept = tuple(within_size([tuple(to_json(value) for value in row) for row in found[:MAX_ROWS]]))
    return SqlAnswer(written, tuple(columns), kept, len(kept) < len(found))


def within_size(rows: Sequence[tuple[Value, ...]]) -> Iterator[tuple[Value, ...]]:
    """The first rows that are no larger than an answer may be."""
    size = 0
    for row in rows:
        size += sum(len(str(value)) for value in row)
        if size > MAX_CHARACTERS:
            return
        yield row


def to_json(value: object) -> Value:
    """A value as JSON has it: dates with their offset, spans in seconds, what is no number as text."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, Decimal):
        value = int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, float) and value - value != 0:
        return str(value)
    return value if isinstance(value, str | int | float | bool | None) else str(value)
