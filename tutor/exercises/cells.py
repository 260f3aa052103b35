"""Tables of numbers, whatever they are about: a cell is judged by the truth and by what the learner wrote before it.

A wrong cell is named once: what follows from it correctly is accepted, and only the first wrong one is explained.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass

from sympy import Expr, Integer

from tutor.answers import Mark, Reading, Verdict
from tutor.exercises.kind import E, K, Kind, Variant
from tutor.exercises.response import Response
from tutor.exercises.typed import Numeral, no_number, read_number
from tutor.symbolic.sentence import Sentence, say

Numbers = tuple[Expr | None, ...]  # what was given, None where a cell holds no number


@dataclass(frozen=True, slots=True)
class Judged:
    """What is said of one cell."""

    verdict: Verdict
    says: Sentence | None = None  # of a wrong cell
    misconceptions: tuple[str, ...] = ()
    follows: bool = False  # right only because of what the learner wrote before


MISSING = Judged(Verdict.UNREADABLE)
RIGHT = Judged(Verdict.RIGHT)
FOLLOWS = Judged(Verdict.RIGHT, follows=True)

Cells = tuple[Numeral, ...] | None  # None: the response is no such table


class OfCells(Kind[E, K, Cells]):
    """An exercise that is answered by filling in a table of numbers, in the order in which they are worked out."""

    far: int  # a number further from zero than anything in the course need not be followed exactly
    right: Sentence  # what is said where every cell is right
    mend_first: str  # what follows {says} where all that comes after a wrong cell follows from it

    @abstractmethod
    def how_many(self, filled: E) -> int:
        """The number of cells."""

    @abstractmethod
    def fill_in(self, filled: E) -> Sentence:
        """What is said where there is no table yet."""

    @abstractmethod
    def judged(self, variant: Variant[E, K], numbers: Numbers) -> tuple[Judged, ...]:
        """Each cell."""

    @abstractmethod
    def next_one(self, filled: E, at: int, begun: bool) -> Sentence:
        """Which cell is the next to be filled in; `begun`: some cell is."""

    def read(self, variant: Variant[E, K], response: Response) -> Cells:
        """A number in each cell."""
        if not isinstance(response, tuple) or len(response) != self.how_many(variant.filled):
            return None
        texts = [cell for cell in response if isinstance(cell, str)]
        return tuple(read_number(text, groups=False) for text in texts) if len(texts) == len(response) else None

    def readings(self, answer: Cells) -> tuple[Reading, ...]:
        """One for each cell."""
        return tuple(cell.reading for cell in answer or ())

    def judge(self, variant: Variant[E, K], answer: Cells) -> Mark:
        """The first wrong cell is explained; where none is wrong, the first that is missing is asked for."""
        if answer is None:
            return Mark(Verdict.UNREADABLE, self.fill_in(variant.filled))
        judged = self.judged(variant, tuple(_bounded(cell.number, self.far) for cell in answer))
        verdicts = tuple(cell.verdict for cell in judged)
        for at, cell in enumerate(judged):
            if cell.says is not None:
                message = self._said(cell.says, judged[at + 1 :])
                return Mark(cell.verdict, message, misconceptions=cell.misconceptions, cells=verdicts)
        if Verdict.UNREADABLE not in verdicts:
            return Mark(Verdict.RIGHT, self.right, cells=verdicts)
        at = verdicts.index(Verdict.UNREADABLE)
        if answer[at].is_empty:
            message = self.next_one(variant.filled, at, any(not cell.is_empty for cell in answer))
        else:
            message = no_number(answer[at]).message
        return Mark(Verdict.UNREADABLE, message, cells=verdicts)

    def _said(self, says: Sentence, below: tuple[Judged, ...]) -> Sentence:
        """What is said of a wrong cell; where everything after it follows from it, that it comes first."""
        only = any(cell.follows for cell in below) and all(cell.says is None for cell in below)
        return say(self.mend_first, says=says) if only else says


def _bounded(value: Expr | None, far: int) -> Expr | None:
    return value if value is None or abs(value) < far else Integer(far if value > 0 else -far)
