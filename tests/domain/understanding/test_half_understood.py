"""Whom a question means where words of the question before were left over."""

from dataclasses import replace

import pytest

from domain.query.context import QueryContext
from domain.query.query import Query
from domain.understanding.understand import understand
from resources.models.morphemes import MORPHEMES
from tests.domain.understanding.conftest import NOON

FIRST = QueryContext(NOON, looked_for=("person",))
PERSON = (1, 3)


def after(before: str, text: str) -> Query:
    """A question right after one of which the rest fits person 3."""
    half = understand(before, FIRST, MORPHEMES)
    assert not half.is_understood
    told = replace(FIRST, half=half, half_referred=(PERSON,), is_first=False)
    return understand(text, told, MORPHEMES)


@pytest.mark.parametrize(
    ("before", "text", "left_over"),
    [
        ("who fell flurbly?", "how long did they stay?", ("flurbly",)),
        ("플러블하게 쓰러진 사람 누구야?", "그 사람은 언제 나갔어?", ("플러블",)),
    ],
)
def test_whoever_fits_the_rest_is_meant(before: str, text: str, left_over: tuple[str, ...]) -> None:
    query = after(before, text)
    assert query.is_understood
    assert (query.people.of_video, query.people.numbers) == (PERSON[0], (PERSON[1],))
    assert query.half is not None
    assert query.half.leftover == left_over


def test_a_topic_that_nothing_looks_for_is_left_out_as_well() -> None:
    query = after("was the one who fell scared?", "when did they leave?")
    assert query.people.numbers == (PERSON[1],)
    assert query.half is not None
    assert query.half.unseen == ("emotion",)


def test_a_question_that_names_somebody_means_nobody_else() -> None:
    query = after("who fell flurbly?", "when did the one in red leave?")
    assert (query.people.numbers, query.half) == ((), None)


def test_what_was_left_over_is_not_asked_once_more_without_it() -> None:
    """`And on the left?` goes on from a question as a whole, of which words are missing."""
    query = after("how many people flurbled in?", "and on the left?")
    assert query.half is None


def test_one_of_several_is_not_guessed() -> None:
    half = understand("who came in flurbly?", FIRST, MORPHEMES)
    several = replace(FIRST, half=half, half_referred=(PERSON, (1, 4)), is_first=False)
    assert understand("when did that person leave?", several, MORPHEMES).half is None
    assert understand("when did they leave?", several, MORPHEMES).half == half
