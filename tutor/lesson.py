"""The blocks that a lesson is made of: plain data, read from top to bottom like the page.

No callables, no Streamlit, no typed answers and no typed formulas. A formula in a text is a `{field}` that is filled
from a SymPy object: a symbol of `tutor.notation` by its own name, a part of the block (`{of}`, `{by}`, `{start}` …), a
hole that a seed fills, or a field given by name. What is wrong with a lesson is said when it is loaded, as an
AuthorError that names the lesson, the block and the fix.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import ClassVar

from sympy import Basic, Expr, Symbol, sympify
from sympy.core.sympify import SympifyError

from tutor.notation import TABLE
from tutor.symbolic.derivative import D
from tutor.symbolic.sentence import Field, Sentence, names

Given = tuple[tuple[str, Basic], ...]  # named formulas for a block's texts
_NOTATION: dict[str, Field] = {entry.symbol.name: entry.symbol for entry in TABLE}


class AuthorError(ValueError):
    """Something in a lesson that its author has to mend: where it is, what is wrong, what to do."""


class Hole(Symbol):
    """A place in an authored expression that a seed fills; hole("c") stands for a number, a letter or a whole form."""

    def __new__(cls, name: str) -> Hole:
        return super().__new__(cls, name, real=True)


def hole(name: str) -> Hole:
    """The hole of this name; the same name is the same hole."""
    return Hole(name)


@dataclass(frozen=True, slots=True)
class Vary:
    """A hole and the values that a seed may put into it; a value may have holes that a later Vary fills."""

    hole: Hole
    choices: tuple[Expr, ...]

    def __post_init__(self) -> None:
        if len(self.choices) < 2:
            raise AuthorError(f"Vary({self.hole}): a choice of {len(self.choices)} varies nothing; give two or more")
        object.__setattr__(self, "choices", tuple(_expr(choice, f"Vary({self.hole})") for choice in self.choices))


def _expr(value: object, where: str) -> Basic:
    if isinstance(value, str):
        raise AuthorError(f"{where}: {value!r} is text; write the SymPy expression itself")
    try:
        return sympify(value, strict=True)
    except SympifyError as error:
        raise AuthorError(f"{where}: {value!r} is not a SymPy expression") from error


# --- words ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, init=False)
class Prose:
    """A paragraph or two of Markdown; each {field} is a formula."""

    text: str
    given: Given

    def __init__(self, text: str, **given: Basic) -> None:
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "given", tuple((name, _expr(value, "Prose")) for name, value in given.items()))


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose: what it says, and when it is the right one (None in a prediction that is never marked)."""

    text: str
    holds: Basic | None = None  # a SymPy relation in the exercise's expressions; decided after the holes are filled


@dataclass(frozen=True, slots=True)
class Prediction:
    """A question before the explanation. It is never marked; the learner's choice is kept and shown beside `after`."""

    slug: str
    ask: str
    options: tuple[str, ...]
    after: str  # what the lesson found, shown at its end beside what the learner had said
    given: Given = ()


@dataclass(frozen=True, slots=True)
class Formulas:
    """Formulas set apart, one a line, each with a few words; one whose D's can be taken is shown with its result."""

    rows: tuple[tuple[str, Basic], ...]  # words, and an expression, an equation or a Becomes


# --- derivations ------------------------------------------------------------------------------------------------------


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


# --- figures ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Slider:
    """A letter of a figure's expression that the learner may turn."""

    symbol: Symbol
    low: float
    high: float
    start: float
    step: float = 0.1


TANGENT, SECANT, BALL, SLOPE, ZERO = "tangent", "secant", "ball", "slope", "zero"


@dataclass(frozen=True, slots=True)
class Curve:
    """The graph of `of` along `along`, with a point that follows the finger.

    `show` picks what goes with the point: TANGENT, SECANT (with a draggable h), BALL (it takes descent steps with a
    learning rate: step, play, pause), SLOPE (the graph of the slope below, with its own point).
    """

    slug: str
    of: Expr
    along: Symbol
    span: tuple[float, float]
    start: float
    caption: str
    show: tuple[str, ...] = (TANGENT,)
    sliders: tuple[Slider, ...] = ()
    nudge: float = 1.0  # where h starts, with SECANT
    rate: float = 0.1  # where the learning rate starts, with BALL
    rates: tuple[float, float] = (0.01, 1.2)


@dataclass(frozen=True, slots=True)
class Growth:
    """A square (power 2) or a cube (power 3) of side `side` that grows by h: the pieces of (side + h)ⁿ − sideⁿ."""

    slug: str
    power: int
    side: Symbol
    caption: str
    start: float = 2.0
    nudge: float = 0.5


