"""A tree as SymPy: built only after the budgets are passed, and so that no arithmetic of SymPy's can run away.

SymPy computes with numbers as soon as it sees them: 9^9^9 would never come back. Two bounds are kept beside each piece:
`weight`, how many binary digits its exact numbers can have, and the `size` of its value. What would be too heavy or
too big is refused before it is built. Where SymPy would look for a sign or a pattern for long (in sums of irrational
numbers, in max, deep inside functions), the piece is built as it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import inf, log2
from typing import NamedTuple

import sympy
from sympy import Basic, Expr, Integer, Rational, Symbol, Tuple

from tutor.answers.deciding.program import Evaluator, Unsupported
from tutor.answers.reading import magnitude
from tutor.answers.reading.functions import ABS, FunctionSpelling
from tutor.answers.reading.hardness import STEEPEST, highest, is_hard, is_huge_number, is_steep
from tutor.answers.reading.magnitude import CONSTANT, HIGHEST, LETTER, Size
from tutor.answers.reading.problem import refuse
from tutor.answers.reading.sums import unwritten
from tutor.answers.reading.tree import (
    Call,
    Constant,
    Derivative,
    Name,
    Negative,
    Node,
    Plus,
    Power,
    Product,
    Quotient,
    Rate,
    Root,
    Sum,
    TypedNumber,
    Vector,
)
from tutor.answers.reading.vocabulary import index, pieces
from tutor.elementary.intervals import UNDEFINED
from tutor.elementary.table import FUNCTIONS
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import NoRule, resolve
from tutor.symbolic.unevaluated import times

HEAVIEST = 10_000  # binary digits of an exact number: what Python can still print
DEEPEST = 5  # functions inside functions that SymPy may look at
HEAVIEST_ROOT = 500  # of a number whose root is taken: SymPy looks for factors

BOUNDED = frozenset(row.name for row in FUNCTIONS if 1 in row.edges)  # arcsin and its kin, not for every number
COARSE = 60  # bits that suffice to see that a number is not real
_AT = Symbol("x_", real=True)  # where the slope of a function is wanted; no name is spelt so
_NOWHERE = (sympy.zoo, sympy.nan, sympy.oo, -sympy.oo)
_NOT_REAL = "No real number comes out here: is it the root or the logarithm of something negative?"
_CONSTANTS: dict[str, Expr] = {"e": sympy.E, "pi": sympy.pi}


class Built(NamedTuple):
    """A piece as SymPy, what it weighs, how big it gets, and how deep its functions are nested."""

    expr: Basic
    weight: float
    size: Size
    depth: int = 0


def to_sympy(tree: Node) -> Basic:
    """The expression that a tree stands for; Unreadable when it is too big or divides by zero."""
    expr = _build(tree, frozenset()).expr
    if expr.has(*_NOWHERE):
        refuse("undefined", tree.at, "Somewhere in this formula there is a division by zero.")
    if expr.has(sympy.I):
        refuse("not-real", tree.at, _NOT_REAL)
    return expr


def _checked(built: Built, at: int) -> Built:
    """What has no real value is refused where it arises."""
    expr = built.expr
    if expr in _NOWHERE:
        refuse("undefined", at, "Here is a division by zero, or a logarithm of it.")
    if sympy.I in expr.args or (expr.is_number and expr.has(sympy.I)):
        refuse("not-real", at, _NOT_REAL)
    return built


def _build(node: Node, bound: frozenset[str]) -> Built:
    match node:
        case TypedNumber(value=value):
            top, below = value.numerator, value.denominator
            return Built(Rational(top, below), _bits(top) + _bits(below), magnitude.of_number(top, below))
        case Name():
            return Built(_name(node, bound), 0, LETTER)
        case Constant(name=name):
            return Built(_CONSTANTS[name], 0, CONSTANT)
        case Negative(of=of):
            inner = _build(of, bound)
            return inner._replace(expr=times(Integer(-1), inner.expr))
        case Plus(terms=terms):
            built = [_build(term, bound) for term in terms]
            return _joined(sympy.Add, built, magnitude.of_sum([each.size for each in built]), node.at)
        case Product(factors=factors):
            built = [_build(factor, bound) for factor in factors]
            return _joined(times, built, magnitude.of_product([each.size for each in built]), node.at)
        case Quotient(top=top, bottom=bottom):
            return _quotient(_build(top, bound), _build(bottom, bound), node.at, bottom.at)
        case Power(base=base, exponent=exponent):
            return _power(_build(base, bound), _build(exponent, bound), node.at)
        case Root(of=of, degree=degree):
            index = Built(Integer(2), 1, CONSTANT) if degree is None else _build(degree, bound)
            return _root(_build(of, bound), index, node.at)
        case Call():
            return _call(node, [_build(argument, bound) for argument in node.arguments])
        case Rate(of=of, by=by) | Derivative(of=of, by=by):
            made = _build(of, bound)
            for variable in by:
                made = made._replace(expr=D(made.expr, variable.symbol))
            return made
        case Sum():
            return _sum(node, bound)
        case Vector(entries=entries):
            built = [_build(entry, bound) for entry in entries]
            _limit(sum(each.weight for each in built), node.at)
            return Built(Tuple(*(each.expr for each in built)), 0, LETTER)


def _bits(number: int) -> int:
    return (abs(number) - 1).bit_length() if number else 0


def _joined(make: Callable[..., Expr], built: list[Built], size: Size, at: int) -> Built:
    weight = sum(each.weight for each in built) + log2(len(built))
    _limit(weight, at)
    return _sized(Built(make(*(each.expr for each in built)), weight, size, _deepest(built)))


def _sized(built: Built) -> Built:
    """The exact size, where it is known."""
    expr = built.expr
    return built._replace(size=magnitude.of_number(expr.p, expr.q)) if expr.is_Rational else built


def _deepest(built: list[Built]) -> int:
    return max(each.depth for each in built)


def _quotient(above: Built, below: Built, at: int, bottom_at: int) -> Built:
    if below.expr is Integer(0):
        refuse("division-by-zero", bottom_at, "You cannot divide by zero.")
    weight = above.weight + below.weight
    _limit(weight, at)
    size = magnitude.of_product([above.size, magnitude.inverse(below.size)])
    return _checked(_sized(Built(above.expr / below.expr, weight, size, _deepest([above, below]))), at)


def _power(base: Built, exponent: Built, at: int) -> Built:
    weight = _power_weight(base, exponent.expr)
    _limit(inf if _steep(base.expr, exponent.expr) else weight, at)
    if exponent.expr.is_Rational is not True:
        _bound(exponent, at)
        _limit(inf if is_huge_number(base.expr, exponent.expr) else weight, at)
    elif not exponent.expr.is_Integer and base.weight > HEAVIEST_ROOT:
        _limit(inf, at)
    if base.expr is Integer(0) and exponent.expr.is_Rational and not exponent.expr.is_positive:
        if exponent.expr is Integer(0):
            refuse("division-by-zero", at, "{power} has no agreed value.", power="0⁰")
        refuse("division-by-zero", at, "You cannot divide by zero.")
    size = magnitude.of_power(base.size, exponent.size)
    depth = _deepest([base, exponent])
    if exponent.expr.is_Integer:
        return _checked(Built(sympy.Pow(base.expr, exponent.expr), weight + exponent.weight, size, depth), at)
    tower = base.expr.is_Pow and not base.expr.exp.is_Rational
    easy = base.expr.is_Atom or (exponent.expr.is_Rational and not tower)
    look = depth < DEEPEST and easy and not is_hard(base.expr) and not is_steep(exponent.expr)
    made = sympy.Pow(base.expr, exponent.expr, evaluate=look)
    return _checked(Built(made, weight + exponent.weight, size, depth + (not exponent.expr.free_symbols)), at)


def _steep(base: Basic, exponent: Basic) -> bool:
    """A power of a letter for which SymPy may lay out a polynomial of that degree."""
    if not base.free_symbols:
        return False
    raised = base.exp * exponent if base.is_Pow and base.exp.is_Rational else exponent
    return highest(raised) > STEEPEST


def _power_weight(base: Built, exponent: Expr) -> float:
    if base.expr.is_Add or not base.weight:
        return base.weight
    return base.weight * max(1, _reach(exponent))


def _reach(expr: Expr) -> float:
    """A bound on the numbers in an exponent: every letter counts as 1."""
    if expr.is_Rational:
        return inf if _bits(expr.p) - _bits(expr.q) > 60 else abs(expr.p / expr.q)
    if expr.is_Add:
        return sum(_reach(term) for term in expr.args)
    return _reach(expr.args[0]) if expr.is_Mul and expr.args[0].is_Rational else 1.0


def _root(inner: Built, degree: Built, at: int) -> Built:
    if degree.expr is Integer(0):
        refuse("division-by-zero", at, "There is no root of degree zero.")
    return _power(inner, Built(1 / degree.expr, degree.weight, magnitude.inverse(degree.size)), at)


def _call(node: Call, built: list[Built]) -> Built:
    weight, depth = sum(each.weight for each in built), _deepest(built) + 1
    _limit(weight, node.at)
    for each in built:
        _bound(each, node.at)
    size = magnitude.of_call(node.function.name, [each.size for each in built])
    parts = [each.expr for each in built]
    if node.function.name == "exp" and parts[0].has(sympy.log) and is_huge_number(Integer(1), parts[0]):
        _limit(inf, node.at)
    if node.primes:
        return _checked(Built(_slope(node).xreplace({_AT: parts[0]}), weight, size, depth), node.at)
    look = depth <= DEEPEST and not any(is_hard(part) or is_steep(part) for part in parts)
    if node.function.most > 2 or node.function is ABS:
        look = all(part.is_Rational for part in parts)
    if any(part.is_number and not part.is_Rational for part in parts) or node.function.name in BOUNDED:
        _refuse_unreal(node.function.build(*parts, evaluate=False), node.at)
    made = node.function.build(*parts, evaluate=look)
    return _checked(Built(made, max(weight, _numbers_in(made)), size, depth), node.at)


def _numbers_in(expr: Basic) -> float:
    """What the numbers weigh that SymPy found: arcsin 1 is π/2."""
    return sum(_bits(part.p) + _bits(part.q) for part in expr.atoms(Rational)) if expr.is_number else 0


def _refuse_unreal(made: Basic, at: int) -> None:
    """Refuse arcsin 2 and ln(ln ½), which SymPy takes for complex numbers and may compute with for minutes."""
    try:
        lost = made.is_number and Evaluator(made).run({}, COARSE)[0] is UNDEFINED
    except Unsupported:
        return
    if lost:
        refuse("not-real", at, _NOT_REAL)


def _slope(node: Call) -> Expr:
    """f′, f″ at _AT"""
    if node.function.most > 1:
        refuse("slope", node.at, "I do not know what the ′ of {name} means.", name=node.function.name)
    try:
        return slope(node.function, node.primes)
    except NoRule:
        refuse("slope", node.at, "I do not know the slope of {name}. Write it out.", name=node.function.name)


@lru_cache(maxsize=256)
def slope(function: FunctionSpelling, order: int) -> Expr:
    """The derivative of this order of a function, at _AT."""
    made = function.build(_AT)
    for _ in range(order):
        made = resolve(D(made, _AT))
    return made


def _sum(node: Sum, bound: frozenset[str]) -> Built:
    counter = index(node.index)
    body = _build(node.body, bound | {node.index})
    low = Integer(1) if node.low is None else _build(node.low, bound).expr
    high = unwritten(node.index) if node.high is None else _build(node.high, bound).expr
    return body._replace(expr=sympy.Sum(body.expr, (counter, low, high)))


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


def _bound(built: Built, at: int) -> None:
    if built.size.large > HIGHEST and built.expr.is_number:
        says = "This grows too fast to work with. Can you write it with fewer powers on top of each other?"
        refuse("too-big", at, says)
