"""One question that tells two explanations apart: both would answer it, and not alike."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sympy import Expr, Symbol

from tutor.answers.equality import decide
from tutor.answers.verdict import Outcome, Separator
from tutor.symbolic.derive import derive
from tutor.symbolic.misconceptions import MISCONCEPTIONS, Misconception, chances, derive_with
from tutor.symbolic.sentence import say

_BY_NAME = {entry.name: entry for entry in MISCONCEPTIONS}


@lru_cache(maxsize=256)
def separator(one: tuple[str, ...], other: tuple[str, ...]) -> Separator | None:
    """A function to differentiate on which the first misconceptions of two explanations differ; None if there is none."""
    mine, theirs = (next((name for name in names if name in _BY_NAME), None) for names in (_only(one, other), _only(other, one)))
    if mine is None or theirs is None:
        return None
    pair = _BY_NAME[mine], _BY_NAME[theirs]
    for f, x in _questions(*pair):
        answers = [derive_with(entry, f, x).result for entry in pair]
        if _all_differ(derive(f, x).result, *answers):
            ask = say("To see which: what is the slope of {f} by {x}, done the same way?", f=f, x=x)
            return Separator(ask, ((mine, answers[0]), (theirs, answers[1])))
    return None


def _only(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in one if name not in other) or one


def _questions(one: Misconception, other: Misconception) -> Iterator[tuple[Expr, Symbol]]:
    """The witnesses of both, then all others at which both have a chance."""
    for entry in (one, other, *MISCONCEPTIONS):
        f, x, _ = entry.witness
        if chances(one, f, x) and chances(other, f, x):
            yield f, x


def _all_differ(*answers: Expr) -> bool:
    pairs = [(one, other) for at, one in enumerate(answers) for other in answers[:at]]
    return all(decide(one, other).verdict is Outcome.DIFFERENT for one, other in pairs)
