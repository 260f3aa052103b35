"""A walk of gradient descent, row by row, and where the slips lead that learners make on the way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sympy import Expr, Float, Rational, Symbol

from tutor.exercises.evaluate import number
from tutor.lesson import StepTable
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import NoRule, resolve
from tutor.symbolic.sentence import Sentence, say

LONG = 10**24  # a fraction with a larger denominator goes on as a decimal


@dataclass(frozen=True, slots=True)
class Row:
    """One step: at `where` the slope is `slope`, and the step leads to `next`."""

    where: Expr
    slope: Expr
    next: Expr


def table(filled: StepTable) -> tuple[Row, ...] | None:
    """w ← w − η dC/dw, row by row; None where some value is no number."""
    rows, where, rate = [], number(filled.start), number(filled.rate)
    for _ in range(filled.rows):
        here = None if where is None or rate is None else slope_at(filled, where)
        if here is None:
            return None
        rows.append(Row(where, here, step_from(where, here, rate)))
        where = rows[-1].next
    return tuple(rows)


def slope_at(filled: StepTable, where: Expr) -> Expr | None:
    """dC/dw at a place, or None."""
    slope = _slope(filled.of, filled.by)
    return None if slope is None else _short(number(slope.xreplace({filled.by: where})))


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


Slip = tuple[str, ...]  # the misconceptions behind it, by name


def wrong_steps(row: Row, filled: StepTable) -> tuple[tuple[Slip, Expr], ...]:
    """Where known slips would lead from here, with the slope of this row."""
    move = number(filled.rate) * row.slope
    return (
        (("uphill",), row.where + move),
        (("no-learning-rate",), row.where - row.slope),
        (("step-for-value",), -move),
        (("slope-for-value",), row.slope),
        (("uphill", "no-learning-rate"), row.where + row.slope),
        (("uphill", "step-for-value"), move),
    )


def wrong_slopes(filled: StepTable, where: Expr) -> tuple[tuple[Slip, Expr], ...]:
    """What known slips would give for the slope here."""
    slope, cost = slope_at(filled, where), number(filled.of.xreplace({filled.by: where}))
    found = [] if slope is None or slope == 0 else [(("opposite-sign",), -slope)]
    return tuple(found if cost is None else [*found, (("cost-for-slope",), cost)])


SLIPS: tuple[tuple[Slip, str], ...] = (
    (("uphill",), "In row {row} the step went up the slope. If the slope is negative, which way is downhill?"),
    (("no-learning-rate",), "In row {row} the whole slope was taken away. What does the learning rate do to the step?"),
    (("step-for-value",), "In row {row} stands the step itself. Where do you stand after that step?"),
    (("slope-for-value",), "In row {row} stands the slope once more. What does a step do with that number?"),
    (
        ("uphill", "no-learning-rate"),
        "In row {row} the slope was added. Which way is downhill, and how long is the step?",
    ),
    (("uphill", "step-for-value"), "In row {row} stands a step up the slope. Which way is downhill, and from where?"),
    (("opposite-sign",), "In row {row} the slope has the right size. Does the curve rise or fall there?"),
    (("cost-for-slope",), "In row {row} stands the height of the curve. How steep is it there?"),
)


def about(slip: Slip, row: int) -> Sentence:
    """What is said of a slip; `row` counts from 0."""
    return say(dict(SLIPS)[slip], row=str(row + 1))
