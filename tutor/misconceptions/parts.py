"""Misconceptions that can happen to any part: left as it is, taken for a constant, differentiated by another letter."""

from __future__ import annotations

from sympy import Add, Expr, Integer, Mul, Rational, Symbol

from tutor.misconceptions.misconception import Form, Misconception
from tutor.misconceptions.specimens import A_HIDDEN, AN_EDGE, AN_OUTPUT
from tutor.misconceptions.subjects import (
    EDGE,
    HIDDEN,
    NUMBER,
    OUTPUT,
    STEEPNESS,
    EdgeSlope,
    Formulas,
    HiddenError,
    OutputError,
    Steepness,
    of_derivative,
)
from tutor.notation import b, w, x, y
from tutor.symbolic.asking import Asking, What, asking
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import derive
from tutor.symbolic.order import letter, reading
from tutor.symbolic.rules import constant_factor, moves, proportional
from tutor.symbolic.unevaluated import over, times


def not_differentiated(f: Expr, x: Symbol) -> Expr | None:
    """d f = f, for an f that is no plain multiple of x"""
    return f if moves(f, x) and not proportional(f, x) else None


def taken_for_constant(f: Expr, x: Symbol) -> Expr | None:
    """d f = 0"""
    return Integer(0) if moves(f, x) else None


def by_its_partner(f: Expr, x: Symbol) -> Expr | None:
    """∂(w x)/∂w = w; a partner that is an activation has its own entry"""
    if not f.is_Mul or x not in f.args or any(factor.is_Function for factor in f.args):
        return None
    partners = [factor for factor in f.args if not factor.is_number and not moves(factor, x)]
    return over(f, min(partners, key=reading)) if partners else None


def by_another_parameter(f: Expr, x: Symbol) -> Expr | None:
    """∂(w x + b)/∂b = x"""
    mine = [part for part in Add.make_args(f) if moves(part, x)]
    if not f.is_Add or len(mine) != 1 or not _parameters(mine[0]):
        return None
    found = [(other, part) for part in f.args for other in _parameters(part) if part is not mine[0]]
    if not found:
        return None
    other, part = min(found, key=lambda pair: letter(pair[0]))
    return over(part, other)


def opposite_sign(f: Expr, x: Symbol) -> Expr | None:
    """d f = −df; in c u it is the slope of u that is turned round"""
    if f == x or not moves(f, x) or constant_factor(f, x) is not None:
        return None
    derivation = derive(f, x)
    return None if derivation.missing is not None else times(Integer(-1), derivation.result)


def opposite_sign_of_multiple(f: Expr, x: Symbol) -> Expr | None:
    """d(k x) = −k"""
    return times(Integer(-1), over(f, x)) if f != x and proportional(f, x) else None


def _parameters(term: Expr) -> list[Symbol]:
    """The weights and biases that are factors of a term: letters whose names begin with w or b."""
    return [factor for factor in Mul.make_args(term) if factor.is_Symbol and factor.name[:1] in ("w", "b")]


def value_for_slope(question: Asking) -> Asking | None:
    """D(f, x) and h D(f, x) answered as f and as h f"""
    if question.slope is None or question.rate is None or question.what not in (What.SLOPE, What.GROWTH):
        return None
    return asking(question.slope.f * question.rate, question.at)


def negated(cell: OutputError | HiddenError | EdgeSlope) -> Formulas:
    """δ answered as −δ, and ∂C/∂w as −∂C/∂w"""
    return (-cell.right,)


RIGHT_SIZE = ("The size is right.", "Does the cost grow or shrink when {by} grows?")
LINE = w * x + b - y
PARTS: tuple[Misconception, ...] = (
    Misconception(
        "by-its-partner",
        of_derivative(
            "In {place}, the slope seems to have been taken by the letter that stands beside {x}.",
            "Which letter is nudged here, and which one only multiplies the nudge?",
            by_its_partner,
            (LINE**2, w, 2 * w * LINE),
        ),
    ),
    Misconception(
        "by-another-parameter",
        of_derivative(
            "In {place}, the slope seems to have been taken by another parameter than {x}.",
            "Which letter is nudged here? What does a nudge of {x} do to {place}?",
            by_another_parameter,
            (LINE**2, b, 2 * x * LINE),
        ),
    ),
    Misconception(
        "not-differentiated",
        of_derivative(
            "{place} seems to stand in your answer as it was, where its slope should be.",
            "How fast does {place} change when {x} does?",
            not_differentiated,
            (x**2, x, x**2),
        ),
        Form(
            NUMBER,
            "The value of {f} seems to stand where its slope should be.",
            "You know how high it is. How steep is it there?",
            value_for_slope,
            (asking(D(x**3, x), ((x, Integer(2)),)), asking(Integer(8))),
        ),
    ),
    Misconception(
        "taken-for-constant",
        of_derivative(
            "{place} seems to have been given the slope 0.",
            "Does {place} change when {x} does?",
            taken_for_constant,
            (x**2, x, Integer(0)),
        ),
    ),
    Misconception(
        "opposite-sign",
        of_derivative(
            "The slope of {place} seems to have the right size and the opposite sign.",
            "Put in a number for each letter, and let {x} grow a little: does {place} grow or shrink? "
            "What sign has your slope there?",
            opposite_sign,
            (x**2, x, -2 * x),
        ),
        of_derivative(
            "The slope of {place} seems to have the right size and the opposite sign.",
            "Draw the line whose height is {place}. Does it go up or down where {x} grows?",
            opposite_sign_of_multiple,
            (x**2 + 8 * x, x, 2 * x - 8),
            alone=True,
        ),
        Form(
            STEEPNESS,
            "In row {row} the slope has the right size.",
            "Does the curve rise or fall there?",
            lambda here: None if here.slope is None or here.slope == 0 else -here.slope,
            (Steepness(slope=Integer(-4), cost=Integer(9)), Integer(4)),
        ),
        Form(OUTPUT, *RIGHT_SIZE, negated, (AN_OUTPUT, (Rational(-288, 1000),))),
        Form(HIDDEN, *RIGHT_SIZE, negated, (A_HIDDEN, (Integer(-2 * (5 * 7 + 11 * 13)),))),
        Form(EDGE, *RIGHT_SIZE, negated, (AN_EDGE, (Integer(-6),))),
    ),
)
