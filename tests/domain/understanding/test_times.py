"""When: in the recording and by the clock, in both languages."""

from dataclasses import replace
from datetime import datetime

import pytest

from domain.language.message import Language
from domain.query.context import QueryContext
from domain.query.problems import problem_text
from domain.understanding.understand import understand
from resources.models.morphemes import KoreanMorphemes
from tests.domain.understanding.conftest import NOON
from tests.support.query_text import told_value

CONTEXT = QueryContext(NOON)


def when(text: str, morphemes: KoreanMorphemes, context: QueryContext = CONTEXT) -> str:
    query = understand(f"Was anyone there {text}?", context, morphemes)
    assert query.leftover == (), query.leftover
    return told_value(replace(query.time, said=""))


@pytest.mark.parametrize(
    ("english", "korean", "span"),
    [
        ("at 1:05", "1:05에", "offset 64..66"),
        ("at 1 min 5 s", "1분 5초에", "offset 64..66"),
        ("at 65 seconds", "65초에", "offset 64..66"),
        ("around 2 minutes", "2분쯤에", "offset 90..150"),
        ("after 2 min", "2분 이후에", "offset 120..inf"),
        ("before 2 minutes", "2분 전에", "offset 0..120"),
        ("until 1:30", "1:30까지", "offset 0..90"),
        ("since 30 s", "30초부터", "offset 30..inf"),
        ("between 3 and 5 minutes", "3분에서 5분 사이에", "offset 180..300"),
        ("from 1:00 to 1:30", "1:00부터 1:30까지", "offset 60..90"),
        ("between 90 seconds and 2 min 5 s", "90초에서 2분 5초 사이에", "offset 90..125"),
        ("in the first 30 seconds", "처음 30초 동안", "offset 0..30"),
        ("in the last minute", "마지막 1분에", "last_s 60"),
        ("at 1:02:03", "1:02:03에", "offset 3722..3724"),
        ("after 1 minute and before 2 minutes", "1분 이후 2분 이전에", "offset 60..120"),
        ("yesterday", "어제", "wall 11-27 00:00..11-28 00:00"),
        ("the day before yesterday", "그저께", "wall 11-26 00:00..11-27 00:00"),
        ("on Tuesday", "화요일에", "wall 11-24 00:00..11-25 00:00"),
        ("last Saturday", "지난 토요일에", "wall 11-21 00:00..11-22 00:00"),
        ("last week", "지난주에", "wall 11-16 00:00..11-23 00:00"),
        ("last month", "지난달에", "wall 10-01 00:00..11-01 00:00"),
        ("this morning", "오늘 아침에", "wall 11-28 06:00..11-28 12:00"),
        ("last night", "어젯밤에", "wall 11-27 21:00..11-28 06:00"),
        ("yesterday at 3 pm", "어제 오후 3시에", "wall 11-27 15:00..11-27 16:00"),
        ("yesterday around 3:30 pm", "어제 오후 3시 반쯤에", "wall 11-27 15:20..11-27 15:40"),
        ("at 3 pm", "오후 3시에", "wall 11-28 15:00..11-28 16:00 daily"),
        ("between 2 and 4 pm", "오후 2시에서 4시 사이에", "wall 11-28 14:00..11-28 16:00 daily"),
        ("every night between 2 and 4", "매일 밤 2시에서 4시 사이에", "wall 11-29 02:00..11-29 04:00 daily"),
        (
            "yesterday evening between nine and ten o'clock",
            "어제 저녁에 9시부터 10시까지",
            "wall 11-27 21:00..11-27 22:00",
        ),
        (
            "yesterday afternoon, between three and four o'clock",
            "어제 오후 3시에서 4시 사이에",
            "wall 11-27 15:00..11-27 16:00",
        ),
        (
            "yesterday morning between 9 and 10 o'clock",
            "어제 아침 9시에서 10시 사이에",
            "wall 11-27 09:00..11-27 10:00",
        ),
        ("after 5 pm yesterday", "어제 오후 5시 이후에", "wall 11-27 17:00..11-28 00:00"),
        ("on May 5", "5월 5일에", "wall 05-05 00:00..05-06 00:00"),
        ("on 2026-11-05", "2026-11-05에", "wall 11-05 00:00..11-06 00:00"),
        ("since yesterday", "어제부터", "wall 11-27 00:00..11-28 12:00"),
        ("2 hours ago", "2시간 전에", "wall 11-28 09:30..11-28 10:30"),
        ("at midnight", "자정에", "wall 11-29 00:00..11-29 01:00 daily"),
        ("at 12 am", "오전 12시에", "wall 11-28 00:00..11-28 01:00 daily"),
        ("at 12 pm", "오후 12시에", "wall 11-28 12:00..11-28 13:00 daily"),
    ],
)
def test_times(english: str, korean: str, span: str, morphemes: KoreanMorphemes) -> None:
    assert when(english, morphemes) == span
    query = understand(f"{korean} 사람 있었어?", CONTEXT, morphemes)
    assert query.leftover == ()
    assert told_value(replace(query.time, said="")) == span


