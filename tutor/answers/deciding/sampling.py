"""Where two expressions are compared: points drawn from the declared domains, the same ones on every machine.

First a few points that can be checked by hand (1, 2, 3, −1 …), then generic ones from a fixed sequence; what lies on
the other side of a kink or of an edge of definition is found by `borders`. Nothing here depends on `hash`, on the order
of a set, or on a random generator.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache

from tutor.answers.deciding.program import Point
from tutor.notation import Domain

EASY = tuple(  # the plainest first
    Fraction(quarters, 4) for quarters in (4, 8, 12, -4, 2, -8, 0, 6, 16, 20, 1, 3, -2, -12)
)
PRIMES = (17, 13, 19, 23, 29, 31, 37, 41)  # denominators of generic points: no cosine of theirs is a coincidence
CORE = Fraction(3)  # generic points keep within ±3 of what a domain allows
COUNTS = (Fraction(2), Fraction(7))  # and whole numbers within these
LENGTH = 32  # generic points in all
NUDGE = Fraction(1, 1013)

Domains = Mapping[str, Domain]


def bounds(domain: Domain) -> tuple[Fraction | None, Fraction | None]:
    """The ends of a domain as fractions; None where it has no end."""
    low, high = (None if end.is_infinite else Fraction(int(end.p), int(end.q)) for end in (domain.low, domain.high))
    return low, high


def inside(value: Fraction, domain: Domain) -> bool:
    """The value belongs to the domain."""
    low, high = bounds(domain)
    within = (low is None or low <= value) and (high is None or value <= high)
    return within and (not domain.integer or value.denominator == 1)


def generic(names: tuple[str, ...], domains: Domains) -> Iterator[Point]:
    """A fixed sequence of points that no formula was made for."""
    return iter(_generic(names, tuple(domains[name] for name in names)))


@lru_cache(maxsize=256)
def _generic(names: tuple[str, ...], domains: tuple[Domain, ...]) -> tuple[Point, ...]:
    state, points = 20_011, []
    for _ in range(LENGTH):
        point = {}
        for at, (name, domain) in enumerate(zip(names, domains, strict=True)):
            state = (state * 1_103_515_245 + 12_345) % 2**31
            prime = PRIMES[(state >> 16) % len(PRIMES)]
            point[name] = _scaled(Fraction(1 + (state >> 8) % (prime - 1), prime), domain, at)
        points.append(point)
    return tuple(points)


def _scaled(part: Fraction, domain: Domain, at: int) -> Fraction:
    low, high = _core(domain)
    if domain.integer:
        return Fraction(int(low) + int(part * (int(high) - int(low) + 1)))
    value = low + (high - low) * part
    return value if value else value + Fraction(1, 43 + at)


def _core(domain: Domain) -> tuple[Fraction, Fraction]:
    """The part of a domain in which generic points lie: where values are ordinary, if that is in it."""
    near = COUNTS if domain.integer else (-CORE, CORE)
    ends = bounds(domain)
    low, high = (other if end is None else end for end, other in zip(ends, near, strict=True))
    if low > high:  # without an end on the side that lies beyond what is ordinary
        low, high = (low, low + CORE) if ends[1] is None else (high - CORE, high)
    return (max(low, near[0]), min(high, near[1])) if low < near[1] and high > near[0] else (low, high)


def easy(names: tuple[str, ...], domains: Domains) -> Iterator[Point]:
    """Points that can be checked by hand: each letter its own small number, the plainest first."""
    choices = [_plain(domains[name]) for name in names]
    for shift in range(len(EASY)):
        for stride in (1, 0, 2):
            if stride and len(names) < 2:
                continue
            yield {
                name: choice[(shift + stride * at) % len(choice)]
                for at, (name, choice) in enumerate(zip(names, choices, strict=True))
            }


def _plain(domain: Domain) -> list[Fraction]:
    return [value for value in EASY if inside(value, domain)] or [_core(domain)[0]]


def nudged(point: Point, domains: Domains) -> Iterator[Point]:
    """Points right beside a point, every letter moved a little; whole numbers stay."""
    for part in (NUDGE, -NUDGE):
        beside = {name: value + part * (1 + Fraction(at, 7)) for at, (name, value) in enumerate(point.items())}
        yield {name: value if inside(value, domains[name]) else point[name] for name, value in beside.items()}
