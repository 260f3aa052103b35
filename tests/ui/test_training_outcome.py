"""A training that failed is called so: what is said follows from what it reads and how its cost fell."""

from __future__ import annotations

import pytest

from tutor.numeric.training import Ending, Epoch
from tutor.ui.training_outcome import GUESSES, NOT_FAR, STUCK, TRAINED, guesses, outcome, stands_still


def records(right: float | None, *costs: float, seen: float = 0.9) -> list[Epoch]:
    """A training with these costs, which reads this share of unseen images at its end."""
    return [Epoch(number, cost, seen, cost, right, 1.0, Ending.GOING) for number, cost in enumerate(costs)]


@pytest.mark.parametrize(
    ("right", "costs", "said"),
    [
        (0.1, (2.98, 1.0, 1.0, 1.0, 1.0, 1.0), GUESSES),  # a learning rate of 30
        (0.1, (2.98, 2.2, 1.76, 1.57, 1.49, 1.48), GUESSES),  # one of 0.001
        (0.23, (2.98, 0.946, 0.907, 0.902, 0.901, 0.9), STUCK),  # one of 0.01
        (0.4, (2.98, 0.95, 0.9, 0.85, 0.8, 0.7), NOT_FAR),
        (0.86, (2.98, 0.6, 0.4, 0.35, 0.3, 0.27), TRAINED),
        (0.95, (0.07, 0.07, 0.07), TRAINED),  # at rest, and it reads
    ],
)
def test_what_has_become_of_it(right, costs, said):
    assert outcome(records(right, *costs)) == said


def test_without_unseen_images_those_that_it_learned_from_decide():
    assert outcome(records(None, 3.0, 1.0, seen=0.1)) == GUESSES
    assert outcome(records(None, 3.0, 0.2, seen=0.9)) == TRAINED


def test_guessing_is_little_more_than_one_in_ten():
    assert [guesses(right) for right in (0.0, 0.098, 0.14, 0.16, 0.5)] == [True, True, True, False, False]


def test_a_single_measurement_stands_nowhere_yet():
    assert not stands_still([0.5])
    assert stands_still([0.5, 0.5])
