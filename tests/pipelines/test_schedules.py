"""The nightly re-embedding: the database tells what is missing, and one run is asked for."""

import sys

import dagster as dg
import numpy as np
import pytest

from pipelines.schedules import nightly_reembedding
from resources import settings as settings_module
from resources.dagster import DatabaseResource
from resources.db.engine import Database
from resources.db.stores import staleness
from resources.db.stores.videos import NewVideo
from resources.db.stores.windows import StoredText
from resources.models import embedders

DIMENSION = 4


def tick() -> dg.RunRequest | dg.SkipReason:
    """What the schedule asks for, evaluated as Dagster does it."""
    context = dg.build_schedule_context(resources={"database": DatabaseResource()})
    done = nightly_reembedding.evaluate_tick(context)
    return done.run_requests[0] if done.run_requests else dg.SkipReason(done.skip_message)


def figures(asked: dg.RunRequest | dg.SkipReason) -> str:
    return asked.tags["sentinel/missing"] if isinstance(asked, dg.RunRequest) else ""


def two_windows(database: Database) -> list[StoredText]:
    with database.transaction() as stores:
        stores.videos.register(NewVideo("a.mp4", "k", "a", 1))
        rows = stores.connection.exec_driver_sql(
            "insert into event_window (video_id, start_s, end_s, text_en, text_ko, event_ids, run_id) "
            "select video_id, n, n + 1, (array['one person walks', 'one person stands'])[n], '', '{}', 'r' "
            "from video, generate_series(1, 2) n returning window_id, text_en"
        )
        return [StoredText(row.window_id, row.text_en) for row in rows]


def embed(database: Database, model: str, texts: list[StoredText]) -> None:
    with database.transaction() as stores:
        space = stores.embeddings.ensure_space(model, "d" * 64, DIMENSION)
        stores.embeddings.replace(space, texts, np.eye(DIMENSION)[: len(texts)])


def test_nothing_to_embed_starts_no_run_and_says_so(system: Database) -> None:
    embed(system, "minilm", two_windows(system))
    asked = tick()
    assert isinstance(asked, dg.SkipReason)
    assert str(asked.skip_message) == (
        "Nothing to embed. minilm: 0 windows without a vector of their present text"
    )


def test_a_window_without_a_vector_starts_one_run(system: Database) -> None:
    embed(system, "minilm", two_windows(system)[:1])
    assert figures(tick()) == "minilm: 1 windows without a vector of their present text"


def test_a_changed_text_starts_one_run(system: Database) -> None:
    embed(system, "minilm", two_windows(system))
    with system.transaction() as stores:
        stores.connection.exec_driver_sql("update event_window set text_en = text_en || '!'")
    assert figures(tick()).startswith("minilm: 2 windows")


def test_a_configured_model_without_a_space_lacks_all_windows(
    system: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    embed(system, "minilm", two_windows(system))
    monkeypatch.setenv("SENTINEL_EMBEDDING_MODEL", "another")
    settings_module.settings.cache_clear()
    assert "another: 2 windows" in figures(tick())


def test_a_space_that_is_built_is_filled_and_a_retired_one_is_not(system: Database) -> None:
    texts = two_windows(system)
    embed(system, "minilm", texts)
    embed(system, "another", [])
    assert "another: 2 windows" in figures(tick())
    with system.transaction() as stores:
        stores.connection.exec_driver_sql("update embedding_space set status = 'retired' where space_id = 2")
    assert isinstance(tick(), dg.SkipReason)


def test_what_cannot_be_counted_in_time_starts_a_run(
    system: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    embed(system, "minilm", two_windows(system))
    slow = "(select 1 as count from (select pg_sleep(5)) as s where :space_id = :space_id and :most > 0)"
    monkeypatch.setattr(staleness, "COUNTING_MS", 50)
    monkeypatch.setattr(staleness, "MISSING", staleness.sa.text(slow))
    assert figures(tick()) == "minilm: not counted in time"


def test_no_model_is_loaded_for_it(system: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(embedders, "load_embedder", loaded.append)
    monkeypatch.setattr("resources.dagster.preload_embedder", loaded.append)
    before = {"torch", "transformers"} & sys.modules.keys()
    two_windows(system)
    assert figures(tick())
    assert not loaded
    assert {"torch", "transformers"} & sys.modules.keys() == before
