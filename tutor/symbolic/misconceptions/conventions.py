"""Misconceptions about which cost is meant: ½ or not, sum or mean, all the examples or one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sympy import Add, Basic, Expr, Integer, Mul, Rational, Symbol

from tutor.notation import N, a, b, w, y
from tutor.symbolic.building import put, times
from tutor.symbolic.derivative import D
from tutor.symbolic.misconceptions.shape import Misconception

HALF = Rational(1, 2)


def half_convention(question: Basic, x: Symbol) -> Basic | None:
    """The slope of ½(a − y)² where that of (a − y)² was asked"""
    return _scaled(question, lambda squares: HALF if squares.alone or squares.averaged else None)


def half_left_out(question: Basic, x: Symbol) -> Basic | None:
    """The slope of (a − y)² where that of ½(a − y)² was asked"""
    return _scaled(question, lambda squares: Integer(2) if squares.halved else None)


def sum_for_mean(question: Basic, x: Symbol) -> Basic | None:
    """The slope of the sum over the examples where that of their mean was asked"""
    return _scaled(question, lambda squares: 1 / squares.share if squares.averaged else None)


def mean_for_sum(question: Basic, x: Symbol) -> Basic | None:
    """The slope of the mean over the examples where that of their sum was asked"""
    return _scaled(
        question, lambda squares: Rational(1, squares.count) if squares.alone and squares.count > 1 else None
    )


def averaged_twice(question: Basic, x: Symbol) -> Basic | None:
    """The slope of the mean, divided by the number of examples once more"""
    return _scaled(question, lambda squares: squares.share if squares.averaged else None)


def one_example_only(question: Basic, x: Symbol) -> Basic | None:
    """The slope for the first example where that over all of them was asked"""
    mark = _only_mark(question)
    squares = None if mark is None else _squares(mark.f)
    if squares is None or squares.count < 2:
        return None
    return put(question, mark, D(squares.first, mark.x))


@dataclass(frozen=True, slots=True)
class _Squares:
    """share · (s₁ + … + s_count): squared errors"""

    share: Expr
    first: Expr
    count: int

    @property
    def alone(self) -> bool:
        return self.share == 1

    @property
    def averaged(self) -> bool:
        """The share is that of a mean: one over the number of examples."""
        return _one_over_count(self.share) or (self.count > 1 and self.share == Rational(1, self.count))

    @property
    def halved(self) -> bool:
        """There is a ½ in front, of the cost or of the mean."""
        whole = _Squares(2 * self.share, self.first, self.count)
        return not self.averaged and (whole.alone or whole.averaged)


def _squares(f: Expr) -> _Squares | None:
    """f as a share of a sum of squared errors; a squared error is the square of a sum with a target in it."""
    factors = Mul.make_args(f)
    share = Mul(*(factor for factor in factors if _counts(factor)))
    total = times(*(factor for factor in factors if not _counts(factor)))
    terms = [term.as_coeff_Mul() for term in Add.make_args(total)]
    if len({number for number, _ in terms}) != 1:
        return None
    errors = [error for _, error in terms]
    if not all(error.is_Pow and error.exp == 2 and _has_target(error.base) for error in errors):
        return None
    return _Squares(times(share, terms[0][0]), errors[0], len(errors))


def _one_over_count(share: Expr) -> bool:
    """1/N, whatever else is known of the letter"""
    return (1 / share).is_Symbol and (1 / share).name == N.name


def _counts(factor: Expr) -> bool:
    """A number, or the number of examples, which may stand below the bar."""
    return factor.is_number or {letter.name for letter in factor.free_symbols} == {N.name}


def _has_target(base: Expr) -> bool:
    return base.is_Add and any(letter.name.startswith("y") for letter in base.free_symbols)


def _scaled(question: Basic, factor: Callable[[_Squares], Expr | None]) -> Basic | None:
    """The question with its one derivative multiplied by factor(squares); None where the cost is no squared error."""
    mark = _only_mark(question)
    squares = None if mark is None else _squares(mark.f)
    size = None if squares is None else factor(squares)
    return None if size is None else put(question, mark, times(size, mark))


def _only_mark(question: Basic) -> D | None:
    found = question.atoms(D)
    return next(iter(found)) if len(found) == 1 else None


SQUARE = (a - y) ** 2
TWO = ((a - y) ** 2 + (b - y) ** 2) / 2
SHARED = ((w * a - y) ** 2 + (w * b - y) ** 2) / 2

CONVENTIONS: tuple[Misconception, ...] = (
    Misconception(
        "half-convention",
        "This is right for a cost with a ½ in front. Here the cost has none.",
        "Which factor appears when the square is differentiated, and is there something to cancel it?",
        half_convention,
        (D(SQUARE, a), a, a - y),
    ),
    Misconception(
        "half-left-out",
        "This is right for a cost without a ½ in front. Here the cost has one.",
        "What does the ½ in front do to every slope of this cost?",
        half_left_out,
        (D(SQUARE / 2, a), a, 2 * (a - y)),
    ),
    Misconception(
        "sum-for-mean",
        "This is right for the sum over the examples. Here the cost is their mean.",
        "What is done with the sum before it is called the cost?",
        sum_for_mean,
        (D(TWO, a), a, 2 * (a - y)),
    ),
    Misconception(
        "mean-for-sum",
        "This is right for the mean over the examples. Here the cost is their sum.",
        "Is anything divided by the number of examples in this cost?",
        mean_for_sum,
        (D(2 * TWO, a), a, a - y),
    ),
    Misconception(
        "averaged-twice",
        "The number of examples seems to have been divided by twice.",
        "Is the mean already part of the cost that you differentiated?",
        averaged_twice,
        (D(TWO, a), a, (a - y) / 2),
    ),
    Misconception(
        "one-example-only",
        "Only one example seems to have been counted.",
        "Which of the other examples also change when {x} does?",
        one_example_only,
        (D(SHARED, w), w, 2 * a * (a * w - y)),
    ),
)
