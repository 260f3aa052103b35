"""Each subject on trial: what the right answer is, what a mistake makes of it, and when two answers are alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import mpmath
from sympy import Expr, Float, Tuple

from tests.symbolic.conftest import same
from tutor.exercises.number.question import number_asked
from tutor.misconceptions import MISCONCEPTIONS, Form, chances, derive_with
from tutor.misconceptions.descent import TWO_AT_ONCE
from tutor.misconceptions.subjects import (
    CALCULATION,
    COST,
    DERIVATIVE,
    DIRECTION,
    EDGE,
    EDGE_FORMULA,
    HIDDEN,
    HIDDEN_FORMULA,
    LAYER_LETTER,
    NUMBER,
    ORDER,
    OUTPUT,
    QUESTION,
    STEEPNESS,
    STEP,
    VECTOR,
    Otherwise,
    Posed,
)
from tutor.notation import C, a, b, eta, h, n, v, w, x, y, z
from tutor.symbolic.asking import Asking
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import derive, resolve

FORMS: tuple[Form[Any, Any], ...] = tuple(form for entry in MISCONCEPTIONS for form in entry.forms)
TWOS: tuple[Form[Any, Any], ...] = tuple(each.form for each in TWO_AT_ONCE)
LETTERS = (C, w, b, z, a, x, y, eta, h, v)
POINTS = tuple(
    {letter: mpmath.mpf(11 * number + 7 * place + 3) / 41 for number, letter in enumerate(LETTERS)}
    | {n: mpmath.mpf(place)}
    for place in (2, 3, 5)
)
RIGHT: dict[str, Callable[[Any], object]] = {
    DERIVATIVE.name: lambda derivative: derive(derivative.f, derivative.x).result,
    QUESTION.name: lambda posed: resolve(posed.asked),
    NUMBER.name: number_asked,
    CALCULATION.name: lambda of: (Otherwise(of, of),),
    COST.name: lambda of: of,
    STEP.name: lambda step: step.where - step.rate * step.slope,
    STEEPNESS.name: lambda here: here.slope,
    OUTPUT.name: lambda cell: (cell.error * cell.slope,),
    HIDDEN.name: lambda cell: (cell.slope * sum(path.weight * path.error for path in cell.paths),),
    EDGE.name: lambda cell: (cell.incoming * cell.error,),
    HIDDEN_FORMULA.name: lambda cell: cell.slope * cell.over(path.weight * path.error for path in cell.paths),
    EDGE_FORMULA.name: lambda cell: cell.incoming * cell.error,
    LAYER_LETTER.name: lambda asked: asked.formula,
    VECTOR.name: lambda vector: (vector,),
    DIRECTION.name: lambda way: ((way.across, way.up),),
    ORDER.name: lambda ranking: ranking.order,
}


def right(form: Form[Any, Any]) -> object:
    """The right answer to what the witness of a form asks."""
    return RIGHT[form.subject.name](form.witness[0])


def given(form: Form[Any, Any], asked: object) -> object | None:
    """What somebody answers who makes this mistake wherever there is a chance; None where there is none."""
    if isinstance(asked, D):
        return derive_with(form, asked.f, asked.x).result if chances(form, asked.f, asked.x) else None
    found = form.apply(asked)
    if isinstance(asked, Posed):
        return None if found is None else resolve(found)
    return number_asked(found) if isinstance(found, Asking) else found


def wrong(form: Form[Any, Any]) -> object:
    """The wrong answer that the witness has, worked out by hand."""
    answer = form.witness[1]
    return number_asked(answer) if isinstance(answer, Asking) else answer


def alike(one: object, two: object) -> bool:
    """Two answers to one question are the same, as far as a few points tell."""
    if isinstance(one, tuple | Tuple) and isinstance(two, tuple | Tuple):
        return len(one) == len(two) and all(map(alike, one, two))
    if isinstance(one, Float) or isinstance(two, Float):
        return abs(float(one) - float(two)) < 1e-9
    if one == two or not isinstance(one, Expr) or not isinstance(two, Expr):
        return bool(one == two)
    return bool(same(one, two, POINTS))  # a formula with indices has no value, and is compared as it stands


def place(form: Form[Any, Any]) -> str:
    """Which form it is, for a test's name."""
    return f"{form.name}-{form.subject.name}".replace(" ", "-")
