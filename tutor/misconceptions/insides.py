"""Misconceptions about the inside of a function of a function: its slope in the wrong place, its sign, its square."""

from __future__ import annotations

from sympy import Add, Expr, Symbol, cos, exp, sin

from tutor.elementary.heads import relu
from tutor.misconceptions.chains import composition
from tutor.misconceptions.misconception import Misconception
from tutor.misconceptions.subjects import of_derivative
from tutor.notation import b, w, x
from tutor.symbolic.derivative import D
from tutor.symbolic.outer import taken_apart
from tutor.symbolic.rules import moves, proportional
from tutor.symbolic.unevaluated import over, times


def inner_slope_twice(f: Expr, x: Symbol) -> Expr | None:
    """d g(u) = g′(u) du du"""
    parts = composition(f, x)
    if parts is None or isinstance(f, relu):  # of a ReLU it would be the square of the slope
        return None
    return times(parts[0].slope(f, parts[1]), D(parts[1], x), D(parts[1], x))


def divided_by_inner_slope(f: Expr, x: Symbol) -> Expr | None:
    """d g(u) = g′(u)/du"""
    parts = composition(f, x)
    return None if parts is None else over(parts[0].slope(f, parts[1]), D(parts[1], x))


def inner_sign_turned(f: Expr, x: Symbol) -> Expr | None:
    """d g(u − c) = g′(u + c) du"""
    parts = taken_apart(f, x)
    if parts is None or not parts[1].is_Add:
        return None
    outer, u = parts
    turned = {part for part in u.args if not moves(part, x) and part.as_coeff_Mul()[0].is_negative}
    if not turned:
        return None
    inside = Add(*(-part if part in turned else part for part in u.args))
    return times(outer.slope(f, inside), D(u, x))


def double_product_halved(f: Expr, x: Symbol) -> Expr | None:
    """d(u + v)² = d(u² + u v + v²), for more than x and a number: there it is the slope and a number"""
    if not f.is_Pow or f.exp != 2 or not f.base.is_Add:
        return None
    moving = [part for part in f.base.args if moves(part, x)]
    if f.base.free_symbols == {x} and all(proportional(part, x) for part in moving):
        return None
    return times(f.base, D(f.base, x)) + Add(*(times(part, D(part, x)) for part in moving))


def inner_minus_lost(f: Expr, x: Symbol) -> Expr | None:
    """d g(−u) = g′(u) d(−u)"""
    parts = composition(f, x)
    if parts is None or parts[1].is_Add or not parts[1].as_coeff_Mul()[0].is_negative:
        return None
    return times(parts[0].slope(f, -parts[1]), D(parts[1], x))


def outer_and_inner_added(f: Expr, x: Symbol) -> Expr | None:
    """d g(u) = g′(u) + du, for an inside that is more than x and a constant: a 1 too much is met by accident"""
    parts = composition(f, x)
    if parts is None or [part for part in Add.make_args(parts[1]) if moves(part, x)] == [x]:
        return None
    return parts[0].slope(f, parts[1]) + D(parts[1], x)


def moving_part_dropped(f: Expr, x: Symbol) -> Expr | None:
    """d g(u + c) = g′(c) du, for a c with letters in it: of (w − 3)² nobody is left with a number"""
    parts = taken_apart(f, x)
    if parts is None or not parts[1].is_Add:
        return None
    still = Add(*(part for part in parts[1].args if not moves(part, x)))
    return times(parts[0].slope(f, still), D(parts[1], x)) if still.free_symbols else None


def slope_among_the_constants(f: Expr, x: Symbol) -> Expr | None:
    """d g(u + c) = g′(du + c) du, where u is more than x"""
    parts = composition(f, x)
    if parts is None or not parts[1].is_Add or x in parts[1].args:
        return None
    still = [part for part in parts[1].args if not moves(part, x)]
    slope = D(parts[1], x)
    return times(parts[0].slope(f, Add(slope, *still)), slope) if still else None


INSIDES: tuple[Misconception, ...] = (
    Misconception(
        "outer-and-inner-added",
        of_derivative(
            "In {place}, the slopes of the outside and of the inside seem to have been added.",
            "If one wheel turns another three times as fast, and this a next one twice as fast, how fast is the last?",
            outer_and_inner_added,
            ((w**2 + 1) ** 2, w, 2 * (w**2 + 1) + 2 * w),
            alone=True,
        ),
    ),
    Misconception(
        "inside-changed",
        of_derivative(
            "Inside {place}, what moves with {x} seems to be gone.",
            "What stands inside {place} while the outside is differentiated?",
            moving_part_dropped,
            ((w + b) ** 2, w, 2 * b),
            alone=True,
        ),
        of_derivative(
            "Inside {place}, what moves with {x} seems to have been differentiated already.",
            "What stands inside {place} while the outside is differentiated?",
            slope_among_the_constants,
            ((w * x + b) ** 2, w, 2 * x * (x + b)),
            alone=True,
        ),
    ),
    Misconception(
        "inner-slope-twice",
        of_derivative(
            "In {place}, the slope of the inside seems to be counted twice.",
            "A nudge of {x} passes the inside of {place}. How often does it pass there?",
            inner_slope_twice,
            (sin(3 * x), x, 9 * cos(3 * x)),
            alone=True,
        ),
    ),
    Misconception(
        "divided-by-inner-slope",
        of_derivative(
            "In {place}, the slope of the inside seems to divide, where it should do something else.",
            "If the inside of {place} grows faster, does the whole change faster or more slowly?",
            divided_by_inner_slope,
            (sin(3 * x), x, cos(3 * x) / 3),
            alone=True,
        ),
    ),
    Misconception(
        "inner-sign-turned",
        of_derivative(
            "Inside {place}, a minus seems to have become a plus.",
            "What stood inside {place} before you differentiated the outside?",
            inner_sign_turned,
            ((w - 3) ** 2, w, 2 * (w + 3)),
            alone=True,
        ),
        of_derivative(
            "Inside {place}, the minus seems to be lost, though its slope has it.",
            "What stood inside {place} before you differentiated the outside?",
            inner_minus_lost,
            (exp(-(x**2)), x, -2 * x * exp(x**2)),
            alone=True,
        ),
    ),
    Misconception(
        "double-product-halved",
        of_derivative(
            "{place} seems to have been multiplied out, with the product of two terms counted once only.",
            "Draw a square whose side has two parts. How many rectangles are beside the two squares?",
            double_product_halved,
            ((w**2 + 1) ** 2, w, 4 * w**3 + 2 * w),
            alone=True,
        ),
    ),
)
