"""How big a value can get, without computing it: before exp(exp(exp(100))) is built, its tower is seen.

SymPy asks for signs while it builds, and a sign is found by computing; a number with 10^40 digits would never be done.
Everything here counts binary digits. A letter is taken to lie between 1/8 and 8 in size, cancellation is ignored.
"""

from __future__ import annotations

from math import inf, log2
from typing import NamedTuple

from tutor.elementary.table import FUNCTIONS

HIGHEST = 6_000  # binary digits of what exp, sin and an exponent are given
_E = 1.4427  # log2 e
_GROWTH = {row.name: row.growth for row in FUNCTIONS} | dict.fromkeys(("log", "lg"), "logarithmic")


class Size(NamedTuple):
    """log2 of the largest, and of one over the smallest, absolute value."""

    large: float
    small: float

    @property
    def either(self) -> float:
        """How far from 1, upwards or downwards."""
        return max(self.large, self.small, 0.0)


LETTER = Size(3, 3)
CONSTANT = Size(2, 2)


def of_number(value: int, below: int) -> Size:
    """The size of a fraction."""
    if not value:
        return Size(0, 0)
    digits = abs(value).bit_length() - below.bit_length()
    return Size(digits + 1, 1 - digits)


def of_sum(parts: list[Size]) -> Size:
    """|u + v| is at most twice the larger."""
    return Size(max(part.large for part in parts) + log2(len(parts)), max(part.small for part in parts))


def of_product(parts: list[Size]) -> Size:
    """|uv| = |u||v|"""
    return Size(sum(part.large for part in parts), sum(part.small for part in parts))


def inverse(part: Size) -> Size:
    """|1/u|"""
    return Size(part.small, part.large)


def of_power(base: Size, exponent: Size) -> Size:
    """|u^v| is 2^(v log2 u)"""
    times = _grown(exponent.large)
    return Size(base.either * times, base.either * times)


def of_call(name: str, parts: list[Size]) -> Size:
    """What a function makes of its arguments' size."""
    part = Size(max(part.large for part in parts), max(part.small for part in parts))
    match _GROWTH.get(name):
        case "exponential":
            return Size(_E * _grown(part.large), _E * _grown(part.large))
        case "share":
            return Size(0, _E * _grown(part.large))
        case "fading":
            return Size(part.either, _E * _grown(part.large))
        case "bounded":
            return Size(1, part.either)
        case "logarithmic":
            return Size(log2(part.either + 2), 8)
    return Size(part.either, part.either)


def _grown(digits: float) -> float:
    return inf if digits > 1000 else 2.0**digits
