"""Blocks that are read: prose, a prediction, formulas set apart, derivations that unfold."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Basic, Eq, Expr, Symbol

from tutor.lesson.holes import as_expression

__all__ = (
    "BY_A",
    "BY_A_PREV",
    "BY_B",
    "BY_W",
    "DELTA",
    "Derivation",
    "Formulas",
    "FromDefinition",
    "Given",
    "LayerDerivation",
    "Prediction",
    "Prose",
    "Reasoning",
)

Given = tuple[tuple[str, Basic], ...]  # named formulas for a block's texts


@dataclass(frozen=True, slots=True, init=False)
class Prose:
    """A paragraph or two of Markdown; each {field} is a formula."""

    text: str
    given: Given

    def __init__(self, text: str, **given: Basic) -> None:
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "given", tuple((name, as_expression(value, "Prose")) for name, value in given.items()))


@dataclass(frozen=True, slots=True)
class Prediction:
    """A question before the explanation. It is never marked; the learner's choice is kept and shown beside `after`.

    The page ends at it until the learner has guessed or passed. `settled`: the block that shows the answer, by its
    slug; behind it stands `after` for the first time. Without one, it stands in front of the next exercise.
    """

    slug: str
    ask: str
    options: tuple[str, ...]
    after: str  # what the lesson found, shown beside what the learner had said: where it is settled, and at the end
    given: Given = ()
    settled: str = ""


@dataclass(frozen=True, slots=True)
class Formulas:
    """Formulas set apart, one a line, each with a few words; one whose D's can be taken is shown with its result."""

    rows: tuple[tuple[str, Basic], ...]  # words, and an expression, an equation or a Becomes


@dataclass(frozen=True, slots=True)
class Derivation:
    """The derivative of `of` by `by`, unfolded step by step; each step with its rule and its reason."""

    slug: str
    of: Expr
    by: Symbol
    intro: str = ""


@dataclass(frozen=True, slots=True)
class FromDefinition:
    """The derivative of a polynomial `of` from its difference quotient: expand, cancel, divide by h, let h go to 0."""

    slug: str
    of: Expr
    by: Symbol
    intro: str = ""


@dataclass(frozen=True, slots=True)
class Reasoning:
    """Why something holds, unfolded step by step: equations that are true as they stand, each with its reason."""

    slug: str
    intro: str
    lines: tuple[tuple[str, Eq], ...]
    given: Given = ()


DELTA, BY_W, BY_B, BY_A_PREV, BY_A = "delta", "by w", "by b", "by a_prev", "by a"


@dataclass(frozen=True, slots=True)
class LayerDerivation:
    """A derivation of a layer in index notation, unfolded step by step; for any width.

    `of` is DELTA, BY_W, BY_B, BY_A_PREV or BY_A, the slope of the cost by an output; `last` says which layer's δ. The
    activation is a formula in z.
    """

    slug: str
    of: str
    intro: str = ""
    last: bool = False
    activation: Expr | None = None  # without: the sigmoid
