"""Embedding all that lacks a vector: reader, model and writer at once, and what errors leave."""

import threading
from typing import cast

import numpy as np
import pytest
import sqlalchemy as sa

from analysis.embedding import BATCH_WINDOWS, EmbeddingTarget, embed_missing
from analysis.spaces import only_change
from gpu_ops.embed.text import Embedder, Vectors
from resources.db.connecting import ConnectionRules
from resources.db.engine import Database
from resources.db.stores.embeddings import Space
from resources.db.stores.videos import NewVideo
from resources.errors import SetupError

DIMENSION = 4
BATCHES = 4
WINDOWS = f"""
insert into event_window (video_id, start_s, end_s, text_en, text_ko, event_ids, run_id)
select 1, n, n + 1, 'walk ' || n, '', '{{}}', 'r' from generate_series(1, {BATCHES * BATCH_WINDOWS}) n
"""


@pytest.fixture
def space(database: Database) -> Space:
    with database.transaction() as stores:
        stores.videos.register(NewVideo("a.mp4", "k", "a", 1))
        stores.connection.exec_driver_sql(WINDOWS)
        return stores.embeddings.ensure_space("model", "1", DIMENSION)


def model(spoiled: int | None = None, dimension: int = DIMENSION) -> Embedder:
    """Fails at a batch, or gives vectors of another dimension from there on."""
    calls = iter(range(100))

    def encode(texts: list[str]) -> Vectors:
        is_spoiled = next(calls) == spoiled
        if is_spoiled and dimension == DIMENSION:
            raise ZeroDivisionError
        return np.eye(dimension if is_spoiled else DIMENSION)[[0] * len(texts)]

    return Embedder(encode, "1", DIMENSION)


def lacking(database: Database, space: Space) -> int:
    with database.transaction() as stores:
        return stores.embeddings.count_missing(space)


def test_two_connections_are_enough_and_a_third_for_the_lock_of_a_switch(
    database_url: str, database: Database, space: Space
) -> None:
    said: list[str] = []
    used: list[int] = []
    narrow = Database.at(database_url, ConnectionRules(pool_size=1))
    pool = cast("sa.QueuePool", narrow.engine.pool)
    sa.event.listen(pool, "checkout", lambda *_: used.append(pool.checkedout()))
    with only_change(narrow):
        done = embed_missing(narrow, EmbeddingTarget(space, model()), said.append)
    narrow.engine.dispose()
    assert done == BATCHES * BATCH_WINDOWS
    assert max(used) <= 3
    assert (len(said), lacking(database, space)) == (BATCHES, 0)
    assert embed_missing(database, EmbeddingTarget(space, model()), said.append) == 0


@pytest.mark.parametrize(
    ("spoiled", "error"), [(model(2), ZeroDivisionError), (model(2, DIMENSION + 1), SetupError)]
)
def test_an_error_of_the_model_or_of_storing_keeps_what_was_before_it_and_nothing_behind(
    database: Database, space: Space, spoiled: Embedder, error: type[Exception]
) -> None:
    with pytest.raises(error):
        embed_missing(database, EmbeddingTarget(space, spoiled), lambda _: None)
    assert not [thread for thread in threading.enumerate() if thread.name == "prefetch"]
    assert lacking(database, space) == (BATCHES - 2) * BATCH_WINDOWS
    rest = embed_missing(database, EmbeddingTarget(space, model()), lambda _: None)
    assert (rest, lacking(database, space)) == ((BATCHES - 2) * BATCH_WINDOWS, 0)


def test_an_error_of_reading_is_raised(database: Database, space: Space) -> None:
    with database.transaction() as stores:
        stores.connection.exec_driver_sql("alter table event_window rename to away")
    with pytest.raises(Exception, match="event_window"):
        embed_missing(database, EmbeddingTarget(space, model()), lambda _: None)


def test_what_reports_fails_stops_everything(database: Database, space: Space) -> None:
    """As Ctrl-C does in the thread that stores."""

    def stop(_: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        embed_missing(database, EmbeddingTarget(space, model()), stop)
    assert not [thread for thread in threading.enumerate() if thread.name == "prefetch"]
    assert lacking(database, space) == (BATCHES - 1) * BATCH_WINDOWS
