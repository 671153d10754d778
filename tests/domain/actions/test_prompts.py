"""What models are asked fits the vocabulary of events."""

import re

import pytest

from domain.actions.prompts import ACTION_TYPES, NEUTRAL, PHRASES, TASK, WORDS, zero_shot_classes
from domain.events.types import ACTIONS, EventType


@pytest.mark.parametrize("kind", ACTION_TYPES)
def test_every_action_can_be_seen_by_both_kinds_of_models(kind: EventType) -> None:
    assert any(ACTIONS[word] is kind for word in PHRASES)
    assert kind.value in WORDS


def test_models_that_write_are_told_the_whole_closed_list() -> None:
    assert set(PHRASES) <= set(WORDS)
    for word in WORDS:
        assert re.search(rf"\b{word}\b", TASK)


def test_each_class_has_sentences_of_its_own() -> None:
    classes = zero_shot_classes()
    assert set(classes) == {*PHRASES, *NEUTRAL}
    sentences = [sentence for each in classes.values() for sentence in each]
    assert len(sentences) == len(set(sentences))
