"""Chats that go on: each question is completed by the one before."""

from dataclasses import replace

import pytest

from domain.query.context import QueryContext
from domain.query.query import Query
from domain.understanding.understand import understand
from resources.models.morphemes import KoreanMorphemes
from tests.domain.understanding.conftest import NOON
from tests.support.query_text import told

CONTEXT = QueryContext(NOON, looked_for=("person",), zones=("Counter",))
Turn = tuple[str, str]


def asked(turns: list[str], morphemes: KoreanMorphemes, referred: tuple[tuple[int, int], ...]) -> list[Query]:
    """The queries of a chat; every answer told of `referred`."""
    queries: list[Query] = []
    for text in turns:
        previous = queries[-1] if queries else None
        context = replace(CONTEXT, previous=previous, referred=referred if queries else ())
        queries.append(understand(text, context, morphemes))
    return queries


LONGER = (
    "compare people; order by length is_descending; compared (compare people; people clothes red),"
    "(compare people; people clothes blue)"
)
CHATS: list[list[Turn]] = [
    [
        ("누가 넘어졌어?", "which people; events collapse"),
        (
            "그 전에 누가 들어왔어?",
            "which people; events person_enter; relations before (find people; events collapse)",
        ),
    ],
    [
        ("Who stayed longer, red or blue?", LONGER),
        ("By how many seconds?", f"{LONGER}; by_how_much"),
    ],
    [
        ("Who stayed longer, red or blue?", LONGER),
        ("몇 초 차이야?", f"{LONGER}; by_how_much"),
    ],
    [
        ("화면이 안 나온 구간이 있었나요?", "coverage events; whether gaps"),
        (
            "얼마 동안이나 그랬어요?",
            "how_long events; events camera_blocked,camera_moved,camera_black,camera_frozen,camera_blinded",
        ),
    ],
    [
        ("Did anyone leave something behind?", "exists people; events object_abandoned"),
        (
            "And by the time the recording stops it had been lying there for how long?",
            "how_long events; events object_abandoned",
        ),
    ],
    [
        ("Did anyone leave something behind?", "exists people; events object_abandoned"),
        ("What was the owner dressed in?", "describe people; events object_abandoned; attributes clothes"),
    ],
    [
        ("Did anyone fall?", "exists people; events collapse"),
        (
            "and nobody came to help?",
            "exists people; events person_enter; relations after (find people; events collapse); is_negated",
        ),
    ],
    [
        ("카운터에 누가 갔어?", "which people; events zone_enter; place zones Counter"),
        (
            "제일 오래 있던 사람은?",
            "which people; events zone_dwell; place zones Counter; order by length is_descending",
        ),
    ],
    [
        ("누가 넘어졌어?", "which people; events collapse"),
        ("바닥에 얼마나 있었어?", "how_long events; events collapse"),
    ],
    [
        ("Did anyone go to the Counter?", "exists people; events zone_enter; place zones Counter"),
        ("How long were they there?", "how_long people; events zone_dwell; place zones Counter"),
        ("Was the one in green there too?", "exists people; people clothes green; place zones Counter"),
    ],
    [
        ("When did the picture go black?", "when events; events camera_black"),
        ("For how long was it like that?", "how_long events; events camera_black"),
    ],
    [
        ("화면이 새까매진 게 몇 초부터예요?", "when events; events camera_black"),
        ("그 상태로 얼마 동안 있었는데?", "how_long events; events camera_black"),
    ],
    [
        ("Did person 2 fall?", "exists people; events collapse; people numbers 2"),
        ("How many times?", "count events; events collapse; people numbers 2"),
    ],
    [
        ("Was anything left behind on the floor?", "exists events; events object_abandoned"),
        ("who left it", "which people; events object_abandoned"),
        (
            "did anyone grab it later",
            "exists people; events object_removed; relations after (find people; events object_abandoned)",
        ),
    ],
    [
        ("was something left behind here", "exists events; events object_abandoned"),
        ("who did that", "which people; events object_abandoned"),
    ],
    [
        ("Did anyone fall?", "exists people; events collapse"),
        (
            "how long till somebody came in?",
            "how_long people; events person_enter; is_lag; "
            "relations after (find people; events collapse); order first",
        ),
    ],
    [
        ("Did anyone fall?", "exists people; events collapse"),
        (
            "And after that did anybody come there?",
            "exists people; events person_enter; relations after (find people; events collapse)",
        ),
    ],
    [
        ("Who was at the Counter?", "which people; place zones Counter"),
        (
            "So the second one was there longer than the first, is that right?",
            "compare people; place zones Counter; order by length is_descending; compared (compare people; "
            "events zone_dwell; people doing zone_dwell; place zones Counter; order nth 2),(compare people; "
            "events zone_dwell; people doing zone_dwell; place zones Counter; order first); asks_whether",
        ),
    ],
    [
        ("Did anybody appear?", "exists people; events person_enter,person_appear"),
        ("Which side did they leave by?", "where people; events person_exit"),
    ],
    [
        ("Who came in first?", "which people; events person_enter; order first"),
        ("and the second one?", "which people; events person_enter; order nth 2"),
        ("그 다음은?", "which people; events person_enter; order nth 3"),
    ],
    [
        ("How many people came in?", "count people; events person_enter"),
        ("only on the left", "count people; events person_enter; place sides left"),
        ("and on the right?", "count people; events person_enter; place sides right"),
        ("when?", "when people; events person_enter; place sides right"),
        ("how long did they stay?", "how_long people; people doing person_enter; place sides right"),
    ],
    [
        ("How many people came in?", "count people; events person_enter"),
        (
            "what about yesterday?",
            "count people; events person_enter; time wall 11-27 00:00..11-28 00:00 said yesterday",
        ),
        (
            "only those in red",
            "count people; events person_enter; people clothes red; "
            "time wall 11-27 00:00..11-28 00:00 said yesterday",
        ),
    ],
    [
        ("몇 명이 들어왔어?", "count people; events person_enter"),
        ("왼쪽만", "count people; events person_enter; place sides left"),
        ("나간 사람은?", "count people; events person_exit; place sides left"),
        ("오른쪽은?", "count people; events person_exit; place sides right"),
        ("언제?", "when people; events person_exit; place sides right"),
    ],
    [
        ("Did anyone fall?", "exists people; events collapse"),
        (
            "After that, who came in?",
            "which people; events person_enter; relations after (find people; events collapse)",
        ),
    ],
    [
        ("넘어진 사람 있어?", "exists people; events collapse"),
        (
            "그 뒤에 누가 들어왔어?",
            "which people; events person_enter; relations after (find people; events collapse)",
        ),
    ],
    [
        ("What happened in the first minute?", "summarise events; time offset 0..60 said first minute"),
        ("and the next one?", "summarise events; time offset 60..120 said and the next one?"),
    ],
    [
        ("What did person 2 do?", "describe people; people numbers 2; attributes actions"),
        ("그 사람은 뭐 입었어?", "describe people; people numbers 2; attributes clothes"),
        ("and person 3?", "describe people; people numbers 3; attributes clothes"),
    ],
    [
        ("Was anyone on the left?", "exists people; place sides left"),
        ("on the right?", "exists people; place sides right"),
        ("in the first minute?", "exists people; place sides right; time offset 0..60 said first minute"),
        ("show them", "find people; place sides right; time offset 0..60 said first minute"),
    ],
    [
        (
            "What happened between 1 and 2 minutes?",
            "summarise events; time offset 60..120 said between 1 and 2 minutes",
        ),
        ("and after that?", "summarise events; time offset 120..180 said and after that?"),
    ],
    [
        ("화면 안 나온 구간 있어요?", "coverage events; whether gaps"),
        (
            "몇 초 동안이나요?",
            "how_long events; events camera_blocked,camera_moved,camera_black,camera_frozen,camera_blinded",
        ),
    ],
    [
        ("Was anything wrong with the camera?", "coverage events; whether faulty"),
        (
            "at what time does that start",
            "when events; events camera_blocked,camera_moved,camera_black,camera_frozen,camera_blinded",
        ),
    ],
    [
        ("Was the whole thing recorded?", "coverage events; whether complete"),
        ("When was nobody there?", "when people; is_negated"),
        ("When was it recorded?", "when recordings"),
    ],
    [
        ("How long was the second person here?", "how_long people; order nth 2"),
        (
            "Is that longer than the first one?",
            "compare people; order by length is_descending; "
            "compared (compare people; order nth 2),(compare people; order first); asks_whether",
        ),
    ],
    [
        ("두 번째 사람은 얼마나 있었어?", "how_long people; order nth 2"),
        (
            "빨간 옷보다 짧게 있었나요?",
            "compare people; order by length; "
            "compared (compare people; order nth 2),(compare people; people clothes red); asks_whether",
        ),
    ],
    [
        ("Who was on the left?", "which people; place sides left"),
        ("How many people are there?", "count people"),  # a question of its own takes nothing over
    ],
]


