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
from tutor.misconceptions import BY_NAME, OF_DERIVATIVES, OF_QUESTIONS, Form, as_rule
from tutor.misconceptions.subjects import DERIVATIVE, QUESTION, Posed
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import NoRule, derive_expression, resolve, run
from tutor.symbolic.rules import RULES
from tutor.symbolic.sentence import Sentence, after_one_another

MAY_BE_EQUAL = 1e-9  # of their size; which of those that differ by less are equal is decided afterwards
COMMON_OF_QUESTIONS = tuple(form for form in OF_QUESTIONS if not form.alone)
COMMON_OF_DERIVATIVES = tuple(form for form in OF_DERIVATIVES if not form.alone)
WHOLE = frozenset(form.name for form in OF_QUESTIONS)  # another question was answered


@lru_cache(maxsize=2048)
def expected(wanted: Expr) -> tuple[tuple[str, Expr], ...]:
    """The answer of each misconception that applies, made at every chance, to an expression with derivatives in it.

    Those that are never met beside another are left out: of so many, some hit any number.
    """
    derivatives = _derivatives(wanted)
    return (*_whole(wanted, derivatives[0].x), *_believed(wanted, derivatives)) if derivatives else ()


def _derivatives(wanted: Expr) -> tuple[D, ...]:
    """The derivatives that are taken on the sound way."""
    return tuple(step.target for step in derive_expression(wanted).steps)


def _whole(wanted: Expr, x: Symbol) -> Iterator[tuple[str, Expr]]:
    for form in COMMON_OF_QUESTIONS:
        other = form.apply(Posed(wanted, x))
        if other is not None:
            try:
                yield form.name, resolve(other)
            except NoRule:
                continue


def _believed(wanted: Expr, derivatives: tuple[D, ...]) -> Iterator[tuple[str, Expr]]:
    for form in COMMON_OF_DERIVATIVES:
        if any(form.apply(derivative) is not None for derivative in derivatives):
            derivation = run(wanted, (as_rule(form), *RULES))
            if derivation.missing is None:
                yield form.name, derivation.result


def giving(wanted: Expr, key: Expr) -> tuple[str, ...]:
    """The misconceptions that give the key with these numbers, and would not with others."""
    found = expected(wanted)
    near = _alike_at_a_point(key, tuple(wrong for _, wrong in found))
    names = tuple(name for (name, wrong), close in zip(found, near, strict=True) if close and same(wrong, key))
    return tuple(name for name in dict.fromkeys(names) if not any(_gives(name, moved(wanted, by)) for by in (1, 2)))


def _gives(name: str, wanted: Expr) -> bool:
    answers = [wrong for other, wrong in expected(wanted) if other == name]
    return not answers or any(same(wrong, resolve(wanted)) for wrong in answers)


def _alike_at_a_point(key: Expr, others: tuple[Expr, ...]) -> tuple[bool, ...]:
    """Which of the others are worth what the key is worth at one point that no formula was made for."""
    wanted, *given = at_a_point((key, *others))
    return tuple(near(worth, wanted) for worth in given)


def at_a_point(formulas: tuple[Expr, ...]) -> tuple[float | None, ...]:
    """What formulas are worth at one point that none of them was made for."""
    letters = set().union(*(expr.free_symbols for expr in formulas))
    return values(formulas, ordinary_point(tuple(sorted(letter.name for letter in letters))))


def near(one: float | None, other: float | None) -> bool:
    """They may be the same number."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= MAY_BE_EQUAL * max(1.0, abs(one), abs(other))


def same(one: Expr, other: Expr) -> bool:
    """The two are equal."""
    return one == other or decide(one, other).verdict is Verdict.RIGHT


def parts(name: str, wanted: Expr) -> tuple[Sentence, Sentence]:
    """What seems to have been done in this question, and the question that leads on."""
    form, where = next(_places(name, wanted))
    fields = {"place": where, "x": _derivatives(wanted)[0].x}
    return Sentence(form.says, fields), Sentence(form.asks, fields)


def place(name: str, wanted: Expr) -> Expr:
    """Where in this question a misconception finds its first chance: what is differentiated there, or all of it."""
    return next(_places(name, wanted))[1]


def _places(name: str, wanted: Expr) -> Iterator[tuple[Form[Any, Any], Expr]]:
    """The forms of this name that have a chance in a question, each with its place; all of them where none has."""
    derivatives, entry = _derivatives(wanted), BY_NAME[name]
    for form in entry.forms:
        if form.subject is QUESTION and form.apply(Posed(wanted, derivatives[0].x)) is not None:
            yield form, wanted
    for form in entry.forms:
        if form.subject is DERIVATIVE:
            yield from ((form, derivative.f) for derivative in derivatives if form.apply(derivative) is not None)
    yield from ((form, wanted) for form in entry.forms if form.subject in (QUESTION, DERIVATIVE))


def told(name: str, wanted: Expr) -> Sentence:
    """Both in one."""
    return after_one_another(*parts(name, wanted))
