"""Numbers as a learner writes them in a table: 0.6 rather than 3/5, wherever the decimal ends."""

from __future__ import annotations

from decimal import Decimal

from sympy import Basic, Float, Rational

PLACES = 6


def decimal(expr: Basic) -> Basic:
    """The expression for display, each fraction that ends within six places as its exact decimal."""
    if not isinstance(expr, Basic):
        return expr
    ending = {number: _float(number) for number in expr.atoms(Rational) if _ends(number)}
    return expr.xreplace(ending)


def _ends(number: Rational) -> bool:
    return not number.is_Integer and (number * 10**PLACES).is_Integer


def _float(number: Rational) -> Float:
    digits = Decimal(int(number.p)) / Decimal(int(number.q))
    return Float(str(digits), dps=len(digits.as_tuple().digits))
