"""Whom or what a clause means, and what still went on."""

from dataclasses import replace

import pytest

from domain.query.query import Query
from domain.understanding.understand import understand
from resources.models.morphemes import KoreanMorphemes
from tests.domain.understanding.test_follow_up import CONTEXT
from tests.support.query_text import told

CAME_AFTER_FALL = "meant (which people; events person_enter; relations after (find events; events collapse))"
SAID = [
    (
        "when did the one who came in after the fall leave?",
        f"when people; events person_exit; {CAME_AFTER_FALL}",
    ),
    ("쓰러진 뒤에 들어온 사람은 언제 나갔어?", f"when people; events person_exit; {CAME_AFTER_FALL}"),
    (
        "did the person who came in while he was sitting sit down?",
        "exists people; events sitting; meant (which people; events person_enter; relations while (find "
        "people; events sitting))",
    ),
    (
        "초록 상의가 들어오기 직전에 나간 사람이 나간 시각은 언제야?",  # asked is what the clause says
        "when people; events person_exit; relations before (find people; events person_enter; people clothes "
        "green upper; order first); order is_descending",
    ),
    (
        "how long did the person who came in after the fall stay?",
        "how_long people; events person_enter; relations after (find events; events collapse)",
    ),
    (
        "was grey still sitting after black left?",
        "exists people; events sitting; people clothes grey; relations while (find people; events "
        "person_exit; people clothes black)",
    ),
    (
        "how long was grey still sitting after black left?",
        "how_long people; events sitting; people clothes grey; at_end; is_lag; relations after (find people; "
        "events person_exit; people clothes black); order first",
    ),
    (
        "did anyone take away the bag that was left behind?",
        "exists people; events object_removed; unknown_kinds bag",
    ),
    ("노란 옷이 두고 간 물건을 가져갔어?", "exists people; events object_removed; people clothes yellow"),
    ("들어온 사람이 물건을 가져갔어?", "exists people; events object_removed; people doing person_enter"),
    (
        "how long between the person coming in and the fall?",
        "how_long events; events collapse; is_lag; relations after (find people; events person_enter); "
        "order first",
    ),
    (
        "Last night, how long between the person coming in and their collapse?",
        "how_long people; events collapse; time wall 11-27 21:00..11-28 06:00 said Last night; is_lag; "
        "relations after (find people; events person_enter); order first",
    ),
    (
        "Was anyone else in the picture at the moment the person fell?",
        "exists people; excluded (which people; events collapse); relations already (find people; events "
        "collapse)",
    ),
    (
        "왼쪽에서 들어온 사람들 가운데 가장 먼저 나간 사람은 누구야?",
        "which people; events person_exit; people doing person_enter; place came_from left; order first",
    ),
]
CHATS = [
    ("Who stayed longest?", "And which of them had the shortest stay?", "which people; order by length"),
    (
        "How many times was the line crossed inwards?",
        "and outward ones?",
        "count events; events line_crossing; place direction out",
    ),
    (
        "who was at the Counter?",
        "and what about the red one, how long did they stay at the Counter",
        "how_long people; events zone_dwell; people clothes red; place zones Counter",
    ),
    (
        "화면이 까매졌어?",
        "거기서 지나간 사람 있어?",
        "exists people; events walking,running; relations while (find events; events camera_black)",
    ),
    (
        "How long did they sit?",
        "During that time was a second person present?",
        "exists people; people others_than 1,2; relations while (find people; events sitting)",
    ),
    (
        "Was anything left behind?",
        "how long's it been sat there by the time the tape runs out",
        "how_long events; events object_abandoned",
    ),
    (
        "Did anybody fall?",
        "which camera was he on",
        "which cameras; people numbers 2 of_video 1",
    ),
]
REFUSED = [
    "Of the pair that met in the middle, who left first?",
    "who neither came from the left nor walked up and down?",
]


def read(text: str, morphemes: KoreanMorphemes, previous: Query | None = None) -> Query:
    """What is asked, after a question whose answer told of person 2."""
    referred = ((1, 2),) if previous else ()
    return understand(text, replace(CONTEXT, previous=previous, referred=referred), morphemes)


@pytest.mark.parametrize(("text", "query"), SAID)
def test_a_relation_is_of_the_clause_that_it_stands_in(
    text: str, query: str, morphemes: KoreanMorphemes
) -> None:
    assert told(read(text, morphemes)) == query


@pytest.mark.parametrize(("before", "text", "query"), CHATS)
def test_what_was_told_before_is_meant(
    before: str, text: str, query: str, morphemes: KoreanMorphemes
) -> None:
    assert told(read(text, morphemes, read(before, morphemes))) == query


@pytest.mark.parametrize("text", REFUSED)
def test_a_place_of_something_else_is_told_and_not_looked_for(text: str, morphemes: KoreanMorphemes) -> None:
    """Nobody leaves in the middle of the picture: there they met, which is looked for anywhere."""
    assert read(text, morphemes).leftover
