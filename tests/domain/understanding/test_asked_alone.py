"""A question amid talk: what is asked is read by itself, and what is told is told as left aside."""

from dataclasses import replace
from datetime import datetime

import pytest

from domain.query.context import QueryContext
from domain.understanding.understand import understand
from resources.models.morphemes import KoreanMorphemes
from tests.domain.understanding.conftest import NOON
from tests.support.query_text import told

CONTEXT = QueryContext(NOON, looked_for=("person",), zones=("Counter",), cameras=("Back Door",))
RECORDED = ((datetime.fromisoformat("2026-11-27 14:00"), datetime.fromisoformat("2026-11-27 15:00")),)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        (
            "My brother-in-law swears it was a quiet day, so nobody fell, right?",
            "exists people; events collapse; is_negated; asides brother,law,day",
        ),
        (
            "The till is slow, customers complain. Who stayed longer at the Counter, red or black?",
            "compare people; events zone_dwell; place zones Counter; order by length is_descending; compared "
            "(compare people; events zone_dwell; people clothes red; place zones Counter),"
            "(compare people; events zone_dwell; people clothes black; place zones Counter); "
            "asides slow,complain",
        ),
        (
            "I've a feeling that camera is on its last legs. The picture went black for a bit, didn't it?",
            "exists events; events camera_black; asides feeling,last,legs",
        ),
        (
            "Thought so. The alarm beeped at minute 12. Who was in there then?",
            "which people; time offset 720..780 said minute 12; asides beeped",
        ),
        (
            "I'm looking for somebody in a blue jumper who forgot their change. Anyone in blue?",
            "exists people; people clothes blue; asides blue,jumper,change",
        ),
        (
            "옆 가게 사장님 말로는 애들이 막 뛰어다녔다던데 실제로 뛰어간 사람이 몇 명이에요?",
            "count people; events running; asides 옆,애",
        ),
        (
            "알바가 그 시간에 손님 있었다고 우기는데, 어떤 일이 있었는지 요약해 줄 수 있어요?",
            "summarise events; asides 알바,우기는데",
        ),
        (
            "경찰에 낼 건데, 처음부터 끝까지 화면이 멀쩡하게 나온 거 맞죠?",
            "coverage events; whether in_order; asides 경찰,낼",
        ),
    ],
)
def test_what_is_told_beside_a_question_narrows_nothing(
    text: str, query: str, morphemes: KoreanMorphemes
) -> None:
    assert told(understand(text, CONTEXT, morphemes)) == query


@pytest.mark.parametrize(
    "text",
    [
        "I saw a drunk. Did he fall?",
        "There was a guy with a hat. How long did the guy stay?",
        "I am after the drunk one. Did anyone come in?",
        "Somebody sneaked in. When?",
        "Did anyone come in? quickly",
        "Ignore the drunk. Did anyone fall?",
        "Only the drunk counts. Did anyone fall?",
        "Did anyone juggle? Who came in?",
        "안경 쓴 사람인데 언제 나갔어?",
        "쥐가 돌아다니는 것 같은데 혹시 찍혔나요?",
        "안경 쓴 분이 계셨는데 그분 언제 나갔어?",
    ],
)
def test_what_says_who_or_what_is_asked_for_is_not_left_aside(text: str, morphemes: KoreanMorphemes) -> None:
    query = understand(text, CONTEXT, morphemes)
    assert query.leftover or query.unseen


def test_somebody_who_was_told_of_is_meant_by_a_pronoun(morphemes: KoreanMorphemes) -> None:
    text = "Somebody in red came in, you know. Well well, sunshine. How long did they stay?"
    query = understand(text, CONTEXT, morphemes)
    assert query.leftover, "what is not understood of them keeps the answer back"
    query = understand("초록 옷 입은 분이 들어왔어요. 그분은 몇 초 동안 있었어요?", CONTEXT, morphemes)
    assert query.is_understood
    assert told(query) == "how_long people; people clothes green doing person_enter"


@pytest.mark.parametrize(
    ("text", "wall"),
    [
        ("I was in hospital yesterday. What did I miss?", "11-27 00:00..11-28 00:00"),
        ("어제 병원에 있었거든요. 무슨 일 있었어요?", "11-27 00:00..11-28 00:00"),
    ],
)
def test_a_day_that_is_told_is_that_of_the_question(text: str, wall: str, morphemes: KoreanMorphemes) -> None:
    dated = understand(text, replace(CONTEXT, recorded=RECORDED), morphemes)
    assert f"time wall {wall}" in told(dated)


def test_a_day_is_left_aside_where_no_recording_has_one(morphemes: KoreanMorphemes) -> None:
    query = understand("제가 오늘 가게를 못 가봐서요. 누가 들어왔어요?", CONTEXT, morphemes)
    assert query.time.wall is None
    assert "오늘" in query.asides


@pytest.mark.parametrize(
    "text",
    ["매장 상황 한번에 요약 부탁드립니다", "Please sum up everything quirkily", "앞에 40초까지만 간추려줘"],
)
def test_unknown_words_of_a_request_for_a_summary_are_left_aside(
    text: str, morphemes: KoreanMorphemes
) -> None:
    query = understand(text, CONTEXT, morphemes)
    assert query.is_understood
    assert query.asides


@pytest.mark.parametrize("text", ["Summarise what happened before quirks", "Sum up the forklift traffic"])
def test_what_narrows_a_summary_is_not(text: str, morphemes: KoreanMorphemes) -> None:
    assert not understand(text, CONTEXT, morphemes).is_understood
