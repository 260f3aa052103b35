"""Misconceptions about sums and constant factors: what stays, what goes, and with which sign."""

from __future__ import annotations

from sympy import Add, Expr, Symbol, cos, sin

from tutor.notation import b, w, x, y
from tutor.symbolic.building import times
from tutor.symbolic.derivative import D
from tutor.symbolic.misconceptions.shape import Misconception
from tutor.symbolic.outer import taken_apart
from tutor.symbolic.rules import constant_factor, moves

TARGET = y


def _terms(f: Expr, x: Symbol) -> tuple[list[Expr], list[Expr]]:
    """The terms that move with x, and those that do not."""
    parts = Add.make_args(f)
    return [part for part in parts if moves(part, x)], [part for part in parts if not moves(part, x)]


def constant_kept(f: Expr, x: Symbol) -> Expr | None:
    """d(u + c) = du + c"""
    moving, still = _terms(f, x)
    return Add(*(D(part, x) for part in moving), *still) if still and f != 0 else None


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
    """d(u + v) = du · dv"""
    moving, _ = _terms(f, x)
    return times(*(D(part, x) for part in moving)) if len(moving) > 1 else None


def constant_dropped_inside(f: Expr, x: Symbol) -> Expr | None:
    """d g(u + c) = g′(u) du"""
    return _without(f, x, lambda part: not moves(part, x))


def target_dropped(f: Expr, x: Symbol) -> Expr | None:
    """d g(u − y) = g′(u) du"""
    if x == TARGET:
        return None
    parts = taken_apart(f, x)
    _, still = _terms(parts[1], x) if parts is not None else ([], [])
    if len(still) < 2:  # on its own the target is a constant inside like any other
        return None
    return _without(f, x, lambda part: part in (TARGET, -TARGET))


def _without(f: Expr, x: Symbol, drops: object) -> Expr | None:
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


SUMS: tuple[Misconception, ...] = (
    Misconception(
        "constant-kept",
        "In {place}, what does not change with {x} seems to have been kept.",
        "How fast does a number grow that does not depend on {x}?",
        constant_kept,
        (x**2 + 7, x, 2 * x + 7),
    ),
    Misconception(
        "variable-kept",
        "In {place}, the {x} that stands alone seems to have stayed as it was.",
        "When {x} grows by 1, by how much does {x} grow?",
        variable_kept,
        (x**2 + x, x, 3 * x),
    ),
    Misconception(
        "minus-lost",
        "The minus in front of {place} seems to have been lost.",
        "If something grows, what does its opposite do?",
        minus_lost,
        (5 * x - x**2, x, 5 + 2 * x),
    ),
    Misconception(
        "factor-dropped",
        "The constant factor of {place} seems to have been dropped.",
        "If a curve is made several times as high everywhere, what happens to its slopes?",
        factor_dropped,
        (5 * x**4, x, 4 * x**3),
    ),
    Misconception(
        "constant-dropped-inside",
        "Inside {place}, the terms that do not change with {x} seem to have been dropped.",
        "Such a term has slope 0, but is it gone from the inside of {place}?",
        constant_dropped_inside,
        ((w - 3) ** 2, w, 2 * w),
    ),
    Misconception(
        "target-dropped",
        "Inside {place}, the target seems to have been dropped.",
        "Does the slope of {place} depend on how far the output is from its target?",
        target_dropped,
        ((w * x + b - y) ** 2, w, 2 * x * (w * x + b)),
    ),
    Misconception(
        "term-by-term",
        "{place} seems to have been taken apart term by term, as if it were a sum.",
        "Put numbers into {place}: is it the same as doing it to each term alone and adding?",
        term_by_term,
        ((x**2 + x) ** 2, x, 4 * x**3 + 2 * x),
    ),
    Misconception(
        "terms-multiplied",
        "In {place}, the slopes of the terms seem to have been multiplied.",
        "If two things grow at once, by how much does their sum grow?",
        terms_multiplied,
        (x**2 + sin(x), x, 2 * x * cos(x)),
    ),
)
