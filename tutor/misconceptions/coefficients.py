"""Misconceptions about what stands beside the letter that moves: a factor that stays, goes, or is in one term only."""

from __future__ import annotations

from sympy import Add, Expr, Integer, Symbol

from tutor.misconceptions.misconception import Misconception
from tutor.misconceptions.products import parts_of_product
from tutor.misconceptions.subjects import of_derivative
from tutor.notation import b, w, x, y
from tutor.symbolic.derivative import D
from tutor.symbolic.order import reading, terms
from tutor.symbolic.rules import constant_factor, moves, proportional
from tutor.symbolic.unevaluated import over, times


def multiple_kept(f: Expr, x: Symbol) -> Expr | None:
    """d(c x) = c x"""
    return f if proportional(f, x) else None


def number_dropped(f: Expr, x: Symbol) -> Expr | None:
    """d(c k u) = k du, for a number c beside letters k; its sign is kept"""
    parts = constant_factor(f, x)
    if parts is None:
        return None
    number, letters = parts[0].as_coeff_Mul()
    if letters == 1 or number in (1, -1):
        return None
    return times(number / abs(number), letters, D(parts[1], x))


def both_nudged(f: Expr, x: Symbol) -> Expr | None:
    """∂(w x)/∂w = w + x"""
    if not f.is_Mul or x not in f.args:
        return None
    partners = [factor for factor in f.args if factor.is_Symbol and factor != x]
    return over(f, x) + over(f, min(partners, key=reading)) if partners else None


def bias_nudged(f: Expr, x: Symbol) -> Expr | None:
    """∂(w x + b)/∂w = x + 1"""
    if not f.is_Add or x.name[:1] == "b" or not moves(f, x):
        return None
    biases = [part for part in f.args if part.is_Symbol and part.name[:1] == "b"]
    return Add(*(D(part, x) for part in f.args if moves(part, x)), Integer(1)) if len(biases) == 1 else None


def only_one_term(f: Expr, x: Symbol) -> Expr | None:
    """d(u + k x + c) = du + k x + c"""
    bent = [part for part in Add.make_args(f) if moves(part, x) and not proportional(part, x)]
    rest = [part for part in Add.make_args(f) if part not in bent]
    if len(bent) != 1 or not any(moves(part, x) for part in rest) or all(moves(part, x) for part in rest):
        return None  # without a c it is k x alone that stands there as it was
    return Add(D(bent[0], x), *rest)


def bias_kept(f: Expr, x: Symbol) -> Expr | None:
    """d(w x + b − y) = x + b: of several terms that do not move, the bias alone is kept"""
    moving = [part for part in Add.make_args(f) if moves(part, x)]
    still = [part for part in Add.make_args(f) if not moves(part, x)]
    biases = [part for part in still if part.is_Symbol and part.name[:1] == "b"]
    if not moving or len(still) < 2 or not biases:
        return None
    return Add(*(D(part, x) for part in moving), biases[0])


# --- a factor in front of a product or a sum --------------------------------------------------------------------------


def _shared(f: Expr, x: Symbol) -> tuple[Expr, Expr, Expr] | None:
    """f = c(u v) or f = c(u + v): c, what the first part brings, and what the rest brings"""
    parts = constant_factor(f, x)
    if parts is None or parts[0] == -1:
        return None
    c, inside = parts
    if inside.is_Add:
        first, *rest = [part for part in terms(inside) if moves(part, x)]
        return (c, D(first, x), Add(*(D(part, x) for part in rest))) if rest else None
    factors = parts_of_product(inside, x)
    if factors is None:
        return None
    u, v = factors
    return c, times(D(u, x), v), times(u, D(v, x))


def factor_lost_first(f: Expr, x: Symbol) -> Expr | None:
    """d(c u v) = du v + c u dv"""
    parts = _shared(f, x)
    return None if parts is None else Add(parts[1], times(parts[0], parts[2]))


def factor_lost_second(f: Expr, x: Symbol) -> Expr | None:
    """d(c u v) = c du v + u dv"""
    parts = _shared(f, x)
    return None if parts is None else Add(times(parts[0], parts[1]), parts[2])


LINE = w * x + b - y
COEFFICIENTS: tuple[Misconception, ...] = (
    Misconception(
        "both-nudged",
        of_derivative(
            "In {place}, both letters seem to have been nudged.",
            "Only {x} is nudged here. What does the letter beside it do meanwhile?",
            both_nudged,
            (LINE**2, w, 2 * LINE * (x + w)),
            alone=True,
        ),
        of_derivative(
            "In {place}, the bias seems to have been nudged as well.",
            "Only {x} is nudged here. What does the bias do meanwhile?",
            bias_nudged,
            (LINE**2, w, 2 * LINE * (x + 1)),
            alone=True,
        ),
    ),
    Misconception(
        "only-one-term",
        of_derivative(
            "In {place}, only one term seems to have been differentiated.",
            "What do the other terms of {place} do when {x} grows?",
            only_one_term,
            (-4 * x**5 + 8 * x - 9, x, -20 * x**4 + 8 * x - 9),
            alone=True,
        ),
    ),
)
