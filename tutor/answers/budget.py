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

from sympy import Basic, Max, Min, preorder_traversal

from tutor.symbolic.sentence import say

ANSWER = 100_000  # units for one answer, whatever is done with it


TOO_MUCH = say("That is more than I can work out in one go, so I cannot tell. This costs nothing.")


class Spent(RuntimeError):
    """The budget is used up."""


@dataclass(slots=True)
class Budget:
    """What was granted, and what has been used of it: never more, because an item is paid before it is computed."""

    granted: int
    spent: int = 0

    @property
    def left(self) -> int:
        """Units that may still be spent."""
        return self.granted - self.spent


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
    if units > budget.left:
        budget.spent = budget.granted  # a cheaper item does not go on where a dear one could not
        raise Spent
    budget.spent += units


def weight(expr: Basic) -> int:
    """How dear it is to rewrite an expression: its nodes, and for max and min each pair that SymPy compares."""
    return sum(1 + (len(part.args) ** 2 if isinstance(part, Max | Min) else 0) for part in preorder_traversal(expr))


@contextmanager
def unmetered() -> Iterator[None]:
    """Nothing computed inside is counted: what is remembered for others, and the number that a verdict is told with."""
    token = _CURRENT.set(None)
    try:
        yield
    finally:
        _CURRENT.reset(token)
