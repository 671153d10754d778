"""Talk around a question: what is taken for plain words, and what is told as not used."""

import pytest

from domain.query.query import Query
from domain.understanding.understand import understand
from domain.understanding.words.plain_words import REWORDINGS, in_plain_words, rewordings_of
from resources.models.morphemes import KoreanMorphemes
from tests.domain.understanding.test_follow_up import CONTEXT
from tests.support.query_text import told

SAID = [
    ("Are you sure nobody came in?", "exists people; events person_enter; is_negated"),
    (
        "Can I put in writing that the shop was empty between 0:30 and 0:45?",
        "exists people; time offset 30..45 said between 0:30 and 0:45; is_negated",
    ),
    ("how many people are there at 0:40, four or five?", "count people; time offset 39..41 said 0:40"),
    ("From which second onwards was the camera black?", "when events; events camera_black"),
    (
        "what was the gap between the fall and somebody coming in",
        "how_long people; events person_enter; is_lag; relations after (find events; events collapse); "
        "order first",
    ),
    ("Which visitor made the shortest visit of all?", "which people; order by length"),
    ("how many ran rather than walked?", "count people; events running"),
    (
        "which customer never bothered going to the counter",
        "which people; people not_doing zone_enter; place zones Counter",
    ),
    ("did the one in black have a sit down too", "exists people; events sitting; people clothes black"),
    ("How long was it black for?", "how_long events; events camera_black"),
    (
        "A neighbour told us to watch for somebody in a purple top. Was there one?",
        "exists people; people clothes purple upper; asides neighbour",
    ),
    ("확실해? 나간 사람 있어?", "exists people; events person_exit"),
    (
        "빨간 옷 파란 옷 둘 중에 더 오래 서 있던 게 누구지",
        "compare people; events standing; order by length is_descending; compared "
        "(compare people; events standing; people clothes red),(compare people; events standing; people "
        "clothes blue)",
    ),
    (
        "초록 상의가 나간 건 흰 상의가 오기 전이에요 후예요?",
        "which people; events person_exit; people clothes green upper; either_order; relations before "
        "(find people; events person_enter; people clothes white upper; order first)",
    ),
    (
        "물건을 두고 간 사람의 상의와 하의 색을 알려주세요",
        "describe people; events object_abandoned; attributes upper,lower",
    ),
    (
        "검은 바지 입은 사람들 가운데 뛴 사람을 제외하면 몇 명인지",
        "count people; people clothes black lower; excluded (which people; events running)",
    ),
    (
        "파란 옷 나가고 얼마 있다가 화면이 꺼진거야?",
        "how_long events; events camera_black; is_lag; relations after (find people; events person_exit; "
        "people clothes blue); order first",
    ),
    ("카메라 처음부터 끝까지 다 제대로 찍혔나요", "coverage events; whether in_order"),
    ("평균 얼마나 머물렀어?", "how_long people; aggregate mean"),
    (
        "How long did they stay at the counter in total?",
        "how_long people; events zone_dwell; place zones Counter; aggregate total",
    ),
]
TIMES = [
    ("Who came at half past three?", "Who came at 3:30?"),
    ("anybody here around twenty to one", "anybody here around 12:40"),
    ("how many at ten past three yesterday", "how many at 3:10 yesterday"),
    ("who came from ten to twelve yesterday?", "who came from ten to twelve yesterday?"),
    ("did five to ten people come?", "did five to ten people come?"),
    ("was it empty at five to ten seconds", "was it empty at five to ten seconds"),
]
BESIDE = [
    ("did anybody fall? (we had the kettle on)", "kettle"),
    ("Was anybody in red? I need to tell the insurance", "insurance"),
    ("how long was the one in grey sat down waiting on their washing", "washing"),
]
ASKED_BEHIND = [
    "Somebody fell. I need to report when it happened.",
    "Somebody fell, my boss wants to know who it was.",
]


def read(text: str, morphemes: KoreanMorphemes) -> Query:
    return understand(text, CONTEXT, morphemes)


@pytest.mark.parametrize(("text", "query"), SAID)
def test_what_is_said_in_many_ways_is_read(text: str, query: str, morphemes: KoreanMorphemes) -> None:
    assert told(read(text, morphemes)) == query


@pytest.mark.parametrize(("text", "plain"), TIMES)
def test_times_of_day_may_be_words(text: str, plain: str) -> None:
    assert in_plain_words(text) == (plain, ())


@pytest.mark.parametrize(("text", "word"), BESIDE)
def test_words_beside_a_question_are_told(text: str, word: str, morphemes: KoreanMorphemes) -> None:
    assert word in read(text, morphemes).asides


@pytest.mark.parametrize("text", ASKED_BEHIND)
def test_a_purpose_that_asks_is_no_talk(text: str) -> None:
    assert in_plain_words(text) == (text, ())


@pytest.mark.parametrize("text", ["Are you sure?", "정말?", "(we have one)"])
def test_something_is_always_left(text: str) -> None:
    assert in_plain_words(text)[0]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("did the four sit down at the same moment?", "at the same moment"),
        ("Did the one in red stay throughout?", "throughout"),
    ],
)
def test_what_is_not_understood_is_named_as_it_was_written(
    text: str, word: str, morphemes: KoreanMorphemes
) -> None:
    assert read(text, morphemes).leftover == (word,)


def test_each_pattern_is_there_once() -> None:
    patterns = [each.pattern.pattern for each in REWORDINGS]
    assert len(patterns) == len(set(patterns))


def test_texts_of_one_language_are_spared_the_patterns_of_the_other() -> None:
    english = rewordings_of(has_korean=False, has_english=True)
    korean = rewordings_of(has_korean=True, has_english=False)
    assert len(REWORDINGS) > max(len(english), len(korean))
    assert {*english, *korean} == {*REWORDINGS} == {*rewordings_of(has_korean=True, has_english=True)}
