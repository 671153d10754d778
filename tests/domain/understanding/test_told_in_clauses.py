"""Whom a pronoun in a clause means: whoever an answer told of, or whom the question before named."""

from dataclasses import replace

import pytest

from domain.query.context import QueryContext
from domain.understanding.understand import understand
from resources.models.morphemes import KoreanMorphemes
from tests.domain.understanding.conftest import NOON
from tests.support.query_text import told

CONTEXT = QueryContext(NOON, looked_for=("person",))
Told = tuple[tuple[int, int], ...]
ONE: Told = ((7, 3),)
PERSON_3 = "people numbers 3 of_video 7"
NEXT = (
    "which people; events person_enter; relations after (find people; events person_enter; people numbers 3"
)
TURNS: list[tuple[str, str, Told, str]] = [
    ("When did yellow come in?", "who was the next one in after them?", ONE, f"{NEXT}); order first"),
    ("When did yellow come in?", "Who was next after that one?", ONE, f"{NEXT} of_video 7); order first"),
    (
        "When did yellow come in?",
        "Was it empty after they left?",
        ONE,
        f"exists people; relations after (find people; events person_exit; {PERSON_3}); is_negated",
    ),
    (
        "When did yellow come in?",
        "How long was it empty before they came in?",
        ONE,
        f"how_long people; relations before (find people; events person_enter; {PERSON_3}); "
        "order is_descending; is_negated",
    ),
    (
        "How many people came in before the one in yellow?",
        "and how many came in after that one",
        ((7, 1), (7, 2)),
        "count people; events person_enter; relations after (find people; people clothes yellow; "
        "order first)",
    ),
    (
        "When the person in green went down, was anybody else in the picture?",
        "And before they were back on their feet, did somebody turn up?",
        (),
        "exists people; events person_enter,person_appear; relations before (find people; events "
        "collapse,sitting; people clothes green; at_end)",
    ),
    (
        "파란 윗옷 입은 게 누구지?",
        "그 사람 나가고 나서 다음 사람은 언제 들어왔어?",
        ONE,
        f"when people; events person_enter; relations after (find people; events person_exit; {PERSON_3}); "
        "order first",
    ),
    (
        "When did the person in green fall?",
        "Was anybody else already in the picture at that moment?",
        ONE,
        "exists people; people others_than 7,3; relations already (find people; events collapse; "
        f"{PERSON_3})",
    ),
]


@pytest.mark.parametrize(("before", "question", "referred", "expected"), TURNS)
def test_a_pronoun_in_a_clause_means_whoever_was_told_of(
    before: str, question: str, referred: Told, expected: str, morphemes: KoreanMorphemes
) -> None:
    previous = understand(before, CONTEXT, morphemes)
    context = replace(CONTEXT, previous=previous, referred=referred, is_first=False)
    assert told(understand(question, context, morphemes)) == expected
