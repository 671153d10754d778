"""Write a video's rows so that writing them twice changes nothing."""

from collections.abc import Iterable, Mapping, Sequence

import orjson
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB, Insert, insert

Row = Mapping[str, object]
DOCUMENT_ROWS = 10_000
"""Most rows of one JSON document: some 3 MB of events, where PostgreSQL's own limit is 256 MB."""
MANY_ROWS = 10_000
"""Rows written at once from which on the statistics of a table are made anew at once, and not a minute later,
so that the queries of the next steps are not planned for an empty table."""


def milliseconds(seconds: float) -> float:
    """Times are stored to the millisecond, so that equal results are equal rows."""
    return round(float(seconds), 3)


def replace_rows(
    connection: sa.Connection,
    table: sa.Table,
    video_id: int,
    rows: Sequence[Row],
    key: Sequence[str],
    among: sa.ColumnElement[bool] | None = None,
) -> None:
    """Make `rows` the only rows of a video, or of some of its rows, `among`, in the caller's transaction.

    Rows whose `key` columns are unchanged keep their identity; others are added or removed. Of two rows with
    one key the later one counts. All of it is one statement, so that thousands of rows cost little more than
    a few; after very many the planner is told of them.
    """
    stale = sa.delete(table).where(table.c.video_id == video_id)
    if among is not None:
        stale = stale.where(among)
    if rows:
        by_key = {as_hashable(row[name] for name in key): row for row in rows}
        written = (
            upsert_rows(table, video_id, tuple(rows[0]), key).returning(*table.primary_key).cte("written")
        )
        stale = stale.where(sa.tuple_(*table.primary_key).not_in(sa.select(written)))
        connection.execute(stale, {"rows": to_documents(list(by_key.values()))})
    else:
        connection.execute(stale)
    if len(rows) >= MANY_ROWS:
        connection.exec_driver_sql(f"analyze (skip_locked) {table.name}")


def to_documents(rows: Sequence[Row]) -> str:
    """Rows as JSON arrays of at most `DOCUMENT_ROWS` objects, one a line.

    No array of the database, because psycopg takes five times as long to quote one.
    """
    parts = (rows[start : start + DOCUMENT_ROWS] for start in range(0, len(rows), DOCUMENT_ROWS))
    return "\n".join(orjson.dumps(part, option=orjson.OPT_SERIALIZE_NUMPY).decode() for part in parts)


def upsert_rows(table: sa.Table, video_id: int, names: Sequence[str], key: Sequence[str]) -> Insert:
    """Insert the columns `names` of `to_documents`, the parameter `rows`, as rows of a video."""
    lines = sa.func.string_to_table(sa.bindparam("rows", type_=sa.Text), "\n")
    documents = lines.table_valued("document").render_derived()
    columns = [sa.column(name, table.c[name].type) for name in names]
    objects = sa.func.jsonb_to_recordset(sa.cast(documents.c.document, JSONB))
    given = objects.table_valued(*columns, joins_implicitly=True).render_derived(with_types=True)
    source = sa.select(sa.literal(video_id), *given.c).select_from(documents, given)
    statement = insert(table).from_select(["video_id", *names], source)
    changed = {name: statement.excluded[name] for name in names if name not in key}
    return statement.on_conflict_do_update(index_elements=["video_id", *key], set_=changed)


def as_hashable(values: Iterable[object]) -> tuple[object, ...]:
    """Values that can be compared and hashed, lists among them."""
    return tuple(tuple(value) if isinstance(value, list) else value for value in values)
