"""How much may be computed before one answer: counted in operations, so that it is the same on every machine.

Whoever answers one question opens an `allowance`; whoever computes on its way calls `spend`. An allowance that is
opened inside another one draws on that one, so that a working of twelve lines, or an answer with ten explanations to
confirm, has the budget of one answer. One unit is about the time in which two fractions are added, a microsecond or so.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

ANSWER = 120_000  # units for one answer, whatever is done with it


class Spent(RuntimeError):
    """The budget is used up."""


@dataclass(slots=True)
class Budget:
    """What is left, and what has been used; `spent` may exceed `granted` by the last item alone."""

    granted: int
    spent: int = 0

    @property
    def left(self) -> int:
        """Units that may still be spent."""
        return max(self.granted - self.spent, 0)

    @property
    def exhausted(self) -> bool:
        """More was asked for than was granted."""
        return self.spent > self.granted


_CURRENT: ContextVar[Budget | None] = ContextVar("budget", default=None)


@contextmanager
def allowance(units: int = ANSWER) -> Iterator[Budget]:
    """The budget of everything computed inside: a new one, or the one that is open already."""
    already = _CURRENT.get()
    if already is not None:
        yield already
        return
    budget = Budget(units)
    token = _CURRENT.set(budget)
    try:
        yield budget
    finally:
        _CURRENT.reset(token)


def spend(units: int) -> None:
    """Take so much from the open budget, if one is open; Spent when there is not so much left."""
    budget = _CURRENT.get()
    if budget is None:
        return
    budget.spent += units
    if budget.exhausted:
        raise Spent


@contextmanager
def unmetered() -> Iterator[None]:
    """Nothing computed inside is counted: for the last number that a verdict is told with, one evaluation or two."""
    token = _CURRENT.set(None)
    try:
        yield
    finally:
        _CURRENT.reset(token)
