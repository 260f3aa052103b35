"""One stabilised form of an expression, made before it is printed to any target.

Here are the functions that no standard library has in a safe form, each with its form: only exponentials of arguments
that are never positive, so that nothing overflows at ±1000. Which shapes mean which function is in `recognise`; how a
form looks in NumPy or JavaScript is in `elementwise` and `javascript`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from sympy import Expr, Float, Function, Rational, Symbol, cos, cot, coth, csc, csch, exp, sec, sech, sin, sinh, tanh

from tutor.lower.heads import below, log1p, sigmoid_slope, size
from tutor.lower.limits import CannotLower, count, formula
from tutor.lower.recognise import recognise
from tutor.symbolic.functions import relu, sigmoid, softplus

CACHE = 512
EXACT = 2**53  # beyond it, a float no longer holds every whole number


def _sigmoid(z: Expr) -> Expr:
    """e^min(z, 0) / (1 + e^−|z|)"""
    return exp(below(z)) / (1 + exp(-size(z)))


def _sigmoid_slope(z: Expr) -> Expr:
    """e^−|z| / (1 + e^−|z|)²"""
    return exp(-size(z)) / (1 + exp(-size(z))) ** 2


def _softplus(z: Expr) -> Expr:
    """max(z, 0) + ln(1 + e^−|z|)"""
    return relu(z) + log1p(exp(-size(z)))


def _sech(z: Expr) -> Expr:
    """2 e^−|z| / (1 + e^−2|z|)"""
    return 2 * exp(-size(z)) / (1 + exp(-2 * size(z)))


FORMS: tuple[tuple[type[Function], Callable[[Expr], Expr]], ...] = (
    (sigmoid, _sigmoid),
    (sigmoid_slope, _sigmoid_slope),
    (softplus, _softplus),
    (sech, _sech),
    (csch, lambda z: 1 / sinh(z)),
    (coth, lambda z: 1 / tanh(z)),
    (sec, lambda z: 1 / cos(z)),
    (csc, lambda z: 1 / sin(z)),
    (cot, lambda z: cos(z) / sin(z)),
)

_FORM = dict(FORMS)


def named(expr: Expr) -> Expr:
    """The same value, with the safe functions by name: 1/(1 + e^(−z)) has become σ(z). Raises CannotLower."""
    return _named(formula(expr))


def stabilise(expr: Expr) -> Expr:
    """The same value in a form that neither overflows nor loses its digits at ±1000. Raises CannotLower."""
    return _spelled(named(expr))


def form(head: type[Function], z: Expr) -> Expr:
    """The safe form of one function from the table."""
    return _FORM[head](z)


def placed(expr: Expr, symbols: tuple[Symbol, ...]) -> tuple[tuple[Symbol, ...], Expr]:
    """v0, v1 … for the symbols in their order, and the expression in them; a symbol without a place is refused."""
    if len(set(symbols)) != len(symbols):
        raise CannotLower("a symbol is listed twice")
    without = expr.free_symbols - set(symbols)
    if without:
        raise CannotLower(f"no value is given for {', '.join(sorted(symbol.name for symbol in without))}")
    places = tuple(Symbol(f"v{place}", **symbol.assumptions0) for place, symbol in enumerate(symbols))
    return places, expr.xreplace(dict(zip(symbols, places, strict=True)))


@lru_cache(maxsize=CACHE)
def _named(expr: Expr) -> Expr:
    return _floats(recognise(expr))


@lru_cache(maxsize=CACHE)
def _spelled(expr: Expr) -> Expr:
    return _spell(expr, {}, {})


def _spell(expr: Expr, done: dict[Expr, Expr], counts: dict[Expr, int]) -> Expr:
    """Every named function replaced by its form, from the inside out."""
    if not expr.args:
        return expr
    if expr not in done:
        args = tuple(_spell(arg, done, counts) for arg in expr.args)
        if expr.func in _FORM:
            done[expr] = _FORM[expr.func](*args)
        else:
            done[expr] = expr if args == expr.args else expr.func(*args)
        count(done[expr], counts)
    return done[expr]


def _floats(expr: Expr) -> Expr:
    """Whole numbers and fractions that a float does not hold exactly become the nearest float."""
    large = {n: Float(float(n)) for n in expr.atoms(Rational) if max(abs(n.p), n.q) > EXACT}
    return expr.xreplace(large)
