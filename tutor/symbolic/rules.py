"""The rules of differentiation, one visible tuple: each rewrites a derivative into smaller ones.

A rule says None where it does not apply; the first that applies is taken, so the order is meaning. Rules write every
smaller derivative as D(part, x), also those that are plain 0 or 1: what is folded away for the reader is the business
of `tutor.symbolic.derive`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from sympy import Add, Expr, Integer, Max, Min, Mul, Symbol, log

from tutor.elementary.heads import cases, step
from tutor.elementary.table import BY_HEAD
from tutor.symbolic.derivative import D
from tutor.symbolic.order import reading
from tutor.symbolic.outer import TABLE, Outer, taken_apart
from tutor.symbolic.unevaluated import over, times

Rewrite = Callable[[Expr, Symbol], Expr | None]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a step is right: its name, and the sentence that justifies it."""

    name: str
    says: str  # a template; its fields are those of `tutor.symbolic.explain`


@dataclass(frozen=True, slots=True)
class Rule(Reason):
    """A rewrite of d/dx f into smaller derivatives."""

    rewrite: Rewrite


@lru_cache(maxsize=8192)
def moves(f: Expr, x: Symbol) -> bool:
    """f changes when x does."""
    return x in f.free_symbols


def proportional(f: Expr, x: Symbol) -> bool:
    """f is x, or a constant times x"""
    parts = constant_factor(f, x)
    return f == x or (parts is not None and parts[1] == x)


# --- how a product is taken apart -------------------------------------------------------------------------------------


def constant_factor(f: Expr, x: Symbol) -> tuple[Expr, Expr] | None:
    """f = c·u with a c ≠ 1 that does not move, u all that does: (c, u)."""
    if not f.is_Mul:
        return None
    still = [factor for factor in f.args if not moves(factor, x)]
    moving = [factor for factor in f.args if moves(factor, x)]
    return (Mul(*still), _kept(moving)) if still and moving else None


def fraction(f: Expr, x: Symbol) -> tuple[Expr, Expr] | None:
    """f = u/v with a v that moves: (u, v); a lone 1/v is a power instead."""
    if not f.is_Mul:
        return None
    below = [factor for factor in f.args if _divides(factor, x)]
    above = [factor for factor in f.args if not _divides(factor, x)]
    if not below or not any(moves(factor, x) for factor in above):
        return None
    return _kept(above), _kept([factor.base**-factor.exp for factor in below])


def _divides(factor: Expr, x: Symbol) -> bool:
    return factor.is_Pow and moves(factor.base, x) and bool(factor.exp.is_Number and factor.exp.is_negative)


def two_factors(f: Expr, x: Symbol) -> tuple[Expr, Expr] | None:
    """f = u·v, u the first factor in reading order: (u, v)."""
    if not f.is_Mul or len(f.args) < 2:
        return None
    first, *rest = sorted(f.args, key=reading)
    return first, _kept(rest)


def _kept(factors: list[Expr]) -> Expr:
    return factors[0] if len(factors) == 1 else times(*factors)


# --- the rules --------------------------------------------------------------------------------------------------------


def constant(f: Expr, x: Symbol) -> Expr | None:
    """d c = 0"""
    return None if moves(f, x) else Integer(0)


def variable(f: Expr, x: Symbol) -> Expr | None:
    """d x = 1"""
    return Integer(1) if f == x else None


def total(f: Expr, x: Symbol) -> Expr | None:
    """d(u + v + …) = du + dv + …"""
    return Add(*(D(term, x) for term in f.args)) if f.is_Add else None


def constant_multiple(f: Expr, x: Symbol) -> Expr | None:
    """d(c u) = c du"""
    parts = constant_factor(f, x)
    if parts is None:
        return None
    c, u = parts
    return times(c, D(u, x))


def quotient(f: Expr, x: Symbol) -> Expr | None:
    """d(u/v) = (du v − u dv)/v²"""
    parts = fraction(f, x)
    if parts is None:
        return None
    u, v = parts
    return over(times(D(u, x), v) + times(Integer(-1), u, D(v, x)), v**2)


def product(f: Expr, x: Symbol) -> Expr | None:
    """d(u v) = du v + u dv"""
    parts = two_factors(f, x)
    if parts is None:
        return None
    u, v = parts
    return times(D(u, x), v) + times(u, D(v, x))


