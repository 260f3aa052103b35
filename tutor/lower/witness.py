"""The cost written out as one scalar formula in one chosen parameter, and its slope by SymPy's own calculus.

It shares nothing with the trainer's gradient but the activations and the cost, so it can bear witness against it. Only
what the parameter reaches stays symbolic, everything else is a number.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

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


@dataclass(frozen=True, slots=True)
class Witness:
    """C as a formula in `letter`, whose value now is `at`; the cost and the slope there."""

    formula: Expr
    letter: Symbol
    at: float
    cost: float
    slope: float


def witness(
    network: Network, X: np.ndarray, Y: np.ndarray, layer: int, neuron: int, before: int | None = None
) -> Witness:
    """The cost of these examples in w[neuron, before] of a layer (from 1), or in its b[neuron] without `before`."""
    if not 1 <= layer < len(network.widths):
        raise IndexError(f"there are layers 1 to {len(network.widths) - 1}, not {layer}")
    place = (neuron, before)
    numbers = tuple((_frozen(weights), _frozen(bias)) for weights, bias in network.parameters)
    return _witness(network.given, numbers, _frozen(np.atleast_2d(X)), _frozen(np.atleast_2d(Y)), layer, place)


def _frozen(values: np.ndarray) -> tuple[object, ...]:
    return tuple(map(tuple, values.tolist())) if values.ndim == 2 else tuple(values.tolist())


@lru_cache(maxsize=CACHE)
def _witness(
    given: tuple[Activation | Cost, ...],
    numbers: tuple[tuple[tuple[object, ...], ...], ...],
    X: tuple[tuple[float, ...], ...],
    Y: tuple[tuple[float, ...], ...],
    layer: int,
    place: tuple[int, int | None],
) -> Witness:
    letter = notation.b if place[1] is None else notation.w
    weights, biases = numbers[layer - 1]
    at = biases[place[0]] if place[1] is None else weights[place[0]][place[1]]
    rows = tuple(_outputs(numbers, given[:-1], row, layer, place, letter) for row in X)
    formula = _cost(given[-1].formula, rows, Y)
    known: dict[Expr, float] = {letter: at}
    return Witness(formula, letter, at, _number(formula, known), _number(formula.diff(letter), known))


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
    numbers: tuple[tuple[tuple[object, ...], ...], ...],
    activations: tuple[Activation, ...],
    row: tuple[float, ...],
    layer: int,
    place: tuple[int, int | None],
    letter: Symbol,
) -> Row:
    """The outputs for one example, symbolic where the parameter reaches."""
    now: tuple[object, ...] = row
    for number, ((weights, biases), chosen) in enumerate(zip(numbers, activations, strict=True), 1):
        weighted = []
        for neuron, (edges, bias) in enumerate(zip(weights, biases, strict=True)):
            here = number == layer and neuron == place[0]
            weighted.append(_weighted(edges, bias, now, place[1] if here else None, letter if here else None))
        now = _activated(chosen, tuple(weighted))
    return tuple(map(_symbolic, now))


def _weighted(
    edges: tuple[float, ...], bias: float, inputs: tuple[object, ...], before: int | None, letter: Symbol | None
) -> object:
    """Σ_k w_k a_k + b, its numbers added up at once."""
    total, moving = 0.0 if letter is not None and before is None else bias, []
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


def _activated(chosen: Activation, weighted: tuple[object, ...]) -> tuple[object, ...]:
    if chosen.rows:
        below = Add(*(exp(_symbolic(value)) for value in weighted))
        return tuple(exp(_symbolic(value)) / below for value in weighted)
    return tuple(_value(chosen.formula, value) for value in weighted)


def _value(formula: Expr, value: object) -> object:
    if isinstance(value, Expr):
        return formula.xreplace({notation.z: value})
    return _number(formula, {notation.z: value})


def _symbolic(value: object) -> Expr:
    return value if isinstance(value, Expr) else Float(value)


def _cost(formula: Expr, rows: tuple[Row, ...], targets: tuple[tuple[float, ...], ...]) -> Expr:
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
