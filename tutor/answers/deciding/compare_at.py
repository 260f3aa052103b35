"""What one point says about two expressions, at a precision that is raised once where the first leaves it open."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from fractions import Fraction

from mpmath.libmp import mpf_le, mpf_lt, mpf_shift

from tutor.answers.deciding.program import Evaluator, Point
from tutor.elementary.intervals import UNCLEAR, UNDEFINED, Mpf, NoValue, Number, Value, disjoint, sign, size, width

PRECISIONS = (120, 480)
DEEP = 2400  # bits that tell σ(1000) from 1
SEEN = 100  # bits of a term that are to be seen
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


def told_apart(program: Evaluator, point: Point) -> bool | None:
    """Far behind the point something differs after all, as in x + e^(−200) and x; None where more bits might tell.

    These are the points where a sum swallows one of its terms, or where σ and its like cannot be told from a constant.
    """
    values = program.trace(point, DEEP)
    given, expected, *_ = (values[at] for at in program.roots)
    if isinstance(given, NoValue) or isinstance(expected, NoValue):
        return None
    if disjoint(given, expected, DEEP):
        return True
    flat = any(_bits(values[at]) > digits for at, digits in program.steep.items())
    return None if flat or any(_swallowed([values[at] for at in terms]) for terms in program.sums()) else False


def _swallowed(terms: Sequence[Value]) -> bool:
    """One of the terms is too small beside another to be seen."""
    sizes = [_bits(term) for term in terms if not isinstance(term, NoValue) and sign(term)]
    return bool(sizes) and max(sizes) - min(sizes) > DEEP - SEEN


def _bits(value: Value) -> int:
    """The n with 2^(n−1) ≤ |value| < 2^n, roughly."""
    if isinstance(value, NoValue):
        return 0
    if isinstance(value, Fraction):
        return value.numerator.bit_length() - value.denominator.bit_length()
    _, mantissa, exponent, bits = size(value)
    return int(exponent + bits) if mantissa else 0


def _tight(given: Number, expected: Number, last: bool) -> bool:
    """Both enclosures are narrow beside the values, or at the last precision narrow enough to be a zero."""
    widest, largest = width(given), size(expected)
    if mpf_lt(widest, width(expected)):
        widest = width(expected)
    return bool(mpf_le(widest, mpf_shift(largest, TIGHT)) or (last and mpf_le(widest, ZERO)))
