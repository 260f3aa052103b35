"""What SymPy is not let loose on: numbers whose sign only computing can tell, and powers of thousands."""

from __future__ import annotations

from sympy import Basic, Pow, Rational, exp

STEEPEST = 1_000_000  # the highest power of a letter
STEEP = 1000  # a polynomial of a higher degree takes its time


def is_hard(expr: Basic) -> bool:
    """A number whose sign only computing can tell."""
    return bool(expr.is_number) and not expr.is_Rational and not expr.is_NumberSymbol and not _simple(expr)


def _simple(expr: Basic) -> bool:
    """√2, 3π/4, e²"""
    parts = expr.args if expr.is_Mul else (expr,)
    return all(part.is_Rational or part.is_NumberSymbol or _plain(part) for part in parts)


def _plain(expr: Basic) -> bool:
    whole = all(part.is_Rational or part.is_NumberSymbol for part in expr.args)
    return whole and (expr.is_Pow or isinstance(expr, exp))


def is_steep(expr: Basic) -> bool:
    """Some power in it is so high that a polynomial of that degree is not to be laid out."""
    return any(highest(power.exp) > STEEP for power in expr.atoms(Pow))


def highest(exponent: Basic) -> int:
    """The largest number in an exponent: of π + 5000 as well, since SymPy splits such a power and lays out the rest."""
    return max((abs(number.p) for number in exponent.atoms(Rational)), default=0)


def is_huge_number(base: Basic, exponent: Basic) -> bool:
    """A number of huge numbers, such as (e^(10⁴⁰⁰))^(ln 2): SymPy turns it about until 2 has the exponent 10⁴⁰⁰."""
    plain = not base.free_symbols and not exponent.free_symbols
    return plain and max(highest(base), highest(exponent)) > STEEPEST
