"""What one point says about two expressions, at a precision that is raised once where the first leaves it open."""

from __future__ import annotations

from enum import Enum

from mpmath.libmp import mpf_le, mpf_lt, mpf_shift

from tutor.answers.deciding.program import Evaluator, Point
from tutor.elementary.intervals import UNCLEAR, UNDEFINED, Mpf, NoValue, Number, disjoint, size, width

PRECISIONS = (120, 480)
DEEP = 2400  # bits that tell σ(1000) from 1
TIGHT = -40  # an enclosure this many bits narrower than its value tells values apart that differ in twelve digits
ZERO: Mpf = mpf_shift((0, 1, 0, 1), -160)  # at the last precision, one this narrow around 0 is 0


class Relation(Enum):
    """What one point says about two expressions."""

    SAME = "same"
    APART = "apart"
    HALF = "one side is defined, the other is not"
    NEITHER = "neither side is defined"
    OPEN = "open"


def relation(program: Evaluator, point: Point) -> Relation:
    """How the first two values of a program lie to each other at a point; a third one says where it counts at all."""
    for bits in PRECISIONS:
        given, expected, *within = program.run(point, bits)
        if UNDEFINED in within:
            return Relation.NEITHER
        if UNDEFINED in (given, expected):
            if given is expected:
                return Relation.NEITHER
            if UNCLEAR not in (given, expected):
                return Relation.HALF
        elif not isinstance(given, NoValue) and not isinstance(expected, NoValue):
            if disjoint(given, expected, bits):
                return Relation.APART
            if _tight(given, expected, bits == PRECISIONS[-1]):
                return Relation.SAME
    return Relation.OPEN


def told_apart(program: Evaluator, point: Point) -> bool:
    """Far behind the point something differs after all, as in x + e^(−200) and x."""
    given, expected, *_ = program.run(point, DEEP)
    if isinstance(given, NoValue) or isinstance(expected, NoValue):
        return False
    return disjoint(given, expected, DEEP)


def _tight(given: Number, expected: Number, last: bool) -> bool:
    """Both enclosures are narrow beside the values, or at the last precision narrow enough to be a zero."""
    widest, largest = width(given), size(expected)
    if mpf_lt(widest, width(expected)):
        widest = width(expected)
    return bool(mpf_le(widest, mpf_shift(largest, TIGHT)) or (last and mpf_le(widest, ZERO)))
