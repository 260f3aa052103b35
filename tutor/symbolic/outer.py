"""Functions of one inner quantity whose slope is known: g(u) and g′(u), one table.

Here is the table and how an expression is taken apart as g(u). What becomes of it, alone or in a chain, is in
`tutor.symbolic.rules`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sympy import (
    Abs,
    Expr,
    Integer,
    Symbol,
    acos,
    asin,
    atan,
    cos,
    cosh,
    cot,
    csc,
    exp,
    log,
    sec,
    sin,
    sinh,
    sqrt,
    tan,
    tanh,
)

from tutor.symbolic.building import times
from tutor.symbolic.functions import relu, side, sigmoid, softplus, step


@dataclass(frozen=True, slots=True)
class Outer:
    """A function g of one quantity: its rule's name, the sentence, and slope(f, u) = g′(u) where f = g(anything)."""

    name: str
    says: str
    slope: Callable[[Expr, Expr], Expr]


def _power(f: Expr, u: Expr) -> Expr:
    """n uⁿ⁻¹"""
    return times(f.exp, u ** (f.exp - 1))


def _exponential(f: Expr, u: Expr) -> Expr:
    """cᵘ ln c"""
    return times(f.base**u, log(f.base))


POWER = Outer("power rule", "Bring the exponent {n} down in front and take one off it, which leaves {n_less}.", _power)
EXPONENTIAL = Outer(
    "exponential rule", "The slope of {f} is {f} itself times {ln_c}, the logarithm of its base.", _exponential
)

FUNCTIONS: tuple[tuple[type[Expr], Outer], ...] = (
    (exp, Outer("exponential function", "{f} is its own slope.", lambda f, u: exp(u))),
    (log, Outer("logarithm", "The slope of {f} is one over what is inside: {slope}.", lambda f, u: u**-1)),
    (sin, Outer("sine", "The slope of {f} is {slope}.", lambda f, u: cos(u))),
    (cos, Outer("cosine", "The slope of {f} is {slope}: mind the minus.", lambda f, u: -sin(u))),
    (tan, Outer("tangent", "The slope of {f} is {slope}.", lambda f, u: cos(u) ** -2)),
    (sec, Outer("secant", "The slope of {f} is {slope}.", lambda f, u: sec(u) * tan(u))),
    (csc, Outer("cosecant", "The slope of {f} is {slope}.", lambda f, u: -csc(u) * cot(u))),
    (cot, Outer("cotangent", "The slope of {f} is {slope}.", lambda f, u: -(sin(u) ** -2))),
    (sinh, Outer("hyperbolic sine", "The slope of {f} is {slope}.", lambda f, u: cosh(u))),
    (cosh, Outer("hyperbolic cosine", "The slope of {f} is {slope}, without a minus.", lambda f, u: sinh(u))),
    (tanh, Outer("hyperbolic tangent", "The slope of {f} is one minus its square.", lambda f, u: 1 - tanh(u) ** 2)),
    (asin, Outer("inverse sine", "The slope of {f} is {slope}.", lambda f, u: 1 / sqrt(1 - u**2))),
    (acos, Outer("inverse cosine", "The slope of {f} is {slope}.", lambda f, u: -1 / sqrt(1 - u**2))),
    (atan, Outer("inverse tangent", "The slope of {f} is {slope}.", lambda f, u: 1 / (1 + u**2))),
    (
        sigmoid,
        Outer(
            "sigmoid",
            "The slope of {f} is {f} itself times one minus it.",
            lambda f, u: sigmoid(u) * (1 - sigmoid(u)),
        ),
    ),
    (relu, Outer("ReLU", "{f} has slope 1 where its inside is positive, otherwise 0.", lambda f, u: step(u))),
    (softplus, Outer("softplus", "The slope of {f} is the sigmoid: {slope}.", lambda f, u: sigmoid(u))),
    (Abs, Outer("absolute value", "{f} has slope 1 where its inside is positive, otherwise −1.", lambda f, u: side(u))),
    (step, Outer("step", "{f} is flat on both sides of its jump.", lambda f, u: Integer(0))),
    (side, Outer("side", "{f} is flat on both sides of its jump.", lambda f, u: Integer(0))),
)
TABLE: tuple[Outer, ...] = (POWER, EXPONENTIAL, *(entry for _, entry in FUNCTIONS))
_BY_HEAD = dict(FUNCTIONS)


def taken_apart(f: Expr, x: Symbol) -> tuple[Outer, Expr] | None:
    """f as g(u) with g in the table: (g, u); None where f is no such function, or both base and exponent move."""
    if f.is_Pow:
        if x not in f.exp.free_symbols:
            return POWER, f.base
        return (EXPONENTIAL, f.exp) if x not in f.base.free_symbols else None
    entry = _BY_HEAD.get(f.func)
    return None if entry is None else (entry, f.args[0])


def with_inside(f: Expr, x: Symbol, u: Expr) -> Expr:
    """g(u) where f = g(anything): the same function of something else."""
    if f.is_Pow:
        return u**f.exp if x not in f.exp.free_symbols else f.base**u
    return f.func(u)