@pytest.mark.parametrize("chat", CHATS, ids=[chat[0][0] + " / " + chat[1][0] for chat in CHATS])
def test_chats(chat: list[Turn], morphemes: KoreanMorphemes) -> None:
    queries = asked([text for text, _ in chat], morphemes, ())
    assert [told(each) for each in queries] == [query for _, query in chat]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("how long did they stay?", "how_long people; people numbers 3 of_video 7"),
        (
            "Was anyone with them?",
            "exists people; relations together (find people; people numbers 3 of_video 7)",
        ),
        (
            "그 사람이랑 같이 있던 사람 있어?",
            "exists people; relations together (find people; people numbers 3 of_video 7)",
        ),
        ("What was he wearing?", "describe people; people numbers 3 of_video 7; attributes clothes"),
        ("그 사람은 언제 나갔어?", "when people; events person_exit; people numbers 3 of_video 7"),
        ("언제 나갔어?", "when people; events person_exit; people numbers 3 of_video 7"),
        ("뭐 입었어?", "describe people; people numbers 3 of_video 7; attributes clothes"),
        ("어디로 갔어?", "describe people; people numbers 3 of_video 7; attributes direction"),
        ("Did the same person fall?", "exists people; events collapse; people numbers 3 of_video 7"),
        ("같은 사람이 넘어졌어?", "exists people; events collapse; people numbers 3 of_video 7"),
        (
            "왼쪽으로 나갔어?",
            "exists people; events person_exit; people numbers 3 of_video 7; place sides left",
        ),
        (
            "Did anyone stay longer than them?",
            "exists people; relations longer (find people; people numbers 3 of_video 7)",
        ),
        (
            "그 사람보다 늦게 나간 사람은?",
            "exists people; events person_exit; people clothes red; "
            "relations after (find people; events person_exit; people numbers 3 of_video 7)",
        ),
    ],
)
def test_the_one_person_of_the_answer_before_is_meant(
    text: str, query: str, morphemes: KoreanMorphemes
) -> None:
    assert told(asked(["Was there anyone in red?", text], morphemes, ((7, 3),))[1]) == query


