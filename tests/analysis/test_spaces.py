"""A change of the embedding model, with real models of different dimension and real transactions."""

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from analysis.embedding import embed_missing, store_vectors
from analysis.spaces import (
    build_space,
    configured_target,
    make_index,
    measure_space,
    only_change,
    roll_back,
    switch_measured,
    switch_space,
)
from domain.language.message import Language
from domain.query.query import Query
from domain.query.search_terms import terms_of
from resources.db.engine import Database
from resources.db.stores.embeddings import EmbeddedTexts, Space
from resources.errors import BusyError, SetupError
from resources.models.query_embedder import QueryVector
from serving.chat.retrieval import embed_search_text, find_matches
from tests.support.tiny_embedder import tiny_embedder

WINDOWS = """
insert into event_window (video_id, start_s, end_s, text_en, text_ko, event_ids, run_id)
select {video}, n + {first}, n + {first} + 1,
       (array['a person walks','the person enters','a person leaves the'])[1 + n %% 3]
           || ' a' || n, '', '{{}}', 'r'
from generate_series(1, {count}) n
"""


def silent(_: str) -> None: ...


@pytest.fixture
def video_id(database: Database) -> int:
    from resources.db.stores.videos import NewVideo

    with database.transaction() as stores:
        stores.videos.register(NewVideo("a.mp4", "k", "a", 1))
        video_id = int(stores.connection.exec_driver_sql("select video_id from video").scalar_one())
        stores.connection.exec_driver_sql("update video set status = 'completed', duration_s = 100")
    add_windows(database, video_id, 0, 30)
    return video_id


@pytest.fixture
def models(tmp_path: Path) -> tuple[str, str]:
    return str(tiny_embedder(tmp_path / "old")), str(tiny_embedder(tmp_path / "new", dimension=32, seed=1))


def add_windows(database: Database, video_id: int, first: int, count: int) -> None:
    with database.transaction() as stores:
        stores.connection.exec_driver_sql(WINDOWS.format(video=video_id, first=first, count=count))


def state(database: Database) -> dict[str, str]:
    with database.transaction() as stores:
        return {each.space.model: each.status for each in stores.spaces.all()}


def test_a_space_is_built_measured_switched_to_rolled_back_and_dropped(
    database: Database, video_id: int, models: tuple[str, str]
) -> None:
    old, new = models
    switch_space(database, old, silent)
    space = build_space(database, new, silent)
    assert state(database) == {old: "active", new: "building"}
    assert (measure_space(database, space)["recall_at_10"] or 0) >= 0.95
    switch_space(database, new, silent)
    assert state(database) == {old: "retired", new: "active"}
    add_windows(database, video_id, 40, 2)
    embed_missing(database, configured_target(database, new), silent)
    said: list[str] = []
    assert roll_back(database, said.append).model == old
    assert "lacks 2" in said[0]
    assert state(database) == {old: "active", new: "retired"}
    with database.transaction() as stores:
        assert not stores.embeddings.count_missing(stores.embeddings.active())
        assert stores.spaces.drop_retired(1.0) == []
    with database.transaction() as stores:
        assert [each.model for each in stores.spaces.drop_retired(0.0)] == [new]
    assert state(database) == {old: "active", new: "dropped"}
    switch_space(database, new, silent)
    assert state(database) == {old: "retired", new: "active"}


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda vectors: vectors * np.nan, "nan"),
        (lambda vectors: vectors * 2, "differs from one"),
        (lambda vectors: vectors[:, :-1], "dimension 16"),
        (lambda vectors: vectors[:-1], "of 30 texts"),
    ],
)
def test_unusable_vectors_are_refused_and_nothing_is_stored(
    database: Database, video_id: int, models: tuple[str, str], spoil: Callable, said: str
) -> None:
    target = configured_target(database, models[0])
    with database.transaction() as stores:
        embedded = target.embed(stores.embeddings.missing(target.space, video_id))
    spoiled = EmbeddedTexts(target.space, embedded.texts, spoil(embedded.vectors))
    with pytest.raises(SetupError, match=said), database.transaction() as stores:
        stores.embeddings.replace_all([spoiled])
    with database.transaction() as stores:
        assert stores.embeddings.count_missing(target.space) == 30


def test_a_window_that_is_stored_during_a_switch_is_in_the_space_that_is_active_afterwards(
    database: Database, video_id: int, models: tuple[str, str]
) -> None:
    """The analysis has embedded for the old space only, and stores after the switch."""
    old, new = models
    switch_space(database, old, silent)
    target = configured_target(database, old)
    switch_space(database, new, silent)
    add_windows(database, video_id, 50, 3)
    with database.transaction() as stores:
        texts = stores.embeddings.missing(target.space, video_id)
        store_vectors(stores, [target.embed(texts)], video_id)
    with database.transaction() as stores:
        active = stores.embeddings.active()
        assert active is not None
        assert (active.model, stores.embeddings.count_missing(active)) == (new, 0)


def test_a_switch_waits_for_an_analysis_that_stores_vectors(
    database: Database, video_id: int, models: tuple[str, str]
) -> None:
    old, new = models
    switch_space(database, old, silent)
    build_space(database, new, silent)
    switching = threading.Thread(target=switch_space, args=(database, new, silent))
    with database.transaction() as stores:
        stores.embeddings.share_lock()
        switching.start()
        switching.join(1.0)
        assert switching.is_alive()
        assert state(database) == {old: "active", new: "building"}
    switching.join(20)
    assert state(database) == {old: "retired", new: "active"}


