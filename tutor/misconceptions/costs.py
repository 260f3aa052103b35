"""Misconceptions about which cost is meant: ½ or not, sum or mean, all the examples or one, and what is squared.

They are met in a slope of the cost, in the cost itself where it is to be worked out or written down, and in the error
of an output. Each formula is computed from the right one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sympy import Abs, Add, Basic, Expr, Integer, Mul, Pow, Rational, Symbol

from tutor.misconceptions.misconception import Form, Misconception
from tutor.misconceptions.specimens import AN_OUTPUT
from tutor.misconceptions.subjects import COST, OUTPUT, STEEPNESS, Steepness, of_question, one
from tutor.notation import N, a, b, w, y
from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.unevaluated import put, times

HALF = Rational(1, 2)


def half_convention(question: Basic, x: Symbol) -> Basic | None:
    """The slope of ½(a − y)² where that of (a − y)² was asked; a mean over two has its ½ already"""
    return _scaled(
        question, lambda squares: HALF if squares.alone or (squares.averaged and squares.share != HALF) else None
    )


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
    derivative = _only_derivative(question)
    squares = None if derivative is None else _squares(derivative.f)
    if derivative is None or squares is None or squares.count < 2:
        return None
    return put(question, derivative, D(squares.first, derivative.x))


@dataclass(frozen=True, slots=True)
class _Squares:
    """share · (s₁ + … + s_count): squared errors"""

    share: Expr
    first: Expr
    count: int

    @property
    def alone(self) -> bool:
        return bool(self.share == 1)

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
    return bool((1 / share).is_Symbol and (1 / share).name == N.name)


def _counts(factor: Expr) -> bool:
    """A number, or the number of examples, which may stand below the bar."""
    return factor.is_number or {letter.name for letter in factor.free_symbols} == {N.name}


def _has_target(base: Expr) -> bool:
    return base.is_Add and any(letter.name.startswith("y") for letter in base.free_symbols)


def _scaled(question: Basic, factor: Callable[[_Squares], Expr | None]) -> Basic | None:
    """The question with its one derivative multiplied by factor(squares); None where the cost is no squared error."""
    derivative = _only_derivative(question)
    squares = None if derivative is None else _squares(derivative.f)
    size = None if squares is None else factor(squares)
    return None if size is None else put(question, derivative, times(size, derivative))


def _only_derivative(question: Basic) -> D | None:
    found = question.atoms(D)
    return next(iter(found)) if len(found) == 1 else None


# --- the cost itself --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Written:
    """share · (s₁ + … + s_n); a sum whose terms have several factors in front has the share 1."""

    share: Expr
    terms: tuple[Expr, ...]

    @property
    def errors(self) -> tuple[Expr, ...]:
        """What is squared, if every term is a square; otherwise none."""
        squares = all(term.is_Pow and term.exp == 2 for term in self.terms)
        return tuple(term.base for term in self.terms) if squares else ()


def _written(of: Expr) -> _Written | None:
    """A cost taken apart; None where a derivative of it is asked for."""
    if has_derivative(of):
        return None
    share, rest = of.as_coeff_Mul()
    parts = [term.as_coeff_Mul() for term in Add.make_args(rest)]
    if len({number for number, _ in parts}) != 1:
        return _Written(share, Add.make_args(rest))
    return _Written(share * parts[0][0], tuple(term for _, term in parts))


def not_squared(of: Expr) -> Expr | None:
    """Σ e² answered as Σ e, below a bar as well"""
    if has_derivative(of):
        return None
    squares = {part: part.base ** (part.exp / 2) for part in of.atoms(Pow) if part.exp in (2, -2)}
    return of.xreplace(squares) if squares else None


def doubled(of: Expr) -> Expr | None:
    """Σ e² answered as Σ 2e"""
    cost = _written(of)
    return None if cost is None or not cost.errors else times(2 * cost.share, Add(*cost.errors))


def sizes(of: Expr) -> Expr | None:
    """Σ e² answered as Σ |e|"""
    cost = _written(of)
    if cost is None or len(cost.errors) < 2:
        return None
    return times(cost.share, Add(*(Abs(error) for error in cost.errors)))


def squared_after_adding(of: Expr) -> Expr | None:
    """Σ e² answered as (Σ e)²"""
    cost = _written(of)
    return None if cost is None or len(cost.errors) < 2 else times(cost.share, Add(*cost.errors) ** 2)


def half_written(of: Expr) -> Expr | None:
    """Σ e² answered as ½ Σ e²; of two squares that is their mean, which has an entry of its own"""
    cost = _written(of)
    if cost is None or not cost.errors or (cost.share == 1 and len(cost.terms) == 2):
        return None
    return times(HALF, of)


def sum_written(of: Expr) -> Expr | None:
    """(s₁ + … + s_n)/n answered as s₁ + … + s_n, squares or not"""
    cost = _written(of)
    if cost is None or len(cost.terms) < 2 or cost.share != Rational(1, len(cost.terms)):
        return None
    return Add(*cost.terms)


def mean_written(of: Expr) -> Expr | None:
    """Σ e² answered as Σ e²/n"""
    cost = _written(of)
    if cost is None or len(cost.errors) < 2 or cost.share != 1:
        return None
    return times(Rational(1, len(cost.terms)), of)


SQUARE = (a - y) ** 2
ERRORS_OF_THREE = (a - y) ** 2 + (b - y) ** 2 + (w - y) ** 2
TWO = ((a - y) ** 2 + (b - y) ** 2) / 2
SHARED = ((w * a - y) ** 2 + (w * b - y) ** 2) / 2

COSTS: tuple[Misconception, ...] = (
    Misconception(
        "half-convention",
        of_question(
            "Your answer seems to be for a cost with a ½ in front. Here the cost has none.",
            "Which factor appears when the square is differentiated, and is there something to cancel it?",
            half_convention,
            (D(SQUARE, a), a, a - y),
        ),
        Form(
            COST,
            "This is right for a cost with a ½ in front. Here the cost has none.",
            "Which factor stands in front of the squares in this course?",
            half_written,
            (ERRORS_OF_THREE, ((a - y) ** 2 + (b - y) ** 2 + (w - y) ** 2) / 2),
        ),
        Form(
            OUTPUT,
            "A factor 2 seems to be missing.",
            "What does the square of an error bring down in front?",
            one(lambda output: output.right / 2),
            (AN_OUTPUT, (Rational(144, 1000),)),
        ),
        Form(
            STEEPNESS,
            "In row {row}, a factor 2 seems to be missing from the slope.",
            "What does the exponent of the cost bring down in front?",
            lambda here: None if here.slope is None or here.slope == 0 else here.slope / 2,
            (Steepness(slope=Integer(-4), cost=Integer(9)), Integer(-2)),
        ),
    ),
    Misconception(
        "half-left-out",
        of_question(
            "Your answer seems to be for a cost without a ½ in front. Here the cost has one.",
            "What does the ½ in front do to every slope of this cost?",
            half_left_out,
            (D(SQUARE / 2, a), a, 2 * (a - y)),
        ),
    ),
    Misconception(
        "sum-for-mean",
        of_question(
            "Your answer seems to be for the sum over the examples. Here the cost is their mean.",
            "What is done with the sum before it is called the cost?",
            sum_for_mean,
            (D(TWO, a), a, 2 * (a - y)),
        ),
        Form(
            COST,
            "This is right for the sum. Here the mean is wanted.",
            "What is done with the sum before it is called the mean?",
            sum_written,
            ((a + b + w) / 3, a + b + w),
        ),
    ),
    Misconception(
        "mean-for-sum",
        of_question(
            "Your answer seems to be for the mean over the examples. Here the cost is their sum.",
            "Is anything divided by the number of examples in this cost?",
            mean_for_sum,
            (D(2 * TWO, a), a, a - y),
        ),
        Form(
            COST,
            "This is right for the mean. Here the sum is wanted.",
            "Is anything divided by how many there are?",
            mean_written,
            (ERRORS_OF_THREE, ((a - y) ** 2 + (b - y) ** 2 + (w - y) ** 2) / 3),
        ),
    ),
    Misconception(
        "averaged-twice",
        of_question(
            "The number of examples seems to have been divided by twice.",
            "Is the mean already part of the cost that you differentiated?",
            averaged_twice,
            (D(TWO, a), a, (a - y) / 2),
        ),
    ),
    Misconception(
        "one-example-only",
        of_question(
            "Only one example seems to have been counted.",
            "Which of the other examples also change when {x} does?",
            one_example_only,
            (D(SHARED, w), w, 2 * a * (a * w - y)),
        ),
    ),
    Misconception(
        "not-squared",
        Form(
            COST,
            "The squares seem to be missing.",
            "What is done with each part before they are put together?",
            not_squared,
            (ERRORS_OF_THREE, a + b + w - 3 * y),
        ),
    ),
    Misconception(
        "doubled",
        Form(
            COST,
            "That is twice each error, not its square.",
            "What is 0.3 times 0.3?",
            doubled,
            (ERRORS_OF_THREE, 2 * a + 2 * b + 2 * w - 6 * y),
        ),
    ),
    Misconception(
        "sizes",
        Form(
            COST,
            "You seem to have added the sizes of the errors.",
            "What does this cost do with a large error?",
            sizes,
            (ERRORS_OF_THREE, Abs(a - y) + Abs(b - y) + Abs(w - y)),
        ),
    ),
    Misconception(
        "squared-after-adding",
        Form(
            COST,
            "You seem to have added first and squared then.",
            "Could two errors cancel that way?",
            squared_after_adding,
            (ERRORS_OF_THREE, (a + b + w - 3 * y) ** 2),
        ),
    ),
)
