"""What comes of a working: a verdict for each line, what the line speaks of, and whether the slope is reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from sympy import Expr

from tutor.answers.verdict import Mark, Verdict
from tutor.symbolic.sentence import Sentence

WRONG = (Verdict.MISCONCEPTION, Verdict.WRONG)


class LineKind(Enum):
    """What a line speaks of. The last line of a working that is finished is a SLOPE."""

    SLOPE = "slope"
    FUNCTION = "function"
    QUOTIENT = "quotient"
    PIECE = "piece"  # du/dw = x
    DEFINITION = "definition"  # u = wx + b
    WORDS = "words"
    UNREAD = "unread"


MAIN = (LineKind.SLOPE, LineKind.FUNCTION, LineKind.QUOTIENT)


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """One line of a working, judged. `expr` is what it comes to in the letters of the question."""

    text: str
    expr: Expr | None
    verdict: Verdict
    message: Sentence
    rules: tuple[str, ...] = ()  # names, in the order in which they were used
    between: tuple[Expr, ...] = ()  # the lines that a big jump left out
    diagnosis: Mark | None = None
    kind: LineKind = LineKind.SLOPE
    reason: Sentence | None = None  # why it is right
    standing: bool = False  # a derivative is still to be taken
    follows: int | None = None  # the number of the wrong line that it follows from
    mends: int | None = None  # the number of the wrong line that it puts right


@dataclass(frozen=True, slots=True)
class JudgedWorking:
    """The lines; `verdict` is that of the first wrong line, or the first not right; `finished`: at the slope."""

    lines: tuple[JudgedLine, ...]
    verdict: Verdict
    finished: bool


def verdict_of(judged: Sequence[JudgedLine]) -> Verdict:
    """That of the first wrong line; without one, that of the first line that is not right."""
    open_ = [line.verdict for line in judged if line.verdict is not Verdict.RIGHT]
    return next((verdict for verdict in open_ if verdict in WRONG), open_[0] if open_ else Verdict.RIGHT)


def finished(judged: Sequence[JudgedLine]) -> bool:
    """The last line that says something of the slope leaves nothing to be taken."""
    last = next((line for line in reversed(judged) if line.kind in (*MAIN, LineKind.UNREAD)), None)
    return last is not None and last.kind is LineKind.SLOPE and not last.standing
