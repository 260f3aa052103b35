"""What expressions are worth at a place: for those who want the number, not a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from math import isfinite

from sympy import Expr, Float, Rational
from sympy.core.function import AppliedUndef

from tutor.answers.deciding.program import Evaluator, Point, Unsupported
from tutor.answers.deciding.sampling import generic
from tutor.elementary.intervals import NoValue, middle
from tutor.notation import POSITIVE

BITS = 120


def value(expr: Expr, point: Mapping[str, Fraction]) -> Expr | None:
    """The real number at a point, given by names: a Rational where it is a fraction, else a Float; or None.

    None also where it is too large for a float, or known no better than that it is a number.
    """
    if expr.has(AppliedUndef):
        return None
    try:
        program = _program(expr)
    except Unsupported:
        return None
    if set(program.names) - set(point):
        return None
    (found,) = program.run(point, BITS)
    if isinstance(found, NoValue):
        return None
    if isinstance(found, Fraction):
        return Rational(found.numerator, found.denominator)
    about = middle(found)
    return Float(about) if isfinite(about) else None


@lru_cache(maxsize=256)
def _program(expr: Expr) -> Evaluator:
    return Evaluator(expr)


def values(expressions: tuple[Expr, ...], point: Mapping[str, Fraction]) -> tuple[float | None, ...]:
    """What each is worth at a point, computed together; raises Unsupported where something has no enclosure."""
    found = Evaluator(*expressions).run(point, BITS)
    return tuple(None if isinstance(each, NoValue) else middle(each) for each in found)


def ordinary_point(names: tuple[str, ...]) -> Point:
    """A point of positive fractions that no formula was made for, the same one on every machine."""
    return next(generic(names, dict.fromkeys(names, POSITIVE)))
