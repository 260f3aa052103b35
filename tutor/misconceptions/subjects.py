"""What can be got wrong: each kind of subject, with what is known of it, and the sentences' fields.

A subject's `order` says which of two misconceptions that give the same answer is told. What each of them makes of it is
in the families; what the right answer looks like is said here, in the docstrings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from sympy import Basic, Expr, Symbol

from tutor.misconceptions.misconception import Form, Subject
from tutor.symbolic.asking import Asking
from tutor.symbolic.derivative import D
from tutor.symbolic.rules import Rewrite
from tutor.symbolic.unevaluated import times

# --- a derivative on the way, and the whole question ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Posed:
    """A question: an expression in which derivatives are still to be taken, and the letter that is nudged in it."""

    asked: Basic
    by: Symbol


DERIVATIVE: Subject[D, Expr] = Subject("derivative", ("place", "x"))
QUESTION: Subject[Posed, Basic] = Subject("question", ("place", "x"))

RewriteQuestion = Callable[[Basic, Symbol], Basic | None]


def of_derivative(
    says: str, asks: str, rewrite: Rewrite, witness: tuple[Expr, Symbol, Expr], *, alone: bool = False
) -> Form[D, Expr]:
    """A wrong rule: rewrite(f, x) instead of d/dx f. Its witness is f, x, and what comes out if it is always used."""
    f, x, wrong = witness
    return Form(
        DERIVATIVE, says, asks, lambda derivative: rewrite(derivative.f, derivative.x), (D(f, x), wrong), alone=alone
    )


def of_question(
    says: str, asks: str, rewrite: RewriteQuestion, witness: tuple[Basic, Symbol, Basic], *, alone: bool = False
) -> Form[Posed, Basic]:
    """Another question that was answered: rewrite(question, x). Its witness is both, and what comes out."""
    question, x, wrong = witness
    posed = Posed(question, x)
    return Form(QUESTION, says, asks, lambda posed: rewrite(posed.asked, posed.by), (posed, wrong), alone=alone)


# --- numbers, and what they are worked out from -----------------------------------------------------------------------

NUMBER: Subject[Asking, Asking] = Subject(  # what was worked out instead of what was asked
    "number",
    ("f", "x", "counted"),
    (
        "uphill",
        "slope-for-change",
        "exact-for-slope",
        "new-value-for-change",
        "exact-new-value-for-change",
        "value-for-change",
        "no-learning-rate",
        "slope-for-place",
        "slope-left-out",
        "not-differentiated",
    ),
)
COST: Subject[Expr, Expr] = Subject(  # share · (s₁ + … + s_n), to be worked out or written down
    "cost",
    (),
    (
        "not-squared",
        "doubled",
        "sizes",
        "squared-after-adding",
        "mean-for-sum",
        "half-convention",
        "sum-for-mean",
    ),
)


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Another calculation than the right one, and the part of the right one that was treated otherwise."""

    number: Expr
    part: Expr


CALCULATION: Subject[Expr, tuple[Otherwise, ...]] = Subject("calculation", ("part",))  # a formula of given numbers


# --- one row of a table of descent ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StepTaken:
    """where − rate · slope"""

    where: Expr
    slope: Expr
    rate: Expr


@dataclass(frozen=True, slots=True)
class Steepness:
    """The slope at a place, and the cost there; None where it is no number."""

    slope: Expr | None
    cost: Expr | None


STEP: Subject[StepTaken, Expr] = Subject("step", ("row",))
STEEPNESS: Subject[Steepness, Expr] = Subject("steepness", ("row",), ("opposite-sign", "cost-for-slope"))


# --- the backward pass ------------------------------------------------------------------------------------------------

Formulas = tuple[Expr, ...]  # each of them may stand for the right one
Cell = TypeVar("Cell")


def one(formula: Callable[[Cell], Expr]) -> Callable[[Cell], Formulas]:
    """What makes the only formula that may stand for the right one."""
    return lambda cell: (formula(cell),)


@dataclass(frozen=True, slots=True)
class OutputError:
    """δ = error · slope, with the error 2(a − y) of the activation a"""

    error: Expr
    slope: Expr
    activation: Expr

    @property
    def right(self) -> Expr:
        """The formula itself."""
        return times(self.error, self.slope)


