"""Misconceptions about sums and constant factors: what stays, what goes, and with which sign."""

from __future__ import annotations

from collections.abc import Callable

from sympy import Add, Expr, Symbol, cos, exp, sin

from tutor.misconceptions.coefficients import (
    bias_kept,
    factor_lost_first,
    factor_lost_second,
    multiple_kept,
    number_dropped,
)
from tutor.misconceptions.layers import paths
from tutor.misconceptions.misconception import Misconception
from tutor.misconceptions.subjects import of_derivative
from tutor.notation import a, b, w, x, y, z
from tutor.symbolic.derivative import D
from tutor.symbolic.outer import taken_apart
from tutor.symbolic.rules import constant_factor, moves
from tutor.symbolic.unevaluated import times

TARGET = y
TARGETS = (TARGET, -TARGET)


def _terms(f: Expr, x: Symbol) -> tuple[list[Expr], list[Expr]]:
    """The terms that move with x, and those that do not."""
    parts = Add.make_args(f)
    return [part for part in parts if moves(part, x)], [part for part in parts if not moves(part, x)]


def constant_kept(f: Expr, x: Symbol) -> Expr | None:
    """d(u + c) = du + c"""
    moving, still = _terms(f, x)
    if not still or f == 0 or Add(*(part.coeff(x) for part in moving), *still) == 0:
        return None  # of 1 − x nothing would be left: somebody who writes 0 took it for a constant
    return Add(*(D(part, x) for part in moving), *still)


def variable_kept(f: Expr, x: Symbol) -> Expr | None:
    """d(x + u) = x + du"""
    moving, _ = _terms(f, x)
    if not f.is_Add or x not in moving:
        return None
    return Add(x, *(D(part, x) for part in moving if part != x))


def minus_lost(f: Expr, x: Symbol) -> Expr | None:
    """d(−u) = du"""
    c, u = f.as_coeff_Mul()
    return times(-c, D(u, x)) if c.is_negative and moves(u, x) else None


def factor_dropped(f: Expr, x: Symbol) -> Expr | None:
    """d(c u) = du, its sign kept"""
    parts = constant_factor(f, x)
    if parts is None:
        return None
    c, u = parts
    if c in (1, -1):
        return None
    return D(times(c.as_coeff_Mul()[0] / abs(c.as_coeff_Mul()[0]), u), x)


def terms_multiplied(f: Expr, x: Symbol) -> Expr | None:
    """d(u + v) = du · dv, where u and v are no paths through a network"""
    moving, _ = _terms(f, x)
    return times(*(D(part, x) for part in moving)) if len(moving) > 1 and paths(f, x) is None else None


def constant_dropped_inside(f: Expr, x: Symbol) -> Expr | None:
    """d g(u + c) = g′(u) du, for a c that is more than a target"""
    parts = taken_apart(f, x)
    if parts is None or (all(part in TARGETS for part in _terms(parts[1], x)[1]) and x != TARGET):
        return None
    return _without(f, x, lambda part: not moves(part, x))


def target_dropped(f: Expr, x: Symbol) -> Expr | None:
    """d g(u − y) = g′(u) du"""
    if x == TARGET:
        return None
    return _without(f, x, lambda part: part in TARGETS)


def bias_dropped(f: Expr, x: Symbol) -> Expr | None:
    """d g(u + b − y) = g′(u − y) du"""
    return (
        _without(f, x, lambda part: part.is_Symbol and part.name[:1] == "b" and part != x) if _several(f, x) else None
    )


def input_dropped(f: Expr, x: Symbol) -> Expr | None:
    """d g(w₁x₁ + w₂x₂ + b) = g′(w₁x₁ + b) du"""
    return (
        _without(f, x, lambda part: part.is_Mul and len(part.free_symbols) > 1 and not moves(part, x))
        if (_several(f, x))
        else None
    )


def _several(f: Expr, x: Symbol) -> bool:
    """Inside f = g(u) there are several terms that do not move: some may be dropped and others not."""
    parts = taken_apart(f, x)
    return parts is not None and len(_terms(parts[1], x)[1]) > 1


def _without(f: Expr, x: Symbol, drops: Callable[[Expr], bool]) -> Expr | None:
    """g′ at the inner sum without some of its terms, times the slope of that sum."""
    parts = taken_apart(f, x)
    if parts is None or not parts[1].is_Add:
        return None
    outer, u = parts
    kept = [part for part in u.args if not drops(part)]
    if len(kept) in (0, len(u.args)):
        return None
    inside = Add(*kept)
    return times(outer.slope(f, inside), D(u, x))  # what was dropped has slope 0 either way


def term_by_term(f: Expr, x: Symbol) -> Expr | None:
    """d g(u + v) = g′(u) du + g′(v) dv"""
    parts = taken_apart(f, x)
    if parts is None or not parts[1].is_Add:
        return None
    outer, (moving, _) = parts[0], _terms(parts[1], x)
    if len(moving) < 2:  # then it is the constants inside that are gone: constant_dropped_inside
        return None
    return Add(*(times(outer.slope(f, part), D(part, x)) for part in moving))


