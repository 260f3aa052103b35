"""Marking, whatever the kind: hands the response to the kind's module, which answers junk with an unreadable Mark."""

from __future__ import annotations

from dataclasses import replace

from sympy import Expr

from tutor.answers import Mark, Reading
from tutor.exercises import mistakes
from tutor.exercises.kinds import KINDS
from tutor.exercises.shapes import Variant


def mark(variant: Variant, response: object) -> Mark:
    """The response judged. Nothing that a person or a client can send raises."""
    return KINDS[type(variant.exercise)].mark(variant, response)


def settled(found: Mark, name: str) -> Mark:
    """A mark that two explanations fitted, now that it is known which of them it was."""
    if found.asked is None or found.separator is None or name not in dict(found.separator.answers):
        return found
    where = mistakes.place(name, found.asked)
    message = mistakes.told(name, found.asked)
    return replace(found, message=message, where=where, misconceptions=(name,), separator=None)


def expected_misconceptions(variant: Variant) -> tuple[tuple[str, Expr], ...]:
    """What each known misconception would answer here, where that is not the key."""
    return KINDS[type(variant.exercise)].mistaken(variant)


def preview(variant: Variant, response: object) -> Reading | tuple[Reading, ...] | None:
    """What is understood so far: a Reading (formula, number), one for each cell (step table), None for a click."""
    return KINDS[type(variant.exercise)].preview(variant, response)
