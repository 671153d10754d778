"""Searches in the order of a hosted model: better where it answers, as before where it does not."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest

from analysis.embedding import embed_all
from domain.language.message import Language
from domain.language.reasons import reason_text
from resources.db.engine import Database
from resources.errors import HostedModelError
from resources.models.embedders import MINILM
from resources.models.rerankers import configured_reranker
from resources.settings import Settings
from tests.support.api import Client, add_analysed_video, client_of
from tests.support.model_server import ModelServer, model_server, use_models

COHERE = "bedrock:cohere.rerank-v3-5:0"
QUERY = {"query": "walks", "limit": 3}
NOTICE = reason_text("not_reranked", Language.ENGLISH)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    with model_server() as running:
        use_models(monkeypatch, running.url)
        yield running


@asynccontextmanager
async def reranked(settings: Settings, server: ModelServer, timeout_s: float = 30) -> AsyncIterator[Client]:
    changed = {
        "aws_endpoint": server.url,
        "bedrock_region": "eu-central-1",
        "rerank_region": "us-west-2",
        "reranker": COHERE,
        "rerank_timeout_s": timeout_s,
    }
    async with client_of(settings.model_copy(update=changed)) as client:
        yield client


def add_videos(database: Database) -> None:
    for sha in "abcde":
        add_analysed_video(database, f"gate {sha}.mp4", sha)


async def found(client: Client) -> list[int]:
    answer = (await client.post("/api/search", json=QUERY)).json()
    assert answer["notice"] is None
    return [each["window_id"] for each in answer["results"]]


async def test_the_order_is_the_models_and_the_call_is_counted(
    settings: Settings, database: Database, server: ModelServer, client: Client
) -> None:
    add_videos(database)
    all_found = (await client.post("/api/search", json={**QUERY, "limit": 100})).json()["results"]
    usual = [each["window_id"] for each in all_found]
    assert len(usual) >= 5
    async with reranked(settings, server) as client:
        assert await found(client) == usual[::-1][:3]
        metrics = (await client.get("/api/metrics")).text
    (call,) = server.calls
    assert (call.path, call.region) == ("/model/cohere.rerank-v3-5:0/invoke", "us-west-2")
    assert (call.body["query"], call.body["api_version"], len(call.body["documents"])) == (
        "walks",
        2,
        len(usual),
    )
    assert f'sentinel_hosted_model_calls_total{{model="{COHERE}",purpose="reranking"}} 1.0' in metrics
    assert f'sentinel_hosted_model_cost_usd_total{{model="{COHERE}",purpose="reranking"}} 0.002' in metrics


@pytest.mark.parametrize("fault", ["slow", "throttled", "no_json", "bad_order", "cut"])
async def test_without_the_model_the_order_stays_and_the_answer_says_so(
    settings: Settings, database: Database, server: ModelServer, client: Client, fault: str
) -> None:
    add_videos(database)
    usual = await found(client)
    server.always, server.slow_s = fault, 60
    async with reranked(settings, server, timeout_s=3 if fault == "slow" else 30) as client:
        began = time.monotonic()
        search = asyncio.create_task(client.post("/api/search", json=QUERY))
        await asyncio.sleep(0.1)
        assert (await client.get("/db/videos/")).status_code == 200
        assert fault != "slow" or not search.done(), "the loop goes on"
        answer = (await search).json()
        assert time.monotonic() - began < 30, "nobody waits for the model"
        metrics = (await client.get("/api/metrics")).text
    assert [each["window_id"] for each in answer["results"]] == usual
    assert answer["notice"] == NOTICE
    assert 'sentinel_reranked_searches_total{order="fused"}' in metrics


async def test_a_model_that_is_away_is_left_alone_for_a_while(
    settings: Settings, database: Database, server: ModelServer
) -> None:
    add_videos(database)
    server.always = "throttled"
    async with reranked(settings, server) as client:
        for _ in range(8):
            assert (await client.post("/api/search", json=QUERY)).json()["notice"] == NOTICE
    assert len(server.calls) == 5


async def test_answers_are_in_the_models_order_too(
    settings: Settings, database: Database, server: ModelServer
) -> None:
    add_videos(database)
    embed_all(database, MINILM, print)
    question = {"prompt": "pedestrian in the doorway", "scope": "all"}
    async with reranked(settings, server) as client:
        answered = await client.post("/api/prompt", json=question)
        assert answered.status_code == 200
        assert answered.json()["notice"] is None
    (call,) = server.calls
    assert call.body["query"] == question["prompt"]


def test_a_name_that_is_no_such_model_is_told(settings: Settings) -> None:
    with pytest.raises(HostedModelError, match="SENTINEL_RERANKER 'minilm' is not supported"):
        configured_reranker(settings.model_copy(update={"reranker": "minilm"}))
