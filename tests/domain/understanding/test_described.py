"""The lady in pink is whoever wears pink, which is told, where something else says who is meant."""

from dataclasses import replace

import pytest

from domain.query.query import Intent
from domain.understanding.understand import understand
from resources.models.morphemes import KoreanMorphemes
from tests.domain.understanding.test_follow_up import CONTEXT
from tests.support.query_text import told

DESCRIBED = [
    ("How long did the lady in the pink top stay?", "How long did the person in the pink top stay?", "lady"),
    ("When did the green lady leave?", "When did the green person leave?", "lady"),
    ("which way did the man who fell go out?", "which way did the person who fell go out?", "man"),
    ("Who stayed longer, the guy in blue or the girl in yellow?",
     "Who stayed longer, the guy in blue or the person in yellow?", "girl"),
    ("노란 옷 입은 아저씨는 언제 나갔어?", "노란 옷 입은 사람은 언제 나갔어?", "아저씨"),
    ("넘어진 여자가 얼마나 누워 있었어?", "넘어진 사람이 얼마나 누워 있었어?", "여자"),
]  # fmt: skip
"""A question, the same of a person, and the word that is not used."""
REFUSED = [
    "was the lady in pink alone?",
    "how many women were in red?",
    "is the one in red a man?",
    "when did the woman leave?",
    "did the man in blue come before the lady in yellow?",
    "노란 옷 입은 여자 있었어?",
    "노란 옷 입은 사람이 여자야?",
    "여자는 언제 나갔어?",
    "빨간 옷 입은 남자는 몇 명이야?",
]
"""What asks for gender, or would be a yes, a no or a number that did not look at it."""


@pytest.mark.parametrize(("text", "plain", "word"), DESCRIBED)
def test_gender_beside_a_description_is_told_and_not_used(
    text: str, plain: str, word: str, morphemes: KoreanMorphemes
) -> None:
    query = understand(text, CONTEXT, morphemes)
    assert query.called == (word,)
    assert told(replace(query, called=())) == told(understand(plain, CONTEXT, morphemes))


@pytest.mark.parametrize("text", REFUSED)
def test_gender_is_not_passed_over_where_it_decides(text: str, morphemes: KoreanMorphemes) -> None:
    query = understand(text, CONTEXT, morphemes)
    assert not query.is_understood
    assert "gender" in query.unseen
    assert query.called == ()


def test_gender_that_a_model_looked_for_is_a_constraint(morphemes: KoreanMorphemes) -> None:
    context = replace(CONTEXT, looked_for=("person", "gender"))
    query = understand("How long did the lady in the pink top stay?", context, morphemes)
    assert (query.intent, query.called) == (Intent.HOW_LONG, ())
    assert query.people.traits
