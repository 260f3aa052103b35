"""Work a derivative out line by line: each line is judged against the one before, and a big jump is fine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from sympy import Expr

from tutor.answers import Line, Mark, Reading, Verdict, check_working, read, vocabulary
from tutor.exercises import formula, hints
from tutor.exercises.shapes import Flaw, Variant
from tutor.lesson import Working
from tutor.notation import C, y
from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.sentence import Sentence, say

MOST = 60  # lines; what comes after is not read
UNFINISHED = "Right so far. There is still a derivative in the last line. Take it, and write what comes out below."
RIGHT = "That is right, from the first line to the last."


def asked(filled: Working) -> Expr:
    """The expression whose derivatives are to be taken."""
    return filled.wanted


def key(filled: Working) -> Expr | None:
    """What the last line comes to; None where a derivative has no rule."""
    return formula.key(filled)


def flaws(variant: Variant) -> tuple[Flaw, ...]:
    """Those of the formula at the end."""
    return formula.flaws(variant)


def mistaken(variant: Variant) -> tuple[tuple[str, Expr], ...]:
    """What the misconceptions make of the question in one line."""
    return formula.mistaken(variant)


def numbered(response: object) -> tuple[tuple[int, str], ...]:
    """The lines of a response, a tuple of texts or one text, each with its number from 1; empty ones are left out."""
    parts = response.splitlines() if isinstance(response, str) else response
    if not isinstance(parts, list | tuple) or not all(isinstance(part, str) for part in parts):
        return ()
    return tuple((at, part) for at, part in enumerate(parts, 1) if part.strip())[:MOST]


def lines(response: object) -> tuple[str, ...]:
    """The lines of a response that are not empty; none where it holds anything but text."""
    return tuple(text for _, text in numbered(response))


def preview(variant: Variant, response: object) -> tuple[Reading, ...]:
    """What was understood, line by line."""
    filled = variant.filled
    symbols = sorted(filled.of.free_symbols | {filled.by}, key=str)
    words = vocabulary(*symbols, left=(D(C, filled.by), D(y, filled.by)), by=filled.by)
    return tuple(read(line.strip().removeprefix("="), words) for line in lines(response))


def mark(variant: Variant, response: object) -> Mark:
    """A verdict for each line; the first that is not right is named, with its reason. The last is the derivative."""
    given = judged(variant, lines(response))
    cells = tuple(line.verdict for line in given)
    if not given:
        return Mark(
            Verdict.UNREADABLE, say("Write at least one line. {of} is where you begin.", of=variant.filled.wanted)
        )
    wrong = next((at for at, line in enumerate(given) if line.verdict is not Verdict.RIGHT), None)
    if wrong is not None:
        return _wrong(variant, given, wrong, numbered(response)[wrong][0])
    if has_derivative(given[-1].expr):
        return Mark(Verdict.UNREADABLE, say(UNFINISHED), cells=cells)
    return Mark(Verdict.RIGHT, say(RIGHT), cells=cells)


def _wrong(variant: Variant, given: tuple[Line, ...], at: int, number: int) -> Mark:
    line, cells = given[at], tuple(line.verdict for line in given)
    message = Sentence("Line {line}: " + line.message.template, dict(line.message.fields) | {"line": number})
    if line.diagnosis is None:
        return Mark(line.verdict, message, cells=cells)
    before = next((earlier.expr for earlier in reversed(given[:at]) if earlier.expr is not None), variant.filled.wanted)
    return replace(line.diagnosis, message=message, cells=cells, asked=before)


@lru_cache(maxsize=256)
def judged(variant: Variant, given: tuple[str, ...]) -> tuple[Line, ...]:
    """Each line with its verdict, its reason, the rules that it used and the lines that it left out."""
    return check_working(given, variant.filled.of, variant.filled.by).lines if given else ()


def between(variant: Variant, response: object) -> tuple[tuple[int, tuple[Expr, ...]], ...]:
    """For each line that was a big jump its number, from 1, and the lines that it left out."""
    given = judged(variant, lines(response))
    numbers = (number for number, _ in numbered(response))
    return tuple((number, line.between) for number, line in zip(numbers, given, strict=True) if line.between)


def secrets(variant: Variant) -> tuple[Expr, ...]:
    """What help must not give away."""
    return formula.secrets(variant)


def helps(variant: Variant, others: Iterator[Variant]) -> hints.Offers:
    """Help from the derivation; its last level is every line."""
    return formula.helps(variant, others)
