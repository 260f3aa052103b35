"""Work a derivation out line by line: each line is judged, and a big jump is fine.

It is right when its last line is the slope and no line is wrong. A line that cannot be read takes nothing away from the
others; it is said that it was not read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from sympy import Expr

from tutor.answers import (
    DerivativeOf,
    JudgedLine,
    LineKind,
    Mark,
    Reading,
    Verdict,
    WrittenLine,
    finished,
    judge_lines,
    read_lines,
)
from tutor.exercises.formula import OfFormula
from tutor.exercises.kind import Variant
from tutor.exercises.response import Response
from tutor.lesson import Working
from tutor.symbolic.sentence import Listed, Ready, Sentence, say

MOST = 60  # lines; what comes after is not read
UNFINISHED = "Right so far. There is still a derivative in the last line. Take it, and write what comes out below."
ONLY_FUNCTION = "Right so far. The last line is still the function itself. Take its slope, and write it below."
ONLY_PIECES = "Right so far. Now put the pieces together: write the slope of {of} by {by} in the last line."
LAST_UNREAD = "I cannot read the last line, so I cannot tell. Line {line}: {said}"
RIGHT = "That is right, from the first line to the last."
BUT_ONE = "Your last line is right, and so is every line that I can judge. Line {lines} I could not judge."
BUT_SOME = "Your last line is right, and so is every line that I can judge. Lines {lines} I could not judge."
PUT_RIGHT = "Line {line}: {said} In line {later} you have put it right."
WRONG = (Verdict.WRONG, Verdict.MISCONCEPTION)
FORMULAS = (LineKind.SLOPE, LineKind.FUNCTION, LineKind.QUOTIENT)


@dataclass(frozen=True, slots=True, eq=False)
class WorkingLines:
    """The lines that are not empty: their numbers from 1, and how they were read."""

    numbers: tuple[int, ...]
    lines: tuple[WrittenLine, ...]


class WorkingKind(OfFormula[Working, WorkingLines]):
    """Work a derivation out, line by line."""

    block = Working

    def read(self, variant: Variant[Working, Expr], response: Response) -> WorkingLines:
        """A tuple of texts, or one text with a line for each."""
        lines = numbered(response)
        written = read_lines([text for _, text in lines], question(variant.filled))
        return WorkingLines(tuple(number for number, _ in lines), written)

    def readings(self, answer: WorkingLines) -> tuple[Reading, ...]:
        """A reading for each line that is not empty: what it comes to; nothing in one that has only words."""
        return tuple(line.reading for line in answer.lines)

    def judge(self, variant: Variant[Working, Expr], answer: WorkingLines) -> Mark:
        """A verdict for each line; the first that is wrong is named, with its reason; the last is the key."""
        given = judged(variant.filled, answer)
        cells = tuple(line.verdict for line in given)
        if not given:
            says = "Write at least one line. {of} is where you begin."
            return Mark(Verdict.UNREADABLE, say(says, of=variant.filled.wanted))
        at = spoken_of(given)
        if at is not None and given[at].verdict in WRONG:
            return _wrong(given, at, answer.numbers)
        if not finished(given):
            last = next((at for at, line in reversed(list(enumerate(given))) if _tells(line)), None)
            return Mark(Verdict.UNREADABLE, _open(variant.filled, given, last, answer.numbers), cells=cells)
        return Mark(Verdict.RIGHT, _right(given, answer.numbers), cells=cells)


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
    return judge_lines(given.lines, question(filled), given.numbers)


def between(filled: Working, given: WorkingLines) -> tuple[tuple[int, tuple[Expr, ...]], ...]:
    """For each line that was a big jump its number, from 1, and the lines that it left out."""
    lines = zip(given.numbers, judged(filled, given), strict=True)
    return tuple((number, line.between) for number, line in lines if line.between)


def spoken_of(given: tuple[JudgedLine, ...]) -> int | None:
    """The line that the verdict on the whole speaks of: the first that is wrong, or the last that is not read."""
    wrong = next((at for at, line in enumerate(given) if line.verdict in WRONG), None)
    if wrong is not None or finished(given):
        return wrong
    last = next((at for at, line in reversed(list(enumerate(given))) if _tells(line)), None)
    return last if last is not None and given[last].kind is LineKind.UNREAD else None


def _tells(line: JudgedLine) -> bool:
    """The line is a formula for the function or its slope, or might be."""
    return line.kind in (*FORMULAS, LineKind.UNREAD)


def _wrong(given: tuple[JudgedLine, ...], at: int, numbers: tuple[int, ...]) -> Mark:
    line, cells = given[at], tuple(line.verdict for line in given)
    message = say("Line {line}: {said}", line=numbers[at], said=line.message)
    later = next((after for after in range(at + 1, len(given)) if given[after].mends == numbers[at]), None)
    if (
        later is not None
        and finished(given)
        and not any(each.verdict in WRONG or each.follows for each in given[later:])
    ):
        message = say(PUT_RIGHT, line=numbers[at], said=line.message, later=numbers[later])
    if line.diagnosis is None:
        return Mark(line.verdict, message, cells=cells)
    return replace(line.diagnosis, message=message, cells=cells)


def _open(filled: Working, given: tuple[JudgedLine, ...], last: int | None, numbers: tuple[int, ...]) -> Sentence:
    """What is still to be done."""
    if last is None:
        return say(ONLY_PIECES, of=filled.of, by=filled.by)
    line = given[last]
    if line.kind is LineKind.UNREAD:
        return say(LAST_UNREAD, line=numbers[last], said=line.message)
    if line.kind is LineKind.FUNCTION:
        return say(ONLY_FUNCTION)
    return say(UNFINISHED)


def _right(given: tuple[JudgedLine, ...], numbers: tuple[int, ...]) -> Sentence:
    """All of it, but for the lines that could not be judged."""
    left = [
        Ready(str(number)) for number, line in zip(numbers, given, strict=True) if line.verdict is not Verdict.RIGHT
    ]
    if not left:
        return say(RIGHT)
    return say(BUT_ONE if len(left) == 1 else BUT_SOME, lines=Listed(tuple(left)))
