"""A point that shows a difference, chosen so that it can be redone by hand, and what is said of it.

Of the points that show the same, the first is taken at which every letter is at home, nothing is saturated, and the two
values are of ordinary size and visibly apart. Where there is none of these, the best that was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import islice
from math import ceil, floor

from sympy import Integer, Rational, Symbol

from tutor.answers.budget import Spent, unmetered
from tutor.answers.deciding.borders import COARSE, waking
from tutor.answers.deciding.compare_at import Relation, relation
from tutor.answers.deciding.program import Evaluator, Point
from tutor.answers.deciding.sampling import Domains, easy, inside
from tutor.answers.verdict import Comparison, Counterexample, Verdict
from tutor.elementary.intervals import UNCLEAR, NoValue, middle
from tutor.symbolic.sentence import Listed, Sentence, names, say
from tutor.symbolic.shown import MANY

EASY = 42  # easy points that are looked at
APART = 0.02  # values that differ by less of themselves are hard to tell apart by hand
PLACES = (1, 2, 3, 4, 6, 9, 12)  # decimal places to which a point is rounded
CLOSE = 1e-3  # and by less than this they are said to be close
FOUND = 10**9  # the point that was found is taken last
HANDY = 4  # denominators that are no trouble
TAME = 3  # what e^u or σ(u) is given where it is worked out without trouble
ORDINARY = (0.01, 10_000)  # sizes that are written without many zeros
PLAIN = (1e-7, 1e15)  # sizes that are written without powers of ten
FIGURES = range(4, 16)  # more are not to be relied upon
Fixed = tuple[tuple[Symbol, Integer], ...]  # letters that have been put in, as the n up to which a sum runs

_OTHER = (
    "At {places} yours is {given}, and it should be {expected}.",
    "Yours is {given}, and it should be {expected}.",
)
_NEAR = (
    "At {places} yours is {given}, and it should be {expected}. That is close, but not the same.",
    "Yours is {given}, and it should be {expected}. That is close, but not the same.",
)
_ALIKE = (
    "At {places} yours is {given} to many figures, and so is the right value, but the two are not the same.",
    "Yours is {given} to many figures, and so is the right value, but the two are not the same.",
)
_NO_VALUE = (
    "At {places} yours has no value there, and there should be one.",
    "Yours has no value there, and there should be one.",
)
_A_VALUE = (
    "At {places} yours has a value there, and there should be none.",
    "Yours has a value there, and there should be none.",
)


def different(
    program: Evaluator, domains: Domains, homes: Domains, found: Point, symbols: Mapping[str, Symbol], fixed: Fixed = ()
) -> Comparison:
    """WRONG: both have a value at some point, and not the same one."""
    point = plainest(program, domains, homes, found, Relation.APART)
    counterexample = _counterexample(program, point, symbols, fixed)
    if counterexample.given is None or counterexample.expected is None:
        return _elsewhere_defined(counterexample)
    given, expected = shown(counterexample.given, counterexample.expected)
    apart = _distance(counterexample.given, counterexample.expected)
    said = _ALIKE if given == expected else _OTHER if apart > CLOSE else _NEAR
    return Comparison(
        Verdict.WRONG, counterexample, "counterexample", located(said, counterexample, given=given, expected=expected)
    )


def elsewhere_defined(
    program: Evaluator, domains: Domains, homes: Domains, found: Point, symbols: Mapping[str, Symbol], fixed: Fixed = ()
) -> Comparison:
    """WRONG: around some point one has a value and the other has none."""
    point = plainest(program, domains, homes, found, Relation.HALF)
    return _elsewhere_defined(_counterexample(program, point, symbols, fixed))


def _elsewhere_defined(counterexample: Counterexample) -> Comparison:
    said = _NO_VALUE if counterexample.given is None else _A_VALUE
    return Comparison(Verdict.WRONG, counterexample, "domain", located(said, counterexample))


def _counterexample(program: Evaluator, point: Point, symbols: Mapping[str, Symbol], fixed: Fixed) -> Counterexample:
    with unmetered():
        given, expected = program.floats(point)
    at = tuple((symbols[name], Rational(point[name].numerator, point[name].denominator)) for name in program.names)
    return Counterexample((*fixed, *at), given, expected)


# --- which point ------------------------------------------------------------------------------------------------------


def plainest(program: Evaluator, domains: Domains, homes: Domains, found: Point, wanted: Relation) -> Point:
    """A point that shows the same and is easy to check by hand, or else the one that was found."""
    best = found
    try:
        least = (*_trouble(program, homes, found)[:-1], FOUND)
        for points in (_candidates(program, domains, homes, found), waking(program, domains, found)):
            for point in points:
                trouble = _trouble(program, homes, point)
                if trouble < least and relation(program, point) is wanted:
                    best, least = point, trouble
                if not any(least[:-1]) and least[-1] <= HANDY:
                    return best
            if not least[0]:  # the two values are visibly apart
                return best
    except Spent:  # the difference stands, and the point shows it
        return best
    return best


def _candidates(program: Evaluator, domains: Domains, homes: Domains, found: Point) -> Iterator[Point]:
    """Easy points, and the point that was found in rounder numbers."""
    if not program.names:
        return
    yield from islice(easy(program.names, homes), EASY)
    for rounder in _ROUNDER:
        yield from _inside({name: rounder(value) for name, value in found.items()}, domains)
    for places in PLACES:
        yield from _inside({name: round(value, places) for name, value in found.items()}, domains)


def _inside(point: Point, domains: Domains) -> Iterator[Point]:
    if all(inside(value, domains[name]) for name, value in point.items()):
        yield point


def _outwards(value: Fraction) -> Fraction:
    """The next whole number away from 0."""
    return Fraction(ceil(value) if value >= 0 else floor(value))


def _further(value: Fraction) -> Fraction:
    """About twice as far from 0, one figure and zeros."""
    size = 2 * ceil(abs(value))
    unit = 10 ** (len(str(size)) - 1)
    return Fraction(ceil(Fraction(size, unit)) * unit * (1 if value >= 0 else -1))


def _kept_if_small(value: Fraction) -> Fraction:
    return Fraction(1) if abs(value) <= 3 else _outwards(value)


def _further_if_large(value: Fraction) -> Fraction:
    return Fraction(1) if abs(value) <= 3 else _further(value)


_ROUNDER = (_kept_if_small, _further_if_large, _outwards, _further)


def _trouble(program: Evaluator, homes: Domains, point: Point) -> tuple[int, ...]:
    """What makes a point hard to check by hand, the worst first."""
    given, expected, tame = _values(program, point)
    if given is None or expected is None:
        return (False, False, False, not tame, *_odd(homes, point))
    sizes = [abs(value) for value in (given, expected) if value]
    distance = _distance(given, expected)
    return (
        distance <= CLOSE,
        not all(ORDINARY[0] <= size < ORDINARY[1] for size in sizes),
        distance <= APART,
        not tame,
        *_odd(homes, point),
    )


def _odd(homes: Domains, point: Point) -> tuple[int, ...]:
    """A letter is not at home, and how large the denominators are."""
    away = not all(inside(value, homes[name]) for name, value in point.items())
    return away, max((value.denominator for value in point.values()), default=1)


def _distance(given: float, expected: float) -> float:
    largest = max(abs(given), abs(expected))
    return abs(given - expected) / largest if largest else 0.0


def _values(program: Evaluator, point: Point) -> tuple[float | None, float | None, bool]:
    """The two values, and that nothing is so far out that σ and its like are all but constant."""
    first, second, *steep = program.run(point, COARSE, (*program.roots[:2], *program.steep))
    given, expected = (None if isinstance(value, NoValue) else middle(value) for value in (first, second))
    if UNCLEAR in (first, second):
        given, expected = program.floats(point)
    return given, expected, all(isinstance(value, NoValue) or abs(middle(value)) <= TAME for value in steep)


# --- what is said -----------------------------------------------------------------------------------------------------


def located(said: tuple[str, str], counterexample: Counterexample, **fields: str) -> Sentence:
    """What is said at the point of a witness, "At w = 1 and x = 2 …", or where there are no letters."""
    at_a_point, alone = said
    if not counterexample.point:
        return Sentence(alone, {name: fields[name] for name in names(alone)})
    places = Listed(
        tuple(say("{letter} = {value}", letter=letter, value=value) for letter, value in counterexample.point)
    )
    return Sentence(
        at_a_point, {"places": places} | {name: fields[name] for name in names(at_a_point) if name in fields}
    )


def shown(one: float, other: float) -> tuple[str, str]:
    """Both as decimals, with as many digits as it takes to see that they differ, close ones with equally many."""
    pair = "", ""
    for digits in FIGURES:
        pair = _decimal(one, digits), _decimal(other, digits)
        if pair[0] != pair[1]:
            break
    pair = _aligned(*pair) if _distance(one, other) < APART else pair
    return _written(pair[0]), _written(pair[1])


def _written(decimal: str) -> str:
    """With a true minus, and a comma between thousands."""
    whole, point, rest = decimal.partition(".")
    commas = f"{int(whole):,}" if whole.lstrip("-").isdigit() and abs(int(whole)) >= MANY else whole
    return f"{commas}{point}{rest}".replace("-", "−")


def _decimal(value: float, digits: int) -> str:
    """1234.5, 0.00012 and 1.2·10^20: a number to so many figures, as it is written by hand."""
    short = f"{value:.{digits}g}"
    if "e" not in short:
        return short
    if PLAIN[0] <= abs(value) < PLAIN[1]:
        figures, power = short.split("e")
        decimals = max(len(figures.partition(".")[2]) - int(power), 0)
        return f"{value:.{decimals}f}"
    if "e" in short:
        figures, power = short.split("e")
        return f"{figures}·10^{int(power)}" if int(power) > 0 else f"{figures}·10^({int(power)})"
    return short


def _aligned(one: str, other: str) -> tuple[str, str]:
    """Two decimals with the same number of decimal places: 1.3860 and 1.3863."""
    if "·" in one + other or "." not in one + other:
        return one, other
    places = max(len(text.partition(".")[2]) for text in (one, other))
    padded = [
        text + ("" if "." in text else ".") + "0" * (places - len(text.partition(".")[2])) for text in (one, other)
    ]
    return padded[0], padded[1]
