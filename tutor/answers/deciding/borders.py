"""Where two expressions bend, jump, end or look like constants: points on every side of it, or a proof that none is.

A kink hides what lies behind it: |x + 1000| is x + 1000 at every point that is near. So each border (the argument of a
kink, a jump, a root or a logarithm) is followed along one letter at a time. A line is cut where the borders are 0, and
a point is taken from every piece; a border within a border cuts first, so that a needle as thin as
relu(10^(−9) − |x − 1/7|) is met. Where one side of a kink is never met, `one_sided` may prove that there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import islice, pairwise
from math import isqrt

from mpmath.libmp import finf, fninf, from_rational, fzero, mpf_le, mpf_shift, round_ceiling, round_floor
from sympy import Add, Dummy, Expr, Matrix, Poly, Pow, Symbol, log

from tutor.answers.budget import spend, weight
from tutor.answers.deciding.program import Box, Evaluator, Point
from tutor.answers.deciding.sampling import Domains, bounds, generic, inside
from tutor.elementary.heads import cases
from tutor.elementary.intervals import UNDEFINED, Interval, Mpf, NoValue, Value, enclose, sign
from tutor.elementary.table import LEAST

COARSE = 80  # bits that suffice to see the sign of a border
BASES = 3  # points through which the lines are drawn
SCALES = (1, 12, 150)
LINES = 6  # letters along which borders are followed
SPOTS = (*map(Fraction, (0, 1, 2, -5, 3, -1, 8, -13, 21, -34, 55, -89, 144, -377, 1000, -1000)), Fraction(1, 1000))
FOUR = 4  # spots that tell whether a border is linear or quadratic along a line
HALVINGS = 30  # steps to where a border changes its sign
CURVED = 3  # changes of sign, and dips, of a border that is no straight line or parabola
NARROWINGS = 8  # steps towards where a border is nearest to 0
ALIKE = Fraction(1, 2**50)  # what is left of a difference at so many bits
STEPS = tuple(Fraction(*step) for step in ((1, 3), (7, 2), (50, 7), (101, 3)))  # beyond the last border
WIDER = tuple(Fraction(sign * step, 7) for step in (3, 5, 11, 27, 50) for sign in (1, -1))
FLAT = 30  # where what is steep is given so much, it looks like a constant
LARGEST = Fraction(2**8192)  # no number that can be typed in full is as large
QUADRATIC, SQUARED = 4, 3000  # letters of a polynomial that is proved to be a sum of squares, and what that costs
LOOSENED = 100  # units for each node of what is proved by what its parts are at least
SIDES = (0, 1, -1)  # with these √(v² + c) is no less than 0, v and −v
PARTS = 150  # parts of a line that are looked at for a proof
CONVERTED, FITTED = 4, 50  # units for a value made a fraction, and for a parabola
Row = tuple[Fraction | None, ...]
Signs = tuple[int | None, ...]
Ends = dict[str, tuple[Fraction | None, Fraction | None]]


def signs_at(program: Evaluator, point: Point) -> Signs:
    """On which side of each border a point lies; None where a border has no value there, or is too near."""
    values = program.run(point, COARSE, program.borders) if program.borders else []
    return tuple(None if isinstance(value, NoValue) else sign(value) for value in values)


def missing(program: Evaluator, met: Sequence[Signs]) -> dict[int, set[int]]:
    """The sides of borders that no point has met, for each border that has one."""
    sides = {border: {-1, 1} - {signs[at] for signs in met} for at, border in enumerate(program.borders)}
    return {border: wanted for border, wanted in sides.items() if wanted}


def bordering(program: Evaluator, domains: Domains, seen: list[Point]) -> Iterator[Point]:
    """Points on the sides of borders that `seen` has left out, and between any two kinks on a line."""
    met = [signs_at(program, point) for point in seen]
    wanted = missing(program, met)
    if not wanted and len(program.kinks) < 2:
        return
    for name in islice(_directions(program, [*wanted, *program.kinks]), LINES):
        for point in _pieces(program, domains, seen[-1], name):
            met.append(signs_at(program, point))
            yield point
    proved: set[int] = set()
    for base in (seen[0], *reversed(seen[-BASES:-1])):
        left = {at: never for at, never in missing(program, met).items() if at not in proved}
        hard = [at for at, never in left.items() if _is_open(program, domains, at, never)]
        proved |= left.keys() - set(hard)
        for name in islice(_directions(program, hard), LINES):
            for point in _pieces(program, domains, base, name):
                met.append(signs_at(program, point))
                yield point
    for point in _scattered(program, domains) if missing(program, met) else ():
        signs = signs_at(program, point)
        if signs not in met:
            met.append(signs)
            yield point


def _is_open(program: Evaluator, domains: Domains, border: int, never: set[int]) -> bool:
    """A kink in several letters of which a side is missing: a line through another place may meet it."""
    kink = border in program.kinks and len(program.letters(border)) > 1
    return kink and not one_sided(program, domains, border, never)


def _scattered(program: Evaluator, domains: Domains) -> Iterator[Point]:
    """Generic points, and the same ones further and further out, where one term outgrows the others."""
    for point in generic(program.names, domains):
        for factor in SCALES:
            further = {name: value * factor for name, value in point.items()}
            if all(inside(value, domains[name]) for name, value in further.items()):
                yield further


def _directions(program: Evaluator, borders: Iterable[int]) -> Iterator[str]:
    """The letters of the borders, those of the first ones first."""
    return iter(dict.fromkeys(name for border in borders for name in sorted(program.letters(border))))


def beyond(program: Evaluator, domains: Domains, base: Point) -> Iterator[Point]:
    """Points near every border: √(x − 50) has a value there, and at no easy point."""
    for name in program.names[:LINES]:
        for cut in _Line(program, base, name).cuts():
            yield from ({**base, name: cut + step} for step in WIDER if inside(cut + step, domains[name]))


def waking(program: Evaluator, domains: Domains, base: Point) -> Iterator[Point]:
    """Points at which what is steep is given a small number: tanh(1000x) near 0, e^(x − 2000) near 2000."""
    for name in program.names[:LINES]:
        line = _Line(program, base, name, tuple(program.steep))
        for at in range(len(program.steep)):
            for place in line.gentle(at):
                if inside(place, domains[name]):
                    yield {**base, name: place}


def asleep(program: Evaluator, points: Sequence[Point]) -> bool:
    """Something steep looks like a constant at every one of the points."""
    if not program.steep or not points:
        return bool(program.steep)
    rows = [[_fraction(value) for value in program.run(point, COARSE, tuple(program.steep))] for point in points]
    return any(all(value is None or abs(value) > FLAT for value in column) for column in zip(*rows, strict=True))


# --- one line ---------------------------------------------------------------------------------------------------------


class _Line:
    """The values of borders, or of other instructions, where one letter moves and all others stand still."""

    def __init__(self, program: Evaluator, base: Point, name: str, places: Sequence[int] | None = None) -> None:
        self._program, self._base, self._name = program, base, name
        self._places = tuple(program.borders if places is None else places)
        self._known: dict[Fraction, Row] = {}
        self._alone: dict[tuple[Fraction, int], Fraction | None] = {}

    def at(self, spot: Fraction) -> Row:
        """All values at one spot."""
        if spot not in self._known:
            spend(CONVERTED * len(self._places))
            values = self._program.run({**self._base, self._name: spot}, COARSE, self._places)
            self._known[spot] = tuple(map(_fraction, values))
        return self._known[spot]

    def one(self, spot: Fraction, at: int) -> Fraction | None:
        """One of the values alone, where the others are not asked for."""
        if spot in self._known:
            return self._known[spot][at]
        if (spot, at) not in self._alone:
            spend(CONVERTED)
            (value,) = self._program.run({**self._base, self._name: spot}, COARSE, self._places[at : at + 1])
            self._alone[spot, at] = _fraction(value)
        return self._alone[spot, at]

    def cuts(self) -> list[Fraction]:
        """Where the borders are 0, or nearest to it, those within others first."""
        found: list[Fraction] = []
        bent = {at for at, place in enumerate(self._places) if self._program.bent(place)}
        moving = [at for at, place in enumerate(self._places) if self._name in self._program.letters(place)]
        for at in moving:
            if at not in bent:
                found += self._smooth(at)
        found = sorted(set(found))
        for at in moving:
            if at in bent:
                found = sorted({*found, *self._straight(at, found)})
        return found

    def gentle(self, at: int) -> Iterator[Fraction]:
        """Beside where one of the values is 0, or nearest to it: as far away as it stays small."""
        for root in self._smooth(at):
            for side in (1, -1):
                step = Fraction(side)
                while abs(step) > ALIKE and abs(self.at(root + step)[at] or Fraction(0)) > 1:
                    step /= 10
                yield root + step

    def _smooth(self, at: int) -> list[Fraction]:
        spend(FITTED)
        known = [(spot, value) for spot in SPOTS[:FOUR] if (value := self.at(spot)[at]) is not None]
        if len(known) == FOUR:
            (spot, value) = known[-1]
            guess = _parabola(known[:3], spot)
            if abs(guess - value) <= ALIKE * (abs(value) + 1):
                return _roots(known[:3])
        rest = [(spot, value) for spot in sorted(SPOTS) if (value := self.at(spot)[at]) is not None]
        found = (*islice(self._changes(at, rest), CURVED), *islice(self._nearest(at, rest), CURVED))
        return sorted(found, key=abs)

    def _changes(self, at: int, known: list[tuple[Fraction, Fraction]]) -> Iterator[Fraction]:
        """Between two spots on different sides."""
        for (low, below), (high, above) in pairwise(known):
            if below == 0:
                yield low
            elif (below > 0) != (above > 0):
                yield self._halved(at, low, high, below > 0)

    def _halved(self, at: int, low: Fraction, high: Fraction, positive: bool) -> Fraction:
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            value = self.one(middle, at)
            if value is None:
                break
            low, high = (middle, high) if (value > 0) == positive else (low, middle)
        return (low + high) / 2

    def _nearest(self, at: int, known: list[tuple[Fraction, Fraction]]) -> Iterator[Fraction]:
        """Where the size of a border that stays on one side has a dip."""
        for (low, one), (middle, two), (high, three) in zip(known, known[1:], known[2:], strict=False):
            if abs(two) <= min(abs(one), abs(three)) and (one > 0) == (two > 0) == (three > 0):
                yield self._lowest(at, low, middle, high)

    def _lowest(self, at: int, low: Fraction, middle: Fraction, high: Fraction) -> Fraction:
        for _ in range(NARROWINGS):
            left, right = (low + middle) / 2, (middle + high) / 2
            sizes = [value and abs(value) for value in (self.one(left, at), self.one(middle, at), self.one(right, at))]
            if None in sizes:
                break
            least = min(range(3), key=lambda which: sizes[which] or 0)
            low, middle, high = ((low, left, middle), (left, middle, right), (middle, right, high))[least]
        return middle

    def _straight(self, at: int, cuts: list[Fraction]) -> Iterator[Fraction]:
        """A border with kinks inside is straight, or nearly so, between their cuts."""
        for low, high in pairwise((None, *cuts, None)):
            spots = _spots(low, high)
            known = [(spot, value) for spot in spots if (value := self.at(spot)[at]) is not None]
            if len(known) == len(spots):
                roots = _roots(known)
                yield from (root for root in roots if (low is None or root > low) and (high is None or root < high))


def _pieces(program: Evaluator, domains: Domains, base: Point, name: str) -> Iterator[Point]:
    """A point from every piece into which the borders cut a line, and several beyond the last ones."""
    cuts = _Line(program, base, name).cuts()
    if not cuts:
        return
    domain = domains[name]
    low, high = bounds(domain)
    inner = (one + (other - one) * Fraction(3, 7) for one, other in pairwise(cuts))
    outer = (edge + side * step for edge, side in ((cuts[0], -1), (cuts[-1], 1)) for step in STEPS)
    ends = (
        *(() if low is None else ((low + cuts[0]) / 2,)),
        *(() if high is None else ((high + cuts[-1]) / 2,)),
    )
    for place in dict.fromkeys((*inner, *outer, *ends)):
        for spot in (place, Fraction(round(place))) if domain.integer else (place,):
            if inside(spot, domain):
                yield {**base, name: spot}


def _spots(low: Fraction | None, high: Fraction | None) -> tuple[Fraction, Fraction, Fraction]:
    """Three spots between two cuts, or beyond one."""
    if low is not None and high is not None:
        return low + (high - low) / 4, low + (high - low) / 2, low + 3 * (high - low) / 4
    if low is not None:
        return low + 1, low + 2, low + 3
    return (high - 1, high - 2, high - 3) if high is not None else (SPOTS[0], SPOTS[1], SPOTS[2])


def _parabola(known: Sequence[tuple[Fraction, Fraction]], spot: Fraction) -> Fraction:
    """What a parabola through three points has at another spot."""
    (a, one), (b, two), (c, three) = known
    first, second = (two - one) / (b - a), (three - two) / (c - b)
    return one + first * (spot - a) + (second - first) / (c - a) * (spot - a) * (spot - b)


def _roots(known: Sequence[tuple[Fraction, Fraction]]) -> list[Fraction]:
    """Where a parabola through three points is 0, and where it turns."""
    (a, one), (b, two), (c, three) = known
    first, second = (two - one) / (b - a), (three - two) / (c - b)
    bend = (second - first) / (c - a)
    if abs(bend) <= ALIKE * (abs(first) + abs(second)):
        return [a - one / first] if first else []
    turn = (a + b) / 2 - first / (2 * bend)
    square = -_parabola(known, turn) / bend
    if square <= 0:
        return [turn]
    root = Fraction(isqrt(int(square * 2**120)), 2**60)
    return [turn - root, turn, turn + root]


def _fraction(value: Value) -> Fraction | None:
    """A number as a fraction, rounded where it is enclosed; None where it has no value or is immense."""
    if isinstance(value, NoValue | Fraction):
        return None if isinstance(value, NoValue) else value
    ends = []
    for minus, mantissa, exponent, _ in value:
        if abs(exponent) > 4000 or (not mantissa and exponent):
            return None
        ends.append((-1 if minus else 1) * int(mantissa) * Fraction(2) ** exponent)
    return (ends[0] + ends[1]) / 2


# --- what is never met ------------------------------------------------------------------------------------------------


def one_sided(program: Evaluator, domains: Domains, border: int, never: set[int]) -> bool:
    """Proved: no point of the domains is on this side of a kink."""
    if len(never) > 1:
        return False
    (side,) = never
    expr = Add(*_terms(-side * program.kinks[border]))  # is it nowhere below 0?
    if expr.is_nonnegative or _is_quadratic(expr):
        return True
    where = _with_values(expr, domains)
    if _never(program, {name: _between(*where[name]) for name in program.names}, border, side):
        return True
    letters = program.letters(border)
    if any(_is_above(total, where, letters) for total in _at_least(expr)):
        return True
    return len(letters) == 1 and _in_parts(program, where, border, side, *letters)


def _with_values(expr: Expr, domains: Domains) -> Ends:
    """The ends of the domains; where √x or ln x has a value x is not below 0."""
    where = {name: bounds(domain) for name, domain in domains.items()}
    for symbol in _rooted(expr):
        low, high = where[symbol.name]
        where[symbol.name] = Fraction(0) if low is None else max(low, Fraction(0)), high
    return where


def _rooted(expr: Expr) -> set[Symbol]:
    """The letters of which an even root or a logarithm is taken, whatever the others are."""
    if expr.has(cases):
        return set()
    below = {part.args[0] for part in expr.atoms(Pow, log) if isinstance(part, log) or _is_even_root(part)}
    return {part for part in below if part.is_Symbol}


def _is_even_root(power: Pow) -> bool:
    return bool(power.exp.is_Rational and power.exp.q % 2 == 0)


def _at_least(expr: Expr) -> Iterator[Expr]:
    """The expression with what its parts are at least, and more: cosh u is 1 + u²/2 + s, √u is s, no s is below 0."""
    spend(LOOSENED * weight(expr))
    letters = {symbol: Dummy(symbol.name, positive=True) for symbol in _rooted(expr)}
    for least, side in zip(LEAST, SIDES, strict=True):
        parts = {part: least[type(part)](*part.args, s=_more()) for part in expr.atoms(*least)}
        roots = {part: _root_at_least(part, side) for part in expr.atoms(Pow) if _is_even_root(part)}
        yield Add(*_terms(expr.xreplace(roots | parts))).xreplace(letters)


def _root_at_least(root: Pow, side: int) -> Expr:
    """√u is 1 and more where u is; √(v² + c) is v and more, and −v; else a root is not below 0."""
    for term in Add.make_args(root.base) if 2 * root.exp == 1 and side else ():
        if term.is_Pow and term.exp == 2 and (root.base - term).is_nonnegative:
            return side * term.base + _more()
    return _more() + (1 if root.exp.is_positive and (root.base - 1).is_nonnegative else 0)


def _more() -> Symbol:
    return Dummy(nonnegative=True)


def _terms(expr: Expr) -> Iterator[Expr]:
    """The terms of a sum, and of sums within it."""
    number, rest = expr.as_coeff_Mul()
    if rest.is_Add:
        yield from (number * term for part in rest.args for term in _terms(part))
    else:
        yield expr


def _is_above(total: Expr, where: Ends, letters: frozenset[str]) -> bool:
    """Nowhere below 0: as it stands, or what is left without those terms that are not; these are e^x, and no powers."""
    rest = Add(*(term for term in Add.make_args(total) if not term.is_nonnegative or _is_power(term, letters)))
    if total.is_nonnegative or _is_quadratic(rest):
        return True
    left = {symbol.name for symbol in rest.free_symbols}
    if not left or not left <= letters:
        return False
    program = Evaluator(rest)
    if _never(program, {name: _between(*where[name]) for name in left}, program.roots[0], -1):
        return True
    return len(left) == 1 and _in_parts(program, where, program.roots[0], -1, *left)


def _is_power(term: Expr, letters: frozenset[str]) -> bool:
    """It is made of these letters, and has no functions or roots."""
    return {symbol.name for symbol in term.free_symbols} <= letters and bool(term.is_polynomial(*term.free_symbols))


def _is_quadratic(expr: Expr) -> bool:
    """It is a quadratic polynomial that is nowhere below 0, as its matrix with a row for the constant says."""
    letters = sorted(expr.free_symbols, key=str)
    if not letters:
        return bool(expr.is_nonnegative)
    if len(letters) > QUADRATIC or not expr.is_polynomial(*letters) or _degree(expr) > 2:
        return False
    spend(SQUARED)
    poly = Poly(expr, *letters)
    factors = (*(Poly(letter, *letters) for letter in letters), Poly(1, *letters))
    rows = [
        [poly.coeff_monomial((one * other).monoms()[0]) / (1 if one == other else 2) for other in factors]
        for one in factors
    ]
    return bool(Matrix(rows).is_positive_semidefinite)


def _degree(expr: Expr) -> int:
    """The degree of a polynomial, unless something cancels."""
    if expr.is_Mul:
        return sum(map(_degree, expr.args))
    if expr.is_Pow:
        return int(expr.exp) * _degree(expr.base)
    return max(map(_degree, expr.args), default=int(expr.is_Symbol))


def _never(program: Evaluator, box: Box, place: int, side: int) -> bool:
    (value,) = program.run(box, COARSE, [place])
    if isinstance(value, NoValue):
        return value is UNDEFINED
    low, high = enclose(value, COARSE)
    return bool(mpf_le(fzero, low) if side < 0 else mpf_le(high, fzero))


def _in_parts(program: Evaluator, where: Ends, place: int, side: int, name: str) -> bool:
    """The same, with the line cut into parts, as fine as it takes."""
    box = {other: _between(*where[other]) for other in program.names}
    low, high = where[name]
    ends = (-LARGEST if low is None else low, LARGEST if high is None else high)
    parts = [*pairwise((ends[0], *(cut for cut in (Fraction(-1), Fraction(1)) if ends[0] < cut < ends[1]), ends[1]))]
    for _ in range(PARTS):
        if not parts:
            return True
        start, stop = parts.pop()
        if not _never(program, {**box, name: _between(start, stop)}, place, side):
            cut = _cut(start, stop)
            parts += [(start, cut), (cut, stop)]
    return False


def _cut(low: Fraction, high: Fraction) -> Fraction:
    """Halfway; for numbers of very different size halfway between their digits."""
    if low > 0 and high > 4 * low:
        return Fraction(2) ** ((_digits(low) + _digits(high)) // 2)
    return -_cut(-high, -low) if high < 0 and low < 4 * high else (low + high) / 2


def _digits(number: Fraction) -> int:
    return number.numerator.bit_length() - number.denominator.bit_length()


def _between(low: Fraction | None, high: Fraction | None) -> Interval:
    """All numbers between two, or beyond one."""
    start = fninf if low is None else _rounded(low, round_floor)
    stop = finf if high is None else _rounded(high, round_ceiling)
    return start, stop


def _rounded(number: Fraction, rounding: str) -> Mpf:
    """A binary number; mpmath takes long to strip the zeros of 2^8000, so they are kept out."""
    zeros = max((number.numerator & -number.numerator).bit_length() - 1, 0)
    found: Mpf = mpf_shift(from_rational(number.numerator >> zeros, number.denominator, COARSE, rounding), zeros)
    return found
