"""The same formula on other numbers: for an example that is worked out, and to see what hangs on the numbers."""

from __future__ import annotations

from typing import TypeVar

from sympy import Basic, Integer, Rational

from tutor.lesson import Exercise
from tutor.lesson.nested import with_parts

E = TypeVar("E", bound=Exercise)
STAY = ("vary", "slug", "options", "reasons")  # fields of a block that have no numbers of the question in them


def moved(expr: Basic, by: int, exponents: bool = True) -> Basic:
    """The expression with its whole numbers (but 0, 1 and −1) `by` further from zero; roots, or all exponents, stay."""
    if isinstance(expr, Integer):
        return expr if abs(expr) <= 1 else expr + (by if expr > 0 else -by)
    if isinstance(expr, Rational):
        return Rational(expr.p, expr.q + by)
    if not expr.args:
        return expr
    if expr.is_Pow and expr.exp.is_Rational and not (exponents and expr.exp.is_Integer):
        return moved(expr.base, by, exponents) ** expr.exp
    return expr.func(*(moved(part, by, exponents) for part in expr.args))


def elsewhere(place: Basic, by: int) -> Basic:
    """Another place: a whole number, 0 and 1 as well, moves up."""
    return place + by if place.is_Integer else moved(place, by)


def moved_block(filled: E, by: int) -> E:
    """An exercise with every number in its expressions moved."""
    found: E = with_parts(filled, lambda part: elsewhere(part, by) if isinstance(part, Basic) else part, STAY)
    return found
