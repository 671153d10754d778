"""A question in the middle of a story: what narrows it stays, and all that is left aside is told."""

import pytest

from domain.understanding.understand import understand
from resources.models.morphemes import KoreanMorphemes
from tests.domain.understanding.test_follow_up import CONTEXT
from tests.support.query_text import told

STORIES = [
    (
        "My sister minds the till, she won't let it rest - how many people came in, Tom does fuss you see",
        "count people; events person_enter; asides sister,minds,rest,Tom,fuss",
    ),
    (
        "we moved the sign, he drew a little map with arrows - which side did the one in green come in from, "
        "left or right, then I can clear my name",
        "where people; events person_enter; people clothes green; asides sign,drew,little,map,arrows,clear",
    ),
    (
        "커피 걸고 내기를 했는데, 빨간 옷 입은 사람이 몇 명이에요 진 사람이 청소하기로 했거든요",
        "count people; people clothes red; asides 커피,걸고,내기,진,청소",
    ),
]
NARROWED = [
    (
        "I only need the bit between 60 and 75 seconds, was the camera fine then?",
        "coverage events; time offset 60..75 said between 60 and 75 seconds; whether in_order",
    ),
    (
        "after he left, who came in, there's a curry riding on this",
        "which people; events person_enter; relations after (find people; events person_exit); "
        "leftover curry,riding; refers_back",
    ),
    (
        "the one in red worries me - did anybody else come in, she exaggerates",
        "find people; events person_enter; people clothes red; unseen emotion; leftover else,exaggerates; "
        "refers_back",
    ),
    (
        "왔다 갔다 하던 아저씨 나이대가 어떻게 돼 보여요",
        "describe people; events loitering; attributes age; unseen gender",
    ),
    (
        "빨간 옷은 빼고, 몇 명이 들어왔어요 제가 잘 몰라서요",
        "count people; events person_enter; excluded (which people; people clothes red)",
    ),
]


@pytest.mark.parametrize(("text", "query"), STORIES)
def test_a_question_is_found_in_a_story(text: str, query: str, morphemes: KoreanMorphemes) -> None:
    assert told(understand(text, CONTEXT, morphemes)) == query


@pytest.mark.parametrize(("text", "query"), NARROWED)
def test_what_narrows_a_question_is_no_story(text: str, query: str, morphemes: KoreanMorphemes) -> None:
    assert told(understand(text, CONTEXT, morphemes)) == query


@pytest.mark.parametrize("mark", [",", " -", ".", ";", "\n"])
@pytest.mark.parametrize("story", ["", "she knows", "I was out", "he minds", "my aunt rang, he says"])
def test_stories_of_all_kinds_are_read(story: str, mark: str, morphemes: KoreanMorphemes) -> None:
    query = understand(f"{story}{mark} did they see it{mark} {story}", CONTEXT, morphemes)
    assert not query.is_understood
