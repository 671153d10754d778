"""Answers with their evidence in a language model's words, over the real application and a real stream."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime

import pytest

from domain.people.colour import ColourName
from domain.query.context import QueryContext
from domain.query.filters import ClothesFilter
from domain.query.serial import to_json
from domain.understanding.understand import understand
from resources.db.engine import Database
from resources.models.morphemes import MORPHEMES
from resources.settings import Settings
from tests.support.api import Client, client_of
from tests.support.model_server import ModelServer, model_server, use_models
from tests.support.told_scenes import SHOP, tell

ASKED = "몇 명이 들어왔어?"
FIRST = "들어온 사람은 5명입니다."
SAID = "00:05에 1번 사람이 왼쪽에서 들어왔습니다."
LIE = "2번 사람이 물건을 훔쳤습니다."
LEFT_OUT = "근거로 든 장면에서 확인되지 않아 언어 모델의 문장 1개를 뺐습니다."
BROKEN = "언어 모델이 끝까지 답하지 않아 나머지는 정해진 문장으로 알려 드립니다."


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    with model_server() as running:
        use_models(monkeypatch, running.url)
        running.says = f"{SAID} [1]\n{LIE} [2]\n"
        yield running


@asynccontextmanager
async def worded(settings: Settings, server: ModelServer, *, is_on: bool = True) -> AsyncIterator[Client]:
    changed = {
        "language_model": "openai:our-model",
        "language_model_url": f"{server.url}/v1",
        "language_model_answers": is_on,
        "language_model_timeout_s": 1.0,
    }
    async with client_of(settings.model_copy(update=changed)) as client:
        yield client


async def sentences(client: Client, video_id: int) -> list[str]:
    answer = await client.post("/api/prompt", json={"prompt": ASKED, "video_id": video_id})
    assert answer.status_code == 200, answer.text
    return [each["text"] for each in answer.json()["sentences"]]


async def test_what_the_evidence_shows_is_told_and_what_it_does_not_is_left_out(
    settings: Settings, database: Database, server: ModelServer
) -> None:
    video_id = tell(database, SHOP)
    async with worded(settings, server) as client:
        told = await sentences(client, video_id)
    assert told[:2] == [FIRST, SAID]
    assert LIE not in told
    assert told[-1] == LEFT_OUT
    (call,) = server.calls
    shown = json.loads(call.body["messages"][1]["content"])
    assert shown["answer"] == FIRST
    assert shown["facts"]["1"].startswith("1번 사람이 왼쪽에서 들어옵니다")
    with database.transaction() as stores:
        assert [each.purpose for each in stores.model_uses.totals()] == ["answer"]


async def test_no_model_is_asked_where_answers_are_told_in_our_words(
    settings: Settings, database: Database, server: ModelServer
) -> None:
    video_id = tell(database, SHOP)
    async with worded(settings, server, is_on=False) as client:
        told = await sentences(client, video_id)
    assert told[:2] == [FIRST, "1번 사람이 왼쪽에서 들어옵니다."]
    assert not server.calls


@pytest.mark.parametrize("fault", ["denied", "unfinished_chat"])
async def test_a_model_that_fails_takes_nothing_from_an_answer(
    settings: Settings, database: Database, server: ModelServer, fault: str
) -> None:
    video_id = tell(database, SHOP)
    server.always = fault
    async with worded(settings, server) as client:
        told = await sentences(client, video_id)
    assert told[:2] == [FIRST, "1번 사람이 왼쪽에서 들어옵니다."]
    assert BROKEN in told


async def test_sentences_are_streamed_one_by_one_and_the_whole_holds_the_same(
    settings: Settings, database: Database, server: ModelServer
) -> None:
    video_id = tell(database, SHOP)
    async with worded(settings, server) as client:
        body = {"prompt": ASKED, "video_id": video_id}
        text = (await client.post("/api/prompt/stream", json=body)).text
    events = [part.split("\ndata: ") for part in text.split("\n\n") if part.startswith("event: ")]
    told = [json.loads(data) for name, data in events if name == "event: sentence"]
    (whole,) = [json.loads(data) for name, data in events if name == "event: answer"]
    assert [each["text"] for each in told][:2] == [FIRST, SAID]
    assert whole["sentences"] == told
    assert SAID in whole["response"]


async def test_a_word_that_rules_do_not_know_is_read_by_the_model(
    settings: Settings, database: Database, server: ModelServer
) -> None:
    video_id = tell(database, SHOP)
    asked = "Did anyone vermilion come in?"
    rules = understand(asked, QueryContext(datetime.fromisoformat("2026-03-01")), MORPHEMES)
    red = ClothesFilter(frozenset({ColourName.RED}))
    read = replace(rules, people=replace(rules.people, clothes=(red,)), leftover=())
    server.says = json.dumps({"query": to_json(read), "used": {"vermilion": "people.clothes"}})
    body = {"prompt": asked, "video_id": video_id}
    async with worded(settings, server) as client:
        told = (await client.post("/api/prompt", json=body)).json()["response"]
    async with worded(settings, server, is_on=False) as client:
        by_rules = (await client.post("/api/prompt", json=body)).json()["response"]

    assert told.startswith("Yes, "), told
    assert " in red came in" in told
    assert by_rules.startswith("I did not understand “vermilion”")
