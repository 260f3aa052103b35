"""An answer: it is read once, whoever asks what was understood; what is right about it, its kind says."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from sympy import Expr

from tutor.answers import TOO_MUCH, Mark, Reading, Spent, Verdict, allowance
from tutor.exercises import mistakes
from tutor.exercises.choose import ANOTHER_OPTION, ANOTHER_REASON, NOT_THIS
from tutor.exercises.help import help_levels
from tutor.exercises.kind import AnyVariant, Groups
from tutor.exercises.kinds import kind_of
from tutor.exercises.response import Response, as_response
from tutor.symbolic.sentence import Sentence, after_one_another, say

BARE = (say("That is not it yet."), NOT_THIS, ANOTHER_REASON, ANOTHER_OPTION)  # all that a kind knows of some answers


@allowance()
def mark(variant: AnyVariant, response: object) -> Mark:
    """The response judged. Nothing that a person or a client can send raises."""
    try:
        found = kind_of(variant.exercise).judge(variant, understood(variant, response))
        if found.verdict is Verdict.RIGHT:
            return _with_reason(variant, found)
        return _with_place(variant, found) if found.message in BARE else found
    except Spent:
        return Mark(Verdict.UNDECIDED, TOO_MUCH)


def reason(variant: AnyVariant) -> Sentence | None:
    """Why the right answer is right, in one line: the author's words before what the expression says."""
    kind = kind_of(variant.exercise)
    return next(iter(kind.because(variant)), None) or kind.reason(variant)


def _with_reason(variant: AnyVariant, found: Mark) -> Mark:
    why = reason(variant)
    return found if why is None else replace(found, message=after_one_another(found.message, why))


def _with_place(variant: AnyVariant, found: Mark) -> Mark:
    """A wrong answer of which nothing is known but that: where to look in this question is said with it."""
    place = help_levels(variant)[0].says
    return replace(found, message=after_one_another(found.message, place))


def preview(variant: AnyVariant, response: object) -> tuple[Reading, ...]:
    """What is understood so far of what is typed: one reading for each text."""
    return kind_of(variant.exercise).readings(understood(variant, response))


def reading(variant: AnyVariant, response: object) -> str:
    """What a response was understood as, in words; empty where nothing was."""
    return kind_of(variant.exercise).in_words(variant, understood(variant, response))


def figures(variant: AnyVariant) -> int | None:
    """To how many significant figures a number is wanted; None where that says nothing."""
    return kind_of(variant.exercise).figures(variant)


def understood(variant: AnyVariant, response: object) -> Any:
    """What the kind makes of a response."""
    sent = as_response(response)
    return _understood(variant, sent, repr(sent))


@lru_cache(maxsize=1024)
def _understood(variant: AnyVariant, response: Response, exactly: str) -> Any:
    """`exactly` tells 1 from 1.0, which are equal."""
    return kind_of(variant.exercise).read(variant, response)


def as_chosen(found: Mark, name: str) -> Mark:
    """A mark that two explanations fitted, now that it is known which of them it was."""
    if found.asked is None or found.separator is None or name not in dict(found.separator.answers):
        return found
    where = mistakes.place(name, found.asked)
    message = mistakes.told(name, found.asked)
    return replace(found, message=message, where=where, misconceptions=(name,), separator=None)


@lru_cache(maxsize=4096)
def told_apart(variant: AnyVariant) -> Groups:
    """The named mistakes that have a chance here, those together that give the same wrong answer with these numbers."""
    return kind_of(variant.exercise).told_apart(variant)


def shows(variant: AnyVariant) -> frozenset[str]:
    """The named mistakes that would give a wrong answer here."""
    return frozenset(name for group in told_apart(variant) for name in group)


def expected_misconceptions(variant: AnyVariant) -> tuple[tuple[str, Expr], ...]:
    """What each known misconception would answer here, where that is not the key."""
    return kind_of(variant.exercise).mistaken(variant)
