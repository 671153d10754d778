"""Questions that go on from people whom an answer told of: one of them, the one before, what came next."""

from dataclasses import replace

import pytest

from domain.query.context import QueryContext
from domain.understanding.understand import understand
from resources.models.morphemes import KoreanMorphemes
from tests.domain.understanding.conftest import NOON
from tests.support.query_text import told

CONTEXT = QueryContext(NOON, looked_for=("person",), zones=("Counter", "Door"), lines=("Door",))
ONE, TWO = ((7, 3),), ((7, 1), (7, 3))
PERSON_3 = "people numbers 3 of_video 7"
BOTH = "people among 7,1,7,3"
Told = tuple[tuple[int, int], ...]
OF_CAMERAS = "events camera_blocked,camera_moved,camera_black,camera_frozen,camera_blinded"
TURNS: list[tuple[str, str, Told, str]] = [
    ("Who met?", "which one left first?", TWO, f"which people; events person_exit; {BOTH}; order by end"),
    ("둘이 만났어?", "누가 먼저 자리 떴어?", TWO, f"which people; events person_exit; {BOTH}; order by end"),
    ("Who came in?", "who stayed longer?", TWO, f"which people; {BOTH}; order by length is_descending"),
    ("누가 왔어?", "누가 더 오래 있었어?", TWO, f"which people; {BOTH}; order by length is_descending"),
    (
        "Who went to the Counter?",
        "who stayed there longer?",
        TWO,
        f"which people; events zone_dwell; {BOTH}; place zones Counter; order by length is_descending",
    ),
    (
        "Who wore red?",
        "when did the later of those two come in?",
        TWO,
        f"when people; events person_enter; {PERSON_3}",
    ),
    (
        "누가 빨간 옷이었어?",
        "둘 중 나중에 온 사람은 언제 나갔어?",
        TWO,
        f"when people; events person_exit; {PERSON_3}",
    ),
    (
        "Who wore red?",
        "who was the first of them to leave?",
        TWO,
        f"which people; events person_exit; {BOTH}; order by end",
    ),
    (
        "When did the green one come?",
        "and when did the one before that leave?",
        ONE,
        "when people; events person_exit; people numbers 2 of_video 7",
    ),
    (
        "초록 옷 언제 왔어?",
        "바로 앞 사람은 언제 나갔어?",
        ONE,
        "when people; events person_exit; people numbers 2 of_video 7",
    ),
    (
        "Who fell?",
        "was anyone there meanwhile?",
        ONE,
        "exists people; relations while (find people; events collapse)",
    ),
    (
        "Who fell?",
        "Was anyone else in the picture at the time?",
        ONE,
        "exists people; people others_than 7,3; relations while (find people; events collapse)",
    ),
    (
        "When did she fall?",
        "and then who came in?",
        ONE,
        "which people; events person_enter; relations after (find people; events collapse)",
    ),
    (
        "Who came first?",
        "did anyone come after he left?",
        ONE,
        f"exists people; events person_enter; relations after (find people; events person_exit; {PERSON_3})",
    ),
    (
        "Who came first?",
        "how many came after he left?",
        ONE,
        f"count people; events person_enter; relations after (find people; events person_exit; {PERSON_3})",
    ),
    (
        "누가 제일 먼저 왔어?",
        "걔 나가고 몇 명 왔어?",
        ONE,
        f"count people; events person_enter; relations after (find people; events person_exit; {PERSON_3})",
    ),
    (
        "파란 옷 언제 왔어?",
        "그 사람이 나가고 다음 사람이 들어올 때까지 몇 초 비어 있었어?",
        ONE,
        f"how_long people; relations after (find people; events person_exit; {PERSON_3}); "
        "order first; is_negated",
    ),
    (
        "Who fell?",
        "From then until they were back on their feet, how long was that?",
        ONE,
        f"how_long people; events collapse; {PERSON_3}",
    ),
    ("How many left?", "who stayed?", TWO, "which people; people not_doing person_exit"),
    ("몇 명 나갔어?", "누가 남았어?", TWO, "which people; people not_doing person_exit"),
    (
        "Did anyone run?",
        "was that the one in pink?",
        ONE,
        f"exists people; people clothes pink {PERSON_3[7:]}",
    ),
    (
        "Was the picture ever gone?",
        "did anybody come in while it was gone?",
        (),
        "exists people; events person_enter; relations while (find events; events camera_black)",
    ),
    ("Was the camera okay?", "how long did that last?", (), f"how_long events; {OF_CAMERAS}"),
    (
        "Who left by the Door?",
        "did they cross it only once?",
        ONE,
        f"exists events; events line_crossing; {PERSON_3}; place zones Door; count at_most 1 of_occasions",
    ),
    ("Who left a thing?", "did they come back for it?", ONE, f"exists people; {PERSON_3}; unseen return"),
    ("물건 두고 간 사람 누구야?", "나중에 다시 왔어?", ONE, f"exists people; {PERSON_3}; unseen return"),
    (
        "When did the one in yellow come in?",
        "and after that, who came in?",
        ONE,
        f"which people; events person_enter; relations after (find people; events person_enter; {PERSON_3})",
    ),
    (
        "When did the one in yellow come in?",
        "next visitor?",
        ONE,
        "which people; events person_enter; "
        f"relations after (find people; events person_enter; {PERSON_3}); order first",
    ),
    (
        "When did the one in yellow come in?",
        "at what time did the person walk out?",
        ONE,
        f"when people; events person_exit; {PERSON_3}",
    ),
    (
        "How long was the one in red at the Counter?",
        "did the green one make it up there?",
        ONE,
        "exists people; events zone_enter; people clothes green; place zones Counter",
    ),
    (
        "노란 옷 입은 사람 언제 들어왔어?",
        "그 사람 들어오기 전에 누가 있었어?",
        ONE,
        f"exists people; relations before (find people; events person_enter; {PERSON_3})",
    ),
    (
        "When did the one in yellow come in?",
        "was that the shortest stay?",
        ONE,
        "which people; claimed 7,3; order by length",
    ),
]