@dataclass(frozen=True, slots=True)
class Path:
    """One way on from a hidden neuron: the weight of the edge, and δ, f′(z) and a where it ends."""

    weight: Expr
    error: Expr
    slope: Expr
    activation: Expr

    @property
    def brings(self) -> Expr:
        """w · δ"""
        return times(self.weight, self.error)


@dataclass(frozen=True, slots=True)
class HiddenError:
    """δ = slope · Σ w δ over all paths.

    Where the paths are numbered by an index there is one for all, and `over` puts the Σ in front.
    """

    slope: Expr
    activation: Expr
    paths: tuple[Path, ...]
    over: Callable[[Iterable[Expr]], Expr]

    @property
    def total(self) -> Expr:
        """Σ w δ"""
        return self.added(lambda path: path.brings)

    @property
    def right(self) -> Expr:
        """The formula itself."""
        return times(self.slope, self.total)

    def added(self, what: Callable[[Path], Expr]) -> Expr:
        """What each path brings, added up."""
        return self.over(what(path) for path in self.paths)


@dataclass(frozen=True, slots=True)
class EdgeSlope:
    """∂C/∂w = incoming · error: what comes in where the edge begins times δ where it ends.

    slope and activation are those of the neuron where it ends; others: what comes in there on the other edges.
    """

    incoming: Expr
    error: Expr
    weight: Expr
    slope: Expr
    activation: Expr
    others: tuple[Expr, ...] = ()

    @property
    def right(self) -> Expr:
        """The formula itself."""
        return times(self.incoming, self.error)


OUTPUT: Subject[OutputError, Formulas] = Subject(
    "error of an output",
    ("by",),
    ("opposite-sign", "half-convention", "own-slope-left-out", "slope-is-activation", "cost-for-slope"),
)
HIDDEN: Subject[HiddenError, Formulas] = Subject(
    "error of a hidden neuron",
    ("by",),
    (
        "opposite-sign",
        "one-path-only",
        "own-slope-left-out",
        "weight-left-out",
        "next-slope-for-own",
        "paths-multiplied",
        "activation-for-weight",
        "slope-is-activation",
    ),
)
EDGE: Subject[EdgeSlope, Formulas] = Subject(
    "slope of an edge",
    ("by",),
    (
        "opposite-sign",
        "weight-for-activation",
        "activation-missing",
        "activation-of-the-other-end",
        "another-weight",
        "slope-twice",
    ),
)
LETTERS = ("k", "j", "zk", "zj", "ak", "dj", "wjk")
HIDDEN_FORMULA: Subject[HiddenError, Expr] = Subject(
    "formula for a hidden error",
    LETTERS,
    (
        "own-slope-left-out",
        "indices-swapped",
        "next-slope-for-own",
        "slope-twice",
        "activation-for-delta",
        "weight-left-out",
    ),
)
EDGE_FORMULA: Subject[EdgeSlope, Expr] = Subject("formula for an edge", LETTERS)


# --- letters of the layers beside -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LayerLetter:
    """A formula with a letter of one layer in it, and the same letter of another layer."""

    formula: Expr
    mine: Symbol
    other: Symbol


LAYER_LETTER: Subject[LayerLetter, Expr] = Subject("letter of a layer", ("mine", "other"))


# --- several numbers at once ------------------------------------------------------------------------------------------

Components = tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class DescentDirection:
    """The direction of a step from a place on a landscape, or with `uphill` of the gradient there."""

    across: float
    up: float
    uphill: bool
    lowest: tuple[float, float] | None  # the way to the lowest place of the map, where there is one


@dataclass(frozen=True, slots=True)
class Ranking:
    """Numbers, and their places from the smallest to the largest."""

    numbers: tuple[Expr, ...]
    order: tuple[int, ...]


VECTOR: Subject[Components, tuple[Components, ...]] = Subject("vector", ("count", "letters"))
DIRECTION: Subject[DescentDirection, tuple[tuple[float, float], ...]] = Subject(
    "direction",
    ("across", "up"),
    (
        "uphill",
        "downhill",
        "along-the-contour",
        "components-swapped",
        "one-parameter-only",
        "straight-to-the-lowest",
    ),
)
ORDER: Subject[Ranking, tuple[int, ...]] = Subject("order", (), ("largest-first", "sign-ignored"))
