"""The value of an expression to many digits, by another route: the functions as their definitions say."""

from __future__ import annotations

import mpmath
from sympy import Expr, lambdify

EXACTLY = {
    "sigmoid": lambda t: 1 / (1 + mpmath.exp(-t)),
    "softplus": lambda t: mpmath.log(1 + mpmath.exp(t)),
    "relu": lambda t: max(t, mpmath.mpf(0)),
    "below": lambda t: min(t, mpmath.mpf(0)),
    "size": abs,
    "largest": max,
    "log1p": mpmath.log1p,
}


def exact(expr: Expr, *point: float, digits: int = 1000) -> mpmath.mpf:
    """The value with the symbols in the order of their names; 1,000 digits are enough for 1 + e^−1000."""
    symbols = tuple(sorted(expr.free_symbols, key=str))
    with mpmath.workdps(digits):
        return lambdify(symbols, expr, modules=[EXACTLY, "mpmath"])(*map(mpmath.mpf, point))
