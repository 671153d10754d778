"""Change the embedding model: build a space, index it, measure it, switch to it, go back, drop it."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from analysis.embedding import EmbeddingTarget, Report, configured_target, embed_missing
from resources.db.engine import Database
from resources.db.stores.embeddings import Space, index_statement
from resources.errors import BusyError, SetupError
from resources.models.query_embedder import space_embedder

MIN_RECALL = 0.95
"""Least share of the ten nearest windows that the index must find."""
NEAREST = 10
"""Windows that are compared for recall and agreement."""
SAMPLES = 200
"""Windows and questions that a measurement takes."""
INDEX_CHECK_S = 0.2
"""Seconds between two looks whether another still makes the index."""
IS_MADE = "select 1 from pg_stat_progress_create_index where relid = to_regclass(:table)"
IS_BROKEN = "select 1 from pg_index where indexrelid = to_regclass(:name) and not indisvalid"


def build_space(database: Database, name: str, report: Report, per_second: float | None = None) -> Space:
    """Give every window a vector of a model, newest recordings first; what is there already is kept.

    Raises:
        SetupError: The model cannot be loaded, or its vectors are not usable.
    """
    target = configured_target(database, name)
    embed_missing(database, target, report, per_second)
    make_index(database, target.space)
    return target.space


def make_index(database: Database, space: Space) -> None:
    """The space's index, unless it is there; searches and analyses go on meanwhile.

    A server does not notice at once that who asked for an index was killed: it is waited for, since two that
    make the same one can block each other.
    """
    name = f"window_embedding_{space.space_id}_hnsw"
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        while connection.scalar(sa.text(IS_MADE), {"table": name.removesuffix("_hnsw")}):
            time.sleep(INDEX_CHECK_S)
        if connection.scalar(sa.text(IS_BROKEN), {"name": name}):  # its making was interrupted
            connection.execute(sa.text(f"drop index concurrently if exists {name}"))
        connection.execute(sa.text(index_statement(space, "concurrently")))


def measure_space(database: Database, space: Space) -> Mapping[str, Any]:
    """Recall of the index against looking at every vector, and agreement with the active space.

    Noted with the space. The agreement is None where no question was asked or no other space is active.
    """
    with database.transaction() as stores:
        sample = stores.spaces.sample(space, SAMPLES)
        shares = [
            overlap(
                stores.spaces.nearest(space, each, NEAREST, by_index=True),
                stores.spaces.nearest(space, each, NEAREST, by_index=False),
            )
            for each in sample
        ]
    measured = {"recall_at_10": mean(shares), "sampled": len(sample), **agreement(database, space)}
    with database.transaction() as stores:
        stores.spaces.note(space, measured)
    return measured


def agreement(database: Database, space: Space) -> dict[str, Any]:
    """How many of the ten windows nearest to stored questions are the same as in the active space."""
    with database.transaction() as stores:
        questions, active = stores.spaces.questions(SAMPLES), stores.embeddings.active()
    if not questions or active is None or active == space:
        return {"overlap_at_10": None, "questions": len(questions)}
    try:
        found = [nearest_to(database, each, questions) for each in (space, active)]
    except SetupError as error:  # the former model may be gone, which is a reason to switch
        return {"overlap_at_10": None, "questions": len(questions), "not_compared": str(error)}
    shares = [overlap(new, old) for new, old in zip(*found, strict=True)]
    return {"overlap_at_10": mean(shares), "questions": len(questions)}


def nearest_to(database: Database, space: Space, questions: list[str]) -> list[list[int]]:
    vectors = space_embedder(space).embed(questions)
    with database.transaction() as stores:
        return [
            stores.spaces.nearest(space, str(vector.tolist()), NEAREST, by_index=False) for vector in vectors
        ]


def overlap(found: list[int], wanted: list[int]) -> float:
    return len(set(found) & set(wanted)) / max(1, len(wanted))


def mean(shares: list[float]) -> float | None:
    return round(sum(shares) / len(shares), 4) if shares else None


def switch_space(
    database: Database, name: str, report: Report, *, force: bool = False, per_second: float | None = None
) -> Space:
    """Build, index and measure a model's space, then answer questions from it.

    Raises:
        SetupError: Its index finds too little, a window came in meanwhile, or the model does not work.
        BusyError: Another switch or rollback is under way.
    """
    with only_change(database):
        space = build_space(database, name, report, per_second)
        measured = measure_space(database, space)
        report(f"measured: {dict(measured)}")
        switch_measured(database, space, force=force)
    return space


@contextmanager
def only_change(database: Database) -> Iterator[None]:
    """No other switch or rollback begins meanwhile. The lock ends with its connection, as after a kill."""
    with database.transaction() as stores:
        if not stores.spaces.lock_changes():
            raise BusyError(
                "Another switch or rollback of the embedding model is under way: wait until it has ended, "
                "see what is active with `sentinel models embed list`, and run this again."
            )
        yield


def switch_measured(database: Database, space: Space, *, force: bool) -> None:
    """Switch to a space if what was measured of it last allows that."""
    with database.transaction() as stores:
        (facts,) = [each for each in stores.spaces.all() if each.space == space]
        recall = facts.measured.get("recall_at_10")
        if recall is not None and recall < MIN_RECALL and not force:
            raise SetupError(
                f"The index of {space.title} finds {recall:.3f} of the nearest {NEAREST} windows, and "
                f"{MIN_RECALL} are asked for. Questions are answered as before; --force (in the job: force) "
                "switches all the same."
            )
    switch_complete(database, space)


def switch_complete(database: Database, space: Space) -> None:
    """Look at every window first; in the transaction that analyses wait for, at what changed meanwhile."""
    with database.transaction() as stores:
        seen = stores.embeddings.check_complete(space)
    with database.transaction() as stores:
        stores.embeddings.switch_to(space, seen)


def roll_back(database: Database, report: Report, model: str | None = None) -> Space:
    """Answer questions from the space that was active before; what it lacks is embedded first.

    With the name of its model it may be repeated: without, the second time goes back again.

    Raises:
        SetupError: There is none, or it lacks windows and its model is gone.
        BusyError: Another switch or rollback is under way.
    """
    with only_change(database):
        with database.transaction() as stores:
            space = stores.spaces.former(model)
            has, lacks = stores.spaces.windows(space)
        if lacks:
            report(f"{space.title} has {has} windows and lacks {lacks}")
            embed_missing(database, EmbeddingTarget(space, space_embedder(space)), report)
        make_index(database, space)
        switch_complete(database, space)
    return space
