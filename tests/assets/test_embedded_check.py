"""The check that every window has its vector: one row broken in each way that it must see."""

import pytest

from analysis.embedding import configured_target, embed_missing
from assets.checks import every_window_embedded
from resources.db.engine import Database
from resources.db.stores.embeddings import EmbeddingStore, Space
from tests.support.api import add_analysed_video
from tests.support.tiny_embedder import tiny_embedder

A_ROW = "where (space_id, window_id) = (select space_id, min(window_id) from window_embedding group by 1)"
UNIT_VECTOR = "('[1' || repeat(',0', {}) || ']')::halfvec"
BREAKS = {
    "missing": f"delete from window_embedding {A_ROW}",
    "other_text": f"update window_embedding set text_sha256 = encode(sha256('x'), 'hex') {A_ROW}",
    "other_model": "update embedding_space set digest = 'of other weights'",
    "other_dimension": f"update window_embedding set embedding = {UNIT_VECTOR.format(14)} {A_ROW}",
    "not_of_length_one": f"update window_embedding set embedding = embedding * embedding {A_ROW}",
}


@pytest.fixture
def video_id(database: Database) -> int:
    return add_analysed_video(database)


@pytest.fixture
def space(database: Database, video_id: int, tmp_path_factory: pytest.TempPathFactory) -> Space:
    """With a vector for every window, and without its index, which takes no other dimension."""
    target = configured_target(database, str(tiny_embedder(tmp_path_factory.mktemp("model") / "m")))
    embed_missing(database, target, lambda _: None)
    with database.transaction() as stores:
        index = f"drop index window_embedding_{target.space.space_id}_hnsw"
        stores.connection.exec_driver_sql(index)
    return target.space


def test_windows_that_are_as_they_must_be_pass(database: Database, video_id: int, space: Space) -> None:
    with database.transaction() as stores:
        check = every_window_embedded(stores.embeddings.faults_in([space], video_id))
    assert check.passed
    assert check.metadata["missing"].value == 0


@pytest.mark.parametrize("fault", BREAKS)
def test_one_row_that_is_not_fails_the_check(
    database: Database, video_id: int, space: Space, fault: str
) -> None:
    with database.transaction() as stores:
        windows = len(stores.windows.texts(video_id))
        stores.connection.exec_driver_sql(BREAKS[fault])
        faults = stores.embeddings.faults_in([space], video_id)
    check = every_window_embedded(faults)
    assert not check.passed
    found = {name: count for name, count in faults[space.title].items() if count}
    assert found == {fault: windows if fault == "other_model" else 1}


def test_the_active_space_is_looked_at_too(database: Database, video_id: int, space: Space) -> None:
    """Where an analysis has embedded for no space at all."""
    with database.transaction() as stores:
        stores.connection.exec_driver_sql(BREAKS["missing"])
        faults = EmbeddingStore(stores.connection).faults_in([], video_id)
    assert faults[space.title]["missing"] == 1
