"""A tree as SymPy: built only after the budgets are passed, and so that no arithmetic of SymPy's can run away.

SymPy computes with numbers as soon as it sees them: 9^9^9 would never come back. `weight` is kept beside every piece:
how many binary digits the exact numbers in it can have. What would be too heavy is refused before it is built.
"""

from __future__ import annotations

from math import log2
from typing import NamedTuple

import sympy
from sympy import Basic, Expr, Integer, Rational, Symbol, Tuple

from tutor.answers.problem import refuse
from tutor.answers.tree import (
    Call,
    Constant,
    Derivative,
    Name,
    Negative,
    Node,
    Number,
    Plus,
    Power,
    Product,
    Quotient,
    Rate,
    Root,
    Sum,
    Vector,
)
from tutor.answers.vocabulary import index, pieces
from tutor.symbolic.derivative import D

HEAVIEST = 10_000  # binary digits of an exact number: what Python can still print
HIGHEST = 6_000  # binary digits before the point of what exp and sin are given

_CONSTANTS: dict[str, Expr] = {"e": sympy.E, "pi": sympy.pi}


class Built(NamedTuple):
    """A piece as SymPy, and what it weighs."""

    expr: Basic
    weight: float


def to_sympy(tree: Node) -> Basic:
    """The expression that a tree stands for; Unreadable when it is too big or divides by zero."""
    expr = _build(tree, frozenset()).expr
    if expr.has(sympy.zoo, sympy.nan, sympy.oo, -sympy.oo):
        refuse("undefined", tree.at, "Somewhere in this formula there is a division by zero.")
    return expr


def _build(node: Node, bound: frozenset[str]) -> Built:
    match node:
        case Number(value=value):
            return Built(
                Rational(value.numerator, value.denominator), _bits(value.numerator) + _bits(value.denominator)
            )
        case Name():
            return Built(_name(node, bound), 0)
        case Constant(name=name):
            return Built(_CONSTANTS[name], 0)
        case Negative(of=of):
            inner = _build(of, bound)
            return Built(-inner.expr, inner.weight)
        case Plus(terms=terms):
            return _many(sympy.Add, terms, bound, node)
        case Product(factors=factors):
            return _many(sympy.Mul, factors, bound, node)
        case Quotient(top=top, bottom=bottom):
            return _quotient(node, top, bottom, bound)
        case Power(base=base, exponent=exponent):
            return _power(_build(base, bound), _build(exponent, bound), node.at)
        case Root(of=of, degree=degree):
            return _root(node, of, degree, bound)
        case _:
            return _word(node, bound)


def _bits(number: int) -> int:
    return (abs(number) - 1).bit_length() if number else 0


def _many(make: type, parts: tuple[Node, ...], bound: frozenset[str], node: Node) -> Built:
    built = [_build(part, bound) for part in parts]
    weight = sum(each.weight for each in built)
    if make is sympy.Add:
        weight = weight + log2(len(built))
    _limit(weight, node.at)
    return Built(make(*(each.expr for each in built)), weight)


def _quotient(node: Quotient, top: Node, bottom: Node, bound: frozenset[str]) -> Built:
    above, below = _build(top, bound), _build(bottom, bound)
    if below.expr.is_zero:
        refuse("division-by-zero", bottom.at, "You cannot divide by zero.")
    _limit(above.weight + below.weight, node.at)
    return Built(above.expr / below.expr, above.weight + below.weight)


def _power(base: Built, exponent: Built, at: int) -> Built:
    weight = _power_weight(base, exponent)
    _limit(weight, at)
    if base.expr.is_zero and exponent.expr.is_number and not exponent.expr.is_positive:
        says = "{power} has no agreed value." if exponent.expr.is_zero else "You cannot divide by zero."
        refuse("division-by-zero", at, says, power="0⁰")
    return Built(sympy.Pow(base.expr, exponent.expr), weight + exponent.weight)


def _power_weight(base: Built, exponent: Built) -> float:
    if base.expr.is_Add or not base.weight:
        return base.weight
    return base.weight * max(1, _reach(exponent.expr))


def _reach(expr: Expr) -> float:
    """A bound on the numbers in an exponent: every letter counts as 1."""
    if expr.is_Rational:
        return _size(expr)
    if expr.is_Add:
        return sum(_reach(term) for term in expr.args)
    if expr.is_Mul:
        return _size(expr.args[0]) if expr.args[0].is_Rational else 1.0
    return 1.0


def _size(number: Rational) -> float:
    return float("inf") if _bits(number.p) - _bits(number.q) > 60 else abs(number.p / number.q)


def _root(node: Root, of: Node, degree: Node | None, bound: frozenset[str]) -> Built:
    inner = _build(of, bound)
    if degree is None:
        return Built(sympy.sqrt(inner.expr), inner.weight)
    below = _build(degree, bound)
    if below.expr.is_zero:
        refuse("division-by-zero", degree.at, "There is no root of degree zero.")
    return _power(inner, Built(1 / below.expr, below.weight), node.at)


def _word(node: Node, bound: frozenset[str]) -> Built:
    match node:
        case Call():
            return _call(node, bound)
        case Rate(of=of, by=by) | Derivative(of=of, by=by):
            made = _build(of, bound)
            for variable in by:
                made = Built(D(made.expr, variable.symbol), made.weight)
            return made
        case Sum():
            return _sum(node, bound)
        case Vector(entries=entries):
            built = [_build(entry, bound) for entry in entries]
            if any(isinstance(each.expr, Tuple) for each in built):
                refuse("vector", node.at, "A vector holds formulas, not other vectors.")
            return Built(Tuple(*(each.expr for each in built)), sum(each.weight for each in built))


def _call(node: Call, bound: frozenset[str]) -> Built:
    built = [_build(argument, bound) for argument in node.arguments]
    weight = sum(each.weight for each in built)
    _limit(weight, node.at)
    if not node.primes:
        return Built(node.function.build(*(each.expr for each in built)), weight)
    return Built(_slope(node, built[0].expr), weight)


def _slope(node: Call, at: Expr) -> Expr:
    """f′(at), f″(at)"""
    x = Symbol("x_", real=True)
    made = node.function.build(x)
    for _ in range(node.primes):
        made = made.diff(x)
    return made.xreplace({x: at})


def _sum(node: Sum, bound: frozenset[str]) -> Built:
    counter = index(node.index)
    body = _build(node.body, bound | {node.index})
    low = Integer(1) if node.low is None else _build(node.low, bound).expr
    high = (
        Symbol(f"n_{node.index}", integer=True, positive=True) if node.high is None else _build(node.high, bound).expr
    )
    return Built(sympy.Sum(body.expr, (counter, low, high)), body.weight)


def _name(node: Name, bound: frozenset[str]) -> Basic:
    """A name; inside a sum over one of its indices it is counted with that index."""
    if node.key.base in bound and not node.key.subscript:
        return index(node.key.base)
    indices = pieces(node.key.subscript)
    if isinstance(node.symbol, Symbol) and any(piece[0] in bound for piece in indices):
        base = f"{node.key.base}^({node.key.layer})" if node.key.layer else node.key.base
        return sympy.IndexedBase(base, real=True)[tuple(index(piece) for piece in indices)]
    return node.symbol


def _limit(weight: float, at: int) -> None:
    if weight > HEAVIEST:
        refuse("too-big", at, "The numbers here grow too big to work with. Can you write it with smaller ones?")
