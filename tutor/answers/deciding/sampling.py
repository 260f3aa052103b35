"""Where two expressions are compared: points drawn from the declared domains, the same ones on every machine.

First a few points that can be checked by hand (1, 2, 3, −1 …), then generic ones from a fixed sequence, then more on
whichever side of a kink or of an edge of definition has not been visited. Nothing here depends on `hash`, on the
order of a set, or on a random generator.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import islice

from tutor.answers.deciding.program import Evaluator, Point
from tutor.elementary.intervals import NoValue, sign
from tutor.notation import Domain

EASY = tuple(Fraction(quarters, 4) for quarters in (4, 8, 12, -4, 2, -8, 0, 6, 16, 20, 1, 3))  # the plainest first
PRIMES = (17, 13, 19, 23, 29, 31, 37, 41)  # denominators of generic points: no cosine of theirs is a coincidence
FAR = (Fraction(29, 3), Fraction(97, 3), Fraction(-31, 3), Fraction(-101, 3))
CORE = Fraction(3)  # generic points keep within ±3 of what a domain allows
COARSE = 80  # bits that suffice to see the sign of a border
LENGTH = 32  # generic points in all
TRIES = 40  # points tried for the other side of a border
NUDGE = Fraction(1, 1013)
BORDERS = 8  # borders beyond which is looked
WIDER = tuple(Fraction(sign * step, 7) for step in (3, 5, 11, 27, 50) for sign in (1, -1))
NEAR = (Fraction(1, 3), Fraction(-1, 3), Fraction(7, 2), Fraction(-7, 2))

Domains = Mapping[str, Domain]


def bounds(domain: Domain) -> tuple[Fraction, Fraction]:
    """The ends of a domain as fractions."""
    return Fraction(int(domain.low.p), int(domain.low.q)), Fraction(int(domain.high.p), int(domain.high.q))


def inside(value: Fraction, domain: Domain) -> bool:
    """The value belongs to the domain."""
    low, high = bounds(domain)
    return low <= value <= high and (not domain.integer or value.denominator == 1)


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
    low, high = bounds(domain)
    low, high = (max(low, -CORE), min(high, CORE)) if low < CORE and high > -CORE else (low, high)
    if domain.integer:
        low, high = bounds(domain)
        return Fraction(int(low) + int(part * (int(high) - int(low) + 1)))
    value = low + (high - low) * part
    return value if value else value + Fraction(1, 43 + at)


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
    return [value for value in EASY if inside(value, domain)] or [bounds(domain)[0]]


def bordering(program: Evaluator, domains: Domains, seen: list[Point]) -> Iterator[Point]:
    """Points on the sides of kinks and of edges of definition that `seen` has left out."""
    for border in program.borders:
        signs = {sign_at(program, border, point) for point in seen}
        if {-1, 1} <= signs:
            continue
        wanted = {-1, 1} - signs
        for point in islice(_candidates(program, border, domains, seen[-1]), TRIES):
            side = sign_at(program, border, point)
            if side in wanted:
                wanted.discard(side)
                yield point
            if not wanted:
                break


def beyond(program: Evaluator, domains: Domains, base: Point) -> Iterator[Point]:
    """Points near every border that is linear in a letter: √(x − 50) has a value there, and at no easy point."""
    for border in program.borders[:BORDERS]:
        for name in program.names:
            root = _linear_root(program, border, base, name)
            places = () if root is None else tuple(root + step for step in WIDER)
            yield from ({**base, name: place} for place in places if inside(place, domains[name]))


def sign_at(program: Evaluator, border: int, point: Point) -> int | None:
    """On which side of a border a point lies; None where the border has no value or is too near."""
    value = program.run(point, COARSE, [border])[0]
    return None if isinstance(value, NoValue) else sign(value)


def _candidates(program: Evaluator, border: int, domains: Domains, base: Point) -> Iterator[Point]:
    for name in program.names:
        root = _linear_root(program, border, base, name)
        near = () if root is None else tuple(root + step for step in NEAR)
        yield from ({**base, name: place} for place in (*near, *FAR) if inside(place, domains[name]))
    yield from generic(program.names, domains)


def _linear_root(program: Evaluator, border: int, base: Point, name: str) -> Fraction | None:
    """Where the border is 0 along one letter, when it is linear in it and exact at three points."""
    at = [program.run({**base, name: Fraction(k)}, COARSE, [border])[0] for k in (0, 1, 2)]
    exact = [value for value in at if isinstance(value, Fraction)]
    if len(exact) < 3 or exact[2] - exact[1] != exact[1] - exact[0] or exact[1] == exact[0]:
        return None
    return -exact[0] / (exact[1] - exact[0])


def nudged(point: Point, domains: Domains) -> Iterator[Point]:
    """Points right beside a point, every letter moved a little; whole numbers stay."""
    for part in (NUDGE, -NUDGE):
        beside = {name: value + part * (1 + Fraction(at, 7)) for at, (name, value) in enumerate(point.items())}
        yield {name: value if inside(value, domains[name]) else point[name] for name, value in beside.items()}
