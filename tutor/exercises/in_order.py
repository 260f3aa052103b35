"""The order in which the lessons read a product: from the cost back, 2(a − y) · a(1 − a) · x, whatever SymPy's.

The slope of a neuron stays together, an output with what is missing from it to 1. What comes from the cost stands
before it, and what it is multiplied by on the way to a weight after it; an error δ goes over its weight first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sympy import Basic, Eq, Expr, Integer, Mul

from tutor.exercises.levels import Help
from tutor.symbolic.derivative import D
from tutor.symbolic.order import reading
from tutor.symbolic.shown import Becomes, InOrder
from tutor.symbolic.unevaluated import times


def ordered(help_: Help) -> Help:
    """The same help with its lines in the order of the lessons."""
    return replace(help_, lines=tuple(replace(line, formula=in_order(line.formula)) for line in help_.lines))


def in_order(formula: Basic) -> Basic:
    """A product with the slope of a neuron in it as it is read; anything else as it is."""
    if isinstance(formula, Eq | Becomes):
        sides = tuple(in_order(side) for side in formula.args)
        if sides == formula.args:
            return formula
        return Eq(*sides, evaluate=False) if isinstance(formula, Eq) else Becomes(*sides)
    return _product(formula) if formula.is_Mul else formula


def along_chain(formula: Expr) -> Basic:
    """A product of rates from the cost back, each beside the one that it leads on to: dC/da · da/dz · dz/dw · h."""
    if not formula.is_Mul:
        return formula
    rates = [factor for factor in formula.args if isinstance(factor, D)]
    first = [rate for rate in rates if all(rate.f != other.x for other in rates)]
    if len(rates) < 2 or len(first) != 1:
        return formula
    chain = first
    while len(chain) < len(rates):
        following = [rate for rate in rates if rate.f == chain[-1].x and rate not in chain]
        if len(following) != 1:
            return formula
        chain.append(following[0])
    return InOrder(*chain, *sorted((factor for factor in formula.args if factor not in chain), key=reading))


def _product(formula: Expr) -> Basic:
    number, rest = formula.as_coeff_Mul()
    factors = Mul.make_args(rest)
    pair = next(_slopes_of_neurons(factors), None)
    if pair is None or not number.is_Integer or any(_is_below(factor) for factor in factors):
        return formula
    others = sorted((factor for factor in factors if factor not in pair), key=reading)
    first = [factor for factor in others if factor.is_Add or _is_error(factor)]
    last = [factor for factor in others if factor not in first]
    slope = times(*pair)
    over_weights = last if any(_is_error(factor) for factor in first) else []
    beyond = [factor for factor in last if factor not in over_weights]
    begun = _with_number(number, first)
    return InOrder(*begun, *over_weights, slope, *beyond) if others or begun else formula


def _with_number(number: Integer, first: list[Expr]) -> list[Expr]:
    """2(a − y): the number stands with the first factor, and in front of it where it was multiplied out."""
    if not first:
        return [] if number == 1 else [number]
    inside, bracket = first[0].primitive()
    return [times(number * inside, bracket), *first[1:]]


def _slopes_of_neurons(factors: tuple[Expr, ...]) -> Iterator[tuple[Expr, ...]]:
    """The factors that are the slope of one neuron: a(1 − a) of a sigmoid, 1 − a² of a tanh."""
    brackets = [factor for factor in factors if factor.is_Add]
    yield from ((each, bracket) for bracket in brackets for each in factors if bracket == 1 - each)
    yield from ((bracket,) for bracket in brackets if _is_square(1 - bracket))


def _is_square(part: Expr) -> bool:
    return bool(part.is_Pow and part.exp == 2 and (part.base.is_Symbol or part.base.is_Function))


def _is_error(factor: Expr) -> bool:
    return bool(factor.is_Symbol and factor.name.startswith("delta"))


def _is_below(factor: Expr) -> bool:
    """It stands below the bar of a fraction, or is a slope that is still to be taken."""
    return isinstance(factor, D) or bool(factor.is_Pow and factor.exp.is_negative)
