"""Chats that go on from sides, comparisons and shares: that way too, besides them, in percent."""

import pytest

from domain.query.query import Query
from resources.models.morphemes import KoreanMorphemes
from tests.domain.understanding.test_follow_up import Turn, asked
from tests.support.query_text import told

Referred = tuple[tuple[int, int], ...]
CHATS: list[tuple[Referred, list[Turn]]] = [
    (
        ((1, 2),),
        [
            ("Where did the one in red leave?", "where people; events person_exit; people clothes red"),
            (
                "Did the one in blue go that way too?",
                "compare people; compared (where people; events person_exit; people clothes blue),"
                "(where people; events person_exit; people numbers 2); of_sides; asks_whether",
            ),
        ],
    ),
    (
        ((1, 2),),
        [
            ("파란 옷 어느 쪽으로 나갔어?", "where people; events person_exit; people clothes blue"),
            (
                "노란 옷도 그쪽으로 나갔어?",
                "compare people; compared (where people; events person_exit; people clothes yellow),"
                "(where people; events person_exit; people numbers 2); of_sides; asks_whether",
            ),
        ],
    ),
    (
        (),
        [
            (
                "Did the one in red leave on the left?",
                "exists people; events person_exit; people clothes red; place sides left",
            ),
            (
                "Did the one in blue leave on the same side?",
                "exists people; events person_exit; people clothes blue; place sides left",
            ),
        ],
    ),
    (
        (),
        [
            (
                "빨간 옷도 그쪽으로 나갔어?",
                "exists people; events person_exit; people clothes red; leftover 그",
            )
        ],
    ),
    (
        ((1, 2),),
        [
            ("Who came in first?", "which people; events person_enter; order first"),
            (
                "Did anybody come in besides them?",
                "exists people; events person_enter; people others_than 1,2",
            ),
            (
                "그 사람 말고 또 온 사람 누구야?",
                "which people; events person_enter; people others_than 1,2",
            ),
        ],
    ),
    (
        ((1, 2),),
        [
            ("Did somebody fall?", "exists people; events collapse"),
            (
                "Did another person come in while he was on the floor?",
                "exists people; events person_enter; excluded (which people; events collapse; "
                "people numbers 2 of_video 1); relations while (find people; events collapse; "
                "people numbers 2 of_video 1)",
            ),
        ],
    ),
    (
        (),
        [
            (
                "did more people come in on the left or on the right?",
                "compare people; events person_enter; compared "
                "(compare people; events person_enter; place sides left),"
                "(compare people; events person_enter; place sides right)",
            ),
            ("and in the middle?", "count people; events person_enter; place sides center"),
        ],
    ),
    (
        (),
        [
            (
                "who stayed longer, red or blue?",
                "compare people; order by length is_descending; compared "
                "(compare people; people clothes red),(compare people; people clothes blue)",
            ),
            ("and the one in yellow?", "how_long people; people clothes yellow"),
        ],
    ),
    (
        (),
        [
            ("How many seconds could not be seen?", "coverage events; seconds_of gaps"),
            ("What is that in percent?", "coverage events; seconds_of gaps; is_share"),
        ],
    ),
]


@pytest.mark.parametrize(("referred", "turns"), CHATS, ids=lambda each: str(each)[:60])
def test_chats(referred: Referred, turns: list[Turn], morphemes: KoreanMorphemes) -> None:
    queries: list[Query] = asked([text for text, _ in turns], morphemes, referred)
    assert [told(each) for each in queries] == [expected for _, expected in turns]
