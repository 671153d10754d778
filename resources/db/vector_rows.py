"""Write vectors in the form of the server, a batch in one statement: as text, one by one, it takes longer."""

from collections.abc import Sequence
from typing import Any, cast

import psycopg
import sqlalchemy as sa
from pgvector import HalfVector
from pgvector.psycopg.halfvec import register_halfvec_info
from psycopg.types import TypeInfo

from domain.records import FloatArray
from resources.errors import SetupError

STORE = """
insert into window_embedding (space_id, window_id, text_sha256, embedding)
select %s, * from unnest(%s::bigint[], %s::text[], %b::halfvec[])
on conflict (space_id, window_id)
do update set text_sha256 = excluded.text_sha256, embedding = excluded.embedding
"""
Connection = psycopg.Connection[tuple[Any, ...]]


def write_vectors(
    connection: sa.Connection, space_id: int, rows: Sequence[tuple[int, str, FloatArray]]
) -> None:
    """Store windows, digests of their texts and vectors (dimension,); what is there already is replaced."""
    driver = cast("Connection", connection.connection.driver_connection)
    with driver.cursor() as cursor:
        register_halfvec(driver, cursor)
        windows, digests, vectors = (list(column) for column in zip(*rows, strict=True))
        cursor.execute(STORE, (space_id, windows, digests, [HalfVector(each) for each in vectors]))


def register_halfvec(driver: Connection, cursor: "psycopg.Cursor[tuple[Any, ...]]") -> None:
    """For one cursor only: SQLAlchemy reads the type as text. Its number differs between databases."""
    info = TypeInfo.fetch(driver, "halfvec")
    if info is None:
        raise SetupError("The database has no type halfvec: run `sentinel migrate`.")
    register_halfvec_info(cast("Connection", cursor), info)
