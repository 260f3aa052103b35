"""One question that tells two explanations apart: of the kind that was asked, and whoever made either answers it wrong.

Neither answer is the right one, none is 0 or beyond all bounds, and at the place that is named the three are different
numbers. A question on which one of the two has nothing to say would give that one away.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import isfinite
from typing import Any

from sympy import Basic, Expr, Function, Symbol, cos, exp, log, sin, sqrt, tanh

from tutor.answers.budget import unmetered
from tutor.answers.deciding.program import Unsupported
from tutor.answers.diagnosing.floats import FloatRows
from tutor.answers.verdict import Separator
from tutor.elementary.heads import relu, sigmoid
from tutor.misconceptions import Form, chances, derive_with
from tutor.misconceptions.subjects import QUESTION, Posed
from tutor.notation import a, b, w, y
from tutor.notation import x as X
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import NoRule, derive_expression, resolve
from tutor.symbolic.outer import taken_apart
from tutor.symbolic.rules import constant_factor, fraction
from tutor.symbolic.sentence import say

Mistake = Form[Any, Any]  # of a derivative or of a question
AT_2 = "To see which: take {f} and do the same. What slope by {x} does it give, for instance at {x} = 2?"
ALL_2 = "To see which: take {f} and do the same. What slope by {x} does it give, for instance where every letter is 2?"
PLACE, LARGEST, APART = 2.0, 1000.0, 0.005  # where the answers are compared, how large one is, and how far apart
LINE = w * X + b - y
SHORT: tuple[tuple[Expr, Symbol], ...] = (
    *((f, X) for f in (X**3, X**2 + 5 * X, 4 * X**2 + 7, 3 * X**4, 5 * X - X**2, X**-2, sqrt(X), 3 * X**-2)),
    *((f, X) for f in ((2 * X + 1) ** 3, (X**2 + 1) ** 2, (X - 5) ** 2, sqrt(3 * X + 1), (X**2 + 1) ** -1)),
    *((f, X) for f in (X * (X**2 + 1), X**2 * sin(X), 3 * X * exp(X), X**2 * (X + 3), X**2 * log(X), X**2 * y)),
    *((f, X) for f in (X / (X**2 + 1), (X + 1) / (X + 4), exp(X) / (X + 1), sin(X) / X)),
    *((f, X) for f in (sin(3 * X), cos(X**2), exp(-2 * X), exp(X**2 / 4), log(X**2 + 1), tanh(X / 2), sin(X) ** 2)),
    *((f, X) for f in (sigmoid(2 * X), relu(3 * X), sin(X), cos(X), log(X), exp(X), sigmoid(X), tanh(X))),
    *((f, w) for f in (LINE**2, (sigmoid(w * X + b) - y) ** 2, (tanh(w * X) - y) ** 2, w * X + b)),
    *((f, b) for f in (LINE**2, (sigmoid(w * X + b) - y) ** 2)),
    *((f, a) for f in ((a - y) ** 2, (a - y) ** 2 / 2, w * a + b)),
)


@lru_cache(maxsize=256)
def separator(
    one: tuple[Mistake, ...],
    other: tuple[Mistake, ...],
    known: frozenset[type] = frozenset(),
    like: D | None = None,
) -> Separator | None:
    """A function to differentiate on which two explanations differ; None if none is known.

    Of the kind of `like`, if there is one, and made of powers and of `known` functions alone. It is remembered, so it
    is not paid for by the answer that happens to be the first to ask.
    """
    with unmetered():
        return _separator(one, other, known, like)


def _separator(
    one: tuple[Mistake, ...], other: tuple[Mistake, ...], known: frozenset[type], like: D | None
) -> Separator | None:
    mine, theirs = _only(one, other), _only(other, one)
    kind = None if like is None else _kind(like.f, like.x)
    found = sorted(_functions(mine, theirs), key=lambda each: (_kind(*each) != kind, not _heads(each[0]) <= known))
    for f, x in found:
        answers = _answer(mine, f, x), _answer(theirs, f, x)
        if answers[0] is not None and answers[1] is not None and _plausible(*answers, f, x):
            ask = say(AT_2 if f.free_symbols == {x} else ALL_2, f=f, x=x)
            return Separator(ask, ((mine.name, answers[0]), (theirs.name, answers[1])))
    return None


def _heads(f: Expr) -> set[type]:
    return {type(part) for part in f.atoms(Function)}


def _kind(f: Expr, x: Symbol) -> tuple[str, bool]:
    """What the first rule is about: a sum, a product, a quotient, a power, a function; and whether of x alone."""
    shared = constant_factor(f, x)
    if shared is not None:
        return _kind(shared[1], x)
    if f.is_Mul:
        return ("product" if fraction(f, x) is None else "quotient"), False
    parts = taken_apart(f, x)
    if parts is None:
        return ("sum" if f.is_Add else "other"), False
    return ("power" if f.is_Pow else "function"), parts[1] == x


def _only(one: tuple[Mistake, ...], other: tuple[Mistake, ...]) -> Mistake:
    """The first that the other explanation does not have."""
    return next((form for form in one if form not in other), one[0])


def _functions(one: Mistake, other: Mistake) -> Iterator[tuple[Expr, Symbol]]:
    """Functions that either has something to say about: short ones, and the witnesses of both."""
    yield from SHORT
    for form in (one, other):
        f, x = _witness(form)
        if isinstance(f, Expr) and not f.has(D):
            yield f, x


def _witness(form: Mistake) -> tuple[Basic, Symbol]:
    """What is differentiated in a witness, and by what."""
    asked = form.witness[0]
    if isinstance(asked, D):
        return asked.f, asked.x
    return (asked.asked.f if isinstance(asked.asked, D) else asked.asked), asked.by


def _answer(form: Mistake, f: Expr, x: Symbol) -> Expr | None:
    """What somebody answers who always makes this mistake; None where there is no chance for it."""
    if form.subject is QUESTION:
        asked = form.apply(Posed(D(f, x), x))
        derivation = None if asked is None else derive_expression(asked)
    else:
        derivation = derive_with(form, f, x) if chances(form, f, x) else None
    if derivation is None or derivation.missing is not None:
        return None
    return derivation.result if isinstance(derivation.result, Expr) else None


def _plausible(one: Expr, other: Expr, f: Expr, x: Symbol) -> bool:
    """Three different numbers of an ordinary size come out, none of them 0; the third is the right one."""
    try:
        values = [_worth(expr) for expr in (one, other, resolve(D(f, x)))]
    except (Unsupported, NoRule, KeyError):
        return False
    if not all(isfinite(value) and abs(value) <= LARGEST for value in values) or 0 in values[:2]:
        return False
    return all(abs(p - q) > APART * max(abs(p), abs(q)) for p, q in zip(values, (*values[1:], values[0]), strict=True))


def _worth(expr: Expr) -> float:
    (value,) = FloatRows(expr, ({letter.name: PLACE for letter in expr.free_symbols},)).at()
    return value
