"""What a number stands for: a slope, the growth for a nudge, the change by a step, the place after steps of descent.

All of them are start + rate · slope with one derivative in it, which is how they are told apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from sympy import Add, Expr

from tutor.exercises.evaluate import number
from tutor.exercises.shapes import Variant
from tutor.exercises.written import Point
from tutor.symbolic.building import over
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import NoRule, resolve
from tutor.symbolic.order import is_negative


class What(Enum):
    """The kinds of number that the slips and the hints speak of."""

    SLOPE = "slope"  # D(f, x)
    GROWTH = "growth"  # h D(f, x): what a nudge adds
    CHANGE = "change"  # −η D(f, x): what a step adds
    STEP = "step"  # x − η D(f, x): where steps lead
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Asking:
    """`of` at the point `at`, so many times over where it is a step: start + rate · slope.

    A derivative in `at` is a slope that the question gives.
    """

    of: Expr
    at: Point
    steps: int
    what: What
    slope: D | None = None
    rate: Expr | None = None
    pattern: Expr | None = None  # as the author wrote it, where numbers alone are drawn: p q/r
    drawn: Point = ()  # the numbers of its holes

    @property
    def given(self) -> bool:
        """The question gives the slope as a number."""
        return self.slope in dict(self.at)


def asking(of: Expr, at: Point = (), steps: int = 1) -> Asking:
    """What is asked with this expression at this point."""
    marks = of.atoms(D)
    mark = next(iter(marks), None)
    if len(marks) != 1 or mark.f.has(D):
        return Asking(of, at, steps, What.OTHER)
    moving = [term for term in Add.make_args(of) if term.has(D)]
    rate = over(moving[0], mark)
    if len(moving) != 1 or rate.has(D):
        return Asking(of, at, steps, What.OTHER)
    return Asking(of, at, steps, _what(of - moving[0], rate, mark), mark, rate)


def as_drawn(question: Asking, variant: Variant) -> Asking:
    """The question with its author's pattern, where nothing but numbers stands in it: 4000 · 3/10 rather than 1200."""
    pattern = variant.exercise.of
    drawn = tuple((hole, value) for hole, value in variant.values if hole in pattern.free_symbols)
    plain = bool(drawn) and not question.at and not pattern.has(D) and all(value.is_number for _, value in drawn)
    return replace(question, pattern=pattern, drawn=drawn) if plain else question


def _what(start: Expr, rate: Expr, mark: D) -> What:
    if start == mark.x and is_negative(rate):
        return What.STEP
    if start != 0:
        return What.OTHER
    if rate == 1:
        return What.SLOPE
    return What.CHANGE if is_negative(rate) else What.GROWTH


def asked(question: Asking) -> Expr:
    """The expression whose derivatives are to be taken: a slope that is given is none of them."""
    return question.of.xreplace({key: value for key, value in question.at if isinstance(key, D)})


def worth(question: Asking) -> Expr | None:
    """The number itself, exact where it is a fraction; None where it is none."""
    try:
        wanted = resolve(asked(question))
    except NoRule:
        return None
    return repeated(wanted, question)


def repeated(wanted: Expr, question: Asking, steps: int | None = None) -> Expr | None:
    """What an expression without derivatives is worth; a step begins where the last one led."""
    place, value = dict(question.at), None
    for _ in range(steps or question.steps):
        value = here(wanted, tuple(place.items()))
        if value is None:
            return None
        if question.slope is not None:
            place[question.slope.x] = value
    return value


@lru_cache(maxsize=4096)
def here(expr: Expr, at: Point) -> Expr | None:
    """The number that an expression is at a point; None where it is none."""
    return number(expr.xreplace(dict(at)))


@dataclass(frozen=True, slots=True)
class Stand:
    """One step of a walk: at `where` the slope is `slope`, and the step leads to `next`."""

    where: Expr
    slope: Expr
    next: Expr


def walk(question: Asking) -> Iterator[Stand]:
    """Every step that is asked for; the letter's own place is in `at`."""
    slope, x = resolve(question.slope), question.slope.x
    place = dict(question.at)
    for _ in range(question.steps):
        here_slope = here(slope, tuple(place.items()))
        after = here(question.of.xreplace({question.slope: here_slope}), tuple(place.items()))
        yield Stand(place[x], here_slope, after)
        place[x] = after
