"""A language model over HTTP that reads what the rules left over: in time, and only where it holds."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest

from analysis.question_reading import read_by_model
from domain.people.colour import ColourName
from domain.query.context import QueryContext
from domain.query.filters import ClothesFilter
from domain.query.query import Query
from domain.query.serial import to_json
from domain.understanding.understand import understand
from resources.db.engine import Database
from resources.models.morphemes import MORPHEMES
from resources.settings import settings as process_settings
from tests.support.model_server import ModelServer, model_server, use_models

CONTEXT = QueryContext(datetime.fromisoformat("2026-11-28 12:00"), looked_for=("person",))
RULES = understand("Did anyone vermilion come in?", CONTEXT, MORPHEMES)
READ = replace(
    RULES,
    people=replace(RULES.people, clothes=(ClothesFilter(frozenset({ColourName.RED})),)),
    leftover=(),
)


@pytest.fixture
def server(system: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    with model_server() as running:
        use_models(
            monkeypatch,
            running.url,
            SENTINEL_LANGUAGE_MODEL="openai:our-model",
            SENTINEL_LANGUAGE_MODEL_URL=f"{running.url}/v1",
        )
        yield running


def saying(query: Query) -> str:
    return json.dumps({"query": to_json(query), "used": {"vermilion": "people.clothes"}})


def test_a_word_that_the_rules_do_not_know_becomes_a_filter(server: ModelServer) -> None:
    server.says = saying(READ)
    assert read_by_model(RULES, CONTEXT, process_settings()) == READ
    (call,) = server.calls
    assert "vermilion" in json.dumps(call.body)


@pytest.mark.parametrize("said", ["Yes, somebody did.", saying(RULES), saying(replace(READ, events=()))])
def test_the_rules_stand_where_an_answer_does_not_hold(server: ModelServer, said: str) -> None:
    server.says = said
    assert read_by_model(RULES, CONTEXT, process_settings()) == RULES


def test_nobody_waits_for_a_slow_model(server: ModelServer) -> None:
    server.says, server.always, server.slow_s = saying(READ), "slow", 5.0
    assert read_by_model(RULES, CONTEXT, process_settings(), within_s=0.2) == RULES


def test_what_is_understood_is_not_asked(server: ModelServer) -> None:
    assert read_by_model(READ, CONTEXT, process_settings()) == READ
    assert not server.calls
