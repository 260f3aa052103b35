"""What a number stands for: a slope, the growth for a nudge, the change by a step, the place after steps of descent.

All of them are start + rate · slope with one derivative in it, which is how they are told apart. A question may also
give several slopes, which are multiplied along a chain, added, or make a length. Nothing is worked out here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sympy import Add, Basic, Expr, Rational, Symbol

from tutor.symbolic.derivative import D
from tutor.symbolic.order import is_negative
from tutor.symbolic.unevaluated import over

Point = tuple[tuple[Symbol | D, Expr], ...]


class What(Enum):
    """The kinds of number that misconceptions and hints speak of."""

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

    @property
    def derivative(self) -> D:
        """The slope of a question that has one; LookupError for another."""
        if self.slope is None:
            raise LookupError(f"{self.of} is no slope with something around it")
        return self.slope


def asking(of: Expr, at: Point = (), steps: int = 1) -> Asking:
    """What is asked with this expression at this point."""
    derivatives = of.atoms(D)
    derivative = next(iter(derivatives), None)
    if derivative is None or len(derivatives) != 1 or derivative.f.has(D):
        return Asking(of, at, steps, What.OTHER)
    moving = [term for term in Add.make_args(of) if term.has(D)]
    rate = over(moving[0], derivative)
    if len(moving) != 1 or rate.has(D):
        return Asking(of, at, steps, What.OTHER)
    return Asking(of, at, steps, _what(of - moving[0], rate, derivative), derivative, rate)


def _what(start: Expr, rate: Expr, derivative: D) -> What:
    if start == derivative.x and is_negative(rate):
        return What.STEP
    if start != 0:
        return What.OTHER
    if rate == 1:
        return What.SLOPE
    return What.CHANGE if is_negative(rate) else What.GROWTH


def rates(question: Asking) -> tuple[D, ...]:
    """The slopes of a question that gives two or more, and all of them; otherwise none."""
    derivatives = question.of.atoms(D) if question.what is What.OTHER else set()
    known = dict(question.at)
    given = len(derivatives) > 1 and all(derivative in known for derivative in derivatives)
    return tuple(sorted(derivatives, key=str)) if given else ()


def is_length(part: Basic) -> bool:
    """√(p² + q²) with slopes in it: the length of an arrow"""
    return bool(part.is_Pow and part.exp == Rational(1, 2) and part.base.is_Add and part.base.has(D))
