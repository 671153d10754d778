"""Which of three or more, named by their clothes."""

import pytest

from domain.understanding.understand import understand
from resources.models.morphemes import KoreanMorphemes
from tests.domain.understanding.test_follow_up import CONTEXT
from tests.support.query_text import told


def sides(*clothes: str, events: str = "") -> str:
    return ",".join(f"(compare people; {events}people clothes {each})" for each in clothes)


TOPS = ("blue upper", "yellow upper", "white upper")
LEFT = "events person_exit; "
SAID = [
    (
        "Who stayed longest, the blue top, the yellow top or the white top?",
        f"compare people; order by length is_descending; compared {sides(*TOPS)}",
    ),
    (
        "who had the shorter visit: red, green or black?",
        f"compare people; order by length; compared {sides('red', 'green', 'black')}",
    ),
    (
        "blue, yellow and white tops - which of the three was on camera longest",
        f"compare people; order by length is_descending; compared {sides(*TOPS)}",
    ),
    (
        "파란 상의랑 노란 상의랑 흰 상의 중에 누가 제일 늦게 나갔어?",
        f"compare people; {LEFT}order is_descending; compared {sides(*TOPS, events=LEFT)}",
    ),
    (
        "셋 중에 누가 제일 오래 있었어, 빨간 옷, 파란 옷, 흰 옷?",
        f"compare people; order by length is_descending; compared {sides('red', 'blue', 'white')}",
    ),
]


@pytest.mark.parametrize(("text", "query"), SAID)
def test_each_of_several_is_compared(text: str, query: str, morphemes: KoreanMorphemes) -> None:
    assert told(understand(text, CONTEXT, morphemes)) == query


def test_what_one_person_wears_is_no_choice(morphemes: KoreanMorphemes) -> None:
    query = understand("When did somebody in a red top and blue trousers come in first?", CONTEXT, morphemes)
    assert not query.compared
