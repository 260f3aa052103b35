"""One stabilised form of an expression, made before it is printed to any target.

The functions that no standard library has in a safe form are replaced by the form that `tutor.elementary` has for them:
only exponentials of arguments that are never positive, so that nothing overflows at ±1000. Which shapes mean which
function is in `recognise`; `elementwise` and `javascript` print what comes out.
"""

from __future__ import annotations

from functools import lru_cache

from sympy import Expr, Float, Rational, Symbol

from tutor.elementary.table import BY_HEAD, ROWS
from tutor.lower.limits import CannotLower, count, formula
from tutor.lower.recognise import recognise

CACHE = 512
EXACT = 2**53  # beyond it, a float no longer holds every whole number

FORMED: tuple[type[Expr], ...] = tuple(row.head for row in ROWS if row.lowered is not None)
_FORMED = frozenset(FORMED)


def named(expr: Expr) -> Expr:
    """The same value, with the safe functions by name: 1/(1 + e^(−z)) has become σ(z). Raises CannotLower."""
    return _named(formula(expr))


def stabilise(expr: Expr) -> Expr:
    """The same value in a form that neither overflows nor loses its digits at ±1000. Raises CannotLower."""
    return _spelled(named(expr))


def form(head: type[Expr], *arguments: Expr) -> Expr:
    """What a function becomes before it is printed: its safe form, or else its meaning, which may hold such."""
    row = BY_HEAD[head]
    if row.form is not None:
        return row.form(*arguments)
    if row.meaning is None:
        raise CannotLower(f"{row.name} has no form")
    return recognise(row.meaning(*arguments))


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
        if expr.func in _FORMED:
            done[expr] = _spell(form(expr.func, *args), done, counts)
        else:
            done[expr] = expr if args == expr.args else expr.func(*args)
        count(done[expr], counts)
    return done[expr]


def _floats(expr: Expr) -> Expr:
    """Whole numbers and fractions that a float does not hold exactly become the nearest float."""
    large = {n: Float(float(n)) for n in expr.atoms(Rational) if max(abs(n.p), n.q) > EXACT}
    return expr.xreplace(large)
