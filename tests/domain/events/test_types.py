"""A type of event is one entry, and everything else follows from it or is compared with it."""

import ast
import re
from datetime import datetime
from pathlib import Path

import pytest

from domain.events.kinds.kind import Severity, Source
from domain.events.types import ACTIONS, HIGHLIGHTS, INCIDENTS, EventType
from domain.language.message import Language
from domain.language.messages.people import SIDES
from domain.language.wording import count_text, event_verb, plain_sentence
from domain.query.context import QueryContext
from domain.understanding.understand import understand
from resources.models.morphemes import MORPHEMES
from tests.test_architecture import FILES, ROOT

PAGE = ROOT / "serving" / "web" / "js"
TYPES = {each.value for each in EventType}
COMPARED = {
    "domain/events/rules/find.py",  # which rule finds which types; a test compares them
    "domain/events/confidence.py",  # figures by type, which a benchmark prints; types without any have a rest
    "domain/language/messages/claims.py",  # words by which texts of language models are checked
    "domain/language/messages/deeds.py",  # how answers say of somebody what they did, where grammar needs it
    "domain/query/deeds.py",  # how people come, and when a stay in a zone begins and ends
    "domain/understanding/happenings/happenings.py",  # coming and going in questions, which share their words
    "domain/understanding/who/at_once.py",  # what says no more than that people were together
    "domain/understanding/relations/between.py",  # what ends one stay and begins the next
    "domain/answers/wording/deed_words.py",  # what is said with the name of a zone
    "domain/understanding/disambiguation/korean.py",
    "domain/understanding/disambiguation/korean_people.py",
    "domain/understanding/disambiguation/korean_verbs.py",
    "domain/understanding/who/members.py",  # what a group is known by
    "domain/understanding/follow_ups/it_told.py",  # what is said of things with words for people
    "domain/understanding/happenings/got_up.py",
    "domain/understanding/where/ways.py",
    "domain/understanding/comparing/orders.py",
    "domain/understanding/where/places.py",
    "domain/events/matching.py",  # moments of types, for the evaluation
    "domain/actions/candidates.py",  # where models look; a type without an entry is not looked at
    "domain/actions/prompts.py",  # what models are asked; a test names those that lack a sentence
}
"""Files that may list types: a new one works without an entry there, or a test names it."""
ALSO_MEANT = {EventType.PERSON_APPEAR: (EventType.PERSON_ENTER, EventType.PERSON_APPEAR)}
"""Who appears may come in at the edge of the picture, or be seen inside it first."""


@pytest.mark.parametrize("event_type", EventType)
@pytest.mark.parametrize("language", Language)
def test_every_type_is_said_and_understood(event_type: EventType, language: Language) -> None:
    sentence = plain_sentence(event_type, "right", language)
    asked = understand(sentence, QueryContext(datetime(2026, 3, 1)), MORPHEMES)  # noqa: DTZ001 - on a wall
    if event_type.kind.source is Source.RULES:
        assert asked.events == ALSO_MEANT.get(event_type, (event_type,)), "its own words ask for it"
    else:
        assert asked.unseen or asked.incidents_only, "no rule can tell"
    assert count_text(event_type, 1, language)
    assert event_verb([event_type], 2, language)


@pytest.mark.parametrize("event_type", EventType)
def test_the_parts_of_a_type_fit_together(event_type: EventType) -> None:
    kind = event_type.kind
    assert EventType(event_type.value) is event_type
    assert event_type == event_type.value == event_type.name.lower()
    if kind.related:
        assert EventType(kind.related).kind.related == event_type, "each is what the other may mean"


def test_what_matters_most_is_told_first() -> None:
    severities = [each.kind.severity for each in HIGHLIGHTS]
    assert severities == sorted(severities)
    assert Severity.DETAIL not in severities


def test_each_type_has_sentences_of_its_own() -> None:
    by_type = [{plain_sentence(each, side, Language.ENGLISH) for side in SIDES} for each in EventType]
    assert len(set().union(*by_type)) == sum(map(len, by_type))
    assert {len(sentences) for sentences in by_type} == {1, 3}, (
        "with a side, or of the camera, a zone or a line"
    )


def test_incidents_are_those_that_the_first_front_end_marks() -> None:
    """By the words that it knows, most severe first."""
    assert {each.value: each.kind.mark for each in INCIDENTS} == {
        "theft": "도난", "collapse": "쓰러짐", "violence": "폭행", "sitting": "점거",
    }  # fmt: skip
    severities = [each.kind.severity for each in INCIDENTS]
    assert severities == sorted(severities)


def test_actions_of_models_have_a_type() -> None:
    assert all(isinstance(each, EventType) for each in ACTIONS.values())


def is_type(node: ast.expr | None) -> bool:
    """Whether an expression names a type of event, as a member or by its value."""
    if isinstance(node, ast.Attribute):
        return isinstance(node.value, ast.Name) and node.value.id == "EventType"
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in TYPES


def hand_made_lists(path: Path) -> list[str]:
    """Literals of a file that list types of events, or have them as keys."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        parts = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", ())
        if sum(map(is_type, parts)) >= 2:
            found.append(ast.unparse(node))
    return found


def test_nothing_else_lists_types_by_hand() -> None:
    found = {str(path.relative_to(ROOT)) for path in FILES if hand_made_lists(path)}
    assert found <= COMPARED


def keys(script: str, start: str) -> list[str]:
    """The keys of an object of the page that are types of events, and all that look like one."""
    body = script.partition(start)[2].partition("\n}")[0]
    return re.findall(r"^  (\w+):", body, re.MULTILINE)


@pytest.mark.parametrize("table", ["const en = {", "const ko = {"])
def test_the_page_has_words_for_every_type(table: str) -> None:
    names = keys((PAGE / "i18n.js").read_text(), table)
    assert [name for name in names if name in TYPES or name.startswith("person_")] == list(EventType)


def test_the_page_has_a_colour_for_every_type_and_no_other() -> None:
    assert set(keys((PAGE / "timeline.js").read_text(), "COLOURS = {")) == TYPES


def test_the_api_page_explains_every_type_and_no_other() -> None:
    table = (ROOT / "docs" / "api.md").read_text().partition("| `event_type` |")[2].partition("\n\n")[0]
    assert re.findall(r"`(\w+)`", table) == list(EventType)
