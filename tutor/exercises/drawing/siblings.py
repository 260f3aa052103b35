"""Siblings of a variant: the same rules in the same order on other numbers, for an example that is worked out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tutor.exercises.drawing.variant import draw
from tutor.exercises.kind import AnyVariant, E, K, Kind, Variant
from tutor.exercises.kinds import kind_of
from tutor.symbolic.derive import derive_expression

NEIGHBOURS = 12  # so many draws are looked at: where forms vary, few of them have the same shape
NUDGES = (1, 2, 3, 4, 6)


def siblings(variant: Variant[E, K]) -> Iterator[Variant[E, K]]:
    """Other draws of the same shape, then this one with its numbers moved; never the variant itself.

    Where the kind allows it, other draws that need other rules come last: they are what is left where all of one shape
    agree.
    """
    unlike = []
    for other in _candidates(variant):
        if other.filled == variant.filled:
            continue
        if shape(other) == shape(variant):
            yield other
        else:
            unlike.append(other)
    if kind_of(variant.exercise).any_shape:
        yield from unlike


def shape(variant: AnyVariant) -> tuple[str, ...]:
    """The rules that the variant needs, in order."""
    asked = kind_of(variant.exercise).asked(variant.filled)
    return () if asked is None else tuple(step.rule.name for step in derive_expression(asked).steps)


def _candidates(variant: Variant[E, K]) -> Iterator[Variant[E, K]]:
    for turn in range(1, NEIGHBOURS + 1) if variant.values else ():
        yield draw(variant.exercise, variant.seed + turn)
    kind: Kind[E, K, object] = kind_of(variant.exercise)
    for by in NUDGES:
        filled = kind.moved(variant.filled, by)
        key = None if filled is None else kind.key(filled)
        if filled is not None and key is not None:
            yield replace(variant, filled=filled, values=(), key=key)
