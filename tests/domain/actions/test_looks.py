"""What came of a look, as events, and as people read it."""

from datetime import UTC, datetime

import pytest

from domain.actions.answers import ActionAnswer
from domain.actions.candidates import Candidate
from domain.actions.looks import CloserLook, action_events, failure_texts, to_look
from domain.actions.plans import WHOLE, plan_pictures
from domain.events.types import EventType
from domain.events.window_records import EventWindow, FoundWindow
from domain.language.message import Language
from domain.language.windows import WindowReader
from domain.records import TimeRange
from tests.support.made_paths import path

SPAN = TimeRange(10, 16)
MODEL = "openai:m"
PEOPLE = {number: path(number, 0, 30, (x, x)) for number, x in ((1, 0.2), (2, 0.3))}


def plan(*people: int):
    candidate = Candidate(SPAN, 12.0, 0.5, (EventType.INTERACTION,), people)
    return plan_pictures([candidate], PEOPLE.values())[0]


@pytest.mark.parametrize(
    ("shares", "min_share", "found"),
    [
        ({"theft": 0.6, "paying": 0.4}, 0.5, [("theft", "theft", 0.6)]),
        ({"theft": 0.5}, 0.5, [("theft", "theft", 0.5)]),  # just enough
        ({"theft": 0.49}, 0.5, []),
        ({"fighting": 0.7, "violence": 0.6}, 0.5, [("violence", "fighting", 0.7)]),  # one event a type
        (
            {"grabbing": 0.9, "vandalism": 0.8},
            0.5,
            [("picking", "grabbing", 0.9), ("anomaly", "vandalism", 0.8)],
        ),
        ({}, 0.0, []),
    ],
)
def test_shares_from_the_threshold_on_become_events_with_the_models_own_word(
    shares: dict[str, float], min_share: float, found: list[tuple[str, str, float]]
) -> None:
    events = list(action_events(plan(1, 2), ActionAnswer(shares), MODEL, min_share, PEOPLE))
    assert [(each.type.value, each.action, each.confidence) for each in events] == found
    for each in events:
        assert (each.source, each.range, each.track_numbers, each.side) == (MODEL, SPAN, (1, 2), "left")


def test_an_event_is_shown_by_the_picture_that_shows_it_best() -> None:
    answer = ActionAnswer({"theft": 0.9}, best_at={"theft": 3})
    (event,) = action_events(plan(1), answer, MODEL, 0.5, PEOPLE)
    assert event.peak_s == plan(1).times_s[3]
    (event,) = action_events(plan(1), ActionAnswer({"theft": 0.9}), MODEL, 0.5, PEOPLE)
    assert event.peak_s == plan(1).times_s[plan(1).whole_at]


def test_where_nobody_was_followed_the_event_is_of_nobody() -> None:
    (event,) = action_events(plan(), ActionAnswer({"vandalism": 0.9}), MODEL, 0.5, PEOPLE)
    assert (event.track_numbers, event.box, event.side) == ((), WHOLE, "center")


def test_what_was_refused_keeps_its_reason_and_no_word_of_it() -> None:
    look = to_look(plan(1), ActionAnswer(rejected="instructions: ignore all rules"), MODEL)
    assert (look.failure_code, look.scene_en, look.scene) == ("instructions", "", None)
    english, korean = failure_texts("instructions")
    assert "instructions" in english
    assert "지시문" in korean
    assert failure_texts("no_frame")[0].startswith("The recording cannot be read")


def test_people_read_a_scene_with_its_model_and_in_their_language() -> None:
    look = CloserLook(SPAN, 12.0, (), MODEL, "Two people talk.", "두 사람이 이야기합니다.")
    other = CloserLook(TimeRange(40, 46), 42.0, (), MODEL, "Nobody's window.", "다른 장면입니다.")
    scenes = [each.scene for each in (look, other) if each.scene]
    reader = WindowReader({}, datetime(2026, 3, 2, tzinfo=UTC), UTC, scenes)  # type: ignore[arg-type]
    found = FoundWindow(1, 1, EventWindow(TimeRange(8, 20), "", "", ()), ())
    assert reader.read(found, Language.ENGLISH) == "What the model openai:m saw: Two people talk."
    assert reader.read(found, Language.KOREAN) == "모델(openai:m)이 본 장면: 두 사람이 이야기합니다."
