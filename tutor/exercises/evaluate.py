"""The number that an expression stands for, and when a given number is near enough to a wanted one."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from sympy import Expr, Float, Rational, Symbol, expand

from tutor.answers import Verdict, number_matches, value

PLAIN = (Rational, Float)
NOTHING = Rational(1, 10**12)  # what is left of a number that ends


@lru_cache(maxsize=4096)
def number(expr: Expr) -> Expr | None:
    """The finite real number that the expression is, a Rational where it is a fraction, otherwise a Float; or None."""
    if isinstance(expr, Rational):
        return expr
    return value(expr if not expr.free_symbols else expand(expr), {})


def has_more(number: Expr, digits: int) -> bool:
    """The number does not end within so many significant figures."""
    return bool(abs(number - Rational(str(Float(number, digits)))) > abs(number) * NOTHING)


def _far(given: float, wanted: float, digits: int) -> bool:
    """More than a whole unit of the last figure away, so that nothing has to be worked out exactly."""
    return abs(given - wanted) > abs(wanted) * 10.0 ** (1 - digits)


def at(expr: Expr, place: Mapping[Symbol, float]) -> float | None:
    """The value at a place as an ordinary number, or None where there is none."""
    found = value(expr, {symbol.name: Fraction(each) for symbol, each in place.items()})
    return None if found is None else float(found)


def agrees(given: Expr, wanted: Expr, digits: int) -> bool:
    """The given number is right to `digits` significant figures of the wanted one."""
    if isinstance(given, PLAIN) and isinstance(wanted, PLAIN) and _far(float(given), float(wanted), digits):
        return False
    return number_matches(given, wanted, digits).verdict is Verdict.RIGHT
