"""Misconceptions about products and quotients: which slopes meet, with which sign, and over what."""

from __future__ import annotations

from functools import lru_cache

from sympy import Add, Expr, Integer, Mul, Symbol, cos, sin

from tutor.misconceptions.misconception import Misconception
from tutor.misconceptions.subjects import of_derivative
from tutor.notation import x
from tutor.symbolic import order
from tutor.symbolic.derivative import D
from tutor.symbolic.rules import constant_factor, moves, two_factors
from tutor.symbolic.unevaluated import over, times

MINUS = Integer(-1)


@lru_cache(maxsize=512)
def parts_of_product(f: Expr, x: Symbol) -> tuple[Expr, Expr] | None:
    """f = u v, both moving and neither below a bar: (u, v)"""
    if constant_factor(f, x) is not None or quotient(f, x) is not None:
        return None
    return two_factors(f, x)


def _grouped(f: Expr, x: Symbol) -> tuple[Expr, Expr] | None:
    """f = (c u) v: as people read 5x eˣ, the constant with the first factor: (c u, v)"""
    parts = constant_factor(f, x)
    factors = parts_of_product(f if parts is None else parts[1], x)
    if parts is None or factors is None:
        return factors
    return times(parts[0], factors[0]), factors[1]


def product_of_slopes(f: Expr, x: Symbol) -> Expr | None:
    """d(u v) = du dv"""
    parts = parts_of_product(f, x)
    return None if parts is None else times(D(parts[0], x), D(parts[1], x))


def only_first_factor(f: Expr, x: Symbol) -> Expr | None:
    """d(u v) = du v"""
    parts = parts_of_product(f, x)
    return None if parts is None else times(D(parts[0], x), parts[1])


def only_second_factor(f: Expr, x: Symbol) -> Expr | None:
    """d(u v) = u dv"""
    parts = parts_of_product(f, x)
    return None if parts is None else times(parts[0], D(parts[1], x))


def product_with_minus(f: Expr, x: Symbol) -> Expr | None:
    """d(u v) = du v − u dv"""
    parts = parts_of_product(f, x)
    if parts is None:
        return None
    u, v = parts
    return times(D(u, x), v) + times(MINUS, u, D(v, x))


def product_minus_turned(f: Expr, x: Symbol) -> Expr | None:
    """d(u v) = u dv − du v"""
    parts = parts_of_product(f, x)
    if parts is None:
        return None
    u, v = parts
    return times(u, D(v, x)) + times(MINUS, D(u, x), v)


def slopes_added(f: Expr, x: Symbol) -> Expr | None:
    """d(u v) = du + dv"""
    parts = _grouped(f, x)
    return None if parts is None else D(parts[0], x) + D(parts[1], x)


def factors_paired(f: Expr, x: Symbol) -> Expr | None:
    """d(u v) = u du + v dv"""
    parts = _grouped(f, x)
    if parts is None:
        return None
    u, v = parts
    return times(u, D(u, x)) + times(v, D(v, x))


# --- quotients --------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=512)
def quotient(f: Expr, x: Symbol) -> tuple[Expr, Expr] | None:
    """f = u/v as it is written, numbers included, both moving: (u, v)"""
    if not f.is_Mul:
        return None
    parts = order.product(f)
    sign = (MINUS,) if parts.negative else ()
    u, v = times(*sign, *parts.above), Mul(*parts.below)
    return (u, v) if moves(u, x) and moves(v, x) else None


def _fraction(f: Expr, x: Symbol) -> tuple[Expr, Expr] | None:
    """f = u/v, or 1/v: (u, v)"""
    return (Integer(1), f.base) if f.is_Pow and f.exp == -1 and moves(f.base, x) else quotient(f, x)


def slopes_divided(f: Expr, x: Symbol) -> Expr | None:
    """d(u/v) = du/dv"""
    parts = quotient(f, x)
    return None if parts is None else over(D(parts[0], x), D(parts[1], x))


def plus_in_quotient(f: Expr, x: Symbol) -> Expr | None:
    """d(u/v) = (du v + u dv)/v²"""
    parts = quotient(f, x)
    if parts is None:
        return None
    u, v = parts
    return over(times(D(u, x), v) + times(u, D(v, x)), v**2)


def quotient_order_swapped(f: Expr, x: Symbol) -> Expr | None:
    """d(u/v) = (u dv − du v)/v²"""
    parts = quotient(f, x)
    if parts is None:
        return None
    u, v = parts
    return over(times(u, D(v, x)) + times(MINUS, D(u, x), v), v**2)


def over_bottom_once(f: Expr, x: Symbol) -> Expr | None:
    """d(u/v) = (du v − u dv)/v"""
    parts = _fraction(f, x)
    return None if parts is None else over(_numerator(*parts, x), parts[1])


def over_top_squared(f: Expr, x: Symbol) -> Expr | None:
    """d(u/v) = (du v − u dv)/u²"""
    parts = quotient(f, x)
    return None if parts is None else over(_numerator(*parts, x), parts[0] ** 2)


def bottom_forgotten(f: Expr, x: Symbol) -> Expr | None:
    """d(u/v) = du v − u dv"""
    parts = _fraction(f, x)
    return None if parts is None else _numerator(*parts, x)


def only_top_over_square(f: Expr, x: Symbol) -> Expr | None:
    """d(u/v) = du/v²"""
    parts = quotient(f, x)
    return None if parts is None else over(D(parts[0], x), parts[1] ** 2)


def minus_for_one_term(f: Expr, x: Symbol) -> Expr | None:
    """d((p + q)/v) = (du v − p dv + q dv)/v², for the q of the top that does not move"""
    parts = quotient(f, x)
    if parts is None or not parts[0].is_Add:
        return None
    u, v = parts
    still = Add(*(part for part in u.args if not moves(part, x)))
    return None if still == 0 else over(_numerator(u, v, x) + times(Integer(2), still, D(v, x)), v**2)


