"""What the probabilities of a zero-shot model say of a stretch."""

from collections.abc import Sequence

import numpy as np

from domain.actions.answers import ActionAnswer
from domain.actions.prompts import PHRASES
from domain.records import FloatArray

BEST_SHARE = 0.5
"""Part of the pictures, the best ones, over which a share is averaged: an action is not to be seen in all of
them, and one picture alone is often taken for something else."""


def answer_from_probabilities(probabilities: FloatArray, labels: Sequence[str]) -> ActionAnswer:
    """Shares of actions in one stretch.

    Args:
        probabilities: (pictures, classes), 0..1, of its pictures in order of time.
        labels: The classes: actions of `PHRASES`, and neutral phrases, whose pictures count for no action.
    """
    actions = [at for at, label in enumerate(labels) if label in PHRASES]
    neutral = [at for at in range(len(labels)) if at not in actions]
    found = probabilities[:, actions]
    found = found * (found > probabilities[:, neutral].max(axis=1, keepdims=True, initial=0.0))
    count = max(1, round(len(found) * BEST_SHARE))
    shares = np.sort(found, axis=0)[-count:].mean(axis=0)
    words = [labels[at] for at in actions]
    return ActionAnswer(
        shares={word: round(float(share), 4) for word, share in zip(words, shares, strict=True)},
        best_at={word: int(at) for word, at in zip(words, found.argmax(axis=0), strict=True)},
    )
