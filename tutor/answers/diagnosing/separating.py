"""One question that tells two explanations apart: both would answer it, and not alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from sympy import Basic, Expr, Function, Symbol

from tutor.answers.budget import unmetered
from tutor.answers.deciding.equality import decide
from tutor.answers.verdict import Separator, Verdict
from tutor.misconceptions import OF_DERIVATIVES, OF_QUESTIONS, derive_with
from tutor.misconceptions.misconception import Form
from tutor.misconceptions.subjects import Posed
from tutor.notation import x as X
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import derive_expression
from tutor.symbolic.sentence import say

SHORT = tuple((f, X) for f in (X**3, X**2 + 5 * X, 4 * X**2 + 7, (2 * X + 1) ** 3, X**-2, X * (X**2 + 1)))
AT_2 = "To see which: take {f} and do the same. What slope by {x} does it give, for instance at {x} = 2?"
ALL_2 = "To see which: take {f} and do the same. What slope by {x} does it give, for instance where every letter is 2?"
_RULES: Mapping[str, Form[D, Expr]] = {form.name: form for form in OF_DERIVATIVES}
_QUESTIONS: Mapping[str, Form[Posed, Basic]] = {form.name: form for form in OF_QUESTIONS}


@lru_cache(maxsize=256)
def separator(one: tuple[str, ...], other: tuple[str, ...], known: frozenset[type] = frozenset()) -> Separator | None:
    """A function to differentiate on which two explanations, given by name, differ; None if none is known.

    One that is made of powers and of `known` functions alone, if there is one. It is remembered, so it is not paid for
    by the answer that happens to be the first to ask.
    """
    with unmetered():
        return _separator(one, other, known)


def _separator(one: tuple[str, ...], other: tuple[str, ...], known: frozenset[type]) -> Separator | None:
    mine, theirs = _only(one, other), _only(other, one)
    for f, x in sorted(_questions(mine, theirs), key=lambda each: not _heads(each[0]) <= known):
        answers = _answer(mine, f, x), _answer(theirs, f, x)
        if None not in answers and decide(*answers).verdict is Verdict.WRONG:
            ask = say(AT_2 if f.free_symbols == {x} else ALL_2, f=f, x=x)
            return Separator(ask, ((mine, answers[0]), (theirs, answers[1])))
    return None


def _heads(f: Expr) -> set[type]:
    return {type(part) for part in f.atoms(Function)}


def _only(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """The first name that the other explanation does not have."""
    return next((name for name in one if name not in other), one[0])


def _questions(one: str, other: str) -> Iterator[tuple[Expr, Symbol]]:
    """Functions that either has something to say about: short ones, the witnesses of both, then all others."""
    yield from SHORT
    for name in (one, other, *_RULES):
        f, x = _function(name)
        if isinstance(f, Expr) and not f.has(D):
            yield f, x


def _function(name: str) -> tuple[Basic, Symbol]:
    """What is differentiated in a witness, and by what."""
    if name in _RULES:
        mark, _ = _RULES[name].witness
        return mark.f, mark.x
    posed, _ = _QUESTIONS[name].witness
    return (posed.asked.f if isinstance(posed.asked, D) else posed.asked), posed.by


def _answer(name: str, f: Expr, x: Symbol) -> Expr | None:
    """What somebody answers who always makes this mistake; the right answer where there is no chance for it."""
    if name in _RULES:
        derivation = derive_with(_RULES[name], f, x)
    else:
        derivation = derive_expression(_QUESTIONS[name].apply(Posed(D(f, x), x)) or D(f, x))
    return derivation.result if derivation.missing is None and isinstance(derivation.result, Expr) else None
