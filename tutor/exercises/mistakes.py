"""What each known misconception would answer: computed for any exercise, never typed.

A misconception may give the right answer. When moving the numbers changes that, the numbers are to blame, and they are
not given; when it does not (the inner slope of (w − 3)² is 1 for any number), the question is of that kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from sympy import Expr, Symbol

from tutor.answers import Verdict, decide, ordinary_point, values
from tutor.exercises.drawing.perturb import moved
from tutor.misconceptions import OF_DERIVATIVES, OF_QUESTIONS, Form, as_rule
from tutor.misconceptions.subjects import Posed
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import NoRule, derive_expression, resolve, run
from tutor.symbolic.rules import RULES
from tutor.symbolic.sentence import Sentence, after_one_another

CLOSE = 1e-9
FORMS: tuple[Form[Any, Any], ...] = (*OF_QUESTIONS, *OF_DERIVATIVES)
TABLE = {form.name: form for form in FORMS}
WRONG_RULES = {form.name: form for form in OF_DERIVATIVES}
WHOLE = frozenset(form.name for form in OF_QUESTIONS)  # another question was answered


@lru_cache(maxsize=2048)
def expected(wanted: Expr) -> tuple[tuple[str, Expr], ...]:
    """The answer of each misconception that applies, made at every chance, to an expression with derivatives in it."""
    marks = _marks(wanted)
    return (*_whole(wanted, marks[0].x), *_believed(wanted, marks)) if marks else ()


def _marks(wanted: Expr) -> tuple[D, ...]:
    """The derivatives that are taken on the sound way."""
    return tuple(step.mark for step in derive_expression(wanted).steps)


def _whole(wanted: Expr, x: Symbol) -> Iterator[tuple[str, Expr]]:
    for form in OF_QUESTIONS:
        other = form.apply(Posed(wanted, x))
        if other is not None:
            try:
                yield form.name, resolve(other)
            except NoRule:
                continue


def _believed(wanted: Expr, marks: tuple[D, ...]) -> Iterator[tuple[str, Expr]]:
    for form in OF_DERIVATIVES:
        if any(form.apply(mark) is not None for mark in marks):
            derivation = run(wanted, (as_rule(form), *RULES))
            if derivation.missing is None:
                yield form.name, derivation.result


def giving(wanted: Expr, key: Expr) -> tuple[str, ...]:
    """The misconceptions that give the key with these numbers, and would not with others."""
    found = expected(wanted)
    near = _alike_at_a_point(key, tuple(wrong for _, wrong in found))
    names = tuple(name for (name, wrong), close in zip(found, near, strict=True) if close and same(wrong, key))
    return tuple(name for name in names if not any(_gives(name, moved(wanted, by)) for by in (1, 2)))


def _gives(name: str, wanted: Expr) -> bool:
    wrong = dict(expected(wanted)).get(name)
    return wrong is None or same(wrong, resolve(wanted))


def _alike_at_a_point(key: Expr, others: tuple[Expr, ...]) -> tuple[bool, ...]:
    """Which of the others are worth what the key is worth at one point that no formula was made for."""
    letters = set().union(*(expr.free_symbols for expr in (key, *others)))
    place = ordinary_point(tuple(sorted(letter.name for letter in letters)))
    wanted, *given = values((key, *others), place)
    return tuple(_near(worth, wanted) for worth in given)


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= CLOSE * max(1.0, abs(one), abs(other))


def same(one: Expr, other: Expr) -> bool:
    """The two are equal."""
    return one == other or decide(one, other).verdict is Verdict.RIGHT


def place(name: str, wanted: Expr) -> Expr:
    """Where in this question a misconception finds its first chance: what is differentiated there, or all of it."""
    if name in WHOLE:
        return wanted
    return next((mark.f for mark in _marks(wanted) if WRONG_RULES[name].apply(mark) is not None), wanted)


def parts(name: str, wanted: Expr) -> tuple[Sentence, Sentence]:
    """What seems to have been done in this question, and the question that leads on."""
    form, fields = TABLE[name], {"place": place(name, wanted), "x": _marks(wanted)[0].x}
    return Sentence(form.says, fields), Sentence(form.asks, fields)


def told(name: str, wanted: Expr) -> Sentence:
    """Both in one."""
    return after_one_another(*parts(name, wanted))
