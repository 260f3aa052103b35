"""Ways through the derivatives of one expression: by the sound rules, with slips and with beliefs, in numbers.

A slip is a misconception once, at one place; a belief is one at every chance. Every way is evaluated at a few points in
floating point, and written down as an expression only on demand. Which ways to try, and which of them explain an
answer, is in `search`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sympy import Add, Basic, Expr, Mul, Pow, exp

from tutor.answers.budget import spend, weight
from tutor.answers.diagnosing.floats import FloatRows, Row, alike
from tutor.misconceptions import OF_DERIVATIVES, Misconception
from tutor.misconceptions.functions import FUNCTIONS
from tutor.misconceptions.likelihood import believable
from tutor.misconceptions.powers import POWERS
from tutor.misconceptions.products import PRODUCTS, quotient
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import first_rewrite, trivial_taken
from tutor.symbolic.outer import taken_apart, with_inside
from tutor.symbolic.rules import RULES, moves
from tutor.symbolic.unevaluated import over, put, times


def numbered(entries: Iterable[Misconception]) -> frozenset[int]:
    """The places of their forms in the table."""
    names = {entry.name for entry in entries}
    return frozenset(number for number, form in enumerate(OF_DERIVATIVES) if form.name in names)


NUMBER = {form.name: number for number, form in enumerate(OF_DERIVATIVES)}
REPLACED, DROPPED = NUMBER["inside-replaced"], NUMBER["inner-slope-dropped"]
NUMERATORS = tuple(NUMBER[name] for name in ("plus-in-quotient", "quotient-order-swapped"))
DENOMINATORS: tuple[tuple[int, Callable[[Expr, Expr], Expr]], ...] = (  # by what the right one, v², is multiplied
    (NUMBER["over-bottom-once"], lambda u, v: v**-1),
    (NUMBER["over-top-squared"], lambda u, v: over(u**2, v**2)),
    (NUMBER["bottom-forgotten"], lambda u, v: v**-2),
)
TURNED = (NUMBER["quotient-order-swapped"], NUMBER["over-top-squared"])  # together they are upside-down
EVERYTHING = tuple(range(len(OF_DERIVATIVES)))
OUTER = tuple(sorted(numbered((*POWERS, *FUNCTIONS))))
OF_FRACTIONS = {NUMBER["over-bottom-once"], NUMBER["bottom-forgotten"]}  # of 1/v as well, which is a power
OF_PRODUCTS = numbered(PRODUCTS) - OF_FRACTIONS
OF_POWERS = numbered(POWERS) | {NUMBER["logistic-for-another"]}
OF_FUNCTIONS = numbered(FUNCTIONS) - OF_POWERS
DEPTH = 40  # derivatives within derivatives
UNITS = 5  # of the budget of an answer, for each evaluation
LONG = 50  # instructions by which an evaluation costs as much again
PLACED, RUN = 4, 4  # of the budget, for an instruction that is built; and instructions that are run for one of it
LARGE = 10  # nodes by which rewriting a function costs as much again


@dataclass(frozen=True, slots=True)
class PathSlip:
    """A misconception, by its place in the table, and the derivative at which it happened."""

    number: int
    derivative: D


@dataclass(frozen=True, slots=True)
class DerivationPath:
    """One way through an expression: the numbers it comes to, what went wrong on it, and how to write it down."""

    row: Row
    slips: tuple[PathSlip, ...]
    form: Expr
    parts: tuple[tuple[D, DerivationPath], ...] = ()

    def built(self) -> Expr:
        """The expression that this way arrives at."""
        expr = self.form
        for derivative, way in self.parts:
            expr = put(expr, derivative, way.built())
        return expr


class TooMuch(RuntimeError):
    """The search has used up its effort."""


@lru_cache(maxsize=4096)
def sound(derivative: D) -> Expr | None:
    """What the first rule that applies makes of a derivative."""
    found = first_rewrite(derivative, RULES)
    return None if found is None else trivial_taken(found[1])


@lru_cache(maxsize=16384)
def wrong_rewrite(number: int, derivative: D) -> Expr | None:
    """What one misconception makes of a derivative; None where it has no chance."""
    rewritten = OF_DERIVATIVES[number].apply(derivative)
    return None if rewritten is None else trivial_taken(rewritten)


@lru_cache(maxsize=256)
def chances(head: type[Expr]) -> tuple[int, ...]:
    """The misconceptions that may happen to an expression of this kind: none about products happens to a sum."""
    power, function = issubclass(head, Pow | exp), not issubclass(head, Pow | Add | Mul)
    never = (
        (frozenset() if issubclass(head, Mul) else OF_PRODUCTS)
        | (frozenset() if power else OF_POWERS)
        | (frozenset() if function else OF_FUNCTIONS)
    )
    return tuple(number for number in EVERYTHING if number not in never)


@lru_cache(maxsize=4096)
def both_at_once(derivative: D) -> tuple[tuple[tuple[int, ...], Expr], ...]:
    """Two mistakes at one place: s(x) du and s(u) for d g(u) with a wrong slope s of g; two in one quotient rule."""
    parts = taken_apart(derivative.f, derivative.x)
    if parts is None:
        return tuple(_in_a_quotient(derivative))
    if parts[1] == derivative.x or not moves(parts[1], derivative.x):
        return ()
    alone, inner = D(with_inside(derivative.f, derivative.x, derivative.x), derivative.x), D(parts[1], derivative.x)
    slopes = [
        (number, slope)
        for number in OUTER
        if not OF_DERIVATIVES[number].alone and (slope := wrong_rewrite(number, alone)) is not None
    ]
    replaced = [((REPLACED, number), trivial_taken(times(slope, inner))) for number, slope in slopes]
    dropped = [((number, DROPPED), put(slope, derivative.x, parts[1])) for number, slope in slopes if not slope.has(D)]
    return (*replaced, *dropped)


def _in_a_quotient(derivative: D) -> Iterator[tuple[tuple[int, ...], Expr]]:
    """A wrong numerator over a wrong denominator."""
    parts = quotient(derivative.f, derivative.x)
    if parts is None:
        return
    for above in NUMERATORS:
        for below, factor in DENOMINATORS:
            if (above, below) != TURNED:
                yield (above, below), trivial_taken(over(wrong_rewrite(above, derivative), factor(*parts)))


@dataclass(slots=True)
class Search:
    """All ways through the derivatives of one question, at these points."""

    points: Sequence[Mapping[str, float]]
    effort: int
    pool: tuple[int, ...] = EVERYTHING  # the misconceptions that may happen
    _rows: dict[Expr, FloatRows] = field(default_factory=dict)
    _known: dict[tuple[Basic, tuple[int, ...], int], list[DerivationPath]] = field(default_factory=dict)

    def ways(self, expr: Expr, beliefs: tuple[int, ...], slips: int, depth: int = 0) -> list[DerivationPath]:
        """Every way to take the derivatives in an expression, with these beliefs and at most so many slips."""
        rows = self._rows_of(expr)
        partial: list[tuple[tuple[PathSlip, ...], tuple[tuple[D, DerivationPath], ...]]] = [((), ())]
        for derivative in rows.derivatives:
            ways = self._of_derivative(derivative, beliefs, slips, depth + 1)
            costs = [(way, _cost(way.slips, beliefs)) for way in ways]
            fitting = {left: [way for way, cost in costs if cost <= left] for left in range(slips + 1)}
            partial = [
                (done + way.slips, (*parts, (derivative, way)))
                for done, parts in partial
                for way in fitting[slips - _cost(done, beliefs)]
                if _believable(done, way.slips)
            ]
        return [DerivationPath(self._evaluated(rows, parts), done, expr, parts) for done, parts in partial]

    def only(self, number: int) -> Search:
        """The search for one misconception alone, with what is left of the effort."""
        return Search(self.points, self.effort, (number,), self._rows)

    def _of_derivative(self, derivative: D, beliefs: tuple[int, ...], slips: int, depth: int) -> list[DerivationPath]:
        key = (derivative, beliefs, slips)
        if key not in self._known:
            self._known[key] = [] if depth > DEPTH else list(_distinct(self._taken(derivative, beliefs, slips, depth)))
        return self._known[key]

    def _taken(self, derivative: D, beliefs: tuple[int, ...], slips: int, depth: int) -> Iterator[DerivationPath]:
        if derivative.f.has(D):
            yield from self._nested(derivative, beliefs, slips, depth)
            return
        for numbers, form in self._options(derivative, beliefs, slips):
            mine = tuple(PathSlip(number, derivative) for number in numbers)
            for way in self.ways(form, beliefs, slips - _cost(mine, beliefs), depth):
                if _believable(mine, way.slips):
                    yield DerivationPath(way.row, mine + way.slips, form, way.parts)

    def _nested(self, derivative: D, beliefs: tuple[int, ...], slips: int, depth: int) -> Iterator[DerivationPath]:
        for inner in self.ways(derivative.f, beliefs, min(slips, 1), depth):
            left = min(slips, 1) - _cost(inner.slips, beliefs)
            for way in self._of_derivative(D(inner.built(), derivative.x), beliefs, left, depth):
                yield DerivationPath(way.row, inner.slips + way.slips, way.form, way.parts)

    def _options(self, derivative: D, beliefs: tuple[int, ...], slips: int) -> Iterator[tuple[tuple[int, ...], Expr]]:
        """What somebody with these beliefs and slips may make of a derivative; a belief leaves no choice."""
        believed = [((number,), form) for number in beliefs if (form := wrong_rewrite(number, derivative)) is not None]
        right = sound(derivative)
        if not believed and right is not None:
            yield (), right
        if slips and not believed:
            pool = chances(derivative.f.func) if self.pool is EVERYTHING else self.pool
            self._spend(len(pool) * (1 + weight(derivative.f) // LARGE))
            everything = ((number, wrong_rewrite(number, derivative)) for number in pool)
            yield from (((number,), form) for number, form in everything if form is not None)
            yield from both_at_once(derivative) if slips > 1 and self.pool is EVERYTHING else ()
        yield from believed

    def _rows_of(self, expr: Expr) -> FloatRows:
        if expr not in self._rows:
            self._rows[expr] = FloatRows(expr, self.points)
            spend(PLACED * len(self._rows[expr]))
        return self._rows[expr]

    def _evaluated(self, rows: FloatRows, parts: tuple[tuple[D, DerivationPath], ...]) -> Row:
        self._spend(1 + len(rows) // LONG)
        spend(len(rows) // RUN)
        return rows.at({derivative: way.row for derivative, way in parts})

    def _spend(self, effort: int) -> None:
        spend(UNITS * effort)
        self.effort -= effort
        if self.effort < 0:
            raise TooMuch


def _cost(slips: tuple[PathSlip, ...], beliefs: tuple[int, ...]) -> int:
    return sum(slip.number not in beliefs for slip in slips)


def _believable(one: tuple[PathSlip, ...], more: tuple[PathSlip, ...]) -> bool:
    """Somebody may have made both of these, or one of them several times."""
    if not one or not more:
        return True
    return believable([OF_DERIVATIVES[number] for number in {slip.number for slip in (*one, *more)}])


def _distinct(ways: Iterator[DerivationPath]) -> Iterator[DerivationPath]:
    """The ways without those whose slips change nothing."""
    sound: Row | None = None
    for way in ways:
        if not way.slips:
            sound = way.row
        elif sound is not None and alike(way.row, sound):
            continue
        yield way
