"""Work a derivation out line by line: each line is judged against the one before, and a big jump is fine."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from sympy import Expr

from tutor.answers import DerivativeOf, JudgedLine, Mark, Reading, Verdict, judge_lines, read_lines
from tutor.exercises.formula import OfFormula
from tutor.exercises.kind import Variant
from tutor.exercises.response import Response
from tutor.lesson import Working
from tutor.symbolic.derivative import has_derivative
from tutor.symbolic.sentence import say

MOST = 60  # lines; what comes after is not read
UNFINISHED = "Right so far. There is still a derivative in the last line. Take it, and write what comes out below."
RIGHT = "That is right, from the first line to the last."


@dataclass(frozen=True, slots=True, eq=False)
class WorkingLines:
    """The lines that are not empty: their numbers from 1, their texts, and how they were read."""

    numbers: tuple[int, ...]
    texts: tuple[str, ...]
    readings: tuple[Reading, ...]


class WorkingKind(OfFormula[Working, WorkingLines]):
    """Work a derivation out, line by line."""

    block = Working

    def read(self, variant: Variant[Working, Expr], response: Response) -> WorkingLines:
        """A tuple of texts, or one text with a line for each."""
        lines = numbered(response)
        texts = tuple(text for _, text in lines)
        return WorkingLines(tuple(number for number, _ in lines), texts, read_lines(texts, question(variant.filled)))

    def readings(self, answer: WorkingLines) -> tuple[Reading, ...]:
        """A reading for each line that is not empty."""
        return answer.readings

    def judge(self, variant: Variant[Working, Expr], answer: WorkingLines) -> Mark:
        """A verdict for each line; the first that is not right is named, with its reason; the last is the key."""
        given = judged(variant.filled, answer)
        cells = tuple(line.verdict for line in given)
        if not given:
            says = "Write at least one line. {of} is where you begin."
            return Mark(Verdict.UNREADABLE, say(says, of=variant.filled.wanted))
        wrong = next((at for at, line in enumerate(given) if line.verdict is not Verdict.RIGHT), None)
        if wrong is not None:
            return _wrong(variant.filled, given, wrong, answer.numbers[wrong])
        if has_derivative(given[-1].expr):
            return Mark(Verdict.UNREADABLE, say(UNFINISHED), cells=cells)
        return Mark(Verdict.RIGHT, say(RIGHT), cells=cells)


KIND = WorkingKind()


def question(filled: Working) -> DerivativeOf:
    """The derivative that is to be worked out."""
    return DerivativeOf(filled.of, filled.by)


def numbered(response: Response) -> tuple[tuple[int, str], ...]:
    """The lines of a response, a tuple of texts or one text, each with its number from 1; empty ones are left out."""
    parts = response.splitlines() if isinstance(response, str) else response
    if not isinstance(parts, list | tuple):
        return ()
    texts = [part for part in parts if isinstance(part, str)]
    if len(texts) != len(parts):
        return ()
    return tuple((at, text) for at, text in enumerate(texts, 1) if text.strip())[:MOST]


@lru_cache(maxsize=256)
def judged(filled: Working, given: WorkingLines) -> tuple[JudgedLine, ...]:
    """Each line with its verdict, its reason, the rules that it used and the lines that it left out."""
    return judge_lines(given.texts, given.readings, question(filled))


def between(filled: Working, given: WorkingLines) -> tuple[tuple[int, tuple[Expr, ...]], ...]:
    """For each line that was a big jump its number, from 1, and the lines that it left out."""
    lines = zip(given.numbers, judged(filled, given), strict=True)
    return tuple((number, line.between) for number, line in lines if line.between)


def _wrong(filled: Working, given: tuple[JudgedLine, ...], at: int, number: int) -> Mark:
    line, cells = given[at], tuple(line.verdict for line in given)
    message = say("Line {line}: {said}", line=number, said=line.message)
    if line.diagnosis is None:
        return Mark(line.verdict, message, cells=cells)
    before = next((earlier.expr for earlier in reversed(given[:at]) if earlier.expr is not None), filled.wanted)
    return replace(line.diagnosis, message=message, cells=cells, asked=before)
