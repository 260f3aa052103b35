"""What passes between the kinds of exercise and the page: a variant, its flaws, its help. Shapes only, no logic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sympy import Basic, Expr

from tutor.lesson import Exercise, Hole, known_fields, texts
from tutor.symbolic.sentence import Field, Sentence, names

LEVELS = ("place", "rule", "sibling", "gap", "solution")


@dataclass(frozen=True, slots=True)
class Variant:
    """One drawing of an exercise: `filled` is the exercise with the values of its holes; `key` is computed from it.

    key: an expression (formula, working), a number (number), the wanted cells row by row (step table), the components
    (gradient), the indexes of the option and of the reason (choose), of the items, the smallest first (order), the
    places where the expression is zero (place), the angle (direction); None where there is none.
    """

    exercise: Exercise
    seed: int
    filled: Exercise
    values: tuple[tuple[Hole, Basic], ...]
    key: Expr | tuple | None

    @property
    def fields(self) -> Mapping[str, Field]:
        """What the texts of this variant may name, the holes with their values."""
        return dict(known_fields(self.filled)) | {hole.name: value for hole, value in self.values}

    @property
    def shown(self) -> tuple[Basic, ...]:
        """The formulas that the learner sees in the question: those that its texts name."""
        known = self.fields
        found = (known[name] for text in texts(self.filled) for name in names(text))
        return tuple(value for value in found if isinstance(value, Basic))

    def sentence(self, text: str, **more: Field) -> Sentence:
        """A text of the exercise with this variant's values in it."""
        return Sentence(text, dict(self.fields) | more)


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a variant should not be given. A hard flaw leaves no question; a soft one is a coincidence."""

    name: str
    says: str
    hard: bool = False


@dataclass(frozen=True, slots=True)
class Help:
    """One level of help: a sentence, and lines of working, each with its reason if it has one."""

    level: str
    says: Sentence
    lines: tuple[tuple[Sentence | None, Expr], ...] = ()
