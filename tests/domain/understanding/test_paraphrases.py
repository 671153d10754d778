"""Words that mean the same are read the same: slang, idioms, words of officials, in the gap of a question."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.understanding.understand import understand
from resources.models.morphemes import KoreanMorphemes
from tests.domain.understanding.test_follow_up import CONTEXT
from tests.support.query_text import told

FILES = ("paraphrases_english.txt", "paraphrases_korean.txt")
"""A question with a gap, and below it what may fill the gap: all of it asks the same."""
ECHO = re.compile(r" said [^;)]*")
"""What a query repeats of the words for a time."""


def questions(name: str) -> Iterator[list[str]]:
    """Questions that ask the same."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    for block in text.strip().split("\n\n"):
        question, *fillings = block.split("\n")
        yield [question.replace("{}", each[2:]) for each in fillings]


@pytest.mark.parametrize("name", FILES)
def test_there_are_many_ways_to_say_each_thing(name: str) -> None:
    same = list(questions(name))
    assert len(same) > 40
    assert sum(map(len, same)) > 1500


@pytest.mark.parametrize(
    "same", [each for name in FILES for each in questions(name)], ids=lambda same: same[0]
)
def test_what_means_the_same_is_read_the_same(same: list[str], morphemes: KoreanMorphemes) -> None:
    read = {text: ECHO.sub("", told(understand(text, CONTEXT, morphemes))) for text in same}
    common = max(read.values(), key=list(read.values()).count)
    assert "leftover" not in common
    assert {text: query for text, query in read.items() if query != common} == {}
