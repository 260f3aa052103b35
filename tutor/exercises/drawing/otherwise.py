"""A variant with its holes filled otherwise: what hangs on the numbers that were drawn, and what on the form itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sympy import Basic, Integer, Rational

from tutor.exercises.drawing import space
from tutor.exercises.kind import E, Values, Variant
from tutor.lesson import Exercise

STEPS = ((1, 2, 4, 7, 11, 16, 22), (3, 5, 1, 10, 6, 2, 17))  # how far each hole's number moves, in two ways


def otherwise(variant: Variant[E, Any]) -> Iterator[E]:
    """The exercise with another number in each hole, no two moved alike; nothing where no number was drawn."""
    for steps in STEPS:
        values = _elsewhere(variant.exercise, variant.values, steps)
        if values != variant.values:
            yield space.filled(variant.exercise, values)


def _elsewhere(exercise: Exercise, values: Values, steps: tuple[int, ...]) -> Values:
    """A choice that names later holes gets their new numbers, so the last is filled first."""
    drawn: dict[Basic, Basic] = dict(values)
    before: dict[Basic, Basic] = {}
    after: dict[Basic, Basic] = {}
    for at, vary in enumerate(reversed(exercise.vary)):
        if vary.hole in drawn:
            value = drawn[vary.hole]
            choice = next(each for each in vary.choices if each.xreplace(before) == value)
            before[vary.hole] = value
            after[vary.hole] = _further(choice.xreplace(after), steps[at % len(steps)])
    return tuple((hole, after[hole]) for hole, _ in values)


def _further(value: Basic, by: int) -> Basic:
    """A number so much further from zero; what is no plain number stays."""
    if isinstance(value, Integer):
        return value - by if value < 0 else value + by
    if isinstance(value, Rational):
        return Rational(value.p * (by + 1), value.q * by)
    return value
