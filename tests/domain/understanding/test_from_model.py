"""What a language model may make of a question: more than the rules, never less, never something else."""

import json
from dataclasses import replace

import pytest

from domain.events.types import EventType
from domain.people.colour import ColourName
from domain.query.context import QueryContext
from domain.query.filters import ClothesFilter
from domain.query.query import Order, OrderBy, Query
from domain.query.serial import to_json
from domain.query.serial_schema import query_schema
from domain.understanding.from_model import RejectedQueryError, checked_query, needs_model, query_request
from domain.understanding.understand import understand
from resources.models.morphemes import MORPHEMES
from tests.domain.understanding.conftest import NOON

CONTEXT = QueryContext(NOON, looked_for=("person",), zones=("Counter",))
RED = (ClothesFilter(frozenset({ColourName.RED})),)


def rules(text: str) -> Query:
    return understand(text, CONTEXT, MORPHEMES)


LEFT = rules("Did anyone vermilion come in on the left?")


def answered(query: Query, used: dict[str, str], **changes: object) -> str:
    """What a model would say: a query with fields of its JSON changed."""
    return json.dumps({"query": {**to_json(query), **changes}, "used": used})


def with_red(query: Query) -> Query:
    return replace(query, people=replace(query.people, clothes=RED), leftover=())


def test_the_rules_leave_a_word_over() -> None:
    assert LEFT.leftover == ("vermilion",)
    assert needs_model(LEFT)
    assert not needs_model(with_red(LEFT))
    assert not needs_model(rules("and the purplish one?"))


def test_a_word_may_become_a_filter() -> None:
    query = checked_query(answered(with_red(LEFT), {"vermilion": "people.clothes"}), LEFT, CONTEXT)
    assert query == with_red(LEFT)
    assert query.is_understood


def test_text_around_the_answer_does_no_harm() -> None:
    answer = f"Here you are:\n```json\n{answered(with_red(LEFT), {'vermilion': 'people.clothes'})}\n```"
    assert checked_query(answer, LEFT, CONTEXT).people.clothes == RED


USED = {"vermilion": "people.clothes"}


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("", "no query"),
        ("yes", "no query"),
        ("{}", "no query"),
        ('{"query": {"sql": "select 1"}, "used": {}}', "no query"),
        (answered(LEFT, {}), "was not used"),  # nothing is claimed
        (
            answered(replace(LEFT, leftover=(), order=Order(OrderBy.NUMBER)), {"vermilion": "order"}),
            "counted apart",
        ),
        (answered(replace(LEFT, leftover=()), {}), "was not used"),  # a word is dropped
        (answered(replace(LEFT, leftover=()), USED), "should"),  # claimed and not added
        (answered(with_red(LEFT), {"vermilion": "events"}), "should"),  # added elsewhere than claimed
        (answered(with_red(LEFT), {"vermilion": "sql"}), "not all are leftover words and fields"),
        (answered(with_red(LEFT), {**USED, "left": "events"}), "not all are leftover words and fields"),
        (answered(with_red(LEFT), USED, place={}), "differ from the rules' query"),  # the side is lost
        (answered(with_red(LEFT), USED, intent="count"), "differ from the rules' query"),
        (answered(with_red(LEFT), USED, is_negated=True), "differ from the rules' query"),
        (answered(replace(LEFT, events=(EventType.RUNNING,), leftover=()), {"vermilion": "events"}), "lost"),
        (answered(replace(LEFT, labels=("vehicle",), leftover=()), {"vermilion": "labels"}), "looked for"),
        (
            answered(
                replace(LEFT, place=replace(LEFT.place, zones=("Till",)), leftover=()),
                {"vermilion": "place.zones"},
            ),
            "no zones",
        ),
        (
            answered(
                replace(LEFT, events=(*LEFT.events, EventType.THEFT), leftover=()), {"vermilion": "events"}
            ),
            "looked for",
        ),
    ],
)
def test_what_does_not_hold_is_refused(answer: str, reason: str) -> None:
    with pytest.raises(RejectedQueryError, match=reason):
        checked_query(answer, LEFT, CONTEXT)


def test_what_nothing_looks_for_stays_told() -> None:
    asked = rules("Did anyone vermilion smile?")
    assert asked.unseen == ("emotion",)
    answer = answered(replace(with_red(asked), unseen=()), USED)
    assert checked_query(answer, asked, CONTEXT).unseen == ("emotion",)


def test_the_request_holds_the_schema_of_all_that_can_be_asked() -> None:
    asked = json.loads(query_request(LEFT, CONTEXT))
    assert asked["question"] == LEFT.text
    assert asked["rules"]["leftover"] == ["vermilion"]
    assert asked["zones"] == ["Counter"]
    records = query_schema()["$defs"]
    assert isinstance(records, dict)
    assert {"Query", "PeopleFilter", "TimeFilter", "Relation"} <= set(records)
    assert "red" in json.dumps(records["ClothesFilter"])
