"""Questions whose vectors are made elsewhere: by words, and soon, where nothing comes from there."""

import asyncio
from collections.abc import Iterator

import pytest

from analysis.embedding import embed_all
from resources.db.engine import Database
from resources.db.stores.embeddings import Space
from serving.chat.retrieval import embed_search_text
from serving.query_embedder import QueryEmbedder
from tests.support.api import add_analysed_video
from tests.support.model_server import ModelServer, model_server, use_models
from tests.support.running_system import until

TITAN = "bedrock:amazon.titan-embed-text-v2:0"


@pytest.fixture
def server(system: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    with model_server() as running:
        use_models(monkeypatch, running.url)
        yield running


@pytest.fixture
def space(server: ModelServer, system: Database) -> Space:
    """The active space, with vectors of one recording."""
    add_analysed_video(system)
    embed_all(system, TITAN, print)
    with system.transaction() as stores:
        active = stores.embeddings.active()
    assert active is not None
    return active


async def test_a_question_gets_its_vector_from_the_hosted_model(space: Space, server: ModelServer) -> None:
    meant = await QueryEmbedder().vector("somebody walks in", space, embed_search_text)
    assert meant.vector is not None
    assert (meant.vector.shape, meant.reason) == ((1024,), None)
    assert "somebody walks in" in [call.body["inputText"] for call in server.calls]


@pytest.mark.parametrize("fault", ["slow", "denied", "not_a_number"])
async def test_without_the_hosted_model_a_question_goes_by_words_and_says_so(
    space: Space, server: ModelServer, fault: str
) -> None:
    model = QueryEmbedder(hosted_limit_s=0.5)
    assert (await model.vector("somebody walks in", space, embed_search_text)).reason is None
    server.always = fault
    meant = await model.vector("somebody walks out", space, embed_search_text)
    assert (meant.vector, meant.reason) == (None, "search_model_away")


async def test_slow_calls_keep_no_thread_from_others(space: Space, server: ModelServer) -> None:
    model = QueryEmbedder(hosted_limit_s=0.5)
    assert (await model.vector("somebody walks in", space, embed_search_text)).reason is None
    server.always = "slow"
    asked = [model.vector(f"number {number}", space, embed_search_text) for number in range(40)]
    assert {each.reason for each in await asyncio.gather(*asked)} == {"search_model_away"}
    await asyncio.to_thread(int)
    assert server.at_once, "they go on"
    await asyncio.to_thread(until, lambda: not server.at_once, 20, "they have ended")
