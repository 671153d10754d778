"""Write a video's rows so that writing them twice changes nothing."""

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

Row = Mapping[str, object]


def milliseconds(seconds: float) -> float:
    """Times are stored to the millisecond, so that equal results are equal rows."""
    return round(float(seconds), 3)


def replace_rows(
    connection: sa.Connection, table: sa.Table, video_id: int, rows: Sequence[Row], key: Sequence[str]
) -> None:
    """Make `rows` the only rows of a video, in the caller's transaction.

    Rows whose `key` columns are unchanged keep their identity; others are added or removed.
    """
    primary = list(table.primary_key.columns)
    stored = sa.select(*primary, *(table.c[name] for name in key)).where(table.c.video_id == video_id)
    wanted = {as_hashable(row[name] for name in key) for row in rows}
    stale = [
        tuple(row[: len(primary)])
        for row in connection.execute(stored)
        if as_hashable(row[len(primary) :]) not in wanted
    ]
    if stale:
        connection.execute(sa.delete(table).where(sa.tuple_(*primary).in_(stale)))
    if not rows:
        return
    statement = insert(table)
    changed = {name: statement.excluded[name] for name in rows[0] if name not in ("video_id", *key)}
    connection.execute(
        statement.on_conflict_do_update(index_elements=["video_id", *key], set_=changed),
        [{**row, "video_id": video_id} for row in rows],
    )


def as_hashable(values: Iterable[object]) -> tuple[object, ...]:
    """Values that can be compared and hashed; arrays come back from the database as lists."""
    return tuple(tuple(value) if isinstance(value, list) else value for value in values)