def chain(f: Expr, x: Symbol) -> Expr | None:
    """d g(u) = g′(u) du"""
    parts = taken_apart(f, x)
    if parts is None:
        return None
    outer, u = parts
    return times(outer.slope(f, u), D(u, x))


def general_power(f: Expr, x: Symbol) -> Expr | None:
    """d uᵛ = uᵛ (dv ln u + v du/u)"""
    if not f.is_Pow:
        return None
    u, v = f.base, f.exp
    return times(f, times(D(v, x), log(u)) + over(times(v, D(u, x)), u))


def largest(f: Expr, x: Symbol) -> Expr | None:
    """d max(u, v) = step(u − v) du + (1 − step(u − v)) dv"""
    if not isinstance(f, Max):
        return None
    u, v = two_arguments(f, x)
    return times(step(u - v), D(u, x)) + times(1 - step(u - v), D(v, x))


def smallest(f: Expr, x: Symbol) -> Expr | None:
    """d min(u, v) = (1 − step(u − v)) du + step(u − v) dv"""
    if not isinstance(f, Min):
        return None
    u, v = two_arguments(f, x)
    return times(1 - step(u - v), D(u, x)) + times(step(u - v), D(v, x))


def two_arguments(f: Expr, x: Symbol) -> tuple[Expr, Expr]:
    """max(u, v, …) as max(u, max(v, …)); what does not move comes last, so that a kink has its left slope."""
    first, *rest = sorted(f.args, key=lambda part: (not moves(part, x), part.sort_key()))
    return first, f.func(*rest, evaluate=False)  # compared with one another already, which is dear


def by_cases(f: Expr, x: Symbol) -> Expr | None:
    """d(a where u > 0, otherwise b) = da where u > 0, otherwise db"""
    if not isinstance(f, cases):
        return None
    u, above, below = f.args
    return cases(u, D(above, x), D(below, x))


def definition(f: Expr, x: Symbol) -> Expr | None:
    """d g(x) = d of what g(x) is short for"""
    short_for = meaning(f, x)
    return None if short_for is None else D(short_for, x)


def meaning(f: Expr, x: Symbol) -> Expr | None:
    """The formula that f is short for, where there is no rule for f; None where the chain rule knows its slope."""
    row = BY_HEAD.get(f.func)
    if row is None or row.rule or row.meaning is None or (row.slope is not None and f.args[0] != x):
        return None
    return row.meaning(*f.args)


def _several(head: type[Expr], rewrite: Rewrite) -> Rule:
    """The rule of a function of several arguments."""
    return Rule(BY_HEAD[head].rule, BY_HEAD[head].says, rewrite)


def _alone(outer: Outer) -> Rule:
    """The rule for g(x) itself, where nothing is inside but x."""

    def rewrite(f: Expr, x: Symbol) -> Expr | None:
        parts = taken_apart(f, x)
        return outer.slope(f, x) if parts is not None and parts[0] is outer and parts[1] == x else None

    return Rule(outer.name, outer.says, rewrite)


CHAIN_RULE = "chain rule"
MAXIMUM = _several(Max, largest)
MINIMUM = _several(Min, smallest)
BY_CASES = _several(cases, by_cases)

RULES: tuple[Rule, ...] = (
    Rule("constant", "{f} does not change when {x} does, so its slope is 0.", constant),
    Rule("variable", "{x} grows exactly as fast as {x}, so its slope is 1.", variable),
    Rule("sum rule", "The slope of a sum is the sum of the slopes, term by term.", total),
    Rule("constant multiple rule", "{c} does not change with {x}, so it stays in front.", constant_multiple),
    Rule(
        "quotient rule",
        "Slope of the top {u} times the bottom, minus the top times the slope of the bottom {v}, over {v_squared}.",
        quotient,
    ),
    Rule("product rule", "Let {u} change while {v} waits, then {v} while {u} waits, and add the two.", product),
    *(_alone(outer) for outer in TABLE),
    Rule("definition", "{f} is short for {meaning}. Take the slope of that.", definition),
    Rule(CHAIN_RULE, "{outside} Keep {u} inside, and multiply by the slope of {u}.", chain),
    Rule(
        "general power rule",
        "Base and exponent both change: the slope is {f} itself times the slope of {logarithm}.",
        general_power,
    ),
    MAXIMUM,
    MINIMUM,
    BY_CASES,
)
