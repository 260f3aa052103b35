"""What a kind of exercise is, in one class, and what its methods hand over: a variant, a flaw, a trial.

A kind is a subclass of `Kind` in a module or folder of its own; `tutor.exercises.kinds` lists them all.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from sympy import Basic, Expr

from tutor.answers import Mark, Reading
from tutor.exercises.drawing.perturb import moved_block
from tutor.exercises.levels import GAP, PLACE, RULE, SIBLING, Level, Offers
from tutor.exercises.response import Response
from tutor.lesson import SAID_LATER, Exercise, Hole, known_fields, texts
from tutor.symbolic.printing import to_text
from tutor.symbolic.sentence import Field, Sentence, names

E = TypeVar("E", bound=Exercise)  # the block that an author writes
K = TypeVar("K")  # what is right: an expression, numbers, indexes
A = TypeVar("A")  # what a response was understood as
E_co = TypeVar("E_co", bound=Exercise, covariant=True)
K_co = TypeVar("K_co", covariant=True)

Values: TypeAlias = tuple[tuple[Hole, Basic], ...]

# The names of mistakes, a group for each different wrong answer; what gives the right answer is in none.
Groups: TypeAlias = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Variant(Generic[E_co, K_co]):
    """One drawing of an exercise: `filled` is the exercise with the values of its holes; `key` is computed from it."""

    exercise: E_co
    seed: int
    filled: E_co
    values: Values
    key: K_co

    @property
    def fields(self) -> Mapping[str, Field]:
        """What the texts of this variant may name, the holes with their values."""
        return dict(known_fields(self.filled)) | {hole.name: value for hole, value in self.values}

    @property
    def shown(self) -> tuple[Basic, ...]:
        """The formulas that the learner sees in the question: those that its texts name, but for what is said later."""
        known = self.fields
        found = (known[name] for text in texts(self.filled, SAID_LATER) for name in names(text))
        return tuple(value for value in found if isinstance(value, Basic))

    def sentence(self, text: str, **more: Field) -> Sentence:
        """A text of the exercise with this variant's values in it."""
        return Sentence(text, dict(self.fields) | more)


AnyVariant: TypeAlias = Variant[Exercise, object]


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a filling should not be given; a `mild` one is passed over as long as there are others."""

    name: str
    says: str
    mild: bool = False


@dataclass(frozen=True, slots=True)
class AuthorTrial(Generic[E_co, K_co]):
    """What the author's check has tried of an exercise."""

    variants: tuple[Variant[E_co, K_co], ...]  # of the first seeds
    always: frozenset[str]  # the coincidences that all variants share
    unfit: Iterable[tuple[Values, Flaw]]  # the fillings that leave no question, and why


class Kind(ABC, Generic[E, K, A]):
    """All that is known of a kind of exercise, but for how a page takes its answer."""

    block: type[E]
    takes_formulas = False  # an answer is written in the letters and functions of the question
    any_shape = False  # a sibling that needs other rules will do where there is no better one
    secret_at: tuple[Level, ...] = (
        PLACE,
        RULE,
        SIBLING,
        GAP,
    )  # where it would give the answer away

    # --- what is asked, and what is right ---

    def asked(self, filled: E) -> Basic | None:
        """The expression whose derivatives are to be taken, if there is one."""
        return None

    @abstractmethod
    def key(self, filled: E) -> K | None:
        """What is right; None where nothing is, and `unfit` says why."""

    @abstractmethod
    def unfit(self, filled: E) -> tuple[Flaw, ...]:
        """Why this filling leaves no question."""

    def coincidences(self, variant: Variant[E, K]) -> tuple[Flaw, ...]:
        """Why another variant is better: with these numbers a mistake gives what is right."""
        return ()

    def told_apart(self, variant: Variant[E, K]) -> Groups:
        """The mistakes that have a chance here, those together that give the same wrong answer; see `Groups`."""
        return ()

    # --- an answer ---

    @abstractmethod
    def read(self, variant: Variant[E, K], response: Response) -> A:
        """What a response is understood as. It is read once, for the preview and for the mark."""

    @abstractmethod
    def judge(self, variant: Variant[E, K], answer: A) -> Mark:
        """The mark."""

    def readings(self, answer: A) -> tuple[Reading, ...]:
        """What is shown of a typed answer while it is written: a reading for each text; none for a click."""
        return ()

    def in_words(self, variant: Variant[E, K], answer: A) -> str:
        """What was understood, in words, as it is kept with the answer; empty where nothing was."""
        found = (reading.expr for reading in self.readings(answer))
        return "; ".join("" if expr is None else to_text(expr) for expr in found)

    def figures(self, variant: Variant[E, K]) -> int | None:
        """To how many significant figures a number is wanted, where it has more than that."""
        return None

    def mistaken(self, variant: Variant[E, K]) -> tuple[tuple[str, Expr], ...]:
        """What known misconceptions would answer, by name, where that is not the key."""
        return ()

    def because(self, variant: Variant[E, K]) -> tuple[Sentence, ...]:
        """Why the answer is right, in its author's words; empty where the author says nothing."""
        said = variant.filled.because
        return (variant.sentence(said),) if said else ()

    def reason(self, variant: Variant[E, K]) -> Sentence | None:
        """Why the answer is right, as far as the expression says it; None where that is for the author to say."""
        return None

    # --- help ---

    @abstractmethod
    def secrets(self, variant: Variant[E, K]) -> tuple[Expr, ...]:
        """What help must not give away."""

    def says_it(self, variant: Variant[E, K], said: Iterable[Sentence]) -> bool:
        """These words of a level before the last say what is right, where that is said in words."""
        return False

    @abstractmethod
    def helps(self, variant: Variant[E, K], others: Iterator[Variant[E, K]]) -> Offers:
        """What each level may say; `others` are siblings."""

    def moved(self, filled: E, by: int) -> E | None:
        """The same question on other numbers, for a sibling; None where expressions alone do not make it."""
        return moved_block(filled, by)

    # --- what its author is told ---

    def complaints(self, exercise: E, trial: AuthorTrial[E, K]) -> Iterator[str]:
        """What is wrong with an exercise of this kind, beyond what may be wrong with any."""
        yield from ()
