"""Misconceptions about numbers that are put in order, the smallest first."""

from __future__ import annotations

from tutor.misconceptions.misconception import Form, Misconception
from tutor.misconceptions.specimens import FOUR_NUMBERS
from tutor.misconceptions.subjects import ORDER, Ranking


def largest_first(ranking: Ranking) -> tuple[int, ...] | None:
    """The order turned round; of two items it is all that can be wrong, and says nothing."""
    return ranking.order[::-1] if len(ranking.order) > 2 else None


def sign_ignored(ranking: Ranking) -> tuple[int, ...] | None:
    """Ordered by size; None where two are of one size."""
    sizes = tuple(abs(number) for number in ranking.numbers)
    if len(set(sizes)) < len(sizes):
        return None
    order = tuple(sorted(range(len(sizes)), key=lambda index: sizes[index]))
    return None if order == ranking.order else order


ORDERS: tuple[Misconception, ...] = (
    Misconception(
        "largest-first",
        Form(
            ORDER,
            "You put the largest first.",
            "With which end does the question begin?",
            largest_first,
            (FOUR_NUMBERS, (0, 2, 3, 1)),
        ),
    ),
    Misconception(
        "sign-ignored",
        Form(
            ORDER,
            "You seem to have gone by the size, without the sign.",
            "Where is a number below zero on the number line?",
            sign_ignored,
            (FOUR_NUMBERS, (2, 3, 0, 1)),
        ),
    ),
)