def upside_down(f: Expr, x: Symbol) -> Expr | None:
    """d(u/v) = (dv u − v du)/u²"""
    parts = quotient(f, x)
    if parts is None:
        return None
    u, v = parts
    return over(_numerator(v, u, x), u**2)


def _numerator(u: Expr, v: Expr, x: Symbol) -> Expr:
    """du v − u dv"""
    return times(D(u, x), v) + times(MINUS, u, D(v, x))


PRODUCTS: tuple[Misconception, ...] = (
    Misconception(
        "product-of-slopes",
        of_derivative(
            "In {place}, the slopes of the two factors seem to have been multiplied.",
            "When one factor of {place} changes and the other waits, what is the change multiplied by?",
            product_of_slopes,
            (x * sin(x), x, cos(x)),
        ),
    ),
    Misconception(
        "only-first-factor",
        of_derivative(
            "In {place}, only one of the two factors seems to have been allowed to change: the one written first.",
            "{place} also changes when the other factor does. What does that bring?",
            only_first_factor,
            (x * sin(x), x, sin(x)),
        ),
    ),
    Misconception(
        "only-second-factor",
        of_derivative(
            "In {place}, one of the two factors seems to have been kept waiting all the time: the one written first.",
            "{place} also changes when that factor does. What does that bring?",
            only_second_factor,
            (x * sin(x), x, x * cos(x)),
        ),
    ),
    Misconception(
        "product-with-minus",
        of_derivative(
            "In {place}, the two contributions seem to have been subtracted.",
            "If both factors of {place} grow, do their contributions help or hinder each other?",
            product_with_minus,
            (x * sin(x), x, sin(x) - x * cos(x)),
        ),
    ),
    Misconception(
        "product-minus-turned",
        of_derivative(
            "In {place}, one contribution seems to have been subtracted from the other.",
            "Take a rectangle that grows on both sides: is any of the new area taken away again?",
            product_minus_turned,
            (x * sin(x), x, x * cos(x) - sin(x)),
        ),
    ),
    Misconception(
        "slopes-added",
        of_derivative(
            "In {place}, the slopes of the two factors seem to have been added.",
            "Take a rectangle, 2 wide and 10 high. Make it 1 wider: how much area is new?",
            slopes_added,
            (x * sin(x), x, 1 + cos(x)),
        ),
    ),
    Misconception(
        "factors-paired",
        of_derivative(
            "In {place}, each factor seems to have been paired with its own slope.",
            "While one factor of {place} changes, which one waits beside it?",
            factors_paired,
            (x * sin(x), x, x + sin(x) * cos(x)),
        ),
    ),
    Misconception(
        "slopes-divided",
        of_derivative(
            "In {place}, the slope of the top seems to have been divided by the slope of the bottom.",
            "What happens to {place} when only the bottom grows?",
            slopes_divided,
            (sin(x) / x, x, cos(x)),
        ),
    ),
    Misconception(
        "plus-in-quotient",
        of_derivative(
            "In {place}, there seems to be a plus where the two contributions meet.",
            "When the bottom of {place} grows, does the fraction grow or shrink?",
            plus_in_quotient,
            (sin(x) / x, x, (x * cos(x) + sin(x)) / x**2),
        ),
    ),
    Misconception(
        "quotient-order-swapped",
        of_derivative(
            "In {place}, the two contributions seem to have changed places.",
            "Which contribution to the slope of {place} is positive: that of the top or that of the bottom?",
            quotient_order_swapped,
            (sin(x) / x, x, (sin(x) - x * cos(x)) / x**2),
        ),
    ),
    Misconception(
        "over-bottom-once",
        of_derivative(
            "In {place}, the bottom seems to have been left as it is, below the bar.",
            "What happens to the bottom of {place} in the quotient rule?",
            over_bottom_once,
            (sin(x) / x, x, (x * cos(x) - sin(x)) / x),
        ),
    ),
    Misconception(
        "over-top-squared",
        of_derivative(
            "In {place}, the square of the top seems to stand below the bar.",
            "Which part of {place} is squared in the quotient rule?",
            over_top_squared,
            (sin(x) / x, x, (x * cos(x) - sin(x)) / sin(x) ** 2),
        ),
    ),
    Misconception(
        "bottom-forgotten",
        of_derivative(
            "In {place}, nothing seems to be left below the bar.",
            "What does the quotient rule divide by at the end?",
            bottom_forgotten,
            (sin(x) / x, x, x * cos(x) - sin(x)),
        ),
    ),
    Misconception(
        "only-top-over-square",
        of_derivative(
            "In {place}, only the top seems to have been differentiated, and the bottom squared.",
            "{place} also changes when the bottom does. What does that bring?",
            only_top_over_square,
            (sin(x) / x, x, cos(x) / x**2),
            alone=True,
        ),
    ),
    Misconception(
        "minus-for-one-term",
        of_derivative(
            "In {place}, the minus in front of the second contribution seems to have reached only one of its terms.",
            "What does a minus in front of a bracket do to what is in it?",
            minus_for_one_term,
            ((2 * x + 1) / (x - 3), x, -5 / (x - 3) ** 2),
            alone=True,
        ),
    ),
    Misconception(
        "upside-down",
        of_derivative(
            "{place} seems to have been differentiated the other way up.",
            "Which part of {place} is the top, and which the bottom?",
            upside_down,
            (sin(x) / x, x, (sin(x) - x * cos(x)) / sin(x) ** 2),
        ),
    ),
)
