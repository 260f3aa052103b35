"""Functions of one inner quantity whose slope is known: g(u) and g′(u), powers and what `tutor.elementary` has.

Here an expression is taken apart as g(u). What becomes of it, alone or in a chain, is in `tutor.symbolic.rules`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sympy import Expr, Symbol, log

from tutor.elementary.function import Function
from tutor.elementary.table import FUNCTIONS
from tutor.symbolic.unevaluated import times


@dataclass(frozen=True, slots=True)
class Outer:
    """A function g of one quantity: its rule's name, the sentence, and slope(f, u) = g′(u) where f = g(anything).

    Without a name it has no rule of its own: g(x) is differentiated by what it means.
    """

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


def _of(row: Function, slope: Callable[[Expr], Expr]) -> Outer:
    return Outer(row.rule, row.says, lambda f, u: slope(u))


_BY_HEAD = {row.head: _of(row, row.slope) for row in FUNCTIONS if row.slope is not None}
TABLE: tuple[Outer, ...] = (POWER, EXPONENTIAL, *(outer for outer in _BY_HEAD.values() if outer.name))


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
