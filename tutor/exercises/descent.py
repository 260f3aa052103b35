"""A walk of gradient descent in exact numbers, for exercises. (What trains runs in floats, in `tutor.numeric`.)"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sympy import Expr


@dataclass(frozen=True, slots=True)
class Stand:
    """One step of a walk: at `where` the slope is `slope`, and the step leads to `next`."""

    where: Expr
    slope: Expr
    next: Expr


def descend(
    start: Expr, steps: int, slope_at: Callable[[Expr], Expr | None], step_from: Callable[[Expr, Expr], Expr]
) -> Iterator[Stand]:
    """w ← w − η dC/dw, so many times, each from where the last one led; it ends early where there is no slope."""
    where = start
    for _ in range(steps):
        slope = slope_at(where)
        if slope is None:
            return
        stand = Stand(where, slope, step_from(where, slope))
        yield stand
        where = stand.next
