"""Siblings of a variant: the same rules in the same order on other numbers, for an example that is worked out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from sympy import Basic

from tutor.exercises.kinds import KINDS
from tutor.exercises.numbers_moved import elsewhere, moved
from tutor.exercises.shapes import Variant
from tutor.exercises.variant import draw
from tutor.lesson import Choose, Order, Place, StepTable, Vary
from tutor.symbolic.derive import derive_expression

NEIGHBOURS = 12  # so many draws are looked at: where forms vary, few of them have the same shape
NUDGES = (1, 2, 3, 4, 6)


def siblings(variant: Variant) -> Iterator[Variant]:
    """Other draws of the same shape, then this one with its numbers moved; never the variant itself.

    Of a choice other draws that need other rules come last: they are what is left where all of one shape agree.
    """
    unlike = []
    for other in _candidates(variant):
        if other.key is None or other.filled == variant.filled:
            continue
        if shape(other) == shape(variant):
            yield other
        else:
            unlike.append(other)
    if isinstance(variant.filled, Choose):
        yield from unlike


def shape(variant: Variant) -> tuple[str, ...]:
    """The rules that the variant needs, in order."""
    asked = KINDS[type(variant.exercise)].asked(variant.filled)
    return () if asked is None else tuple(step.rule.name for step in derive_expression(asked).steps)


def _candidates(variant: Variant) -> Iterator[Variant]:
    for turn in range(1, NEIGHBOURS + 1) if variant.values else ():
        yield draw(variant.exercise, variant.seed + turn)
    if isinstance(variant.filled, Place | Order):
        return  # a figure's place, and what the items say, are not in the expressions alone
    for by in NUDGES:
        filled = (
            _walk_elsewhere(variant.filled, by) if isinstance(variant.filled, StepTable) else _moved(variant.filled, by)
        )
        yield replace(variant, filled=filled, values=(), key=KINDS[type(filled)].key(filled))


def _moved(value: object, by: int) -> object:
    if isinstance(value, Basic):
        return elsewhere(value, by)
    if isinstance(value, tuple):
        return tuple(_moved(part, by) for part in value)
    if not is_dataclass(value) or isinstance(value, Vary):
        return value
    kept = ("vary", "slug", "options", "reasons")
    parts = {item.name: _moved(getattr(value, item.name), by) for item in fields(value) if item.name not in kept}
    return replace(value, **parts)


def _walk_elsewhere(filled: StepTable, by: int) -> StepTable:
    """Another walk of the same kind: a curve of the same degree, the same rate, another start."""
    return replace(filled, of=moved(filled.of, by, exponents=False), start=elsewhere(filled.start, 2 * by))