@pytest.mark.parametrize(
    "text",
    [
        "and the second one?",
        "그 다음은?",
        "how long did they stay?",
        "그 사람은 뭐 입었어?",
        "when?",
        "언제?",
        "the same person?",
        "what did he wear?",
        "보여줘",
    ],
)
def test_nothing_to_go_on_from(text: str, morphemes: KoreanMorphemes) -> None:
    query = understand(text, CONTEXT, morphemes)
    assert query.refers_back
    assert not query.is_understood


def test_somebody_named_in_the_same_question_is_meant_by_its_pronouns(morphemes: KoreanMorphemes) -> None:
    query = understand("Did the person in red leave before they fell?", CONTEXT, morphemes)
    assert told(query) == (
        "exists people; events person_exit; people clothes red; "
        "relations before (find people; events collapse)"
    )


def test_what_nothing_looks_for_stays_so_in_the_next_question(morphemes: KoreanMorphemes) -> None:
    queries = asked(["Did anyone smile?", "and on the left?"], morphemes, ())
    assert queries[1].unseen == ("emotion",)


@pytest.mark.parametrize("text", ["anyone else?", "did anybody else leave?", "다른 사람은?"])
def test_others_are_not_those_of_the_answer_before(text: str, morphemes: KoreanMorphemes) -> None:
    *_, last = asked(["Who was in red?", text], morphemes, referred=((7, 2),))
    assert last.people.others_than == ((7, 2),)
    assert not last.leftover


@pytest.mark.parametrize("text", ["was anyone in the restroom?", "who came back from the restaurant?"])
def test_words_that_begin_like_the_rest_are_no_others(text: str, morphemes: KoreanMorphemes) -> None:
    *_, last = asked(["Who was in red?", text], morphemes, referred=((7, 2),))
    assert not last.people.others_than
    assert not last.is_understood


@pytest.mark.parametrize("text", ["And the other two?", "나머지 두 명은?", "and the rest of them?"])
def test_the_others_are_asked_for_whatever_those_told_of_have_in_common(
    text: str, morphemes: KoreanMorphemes
) -> None:
    *_, last = asked(["Who was in red?", text], morphemes, referred=((7, 2),))
    assert last.people.others_than == ((7, 2),)
    assert not last.people.clothes


def test_others_in_a_first_question_are_not_understood(morphemes: KoreanMorphemes) -> None:
    (first,) = asked(["was anyone else there?"], morphemes, referred=())
    assert first.leftover == ("else",)


@pytest.mark.parametrize("text", ["Which one of them left first?", "who out of that lot left first"])
def test_one_is_picked_of_those_who_were_told_of(text: str, morphemes: KoreanMorphemes) -> None:
    *_, last = asked(["Who stood together?", text], morphemes, referred=((7, 2), (7, 3)))
    assert last.people.among == ((7, 2), (7, 3))


def test_later_is_after_what_was_told_of(morphemes: KoreanMorphemes) -> None:
    turns = ["Was anything left behind?", "who left it", "and they went out which side after?"]
    *_, last = asked(turns, morphemes, referred=((7, 2),))
    assert told(last).startswith("where people; events person_exit; people numbers 2")
    assert [each.kind for each in last.relations] == ["after"]
    assert not last.leftover
