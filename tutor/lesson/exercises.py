"""Blocks that are answered. What is right is never written here: the expressions give it.

A kind of exercise is a class of `Exercise`; lessons find it under `tutor.lesson` as soon as `__all__` names it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from sympy import Basic, Expr, Symbol, Tuple

from tutor.lesson.explanations import Given
from tutor.lesson.figures import Curve, Landscape
from tutor.lesson.holes import Vary
from tutor.symbolic.derivative import D

__all__ = (  # a new kind of exercise has its line here, and is a block that lessons may use
    "EDGE_BY_W",
    "HIDDEN_DELTA",
    "NEURON_BY_W",
    "BackwardPass",
    "Choose",
    "Direction",
    "Drive",
    "Exercise",
    "Formula",
    "Gradient",
    "Item",
    "Number",
    "Option",
    "Order",
    "Place",
    "Slip",
    "StepTable",
    "Working",
    "WrongLine",
)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose: what it says, and when it is the right one (None in a prediction that is never marked).

    `asks` is what somebody who chose it wrongly is asked, in words; `because` is why it is right where it is.
    """

    text: str
    holds: Basic | None = None  # a SymPy relation in the exercise's expressions; decided after the holes are filled
    asks: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """What somebody may give instead: another expression in the exercise's letters, what it is, and what to ask.

    Only for what the course's misconceptions cannot know: which other number of this very question it is.
    """

    slug: str
    of: Expr
    says: str
    asks: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """A block that is answered. Its name and its question come first in every kind, then what is asked about.

    What a kind may leave out is empty here. A kind that has it says so by a field of this name with a default.

    Its author's own words, each a text with fields: `look`, where to look in this very question; `idea`, which thought
    of this lesson decides it; `because`, in one line, why the right answer is right. None of them holds the answer.
    Where the expression gives these (a derivative has a place, rules and steps), they may be left out.

    `gap` is a sentence with a question mark in the place of a number or a word. It is for what is read off a figure or
    said in words: where it is given, the expression only judges, and no level of help shows it or works it out.
    """

    slug: str
    ask: str
    look: str = field(default="", kw_only=True)
    idea: str = field(default="", kw_only=True)
    because: str = field(default="", kw_only=True)
    gap: str = field(default="", kw_only=True)

    @property
    def vary(self) -> tuple[Vary, ...]:
        """What a seed may draw."""
        return ()

    @property
    def given(self) -> Given:
        """What its texts may name besides."""
        return ()

    @property
    def skill(self) -> str:
        """What it trains."""
        return ""

    @property
    def slips(self) -> tuple[Slip, ...]:
        """What its author expects to be given instead."""
        return ()

    @property
    def endless(self) -> bool:
        """It is a drill: the next variant follows by itself, and a tally is kept."""
        return False


@dataclass(frozen=True, slots=True)
class Formula(Exercise):
    """Write a formula. The wanted one is D(of, by) where `by` is given; otherwise `of` itself, its D's taken.

    `where` names parts that an answer may use: ((z, w·x + b), (a, σ(z))), each told by the letters before it.
    """

    of: Expr
    by: Symbol | None = None
    vary: tuple[Vary, ...] = ()
    given: Given = ()
    skill: str = ""
    endless: bool = False  # a drill: the next variant follows by itself, and a tally is kept
    where: tuple[tuple[Symbol, Expr], ...] = ()
    slips: tuple[Slip, ...] = ()

    @property
    def wanted(self) -> Expr:
        """What is asked for, as an expression in which the derivatives are still to be taken."""
        return self.of if self.by is None else D(self.of, self.by)


@dataclass(frozen=True, slots=True)
class Number(Exercise):
    """Give the number that `of`, its D's taken, has at the point `at`; right to `digits` significant figures.

    A slope that the question gives stands in `at` as well: (D(C, w), 0.8). Where `of` is a step, w − η D(C, w), it is
    taken `steps` times, each time from where the last one led. `roughly`: where the question asks for about how much,
    the exact amount, which is right as well; then one figure is enough. `unit` may stand behind the number: "%".
    """

    of: Expr
    at: tuple[tuple[Symbol | D, Expr], ...] = ()
    digits: int = 3
    steps: int = 1
    vary: tuple[Vary, ...] = ()
    given: Given = ()
    skill: str = ""
    slips: tuple[Slip, ...] = ()
    roughly: Expr | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Working(Exercise):
    """Differentiate `of` by `by`, one line below the other, until no derivative is left to be taken."""

    of: Expr
    by: Symbol
    vary: tuple[Vary, ...] = ()
    given: Given = ()
    skill: str = ""

    @property
    def wanted(self) -> Expr:
        """What is asked for: D(of, by)."""
        return D(self.of, self.by)


@dataclass(frozen=True, slots=True)
class WrongLine(Exercise):
    """Find the one wrong line in a derivation of `of` by `by`, name its rule, and repair it.

    The mistake is planted: one of the misconceptions in `mistakes` (by name), or any that has a chance; `of` decides
    which, and where.
    """

    of: Expr
    by: Symbol
    mistakes: tuple[str, ...] = ()
    vary: tuple[Vary, ...] = ()
    given: Given = ()
    skill: str = ""

    @property
    def wanted(self) -> Expr:
        """What the solution begins with: D(of, by)."""
        return D(self.of, self.by)


