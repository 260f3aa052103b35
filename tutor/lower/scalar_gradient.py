"""The cost written out as one scalar formula in one chosen parameter, and its slope by SymPy's own calculus.

It shares nothing with the trainer's gradient but the activations and the cost, so it can bear witness against it. Only
what the parameter reaches stays symbolic, everything else is a number.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from sympy import Add, Expr, Float, Indexed, Integer, Symbol, exp

from tutor import notation
from tutor.elementary.heads import cases
from tutor.elementary.table import FLOATS
from tutor.numeric.network import Network
from tutor.symbolic.activations import Activation
from tutor.symbolic.costs import Cost
from tutor.symbolic.indexed import M, N, SumOver, a, b, bases, w

CACHE = 64
Row = tuple[Expr, ...]
Numbers = tuple[float, ...]
Table = tuple[Numbers, ...]
Parameters = tuple[tuple[Table, Numbers], ...]  # w and b of each layer
Value: TypeAlias = Expr | float  # a formula where the parameter reaches, a number elsewhere


@dataclass(frozen=True, slots=True)
class ScalarGradient:
    """C as a formula in `letter`, whose value now is `at`; the cost and the slope there."""

    formula: Expr
    letter: Symbol
    at: float
    cost: float
    slope: float


def slope_by_formula(
    network: Network, X: np.ndarray, Y: np.ndarray, layer: int, neuron: int, before: int | None = None
) -> ScalarGradient:
    """The cost of these examples in w[neuron, before] of a layer (from 1), or in its b[neuron] without `before`."""
    if not 1 <= layer < len(network.widths):
        raise IndexError(f"there are layers 1 to {len(network.widths) - 1}, not {layer}")
    place = (neuron, before)
    numbers = tuple((_table(weights), tuple(bias.tolist())) for weights, bias in network.parameters)
    *activations, cost = network.given
    return _slope_by_formula(
        tuple(activations), cost, numbers, _table(np.atleast_2d(X)), _table(np.atleast_2d(Y)), layer, place
    )


def _table(values: np.ndarray) -> Table:
    return tuple(map(tuple, values.tolist()))


@lru_cache(maxsize=CACHE)
def _slope_by_formula(
    activations: tuple[Activation, ...],
    cost: Cost,
    numbers: Parameters,
    X: Table,
    Y: Table,
    layer: int,
    place: tuple[int, int | None],
) -> ScalarGradient:
    letter = notation.b if place[1] is None else notation.w
    weights, biases = numbers[layer - 1]
    at = biases[place[0]] if place[1] is None else weights[place[0]][place[1]]
    rows = tuple(_outputs(numbers, activations, row, layer, place, letter) for row in X)
    formula = _cost(cost.formula, rows, Y)
    known: dict[Expr, float] = {letter: at}
    return ScalarGradient(formula, letter, at, _number(formula, known), _number(formula.diff(letter), known))


def _number(expr: Expr, known: dict[Expr, float]) -> float:
    """The value, every part computed once."""
    if expr not in known and isinstance(expr, cases):
        u, above, below = expr.args
        known[expr] = _number(above if _number(u, known) > 0 else below, known)
    elif expr not in known:
        values = [_number(part, known) for part in expr.args]
        if expr.is_Add:
            known[expr] = math.fsum(values)
        elif expr.is_Mul:
            known[expr] = math.prod(values)
        elif expr.is_Pow:
            known[expr] = values[0] ** values[1]
        elif expr.is_number and not expr.args:
            known[expr] = float(expr)
        else:
            known[expr] = FLOATS[expr.func](*values)
    return known[expr]


def _outputs(
    numbers: Parameters,
    activations: tuple[Activation, ...],
    row: Numbers,
    layer: int,
    place: tuple[int, int | None],
    letter: Symbol,
) -> Row:
    """The outputs for one example, symbolic where the parameter reaches."""
    now: tuple[Value, ...] = row
    for number, ((weights, biases), chosen) in enumerate(zip(numbers, activations, strict=True), 1):
        weighted = []
        for neuron, (edges, bias) in enumerate(zip(weights, biases, strict=True)):
            here = number == layer and neuron == place[0]
            weighted.append(_weighted(edges, bias, now, place[1] if here else None, letter if here else None))
        now = _activated(chosen, tuple(weighted))
    return tuple(map(_symbolic, now))


def _weighted(
    edges: Numbers, bias: float, inputs: tuple[Value, ...], before: int | None, letter: Symbol | None
) -> Value:
    """Σ_k w_k a_k + b, its numbers added up at once."""
    total = 0.0 if letter is not None and before is None else bias
    moving: list[Expr] = []
    if letter is not None and before is None:
        moving.append(letter)
    for place, (edge, value) in enumerate(zip(edges, inputs, strict=True)):
        if letter is not None and place == before:
            moving.append(letter * _symbolic(value))
        elif isinstance(value, Expr):
            moving.append(Float(edge) * value)
        else:
            total += edge * value
    return Add(Float(total), *moving) if moving else total


def _activated(chosen: Activation, weighted: tuple[Value, ...]) -> tuple[Value, ...]:
    if chosen.rows:
        below = Add(*(exp(_symbolic(value)) for value in weighted))
        return tuple(exp(_symbolic(value)) / below for value in weighted)
    return tuple(_value(chosen.formula, value) for value in weighted)


def _value(formula: Expr, value: Value) -> Value:
    if isinstance(value, Expr):
        return formula.xreplace({notation.z: value})
    return _number(formula, {notation.z: value})


def _symbolic(value: Value) -> Expr:
    return value if isinstance(value, Expr) else Float(value)


def _cost(formula: Expr, rows: tuple[Row, ...], targets: Table) -> Expr:
    """The cost's own formula with every sum written out."""
    if bases(formula) & {w, b}:
        raise ValueError("a cost with a term in w or b has no witness in one parameter")
    lengths = {"i": len(rows), "j": len(rows[0])}

    def spelled(part: Expr) -> Expr:
        if isinstance(part, SumOver):
            terms = (part.f.xreplace({part.x: Integer(number)}) for number in range(lengths[part.x.name]))
            return Add(*(spelled(term) for term in terms))
        if isinstance(part, Indexed):
            example, neuron = map(int, part.indices)
            return rows[example][neuron] if part.base == a else Float(targets[example][neuron])
        return part.func(*map(spelled, part.args)) if part.args else part

    return spelled(formula.xreplace({N: Integer(len(rows)), M: Integer(len(rows[0]))}))
