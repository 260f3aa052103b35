"""The number that an expression stands for, and when a given number is near enough to a wanted one."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from sympy import Expr, Float, Rational, Symbol, expand
from sympy.core.function import AppliedUndef

from tutor.answers import Outcome, number_matches
from tutor.answers.intervals import Status, middle
from tutor.answers.program import Program, Unsupported

BITS = 120


@lru_cache(maxsize=4096)
def number(expr: Expr) -> Expr | None:
    """The finite real number that the expression is, a Rational where it is a fraction, otherwise a Float; or None."""
    if isinstance(expr, Rational):
        return expr
    return _value(expr if not expr.free_symbols else expand(expr), {})


def at(expr: Expr, place: Mapping[Symbol, float]) -> float | None:
    """The value at a place as an ordinary number, or None where there is none."""
    found = _value(expr, {symbol.name: Fraction(value) for symbol, value in place.items()})
    return None if found is None else float(found)


def _value(expr: Expr, point: Mapping[str, Fraction]) -> Expr | None:
    if expr.has(AppliedUndef):
        return None
    try:
        program = _program(expr)
    except Unsupported:
        return None
    if set(program.names) - set(point):
        return None
    (found,) = program.run(point, BITS)
    if isinstance(found, Status):
        return None
    return Rational(found.numerator, found.denominator) if isinstance(found, Fraction) else Float(middle(found))


@lru_cache(maxsize=256)
def _program(expr: Expr) -> Program:
    return Program(expr)


def agrees(given: Expr, wanted: Expr, digits: int) -> bool:
    """The given number is right to `digits` significant figures of the wanted one."""
    return number_matches(given, wanted, digits).outcome is Outcome.EQUAL