def test_a_switch_that_looks_only_at_what_changed_sees_new_and_changed_windows(
    database: Database, video_id: int, models: tuple[str, str]
) -> None:
    switch_space(database, models[0], silent)
    space = build_space(database, models[1], silent)
    change = "update event_window set text_en = 'other' where start_s = 1"
    with database.engine.connect() as slow:
        slow.exec_driver_sql(change)  # is not seen by the check, and ends after it
        with database.transaction() as stores:
            seen = stores.embeddings.check_complete(space)
        for alter in (slow.commit, lambda: add_windows(database, video_id, 70, 1)):
            alter()
            with database.transaction() as stores, pytest.raises(SetupError, match="1 recordings"):
                stores.embeddings.switch_to(space, seen)
            build_space(database, models[1], silent)
    with database.transaction() as stores:
        stores.embeddings.switch_to(space, seen)
    assert state(database) == {models[0]: "retired", models[1]: "active"}


def test_a_rollback_to_a_named_model_may_be_repeated(
    database: Database, video_id: int, models: tuple[str, str]
) -> None:
    for each in models:
        switch_space(database, each, silent)
    for _ in range(2):
        assert roll_back(database, silent, models[0]).model == models[0]
        assert state(database) == {models[0]: "active", models[1]: "retired"}
    with pytest.raises(SetupError, match="No space of 'other' was active"):
        roll_back(database, silent, "other")


def test_vectors_of_a_former_text_are_not_stored(
    database: Database, video_id: int, models: tuple[str, str]
) -> None:
    switch_space(database, models[0], silent)
    target = configured_target(database, models[1])
    with database.transaction() as stores:
        embedded = target.embed(stores.embeddings.missing(target.space, video_id))
        stores.connection.exec_driver_sql("update event_window set text_en = text_en || '!'")
    with database.transaction() as stores:
        stores.embeddings.replace_all([embedded])
        assert len(stores.embeddings.missing(target.space, video_id)) == 30
        stored = "select count(*) from window_embedding where space_id = %s"
        assert stores.connection.exec_driver_sql(stored, (target.space.space_id,)).scalar() == 0


def test_of_two_switches_at_once_one_is_told_to_wait(
    database: Database, video_id: int, models: tuple[str, str]
) -> None:
    old, new = models
    switch_space(database, old, silent)
    with only_change(database):
        for change in (lambda: switch_space(database, new, silent), lambda: roll_back(database, silent)):
            with pytest.raises(BusyError, match="run this again"):
                change()
        assert state(database) == {old: "active"}
    switch_space(database, new, silent)
    assert state(database) == {old: "retired", new: "active"}


def test_searches_during_switches_compare_a_question_with_vectors_of_its_own_model(
    database: Database, video_id: int, models: tuple[str, str]
) -> None:
    """The space is looked up before a question is embedded, and another may be active when it is searched."""
    spaces: list[Space] = [switch_space(database, name, silent) for name in models]
    question = Query("a7", Language.ENGLISH, leftover=("a7",))
    for space in spaces:
        vector = embed_search_text(question.text, space)
        roll_back(database, silent)
        with database.transaction() as stores:
            meant = QueryVector(vector, space=space)
            near = dict(stores.search.by_meaning(space, vector, [video_id], 100))
            found = find_matches(stores, terms_of(question), [video_id], meant, 10)
        assert found
        assert all(each.similarity == near.get(each.window.window_id) for each in found)


def test_an_index_that_finds_too_little_is_refused_unless_forced(
    database: Database, video_id: int, models: tuple[str, str]
) -> None:
    switch_space(database, models[0], silent)
    space = build_space(database, models[1], silent)
    with database.transaction() as stores:
        stores.spaces.note(space, {"recall_at_10": 0.5})
    with pytest.raises(SetupError, match=r"finds 0\.500"):
        switch_measured(database, space, force=False)
    assert state(database)[models[1]] == "building"
    switch_measured(database, space, force=True)
    assert state(database)[models[1]] == "active"


def is_valid(database: Database, space: Space) -> bool:
    query = "select indisvalid from pg_index where indexrelid = to_regclass(%s)"
    with database.transaction() as stores:
        name = f"window_embedding_{space.space_id}_hnsw"
        return bool(stores.connection.exec_driver_sql(query, (name,)).scalar())


def test_an_index_whose_making_was_interrupted_is_made_again(
    database: Database, video_id: int, models: tuple[str, str]
) -> None:
    space = build_space(database, models[0], silent)
    with database.transaction() as stores:
        change = "update pg_index set indisvalid = false where indexrelid = to_regclass(%s)"
        stores.connection.exec_driver_sql(change, (f"window_embedding_{space.space_id}_hnsw",))
    assert not is_valid(database, space)
    make_index(database, space)
    assert is_valid(database, space)


def test_an_index_that_the_server_still_makes_for_a_killed_command_is_waited_for(
    database: Database, video_id: int, models: tuple[str, str]
) -> None:
    space = build_space(database, models[0], silent)
    with database.transaction() as stores:
        stores.connection.exec_driver_sql(f"drop index window_embedding_{space.space_id}_hnsw")
    makers = [threading.Thread(target=make_index, args=(database, space)) for _ in range(2)]
    with database.transaction() as stores:
        stores.connection.exec_driver_sql(
            f"lock table window_embedding_{space.space_id} in row exclusive mode"
        )
        for each in makers:
            each.start()
            each.join(0.5)
        assert all(each.is_alive() for each in makers)
        assert not is_valid(database, space)
    for each in makers:
        each.join(20)
    assert is_valid(database, space)
