"""The points at which explanations are searched: few, in floating point, where everything has an ordinary value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from sympy import Basic, Expr, Pow, Symbol

from tutor.answers.deciding.sampling import generic
from tutor.answers.diagnosing.floats import FloatRows, alike
from tutor.answers.diagnosing.question import Question, Update, key
from tutor.notation import Domain, domain
from tutor.symbolic.derivative import D

POINTS, LOOKED_AT = 3, 24  # points of a search, out of so many
ORDINARY = 1e8
HUGE = 60  # an exponent from which a power is ordinary only where its base is about 1
NEAR_ONE = (1.0007, 0.9991, 1.0003, 0.9996)

Sample = dict[str, float]


def samples(given: Expr, question: Question, domains: Mapping[Symbol, Domain] | None) -> list[Sample]:
    """Points at which the answer, the key and the question have ordinary values; as many of POINTS as there are."""
    letters = given.free_symbols | question.asked.free_symbols | question.of.free_symbols
    names = tuple(sorted(symbol.name for symbol in letters))
    where = {symbol.name: domain(symbol) for symbol in letters}
    where |= {symbol.name: each for symbol, each in (domains or {}).items()}
    fixed = {question.by.name: question.at} if isinstance(question, Update) and question.at is not None else {}
    drawn = [
        {name: float(fixed.get(name, value)) for name, value in point.items()}
        for point in islice(generic(names, where), LOOKED_AT)
    ]
    shown = [expr for expr in (question.of, given, key(question)) if not expr.has(D)]
    return _ordinary(list(_tamed(drawn, question.asked)), shown) or _ordinary(drawn, shown)


def _ordinary(points: list[Sample], expressions: list[Expr]) -> list[Sample]:
    """The first points at which all have ordinary values, one of them where the last two differ, if there is any.

    The last two are the answer and the key, which may be alike on one side of a kink.
    """
    columns = zip(points, *(FloatRows(expr, points).at() for expr in expressions), strict=True)
    good = [(point, values) for point, *values in columns if all(abs(value) < ORDINARY for value in values)]
    first, rest = good[:POINTS], good[POINTS:]
    if first and not any(_apart(values) for _, values in first):
        first = [*first[:-1], *([each for each in rest if _apart(each[1])] or first[-1:])[:1]]
    return [point for point, _ in first]


def _apart(values: list[float]) -> bool:
    return not alike(tuple(values[-2:-1]), tuple(values[-1:]))


def _tamed(points: list[Sample], asked: Basic) -> Iterator[Sample]:
    """The points moved along one letter, so that the base of a huge power comes to lie near 1."""
    huge = sorted((p for p in asked.atoms(Pow) if p.exp.is_Rational and abs(p.exp) > HUGE), key=str)
    for base in [power.base for power in huge if power.base.free_symbols][:1]:
        name = min(symbol.name for symbol in base.free_symbols)
        for point, near in zip(points, NEAR_ONE, strict=False):
            at = FloatRows(base, [{**point, name: 0.0}, {**point, name: 1.0}]).at()
            if at[1] != at[0]:
                yield {**point, name: (near - at[0]) / (at[1] - at[0])}
