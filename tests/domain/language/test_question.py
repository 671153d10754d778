import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.events.types import EventType
from domain.language.message import Language
from domain.language.question import Intent, understand
from domain.records import TimeRange

ENTER, EXIT, FALL, MEET = (
    EventType.PERSON_ENTER,
    EventType.PERSON_EXIT,
    EventType.COLLAPSE,
    EventType.INTERACTION,
)
APPEAR, LOST = EventType.PERSON_APPEAR, EventType.PERSON_LOST


@pytest.mark.parametrize(
    ("text", "kinds", "intent"),
    [
        ("When does someone come in?", (ENTER,), Intent.FIND),
        ("Who walks in first?", (ENTER,), Intent.FIND),  # walking in is entering, not walking
        ("Did anyone walk in the door?", (ENTER,), Intent.FIND),
        ("Who walks in the middle?", (EventType.WALKING,), Intent.FIND),  # a side, not entering
        ("몇 명이 들어왔어?", (ENTER,), Intent.COUNT),
        ("언제 사람이 들어와?", (ENTER,), Intent.FIND),
        ("Did anyone fall?", (FALL,), Intent.FIND),
        ("쓰러진 사람 있어?", (FALL,), Intent.FIND),
        ("누가 나갔어?", (EXIT,), Intent.FIND),
        ("두 사람이 만났어?", (MEET,), Intent.FIND),
        ("How many people left?", (EXIT,), Intent.COUNT),
        ("When did someone appear?", (APPEAR,), Intent.FIND),
        ("언제 사람이 나타났어?", (APPEAR,), Intent.FIND),
        ("나타난 사람", (APPEAR,), Intent.FIND),
        ("Did anybody disappear?", (LOST,), Intent.FIND),  # and not: appear
        ("사라진 사람 있어?", (LOST,), Intent.FIND),
        ("Is anybody on the left?", (), Intent.FIND),  # a side, not leaving
        ("무슨 일이 있었어?", (), Intent.DESCRIBE),
    ],
)
def test_events_and_intent(text: str, kinds: tuple[EventType, ...], intent: Intent) -> None:
    question = understand(text)
    assert (question.event_types, question.intent) == (kinds, intent)
    assert question.is_about_events


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("what happened between 1:00 and 1:30?", TimeRange(60, 90)),
        ("1분 20초에 무슨 일이 있었어?", TimeRange(75, 85)),
        ("30초 이후에 누가 있어?", TimeRange(30, float("inf"))),
        ("before 2 minutes", TimeRange(0, 120)),
        ("at 1:02:03", TimeRange(3718, 3728)),
        ("from 90 seconds to 2 min 5 s", TimeRange(90, 125)),
        ("did anyone fall?", None),
    ],
)
def test_times(text: str, span: TimeRange | None) -> None:
    assert understand(text).range == span


def test_sides_and_topics_that_nobody_looks_for() -> None:
    assert understand("왼쪽에 사람이 있어?").side == "left"
    assert understand("Did somebody steal something?").unseen == ("theft",)
    assert understand("도난 장면이 있어?").unseen == ("도난",)


@pytest.mark.parametrize("text", ["ㅋㅋㅋㅋ", "ㅇㅇ", "ㅏㅏ", "\u1112\u1161\u11ab"])
def test_single_korean_letters_are_korean(text: str) -> None:
    assert understand(text).language is Language.KOREAN


@pytest.mark.parametrize("text", ["Is anybody there?", "사람이 있어?", "거기 누구 있어?", "who is there?"])
def test_who_is_there_is_a_question_about_everybody_who_was_followed(text: str) -> None:
    question = understand(text)
    assert question.asks_who_is_there
    assert question.wanted_types == ()
    assert not question.unseen


def test_those_who_ask_for_entries_are_also_told_who_appeared() -> None:
    assert understand("How many people came in?").related_types == (APPEAR,)
    assert understand("누가 나갔어?").related_types == (LOST,)
    assert understand("Did anyone fall?").related_types == ()


def test_the_side_is_part_of_what_is_searched() -> None:
    assert understand("왼쪽에서 사람이 들어온다").search_text_en == "a person comes in on the left"


def test_korean_particles_do_not_hide_words() -> None:
    assert "가방" in understand("가방을 봤어?").words


@given(st.text(max_size=300))
def test_no_text_is_too_strange(text: str) -> None:
    assert understand(text).text == text
