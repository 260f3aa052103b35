"""Misconceptions about a function of a function: what happens to the inside, to the outside, and between them."""

from __future__ import annotations

from sympy import Expr, Symbol, cos, exp, sin

from tutor.notation import b, w, x, y, z
from tutor.symbolic.building import times
from tutor.symbolic.derivative import D
from tutor.symbolic.functions import sigmoid
from tutor.symbolic.misconceptions.shape import Misconception
from tutor.symbolic.outer import Outer, taken_apart, with_inside
from tutor.symbolic.rules import moves, proportional


def _composition(f: Expr, x: Symbol) -> tuple[Outer, Expr] | None:
    """f = g(u) with something else than x inside: (g, u)"""
    parts = taken_apart(f, x)
    return parts if parts is not None and parts[1] != x and moves(parts[1], x) else None


def inner_slope_dropped(f: Expr, x: Symbol) -> Expr | None:
    """d g(u) = g′(u)"""
    parts = _composition(f, x)
    return None if parts is None else parts[0].slope(f, parts[1])


def outer_slope_dropped(f: Expr, x: Symbol) -> Expr | None:
    """d g(u) = du"""
    parts = _composition(f, x)
    return None if parts is None else D(parts[1], x)


def outer_not_differentiated(f: Expr, x: Symbol) -> Expr | None:
    """d g(u) = g(u) du"""
    parts = _composition(f, x)
    return None if parts is None or isinstance(f, exp) else times(f, D(parts[1], x))


def inside_replaced(f: Expr, x: Symbol) -> Expr | None:
    """d g(u) = g′(x) du"""
    parts = _composition(f, x)
    return None if parts is None else times(parts[0].slope(f, x), D(parts[1], x))


def outer_at_inner_slope(f: Expr, x: Symbol) -> Expr | None:
    """d g(u) = g′(du)"""
    parts = _composition(f, x)
    return None if parts is None else parts[0].slope(f, D(parts[1], x))


def function_of_slope(f: Expr, x: Symbol) -> Expr | None:
    """d g(u) = g(du)"""
    parts = _composition(f, x)
    return None if parts is None else with_inside(f, x, D(parts[1], x))


def composition_as_product(f: Expr, x: Symbol) -> Expr | None:
    """d g(u) = g′(x) u + g(x) du"""
    parts = _composition(f, x)
    if parts is None:
        return None
    outer, u = parts
    return times(outer.slope(f, x), u) + times(with_inside(f, x, x), D(u, x))


def multiplied_by_inside(f: Expr, x: Symbol) -> Expr | None:
    """d g(u) = g′(u) u, for a g that is no power and an inside that is no plain multiple of x"""
    parts = _composition(f, x)
    if parts is None or f.is_Pow or proportional(parts[1], x):
        return None
    outer, u = parts
    return times(outer.slope(f, u), u)


def wrong_layer(f: Expr, x: Symbol) -> Expr | None:
    """d σ(w σ(v)) = σ′(v) d(w σ(v)): the slope of one layer where that of the next belongs"""
    parts = _composition(f, x)
    if parts is None or f.is_Pow:
        return None
    outer, u = parts
    before = sorted((part for part in u.atoms(type(f)) if moves(part, x)), key=lambda part: part.sort_key())
    return times(outer.slope(f, before[0].args[0]), D(u, x)) if before else None


NEURON = sigmoid(w * x + b)
CHAINS: tuple[Misconception, ...] = (
    Misconception(
        "inner-slope-dropped",
        "In {place}, the slope of what is inside seems to be missing.",
        "When {x} grows by a little, by how much does the inside of {place} grow?",
        inner_slope_dropped,
        (sin(3 * x), x, cos(3 * x)),
    ),
    Misconception(
        "outer-slope-dropped",
        "In {place}, only the inside seems to have been differentiated.",
        "When the inside of {place} grows by a little, by how much does the whole grow?",
        outer_slope_dropped,
        ((NEURON - y) ** 2, w, x),
    ),
    Misconception(
        "outer-not-differentiated",
        "In {place}, the outside seems to have stayed as it was.",
        "What is the slope of the outer function of {place}, while the inside is left alone?",
        outer_not_differentiated,
        (sin(3 * x), x, 3 * sin(3 * x)),
    ),
    Misconception(
        "inside-replaced",
        "In {place}, the outer slope seems to have been taken at {x} alone.",
        "What stood inside {place} before you differentiated the outside?",
        inside_replaced,
        (sin(3 * x), x, 3 * cos(x)),
    ),
    Misconception(
        "outer-at-inner-slope",
        "In {place}, the outer slope seems to have been taken at the slope of the inside.",
        "Where is the outer slope of {place} measured: at the inside, or at the slope of the inside?",
        outer_at_inner_slope,
        (sin(x**2), x, cos(2 * x)),
    ),
    Misconception(
        "function-of-slope",
        "In {place}, the inside seems to have been replaced by its slope.",
        "Has the outer function of {place} been differentiated at all?",
        function_of_slope,
        (sin(x**2), x, sin(2 * x)),
    ),
    Misconception(
        "composition-as-product",
        "{place} seems to have been taken for a product of the outer function and the inside.",
        "Is the inside of {place} multiplied by something, or put into something?",
        composition_as_product,
        (sin(x**2), x, x**2 * cos(x) + 2 * x * sin(x)),
    ),
    Misconception(
        "multiplied-by-inside",
        "In {place}, the outer slope seems to be multiplied by the inside itself.",
        "Is it the inside of {place} that counts here, or how fast it changes?",
        multiplied_by_inside,
        (sin(x**2), x, x**2 * cos(x**2)),
    ),
    Misconception(
        "wrong-layer",
        "In {place}, the slope of another layer seems to have been used.",
        "Which weighted input goes into the outermost function of {place}?",
        wrong_layer,
        (sigmoid(w * sigmoid(z)), z, sigmoid(z) ** 2 * (1 - sigmoid(z)) ** 2 * w),
    ),
)
