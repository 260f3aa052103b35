"""A normal form that confirms equality: a quotient of two expanded sums, in letters, exponentials and opaque parts.

It never refutes: False means "not confirmed" (too long, or an identity that it does not know), and the points decide.
Every step is bounded, so a call costs a millisecond or so whatever it is given. What is short for a formula, as σ and
cosh are in exponentials, becomes that formula, e^(u + v) becomes e^u·e^v, and each exponential or root of a letter
keeps fractional exponents.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from sympy import Add, Basic, Expr, exp

from tutor.elementary.table import BY_HEAD

Monomial = frozenset[tuple[Expr, Fraction]]  # parts with their exponents
Sum = dict[Monomial, Fraction]
Quotient = tuple[Sum, Sum]

TERMS = 300  # a longer sum is given up
EXPANDED = 12  # a sum to a higher power stays one opaque part
UNIT: Monomial = frozenset()
ONE: Sum = {UNIT: Fraction(1)}


class TooLong(ValueError):
    """The normal form would be longer than the budget."""


def same_normal_form(given: Expr, expected: Expr) -> bool:
    """Both are the same quotient: p·s − r·q expands to 0 for p/q and r/s."""
    try:
        top, bottom = _quotient(given)
        other_top, other_bottom = _quotient(expected)
        return _product(top, other_bottom) == _product(other_top, bottom)
    except TooLong:
        return False


def normal_text(expr: Basic) -> str:
    """The normal form as text, the same for every way of writing it; the expression itself where it has none."""
    try:
        above, below = (_written(part) for part in _quotient(expr)) if isinstance(expr, Expr) else (str(expr), "1")
    except TooLong:
        return str(expr)
    return above if below == "1" else f"({above})/({below})"


def _written(total: Sum) -> str:
    terms = []
    for parts, number in total.items():
        factors = sorted(f"({part})" + ("" if power == 1 else f"^({power})") for part, power in parts)
        terms.append("*".join([str(number), *factors] if number != 1 or not factors else factors))
    return " + ".join(sorted(terms)) or "0"


def _quotient(expr: Expr) -> Quotient:
    if expr.is_Rational:
        return _constant(Fraction(int(expr.p), int(expr.q))), ONE
    if expr.is_Add:
        return _fold(expr.args, _added)
    if expr.is_Mul:
        return _fold(expr.args, _multiplied)
    if expr.is_Pow and expr.exp.is_Rational:
        return _power(expr.base, Fraction(int(expr.exp.p), int(expr.exp.q)))
    return _rewritten(expr)


def _rewritten(expr: Expr) -> Quotient:
    if isinstance(expr, exp):
        return _exponential(expr.args[0])
    row = BY_HEAD.get(type(expr))
    if row is not None and row.meaning is not None:
        return _quotient(row.meaning(*expr.args))
    return _part(expr, Fraction(1))


def _exponential(inside: Expr) -> Quotient:
    total: Quotient = (ONE, ONE)
    for term in Add.make_args(inside):
        coefficient, rest = term.as_coeff_Mul(rational=True)
        factor = _part(exp(rest, evaluate=False), Fraction(int(coefficient.p), int(coefficient.q)))
        total = _multiplied(total, factor)
    return total


def _power(base: Expr, exponent: Fraction) -> Quotient:
    if exponent.denominator != 1 or abs(exponent) > EXPANDED:
        return _part(base, exponent)
    top, bottom = _quotient(base)
    if exponent < 0:
        top, bottom, exponent = bottom, top, -exponent
    result: Quotient = (ONE, ONE)
    for _ in range(int(exponent)):
        result = _multiplied(result, (top, bottom))
    return result


def _part(part: Expr, exponent: Fraction) -> Quotient:
    if exponent == 0:
        return ONE, ONE
    term: Sum = {frozenset({(part, abs(exponent))}): Fraction(1)}
    return (term, ONE) if exponent > 0 else (ONE, term)


def _constant(value: Fraction) -> Sum:
    return {UNIT: value} if value else {}


def _fold(parts: tuple[Expr, ...], join: Callable[[Quotient, Quotient], Quotient]) -> Quotient:
    total = _quotient(parts[0])
    for part in parts[1:]:
        total = join(total, _quotient(part))
    return total


def _added(one: Quotient, other: Quotient) -> Quotient:
    if one[1] == other[1]:
        return _sum(one[0], other[0]), one[1]
    return _sum(_product(one[0], other[1]), _product(other[0], one[1])), _product(one[1], other[1])


def _multiplied(one: Quotient, other: Quotient) -> Quotient:
    return _product(one[0], other[0]), _product(one[1], other[1])


def _sum(one: Sum, other: Sum) -> Sum:
    total = dict(one)
    for monomial, coefficient in other.items():
        value = total.pop(monomial, 0) + coefficient
        if value:
            total[monomial] = value
    return total


def _product(one: Sum, other: Sum) -> Sum:
    if len(one) * len(other) > TERMS:
        raise TooLong
    total: Sum = {}
    for left, a in one.items():
        for right, b in other.items():
            monomial = _merged(left, right)
            value = total.pop(monomial, 0) + a * b
            if value:
                total[monomial] = value
    return total


def _merged(left: Monomial, right: Monomial) -> Monomial:
    exponents = dict(left)
    for part, exponent in right:
        exponents[part] = exponents.get(part, Fraction(0)) + exponent
    return frozenset(exponents.items())