@pytest.mark.parametrize(("first", "text", "referred", "query"), TURNS, ids=[each[1] for each in TURNS])
def test_a_question_goes_on(
    first: str, text: str, referred: Told, query: str, morphemes: KoreanMorphemes
) -> None:
    previous = understand(first, CONTEXT, morphemes)
    context = replace(CONTEXT, previous=previous, referred=referred)
    assert told(understand(text, context, morphemes)) == query


def test_so_many_who_are_told_in_a_sentence_are_those_meant(morphemes: KoreanMorphemes) -> None:
    query = understand("Four people stood together. Which one left first?", CONTEXT, morphemes)
    assert told(query) == "which people; events person_exit; people doing crowd; order first"


def test_that_it_was_after_that_which_found_nobody_is_after_what_it_was_beside(
    morphemes: KoreanMorphemes,
) -> None:
    previous = understand("Did anyone come in while the picture was black?", CONTEXT, morphemes)
    context = replace(CONTEXT, previous=previous)
    query = understand("Who was the first one after that?", context, morphemes)
    assert [each.to.events for each in query.relations if each.to] == [("camera_black",)]


def test_whoever_is_meant_and_left_out_is_nobody(morphemes: KoreanMorphemes) -> None:
    previous = understand("모여 있던 넷 중에 맨 먼저 간 사람은?", CONTEXT, morphemes)
    context = replace(CONTEXT, previous=previous, referred=ONE)
    assert understand("걔 가고 나머지는 얼마나 더 있었어?", context, morphemes).refers_back


def test_times_that_contradict_stay_a_problem_of_a_count(morphemes: KoreanMorphemes) -> None:
    previous = understand("Who was there at 14:05?", CONTEXT, morphemes)
    query = understand(
        "and after 5 minutes before 3 minutes, how many?", replace(CONTEXT, previous=previous), morphemes
    )
    assert query.problems
