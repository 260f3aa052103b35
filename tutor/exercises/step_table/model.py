"""A walk of gradient descent, row by row: where one stands, the slope there, and where the step leads."""

from __future__ import annotations

from functools import lru_cache, partial

from sympy import Expr, Float, Rational, Symbol

from tutor.exercises.descent import Stand, descend
from tutor.exercises.evaluate import number
from tutor.lesson import StepTable
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import NoRule, resolve

LONG = 10**24  # a fraction with a larger denominator goes on as a decimal


def table(filled: StepTable) -> tuple[Stand, ...] | None:
    """w ← w − η dC/dw, row by row; None where some value is no number."""
    start, rate = number(filled.start), number(filled.rate)
    if start is None or rate is None:
        return None
    steps = descend(start, filled.rows, partial(slope_at, filled), lambda where, slope: step_from(where, slope, rate))
    rows = tuple(steps)
    return rows if len(rows) == filled.rows else None


def slope_at(filled: StepTable, where: Expr) -> Expr | None:
    """dC/dw at a place, or None."""
    slope = _slope(filled.of, filled.by)
    return None if slope is None else _short(number(slope.xreplace({filled.by: where})))


def cost_at(filled: StepTable, where: Expr) -> Expr | None:
    """C at a place, or None."""
    return number(filled.of.xreplace({filled.by: where}))


def step_from(where: Expr, slope: Expr, rate: Expr) -> Expr:
    """w − η dC/dw"""
    return _short(where - rate * slope)


@lru_cache(maxsize=512)
def _slope(of: Expr, by: Symbol) -> Expr | None:
    try:
        return resolve(D(of, by))
    except NoRule:
        return None


def _short(value: Expr | None) -> Expr | None:
    return Float(value, 15) if isinstance(value, Rational) and value.q > LONG else value