# --- exercises --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Formula:
    """Write a formula. The wanted one is D(of, by) where `by` is given; otherwise `of` itself, its D's taken."""

    slug: str
    ask: str
    of: Expr
    by: Symbol | None = None
    vary: tuple[Vary, ...] = ()
    given: Given = ()
    skill: str = ""
    endless: bool = False  # a drill: the next variant follows by itself, and a tally is kept

    @property
    def wanted(self) -> Expr:
        """What is asked for, as an expression in which the derivatives are still to be taken."""
        return self.of if self.by is None else D(self.of, self.by)


@dataclass(frozen=True, slots=True)
class Number:
    """Give the number that `of`, its D's taken, has at the point `at`; right to `digits` significant figures."""

    slug: str
    ask: str
    of: Expr
    at: tuple[tuple[Symbol, Expr], ...] = ()
    digits: int = 3
    vary: tuple[Vary, ...] = ()
    given: Given = ()
    skill: str = ""


@dataclass(frozen=True, slots=True)
class StepTable:
    """Fill in `rows` steps of gradient descent on `of` along `by`: where, slope there, where next."""

    slug: str
    ask: str
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
class Choose:
    """Choose an answer and the reason for it. Exactly one option and one reason hold; which, the expressions decide.

    `of` (with D's) is what the conditions are about: an Option's `holds` may use the symbol `value`, its value at `at`.
    """

    slug: str
    ask: str
    options: tuple[Option, ...]
    reasons: tuple[Option, ...] = ()
    of: Expr | None = None
    at: tuple[tuple[Symbol, Expr], ...] = ()
    vary: tuple[Vary, ...] = ()
    given: Given = ()
    skill: str = ""
    value: ClassVar[Symbol] = Symbol("value", real=True)


@dataclass(frozen=True, slots=True)
class Place:
    """Place the point of a figure where `zero` (in the figure's `along`, with D's) is zero: predict, then see."""

    slug: str
    ask: str
    figure: Curve
    zero: Expr
    vary: tuple[Vary, ...] = ()
    given: Given = ()
    skill: str = ""


# --- the lesson -------------------------------------------------------------------------------------------------------

Words = Prose | Prediction | Formulas
Figure = Curve | Growth
Exercise = Formula | Number | StepTable | Choose | Place
Block = Words | Derivation | FromDefinition | Figure | Exercise


@dataclass(frozen=True, slots=True)
class Next:
    """The way on: which lesson, and why that one."""

    slug: str
    why: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """One idea, from a question to a summary."""

    slug: str
    title: str
    idea: str
    minutes: int
    blocks: tuple[Block, ...]
    summary: tuple[Prose, Prose, Prose]  # three sentences
    needs: tuple[str, ...] = ()  # skills that other lessons teach
    teaches: tuple[str, ...] = ()
    on: tuple[Next, ...] = ()

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for number, block in enumerate(self.blocks, 1):
            where = f"lesson {self.slug!r}, block {number} ({type(block).__name__})"
            slug = getattr(block, "slug", None)
            if slug in seen:
                raise AuthorError(f"{where}: the slug {slug!r} is taken; give each block its own")
            seen |= {slug} if slug else set()
            for text in texts(block):
                _check(text, block, where)
        for prose in self.summary:
            _check(prose.text, prose, f"lesson {self.slug!r}, summary")

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The blocks that are marked, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Exercise))


def _check(text: str, block: Block, where: str) -> None:
    if "$" in text:
        raise AuthorError(f"{where}: a $ in {text[:40]!r}; put the formula in a {{field}}")
    known = known_fields(block)
    for name in names(text):
        if name not in known:
            raise AuthorError(f"{where}: {{{name}}} is no field of this block and no symbol of the course")


def texts(block: Block) -> Iterator[str]:
    """Every sentence that an author wrote into a block, slugs left out."""
    for item in fields(block):
        if item.name not in ("slug", "skill"):
            yield from _texts(getattr(block, item.name))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str) and value not in (TANGENT, SECANT, BALL, SLOPE, ZERO):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value) and not isinstance(value, Vary):
        yield from texts(value)


def known_fields(block: Block) -> Mapping[str, Field]:
    """What a {field} in a text of this block may name: the course's symbols, the block's own parts, its holes."""
    known = dict(_NOTATION)
    known |= dict(getattr(block, "given", ()))
    known |= {vary.hole.name: vary.hole for vary in getattr(block, "vary", ())}
    for item in fields(block):
        value = getattr(block, item.name)
        if isinstance(value, Basic | int | float) and not isinstance(value, bool):
            known[item.name] = sympify(value, strict=True)
    wanted = getattr(block, "wanted", None)
    return known | {"answer": wanted} if wanted is not None else known


def sentence(text: str, block: Block, **more: Field) -> Sentence:
    """A text of a block as a Sentence, its fields filled from the block; `more` goes before everything else."""
    return Sentence(text, dict(known_fields(block)) | more)
