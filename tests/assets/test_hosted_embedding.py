"""An analysis whose texts become vectors elsewhere: what is stored, what it cost, and what failure leaves."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.records import VideoStatus
from resources import settings as settings_module
from resources.dagster import TextEmbedderResource
from resources.db.engine import Database
from tests.support.analyses import run, take_in, video
from tests.support.model_server import ModelServer, model_server, use_models

TITAN = "bedrock:amazon.titan-embed-text-v2:0"


@pytest.fixture
def server(system: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    with model_server() as running:
        use_models(monkeypatch, running.url, SENTINEL_EMBEDDING_MODEL=TITAN)
        yield running


def stored_vectors(database: Database) -> set[tuple[str, str, int]]:
    query = (
        "select model, status, vector_dims(embedding) as length from window_embedding "
        "join embedding_space using (space_id)"
    )
    with database.transaction() as stores:
        return {(row.model, row.status, row.length) for row in stores.connection.exec_driver_sql(query)}


def test_an_analysis_ends_with_vectors_of_the_hosted_model_and_shows_their_cost(
    server: ModelServer, system: Database, walker: Path
) -> None:
    video_id = take_in(walker, system)
    done = run(video_id)
    assert done.success
    assert stored_vectors(system) == {(TITAN, "active", 1024)}
    (made,) = done.asset_materializations_for_node("window_embeddings")
    assert made.metadata["model_calls"].value == len(server.calls) > 0
    assert made.metadata["cost_usd"].value == pytest.approx(made.metadata["model_tokens"].value * 0.02 / 1e6)


@pytest.mark.parametrize(
    ("fault", "budget", "code"),
    [("wrong_dimension", None, "hosted_model_failed"), (None, "0", "budget_spent")],
)
def test_what_fails_says_why_stores_nothing_and_works_later(
    server: ModelServer,
    system: Database,
    walker: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: str | None,
    budget: str | None,
    code: str,
) -> None:
    video_id = take_in(walker, system)
    server.always = fault
    if budget is not None:
        monkeypatch.setenv("SENTINEL_DAILY_BUDGET_USD", budget)
        settings_module.settings.cache_clear()
    assert not run(video_id).success
    failed = video(system, video_id)
    assert (failed.status, failed.error_code) == (VideoStatus.FAILED, code)
    assert stored_vectors(system) == set()
    server.always = None
    monkeypatch.delenv("SENTINEL_DAILY_BUDGET_USD", raising=False)
    settings_module.settings.cache_clear()
    assert run(
        video_id, steps="window_embeddings", resources={"text_embedder": TextEmbedderResource(name=TITAN)}
    ).success
    assert stored_vectors(system) == {(TITAN, "active", 1024)}
