"""A walk of gradient descent, row by row: where one stands, the slope there, and where the step leads."""

from __future__ import annotations

from functools import lru_cache

from sympy import Expr, Float, Rational, Symbol

from tutor.exercises.evaluate import number
from tutor.exercises.number.question import Stand
from tutor.lesson import StepTable
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import NoRule, resolve

LONG = 10**24  # a fraction with a larger denominator goes on as a decimal


def table(filled: StepTable) -> tuple[Stand, ...] | None:
    """w ← w − η dC/dw, row by row; None where some value is no number."""
    rows: list[Stand] = []
    where, rate = number(filled.start), number(filled.rate)
    for _ in range(filled.rows):
        here = None if where is None or rate is None else slope_at(filled, where)
        if here is None:
            return None
        rows.append(Stand(where, here, step_from(where, here, rate)))
        where = rows[-1].next
    return tuple(rows)


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
