"""A formula that is right but for one number, which is rounded: 0.693·2^x for ln 2·2^x."""

from __future__ import annotations

from fractions import Fraction

from sympy import Dummy, Expr, Rational, multiplicity

from tutor.answers.deciding.equality import Definitions
from tutor.answers.deciding.numbers import cut, rounded
from tutor.answers.deciding.program import Unsupported
from tutor.answers.deciding.sampling import generic
from tutor.answers.diagnosing.floats import FloatRows
from tutor.notation import POSITIVE

FEWEST = 2  # figures from which a number may be a rounded one
STEP, CLOSE = 1e-4, 1e-3  # how far the number is moved, and how well two points have to agree, as parts of it
POINTS = 3
DISPLAYED, FINEST = 12, 1e-11  # figures up to which the last one is looked at, and what is close beyond that


def rounded_number(given: Expr, key: Expr, definitions: Definitions = ()) -> Rational | None:
    """The number in an answer that is rounded, where the answer is right with the number it was rounded from."""
    for letter, meaning in reversed(definitions):
        given, key = given.xreplace({letter: meaning}), key.xreplace({letter: meaning})
    names = tuple(sorted({symbol.name for symbol in given.free_symbols | key.free_symbols}))
    points = [point for point, _ in zip(generic(names, dict.fromkeys(names, POSITIVE)), range(POINTS), strict=False)]
    for number in sorted((part for part in given.atoms(Rational) if figures(part) >= FEWEST), key=str):
        if _is_rounded(given, key, number, [{name: float(value) for name, value in point.items()} for point in points]):
            return number
    return None


def figures(number: Rational) -> int:
    """How many significant figures a decimal has; 0 for a whole number and for a fraction that never ends."""
    rest = number.q
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1 or number.q == 1:
        return 0
    return len(_digits(number)[0].rstrip("0"))


def in_decimals(number: Rational) -> str:
    """A decimal as it is typed, with all its figures: 0.6931471806"""
    digits, places = _digits(number)
    whole, behind = digits[:-places] or "0", digits[-places:].rjust(places, "0")
    return f"{'−' if number.is_negative else ''}{whole}.{behind}"


def _digits(number: Rational) -> tuple[str, int]:
    """The figures of a decimal, without zeros in front, and how many of them stand behind the point."""
    places = max(multiplicity(2, number.q), multiplicity(5, number.q))
    return str(abs(number.p) * 10**places // number.q), places


def _is_rounded(given: Expr, key: Expr, number: Rational, points: list[dict[str, float]]) -> bool:
    """One number in its place makes the answer right at every point, and it rounds to the one that stands there."""
    place = Dummy("v", real=True)
    opened = given.xreplace({number: place})
    wanted: list[float] = []
    try:
        for point, right in zip(points, FloatRows(key, points).at(), strict=True):
            near = [{**point, place.name: float(number) * (1 + part)} for part in (0.0, STEP)]
            here, moved = FloatRows(opened, near).at()
            if not here or moved == here or not abs(right) < 1e12:
                return False
            wanted.append(float(number) * (1 + STEP * (right - here) / (moved - here)))
    except Unsupported:
        return False
    first, spread = wanted[0], max(wanted) - min(wanted)
    count = figures(number)
    if first == 0 or not spread <= abs(first) * max(CLOSE * 10 ** (1 - count), FINEST):
        return False
    exact, stands = Fraction(first).limit_denominator(10**12), Fraction(int(number.p), int(number.q))
    if count > DISPLAYED:  # more figures than a float has to compare them with
        return abs(exact - stands) <= FINEST * abs(exact)
    return exact != stands and stands in (rounded(exact, count), cut(exact, count))