def constant_given_a_slope(f: Expr, x: Symbol) -> Expr | None:
    """d g(u + c) = g′(u) du + g′(c)"""
    parts = taken_apart(f, x)
    if parts is None or not parts[1].is_Add or not f.is_Pow:
        return None
    outer, u = parts
    still = [part for part in u.args if not moves(part, x)]
    moving = [part for part in u.args if moves(part, x)]
    if not still:
        return None
    contributions = (times(outer.slope(f, part), D(part, x)) for part in moving)
    return Add(*contributions, *(outer.slope(f, part) for part in still))


LINE = w * x + b - y
HALF_WAY = (
    "The constant factor of {place} seems to be missing from one of the two contributions.",
    "Which of the two contributions to the slope of {place} is multiplied by that factor?",
)
SUMS: tuple[Misconception, ...] = (
    Misconception(
        "constant-kept",
        of_derivative(
            "In {place}, what does not change with {x} seems to have been kept.",
            "How fast does a number grow that does not depend on {x}?",
            constant_kept,
            (x**2 + 7, x, 2 * x + 7),
        ),
        of_derivative(
            "In {place}, the bias seems to have been kept.",
            "How fast does the bias grow when {x} is nudged?",
            bias_kept,
            (LINE**2, w, 2 * LINE * (x + b)),
            alone=True,
        ),
    ),
    Misconception(
        "variable-kept",
        of_derivative(
            "In {place}, the {x} that stands alone seems to have stayed as it was.",
            "Draw the line whose height is {x} everywhere. How steep is it?",
            variable_kept,
            (x**2 + x, x, 3 * x),
        ),
        of_derivative(
            "{place} seems to stand in your answer as it was: it is not differentiated.",
            "Draw the line whose height is {place}. When {x} grows by 1, how far up does it go?",
            multiple_kept,
            (x**2 + 8 * x, x, 2 * x + 8 * x),
            alone=True,
        ),
    ),
    Misconception(
        "minus-lost",
        of_derivative(
            "The minus in front of {place} seems to have been lost.",
            "If something grows, what does its opposite do?",
            minus_lost,
            (5 * x - x**2, x, 5 + 2 * x),
        ),
    ),
    Misconception(
        "factor-dropped",
        of_derivative(
            "The constant factor of {place} seems to have been dropped.",
            "If a curve is made several times as high everywhere, what happens to its slopes?",
            factor_dropped,
            (5 * x**4, x, 4 * x**3),
        ),
        of_derivative(
            *HALF_WAY,
            factor_lost_first,
            (5 * x * exp(x), x, exp(x) + 5 * x * exp(x)),
            alone=True,
        ),
        of_derivative(
            *HALF_WAY,
            factor_lost_second,
            (5 * x * exp(x), x, 5 * exp(x) + x * exp(x)),
            alone=True,
        ),
        of_derivative(
            "The number in front of {place} seems to have been dropped.",
            "If something is counted several times over, how often does its change count?",
            number_dropped,
            (3 * w * a + b, a, w),
        ),
    ),
    Misconception(
        "target-dropped",
        of_derivative(
            "Inside {place}, the target seems to have been dropped.",
            "Does the slope of {place} depend on how far the output is from its target?",
            target_dropped,
            ((w * x + b - y) ** 2, w, 2 * x * (w * x + b)),
        ),
    ),
    Misconception(
        "bias-dropped",
        of_derivative(
            "Inside {place}, the bias seems to have been dropped.",
            "Is the bias of {place} gone from the inside once the outside is differentiated?",
            bias_dropped,
            ((w * x + b - y) ** 2, w, 2 * x * (w * x - y)),
        ),
    ),
    Misconception(
        "input-dropped",
        of_derivative(
            "Inside {place}, another input and its weight seem to have been dropped.",
            "That input is not nudged, but does it still count when {place} is worked out?",
            input_dropped,
            ((w * x + a * z + b) ** 2, w, 2 * x * (w * x + b)),
        ),
    ),
    Misconception(
        "constant-dropped-inside",
        of_derivative(
            "Inside {place}, the terms that do not change with {x} seem to have been dropped.",
            "Such a term has slope 0, but is it gone from the inside of {place}?",
            constant_dropped_inside,
            ((w - 3) ** 2, w, 2 * w),
        ),
    ),
    Misconception(
        "term-by-term",
        of_derivative(
            "{place} seems to have been taken apart term by term, as if it were a sum.",
            "Put numbers into {place}: is it the same as doing it to each term alone and adding?",
            term_by_term,
            ((x**2 + x) ** 2, x, 4 * x**3 + 2 * x),
        ),
        of_derivative(
            "{place} seems to have been taken apart term by term, and its constant given a slope as well.",
            "Put numbers into {place}: is it the same as doing it to each term alone and adding?",
            constant_given_a_slope,
            ((w**2 + 1) ** 2, w, 4 * w**3 + 2),
            alone=True,
        ),
    ),
    Misconception(
        "terms-multiplied",
        of_derivative(
            "In {place}, the slopes of the terms seem to have been multiplied.",
            "If two things grow at once, by how much does their sum grow?",
            terms_multiplied,
            (x**2 + sin(x), x, 2 * x * cos(x)),
        ),
    ),
)
