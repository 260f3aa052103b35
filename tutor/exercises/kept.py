"""What of a variant is written down, so that it can be asked again as it was, and known again where it was changed.

A seed alone does not say what was asked: what it draws depends on the choices that the exercise declares and on the
table of misconceptions. The values that filled the holes do, together with a digest of the exercise around them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import lru_cache
from typing import Any

from sympy import Basic, srepr

from tutor.exercises.drawing.variant import posed
from tutor.exercises.kind import AnyVariant, E, Values, Variant
from tutor.lesson import SAID_LATER, AuthorError, Exercise
from tutor.misconceptions import name_today

# An exercise's fields that change nothing in the question, and what its parts have of that:
NOT_ASKED = ("slug", "vary", "skill", "endless", "roughly", "unit", *SAID_LATER)
DIGITS = 32  # of a fingerprint, hexadecimal


@lru_cache(maxsize=512)
def fingerprint(exercise: Exercise) -> str:
    """A digest of what the exercise asks, its holes left open.

    Its name and the choices for its holes are left out, so that a question survives a new name or one more choice. A
    field that has its default counts for nothing, so that a kind may get another field.
    """
    return hashlib.sha256("\n".join(_said(exercise, leaving_out=NOT_ASKED)).encode()).hexdigest()[:DIGITS]


def printed(variant: AnyVariant) -> tuple[tuple[str, str], ...]:
    """The name of each hole and what fills it, in the order of the exercise's choices."""
    return tuple((hole.name, str(value)) for hole, value in variant.values)


def question(variant: AnyVariant) -> str:
    """The question in words, formulas as text."""
    return str(variant.sentence(variant.exercise.ask))


def recall(exercise: E, seed: int, digest: str, values: Mapping[str, str]) -> Variant[E, Any] | None:
    """The variant that was asked with these values; None where the exercise, or a value's choice, is another by now."""
    if digest != fingerprint(exercise):
        return None
    way = _way(exercise, values)
    if way is None:
        return None
    try:
        return posed(exercise, seed, way)
    except AuthorError:  # a hole that had no choices then
        return None


def names_today(variant: AnyVariant, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names that misconceptions have by now, from those that were written down with an answer to this question."""
    return tuple(name_today(name, variant.filled) for name in names)


def _way(exercise: Exercise, values: Mapping[str, str]) -> Values | None:
    """The choices that are printed like these values. A choice may name later holes, so the last is found first."""
    known: dict[Basic, Basic] = {}
    for vary in reversed(exercise.vary):
        if vary.hole.name in values:
            fillings = (choice.xreplace(known) for choice in vary.choices)
            found = next((choice for choice in fillings if str(choice) == values[vary.hole.name]), None)
            if found is None:
                return None
            known[vary.hole] = found
    if len(known) != len(values):
        return None
    return tuple((vary.hole, known[vary.hole]) for vary in exercise.vary if vary.hole in known)


def _said(value: object, leaving_out: tuple[str, ...] = ()) -> Iterator[str]:
    """Every part of a block, as text that is the same on each machine."""
    if isinstance(value, Basic):
        yield srepr(value)
    elif isinstance(value, tuple):
        yield f"{len(value)} parts"
        for part in value:
            yield from _said(part, SAID_LATER)
    elif is_dataclass(value) and not isinstance(value, type):
        yield type(value).__name__
        for item in fields(value):
            part = getattr(value, item.name)
            if item.name not in leaving_out and not _is_default(item, part):
                yield item.name
                yield from _said(part, SAID_LATER)
    else:
        yield repr(value)


def _is_default(item: Field[Any], value: object) -> bool:
    return item.default is not MISSING and type(item.default) is type(value) and item.default == value
