"""The lesson itself, and the texts of its blocks: what each may name, and what is said when one is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TypeVar

from sympy import Basic, sympify

from tutor.lesson.exercises import Exercise
from tutor.lesson.experiments import BatchNoise, Compare, CostSlice, GradientCheck, GradientImage, NudgeRace
from tutor.lesson.explanations import (
    Derivation,
    Formulas,
    FromDefinition,
    LayerDerivation,
    Prediction,
    Prose,
    Reasoning,
)
from tutor.lesson.figures import Curve, Diagram, Gauges, Growth, Landscape, Nudges, NumberLines
from tutor.lesson.holes import AuthorError
from tutor.lesson.nested import parts
from tutor.lesson.training import Confusion, Pad, Program, Trainer, Weights
from tutor.notation import TABLE
from tutor.symbolic.sentence import Field, Sentence, names

__all__ = (
    "SAID_LATER",
    "Block",
    "Experiment",
    "Figure",
    "Lesson",
    "Next",
    "Part",
    "Words",
    "known_fields",
    "sentence",
    "texts",
)

_NOTATION: dict[str, Field] = {entry.symbol.name: entry.symbol for entry in TABLE}

Words = Prose | Prediction | Formulas
Figure = Curve | Growth | Landscape | NumberLines | Nudges | Gauges | Diagram
Experiment = Compare | BatchNoise | CostSlice | NudgeRace | GradientImage | GradientCheck
OfNetwork = Pad | Confusion | Weights
Block = (
    Words
    | Derivation
    | FromDefinition
    | LayerDerivation
    | Reasoning
    | Figure
    | Exercise
    | Experiment
    | Trainer
    | OfNetwork
    | Program
)
B = TypeVar("B")
SAID_LATER = ("look", "idea", "gap", "because", "asks", "slips")  # what help and marks say, and no question
SETTINGS = ("slug", "skill", "show", "schedule", "initial", "wanted", "settled", "mistakes")  # no texts for a reader


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the course: lessons that belong together, under a heading on the map."""

    title: str
    lessons: tuple[Lesson, ...]


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
    on: tuple[Next, ...] = ()
    can: tuple[str, ...] = ()  # what somebody can do afterwards; each goes on from "you can"
    transfer: Exercise | None = None  # the question at the end, which comes back a day later

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for number, block in enumerate((*self.blocks, *self.taken_along), 1):
            where = f"lesson {self.slug!r}, block {number} ({type(block).__name__})"
            slug = getattr(block, "slug", None)
            if slug in seen:
                raise AuthorError(f"{where}: the slug {slug!r} is taken; give each block its own")
            seen |= {slug} if slug else set()
            for text in texts(block):
                _check(text, block, where)
            of_network = isinstance(block, OfNetwork) or (isinstance(block, Program) and block.layers is None)
            if of_network and self.trainer is None:
                raise AuthorError(f"{where}: it looks at the lesson's network, and there is none; add a Trainer")
            behind = {getattr(other, "slug", "") for other in self.blocks[number:]}
            if isinstance(block, Prediction) and block.settled and block.settled not in behind:
                raise AuthorError(f"{where}: settled by {block.settled!r}, and no block behind it has that slug")
        for text in self.can:
            _check(text, Prose(text), f"lesson {self.slug!r}, what it leads to")
        for prose in self.summary:
            _check(prose.text, prose, f"lesson {self.slug!r}, summary")

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The blocks that are marked, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Exercise))

    @property
    def taken_along(self) -> tuple[Exercise, ...]:
        """The transfer question, if there is one."""
        return () if self.transfer is None else (self.transfer,)

    @property
    def questions(self) -> tuple[Exercise, ...]:
        """Everything that is marked: the exercises, then the transfer question."""
        return (*self.exercises, *self.taken_along)

    @property
    def trainer(self) -> Trainer | None:
        """The block that trains the lesson's network."""
        return self.first(Trainer)

    def first(self, kind: type[B]) -> B | None:
        """The first block of this type."""
        return next((block for block in self.blocks if isinstance(block, kind)), None)


def _check(text: str, block: Block, where: str) -> None:
    if "$" in text:
        raise AuthorError(f"{where}: a $ in {text[:40]!r}; put the formula in a {{field}}")
    known = known_fields(block)
    for name in names(text):
        if name not in known:
            raise AuthorError(f"{where}: {{{name}}} is no field of this block and no symbol of the course")


def texts(block: Block, leaving_out: tuple[str, ...] = ()) -> Iterator[str]:
    """Every sentence that an author wrote into a block, slugs and the fields `leaving_out` left out."""
    return (part for part in parts(block, (*SETTINGS, *leaving_out)) if isinstance(part, str) and part)


def known_fields(block: Block) -> Mapping[str, Field]:
    """What a {field} in a text of this block may name: the course's symbols, the block's own parts, its holes."""
    known = dict(_NOTATION)
    known |= {slider.symbol.name: slider.symbol for slider in getattr(block, "sliders", ())}
    figure = getattr(block, "figure", None)
    known |= {} if figure is None else known_fields(figure)
    known |= dict(getattr(block, "given", ()))
    known |= {vary.hole.name: vary.hole for vary in getattr(block, "vary", ())}
    for item in fields(block):
        value = getattr(block, item.name)
        if isinstance(value, Basic | int | float) and not isinstance(value, bool):
            known[item.name] = sympify(value, strict=True)
    wanted = getattr(block, "wanted", None)
    return known | {"answer": wanted} if isinstance(wanted, Basic) else known


def sentence(text: str, block: Block, **more: Field) -> Sentence:
    """A text of a block as a Sentence, its fields filled from the block; `more` goes before everything else."""
    return Sentence(text, dict(known_fields(block)) | more)
