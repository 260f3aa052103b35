"""Whole orders that say what was done, and those that say nothing."""

from __future__ import annotations

import pytest
from sympy import Integer

from tutor.misconceptions.orders import largest_first, sign_ignored
from tutor.misconceptions.subjects import Ranking


@pytest.mark.parametrize(
    ("numbers", "order", "reversed_", "by_size"),
    [
        ((1, 2), (0, 1), None, None),
        ((-3, 2), (0, 1), None, (1, 0)),
        ((5, -7, 2), (1, 2, 0), (0, 2, 1), (2, 0, 1)),
        ((2, -2, 1), (1, 2, 0), (0, 2, 1), None),
        ((1, 2, 3), (0, 1, 2), (2, 1, 0), None),
    ],
)
def test_turned_round_or_by_size(numbers, order, reversed_, by_size) -> None:
    ranking = Ranking(tuple(map(Integer, numbers)), order)
    assert (largest_first(ranking), sign_ignored(ranking)) == (reversed_, by_size)