@dataclass(frozen=True, slots=True)
class StepTable(Exercise):
    """Fill in `rows` steps of gradient descent on `of` along `by`: where, slope there, where next."""

    of: Expr
    by: Symbol
    start: Expr
    rate: Expr
    rows: int = 3
    digits: int = 3
    vary: tuple[Vary, ...] = ()
    given: Given = ()
    skill: str = ""


@dataclass(frozen=True, slots=True)
class Choose(Exercise):
    """Choose an answer and the reason for it. Exactly one option and one reason hold; which, the expressions decide.

    `of` (with D's) is what the conditions are about: an Option's `holds` may use the symbol `value`, its value at `at`.
    """

    options: tuple[Option, ...]
    reasons: tuple[Option, ...] = ()
    of: Expr | None = None
    at: tuple[tuple[Symbol, Expr], ...] = ()
    vary: tuple[Vary, ...] = ()
    given: Given = ()
    skill: str = ""
    value: ClassVar[Symbol] = Symbol("value", real=True)


@dataclass(frozen=True, slots=True)
class Place(Exercise):
    """Place the point of a figure where `zero` (in the figure's `along`, with D's) is zero: predict, then see.

    Without `zero` it belongs where one step of descent leads, from the figure's start with the figure's rate.
    """

    figure: Curve
    zero: Expr | None = None
    vary: tuple[Vary, ...] = ()
    given: Given = ()
    skill: str = ""


@dataclass(frozen=True, slots=True)
class Gradient(Exercise):
    """Write the gradient of `of` as a vector, one partial derivative for each letter of `by`, in this order.

    With `at` the numbers at that point are wanted, right to `digits` significant figures; without, the formulas.
    """

    of: Expr
    by: tuple[Symbol, ...]
    at: tuple[tuple[Symbol, Expr], ...] = ()
    digits: int = 3
    vary: tuple[Vary, ...] = ()
    given: Given = ()
    skill: str = ""

    @property
    def wanted(self) -> Tuple:
        """What is asked for: (D(of, p), D(of, q), …)."""
        return Tuple(*(D(self.of, symbol) for symbol in self.by))


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to put in order: what it says, and the number that it is worth (with D's, which are taken)."""

    text: str
    worth: Expr


@dataclass(frozen=True, slots=True)
class Order(Exercise):
    """Put the items in order of their worth, the smallest first. No two are worth the same; the worths decide."""

    items: tuple[Item, ...]
    vary: tuple[Vary, ...] = ()
    given: Given = ()
    skill: str = ""


@dataclass(frozen=True, slots=True)
class Direction(Exercise):
    """Pick a direction on a landscape, at the figure's start: that of the next small step of gradient descent.

    With `uphill` the gradient's own direction is wanted. The expressions decide; a direction some degrees off is right.
    """

    figure: Landscape
    uphill: bool = False
    vary: tuple[Vary, ...] = ()
    given: Given = ()
    skill: str = ""


@dataclass(frozen=True, slots=True)
class BackwardPass(Exercise):
    """Fill in the backward pass of a small network: δ of the outputs and the hidden neurons, ∂C/∂w of the first edges.

    The network has one hidden layer and is drawn with its numbers. `inputs` and `targets` are numbers or holes;
    `weights` is a whole number or a hole for one, from which the weights and biases are made, the same on every
    machine; about every other one gives numbers without coincidences. `activation` is a formula in z.
    """

    inputs: tuple[Expr, ...]
    targets: tuple[Expr, ...]
    weights: Expr
    layers: tuple[int, ...] = (2, 3, 2)
    activation: Expr | None = None  # without: the sigmoid
    digits: int = 2  # what is rounded by hand on the way must not count as wrong
    vary: tuple[Vary, ...] = ()
    given: Given = ()
    skill: str = ""


@dataclass(frozen=True, slots=True)
class Drive(Exercise):
    """Write a formula of backpropagation, and a real network is trained by it, beside one that trains by the right one.

    `wanted` names what is to be written, about one example: NEURON_BY_W (∂C/∂w of a single neuron in a, y, z, x, w, b;
    layers (1, 1)), HIDDEN_DELTA (δ_k of a hidden neuron, a sum over j of the next layer), EDGE_BY_W (∂C/∂w_jk of an
    edge from its δ_j). The key is what `tutor.symbolic` derives. `layers` of the network that is driven; `digits`: it
    learns 2,000 handwritten digits (six epochs will do), otherwise a small set of points that is made from the seed
    ((2, 3, 2) shows every difference in 100 epochs).
    """

    wanted: str
    layers: tuple[int, ...]
    digits: bool = False
    epochs: int = 30
    rate: float = 1.0
    batch: int = 10
    seed: int = 0
    vary: tuple[Vary, ...] = ()
    given: Given = ()
    skill: str = ""


NEURON_BY_W, HIDDEN_DELTA, EDGE_BY_W = "neuron by w", "hidden delta", "edge by w"
