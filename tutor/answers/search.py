"""What somebody may have done to arrive at an answer: every way with at most two misconceptions, tried in numbers.

A way is made of the sound rules, of slips (a misconception once, at one place) and of beliefs (a misconception at every
chance). Ways are evaluated at a few points in floating point while they are searched, and only the few that fit are
built as expressions, for `equality` to confirm. Nothing is said to the learner here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

from sympy import Basic, Expr, Symbol

from tutor.answers.floats import Row, Rows, alike
from tutor.symbolic.building import put
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import first_rewrite, settled
from tutor.symbolic.misconceptions import MISCONCEPTIONS, QUESTION_MISCONCEPTIONS, Misconception
from tutor.symbolic.rules import RULES

DEPTH = 40  # derivatives within derivatives
EFFORT = 6000  # evaluations in one search; what is not found by then is not explained

@dataclass(frozen=True, slots=True)
class Slip:
    """A misconception, by its place in the table, and the derivative at which it happened."""

    number: int
    mark: D

    @property
    def misconception(self) -> Misconception:
        return MISCONCEPTIONS[self.number]


@dataclass(frozen=True, slots=True)
class Way:
    """One way through an expression: the numbers it comes to, what went wrong on it, and how to write it down."""

    row: Row
    slips: tuple[Slip, ...]
    form: Expr
    parts: tuple[tuple[D, Way], ...] = ()

    def built(self) -> Expr:
        """The expression that this way arrives at."""
        expr = self.form
        for mark, way in self.parts:
            expr = put(expr, mark, way.built())
        return expr


@dataclass(frozen=True, slots=True)
class Explanation:
    """Misconceptions that lead from a question to an answer: each with the place, and the answer they lead to."""

    made: tuple[tuple[Misconception, Expr], ...]  # most specific first
    answer: Expr

    @property
    def names(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(entry.name for entry, _ in self.made)


class TooMuch(RuntimeError):
    """The search has used up its effort."""


@lru_cache(maxsize=4096)
def options(mark: D) -> tuple[tuple[int | None, Expr], ...]:
    """What a derivative may be rewritten to: by the sound rule (None), and by each misconception that applies."""
    sound = first_rewrite(mark, RULES)
    found: list[tuple[int | None, Expr]] = [] if sound is None else [(None, settled(sound[1]))]
    for number, entry in enumerate(MISCONCEPTIONS):
        rewritten = entry.rewrite(mark.f, mark.x)
        if rewritten is not None:
            found.append((number, settled(rewritten)))
    return tuple(found)


@dataclass(slots=True)
class Search:
    """All ways through the derivatives of one question, at these points."""

    points: Sequence[Mapping[str, float]]
    effort: int = EFFORT
    _rows: dict[Expr, Rows] = field(default_factory=dict)
    _known: dict[tuple[Basic, tuple[int, ...], int], list[Way]] = field(default_factory=dict)

    def ways(self, expr: Expr, beliefs: tuple[int, ...], slips: int, depth: int = 0) -> list[Way]:
        """Every way to take the derivatives in an expression, with these beliefs and at most so many slips."""
        rows = self._rows_of(expr)
        partial: list[tuple[tuple[Slip, ...], tuple[tuple[D, Way], ...]]] = [((), ())]
        for mark in rows.marks:
            ways = self._of_mark(mark, beliefs, slips, depth + 1)
            partial = [
                (done + way.slips, (*parts, (mark, way)))
                for done, parts in partial
                for way in ways
                if _cost(done + way.slips, beliefs) <= slips
            ]
        return [Way(self._evaluated(rows, parts), done, expr, parts) for done, parts in partial]

    def _of_mark(self, mark: D, beliefs: tuple[int, ...], slips: int, depth: int) -> list[Way]:
        key = (mark, beliefs, slips)
        if key not in self._known:
            self._known[key] = [] if depth > DEPTH else list(_distinct(self._taken(mark, beliefs, slips, depth)))
        return self._known[key]

    def _taken(self, mark: D, beliefs: tuple[int, ...], slips: int, depth: int) -> Iterator[Way]:
        if mark.f.has(D):
            for inner in self.ways(mark.f, beliefs, slips, depth):
                left = slips - _cost(inner.slips, beliefs)
                for way in self._of_mark(D(inner.built(), mark.x), beliefs, left, depth):
                    yield Way(way.row, inner.slips + way.slips, way.form, way.parts)
            return
        found = options(mark)
        believed = [option for option in found if option[0] in beliefs]
        for number, form in believed or found:
            mine = () if number is None else (Slip(number, mark),)
            left = slips - _cost(mine, beliefs)
            if left >= 0:
                for way in self.ways(form, beliefs, left, depth):
                    yield Way(way.row, mine + way.slips, form, way.parts)

    def _rows_of(self, expr: Expr) -> Rows:
        if expr not in self._rows:
            self._rows[expr] = Rows(expr, self.points)
        return self._rows[expr]

    def _evaluated(self, rows: Rows, parts: tuple[tuple[D, Way], ...]) -> Row:
        self.effort -= 1
        if self.effort < 0:
            raise TooMuch
        return rows.at({mark: way.row for mark, way in parts})


def _cost(slips: tuple[Slip, ...], beliefs: tuple[int, ...]) -> int:
    return sum(slip.number not in beliefs for slip in slips)


def _distinct(ways: Iterator[Way]) -> Iterator[Way]:
    """The ways without those whose slips change nothing."""
    sound: Row | None = None
    for way in ways:
        if not way.slips:
            sound = way.row
        elif sound is not None and alike(way.row, sound):
            continue
        yield way


def explanations(
    asked: Expr, by: Symbol, row: Row, points: Sequence[Mapping[str, float]], effort: int = EFFORT
) -> list[Explanation]:
    """Every way that comes to these numbers with as few misconceptions as possible; none, or the effort spent: []."""
    search = Search(points, effort)
    starts = _starts(asked, by)
    try:
        for level in (_once, _twice):
            found = _unlike(level(search, asked, starts, row))
            if found:
                return found
    except TooMuch:
        pass
    return []


def _starts(asked: Expr, by: Symbol) -> list[tuple[Misconception, Expr]]:
    """What the question becomes under each misconception about whole questions."""
    starts = []
    for entry in QUESTION_MISCONCEPTIONS:
        rewritten = entry.rewrite(asked, by)
        if isinstance(rewritten, Expr):  # a vector is compared by component
            starts.append((entry, rewritten))
    return starts


Start = tuple[Misconception, Expr]


def _once(search: Search, asked: Expr, starts: list[Start], row: Row) -> Iterator[Explanation]:
    """One misconception: about the question, once at one place, or at every chance."""
    for entry, expr in starts:
        yield from _fitting(search.ways(expr, (), 0), row, (entry, asked))
    slips = search.ways(asked, (), 1)
    yield from _fitting(slips, row)
    for number in _met(slips):
        yield from _fitting(search.ways(asked, (number,), 0), row)


def _twice(search: Search, asked: Expr, starts: list[Start], row: Row) -> Iterator[Explanation]:
    """Two: about the question and at one place; two at every chance; one at every chance and one once; two once."""
    for entry, expr in starts:
        yield from _fitting(search.ways(expr, (), 1), row, (entry, asked))
    met = _met(search.ways(asked, (), 1))
    for beliefs in combinations(met, 2):
        yield from _fitting(search.ways(asked, beliefs, 0), row)
    for number in met:
        yield from _fitting(search.ways(asked, (number,), 1), row)
    yield from _fitting(search.ways(asked, (), 2), row)


def _met(ways: list[Way]) -> list[int]:
    """The misconceptions for which there was a chance, most specific first."""
    return sorted({slip.number for way in ways for slip in way.slips})


def _fitting(ways: list[Way], row: Row, start: tuple[Misconception, Expr] | None = None) -> Iterator[Explanation]:
    for way in ways:
        if alike(way.row, row):
            made: dict[int, Expr] = {}
            for slip in sorted(way.slips, key=lambda slip: slip.number):
                made.setdefault(slip.number, slip.mark.f)
            about = () if start is None else (start,)
            rest = tuple((MISCONCEPTIONS[number], place) for number, place in made.items())
            if about or rest:
                yield Explanation(about + rest, way.built())


def _unlike(found: Iterator[Explanation]) -> list[Explanation]:
    """One explanation for each set of names."""
    by_names: dict[tuple[str, ...], Explanation] = {}
    for explanation in found:
        by_names.setdefault(explanation.names, explanation)
    return list(by_names.values())