AFTERNOON = ((datetime.fromisoformat("2026-11-27 14:00"), datetime.fromisoformat("2026-11-27 16:00")),)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("at 14:05", "wall 11-28 14:05..11-28 14:06 daily"),  # the recording was running
        ("at 13:05", "offset 784..786"),  # it was not: 13 minutes into it
        ("between 14:00 and 15:00", "wall 11-28 14:00..11-28 15:00 daily"),
        ("at 2:30", "wall 11-28 14:30..11-28 14:31 daily"),  # in the half of the day that was recorded
        ("at 3 o'clock", "wall 11-28 15:00..11-28 16:00 daily"),
        ("yesterday at 1:05", "wall 11-27 01:05..11-27 01:06"),
    ],
)
def test_a_time_of_day_is_meant_where_a_recording_was_running(
    text: str, span: str, morphemes: KoreanMorphemes
) -> None:
    assert when(text, morphemes, replace(CONTEXT, recorded=AFTERNOON)) == span


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("25시에 뭐 있었어?", "impossible_time:25시"),
        ("Was anyone there at 25 o'clock?", "impossible_time:25 o'clock"),
        ("Was anyone there at 13:75?", "impossible_time:13:75"),
        ("Was anyone there at 24:30:99?", "impossible_time:24:30:99"),
        ("Was anyone there on February 30?", "impossible_time:February 30"),
        ("13월 1일에 사람 있었어?", "impossible_time:13월 1일"),
        ("Was anyone there between 5 and 3 minutes?", "empty_range:between 5 and 3 minutes"),
        ("Who stayed more than 2 minutes and less than 1 minute?", "no_length:1 minute"),
    ],
)
def test_what_cannot_be_is_a_problem(text: str, problem: str, morphemes: KoreanMorphemes) -> None:
    query = understand(text, CONTEXT, morphemes)
    assert query.problems == (problem,)
    assert not query.is_understood
    said = problem.partition(":")[2]
    assert said in problem_text(problem, Language.ENGLISH)
    assert said in problem_text(problem, Language.KOREAN)


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("for more than a minute", (60, float("inf"))),
        ("longer than 30 seconds", (30, float("inf"))),
        ("at least 2 minutes", (120, float("inf"))),
        ("less than 20 s", (0, 20)),
        ("for a minute and a half", (90, float("inf"))),
        ("1분 넘게", (60, float("inf"))),
        ("30초 이상", (30, float("inf"))),
        ("20초 미만으로", (0, 20)),
        ("1분 이상 2분 이하로", (60, 120)),
        ("1분보다 오래", (60, float("inf"))),
    ],
)
def test_lengths(text: str, lengths: tuple[float, float], morphemes: KoreanMorphemes) -> None:
    asked = f"Who stayed {text}?" if text.isascii() else f"{text} 머문 사람은 누구야?"
    query = understand(asked, CONTEXT, morphemes)
    assert query.length is not None
    assert (query.length.min_s, query.length.max_s) == lengths
    assert query.leftover == ()


@pytest.mark.parametrize("text", ["2 minutes after the fall", "넘어지고 2분 뒤에"])
def test_a_time_since_something_is_not_understood(text: str, morphemes: KoreanMorphemes) -> None:
    query = understand(text, CONTEXT, morphemes)
    assert any("2" in each for each in query.leftover)
    assert query.time.offset is None
