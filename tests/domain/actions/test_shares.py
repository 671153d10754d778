"""From the probabilities of pictures to shares of actions."""

import numpy as np
import pytest

from domain.actions.shares import answer_from_probabilities

LABELS = ("theft", "paying", "a person standing", "an empty room")


@pytest.mark.parametrize(
    ("rows", "theft", "best_at"),
    [
        ([[0.9, 0.0, 0.1, 0.0]] * 4, 0.9, 0),  # to be seen in all
        ([[0.1, 0, 0.8, 0], [0.8, 0, 0.1, 0], [0.6, 0, 0.3, 0], [0, 0, 0.9, 0]], 0.7, 1),  # in half of them
        ([[0.9, 0, 0.1, 0], [0, 0, 1, 0], [0, 0, 1, 0], [0, 0, 1, 0]], 0.45, 0),  # in one: half of it
        ([[0.4, 0.0, 0.5, 0.0]] * 4, 0.0, 0),  # where standing fits better it counts for nothing
        ([[0.5, 0.0, 0.0, 0.6]] * 4, 0.0, 0),  # and so an empty room
        ([[0.7, 0.0, 0.2, 0.1]], 0.7, 0),  # a single picture
    ],
)
def test_an_action_must_fit_better_than_nothing_in_half_of_the_pictures(
    rows: list[list[float]], theft: float, best_at: int
) -> None:
    answer = answer_from_probabilities(np.array(rows), LABELS)
    assert answer.shares == {"theft": pytest.approx(theft), "paying": 0.0}
    assert answer.best_at["theft"] == best_at
