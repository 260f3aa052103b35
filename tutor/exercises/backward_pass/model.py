"""The backward pass of a small network in numbers: its parameters, what goes forward, and what each cell asks for.

Every formula is one that `tutor.symbolic` derives for a layer, with numbers in the places of its indices. Nothing is
marked here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import floor, log10

from sympy import Add, Expr, Float, Indexed, Integer, Rational, Symbol, sympify

from tutor import notation
from tutor.exercises.drawing.hashed import hashed
from tutor.exercises.evaluate import number
from tutor.lesson import BackwardPass
from tutor.misconceptions.subjects import EdgeSlope, HiddenError, OutputError, Path
from tutor.notation import at_layer, numbered
from tutor.symbolic.activations import Activation, activation
from tutor.symbolic.costs import cost
from tutor.symbolic.derivative import D
from tutor.symbolic.indexed import COST, N, Partial, SumOver, a, a_prev, b, delta, i, j, k, w, y, z
from tutor.symbolic.network import WEIGHTED, cost_formulas, hidden_layer
from tutor.symbolic.sentence import Ready, Sentence, say
from tutor.symbolic.unevaluated import times

WEIGHTS = tuple(Rational(each, 2) for each in (-3, -2, -1, 1, 2, 3))
BIASES = tuple(Rational(each, 2) for each in (-1, 0, 1))
PLACES = 4  # decimals of an activation on the page
Values = Mapping[Symbol | D, Expr]


@dataclass(frozen=True, slots=True)
class Cell:
    """One number to fill in: where it belongs, its letter (an error, or a slope to be taken), its formula."""

    kind: str  # OUTPUT, HIDDEN or EDGE
    places: tuple[int, ...]  # that of its neuron; of an edge, those of its input and of its neuron; from 1
    letter: Symbol | D
    formula: Expr
    asked: OutputError | HiddenError | EdgeSlope  # the same in its parts, for what may be made of them instead
    factors: tuple[Expr, ...] = ()  # of a hidden error: its own slope, and what comes along the paths

    @property
    def name(self) -> Sentence:
        """What it is called."""
        *before, place = (Ready(str(place)) for place in self.places)
        if self.kind == EDGE:
            return say("∂C/∂w, input {before} to hidden {place}", before=before[0], place=place)
        return say("δ of output {place}" if self.kind == OUTPUT else "δ of hidden {place}", place=place)


OUTPUT, HIDDEN, EDGE = "output", "hidden", "edge"


# --- letters ----------------------------------------------------------------------------------------------------------


def letter(symbol: Symbol, layer: int, *places: int) -> Symbol:
    """w_{21}^{(1)}: with the numbers of its neurons, from 1, and its layer; inputs and targets have no layer."""
    below = numbered(symbol, "".join(str(place) for place in places))
    return below if symbol in (notation.x, notation.y) else at_layer(below, str(layer))


def _at(formula: Expr, layer: int, known: Mapping[Symbol, int], widths: tuple[int, ...]) -> Expr:
    """A derived formula of a layer for one example, with numbers for its open indices and every sum written out."""
    if isinstance(formula, SumOver):
        size = widths[layer] if formula.x == j else widths[layer - 1]
        return Add(*(_at(formula.f, layer, {**known, formula.x: place}, widths) for place in range(1, size + 1)))
    if isinstance(formula, Indexed):
        return _letter(formula, layer, [known[index] for index in formula.indices if index != i])
    if formula == N:
        return Integer(1)
    parts = [_at(part, layer, known, widths) for part in formula.args]
    if not parts:
        return formula
    return times(*parts) if formula.is_Mul else formula.func(*parts)


def _letter(part: Indexed, layer: int, places: list[int]) -> Symbol:
    plain = {a: notation.a, z: notation.z, y: notation.y, delta: notation.delta, w: notation.w}
    if part.base == a_prev:
        return letter(notation.a if layer > 1 else notation.x, layer - 1, *places)
    return letter(notation.b if part.base == b else plain[part.base], layer, *places)


# --- forward ----------------------------------------------------------------------------------------------------------


def widths_of(filled: BackwardPass) -> tuple[int, ...]:
    """How many neurons each layer has."""
    return tuple(int(width) for width in filled.layers)


def given_activation(filled: BackwardPass) -> Activation:
    """The activation of every layer."""
    return activation("sigmoid" if filled.activation is None else filled.activation)


@lru_cache(maxsize=256)
def forward(filled: BackwardPass) -> dict[Symbol, Expr]:
    """Every weight, bias, input, target, weighted input and activation by its letter."""
    widths, chosen = widths_of(filled), given_activation(filled)
    values: dict[Symbol, Expr] = {}
    for symbol, given in ((notation.x, filled.inputs), (notation.y, filled.targets)):
        values |= {letter(symbol, 0, place): sympify(each, strict=True) for place, each in enumerate(given, 1)}
    for layer in range(1, len(widths)):
        values |= dict(_parameters(filled, layer, widths))
        for neuron in range(1, widths[layer] + 1):
            weighted = _at(WEIGHTED, layer, {j: neuron}, widths).xreplace(values)
            values[letter(notation.z, layer, neuron)] = weighted
            values[letter(notation.a, layer, neuron)] = _number(chosen.formula.xreplace({notation.z: weighted}))
    return values


def _number(expr: Expr) -> Expr | None:
    """A decimal; a short fraction stays what it is."""
    found = number(expr)
    return Float(found, 17) if found is not None and (found.is_Float or found.q > 10**PLACES) else found


def _parameters(filled: BackwardPass, layer: int, widths: tuple[int, ...]) -> Iterator[tuple[Symbol, Expr]]:
    """Short numbers from the seed, the same on every machine; no weight of the first layer is one of the inputs."""
    seed, free = int(filled.weights), tuple(each for each in WEIGHTS if layer > 1 or each not in filled.inputs)
    for neuron in range(1, widths[layer] + 1):
        yield letter(notation.b, layer, neuron), _drawn(BIASES, seed, layer, neuron, 0)
        for before in range(1, widths[layer - 1] + 1):
            yield letter(notation.w, layer, neuron, before), _drawn(free, seed, layer, neuron, before)


def _drawn(choices: tuple[Rational, ...], *place: int) -> Rational:
    return choices[hashed(*place) % len(choices)]


def on_the_page(values: Values) -> dict[Symbol, Expr]:
    """The same with activations as they are shown, rounded."""
    return {each: rounded(value, PLACES) if isinstance(value, Float) else value for each, value in values.items()}


def rounded(value: Expr, places: int) -> Rational:
    """The nearest decimal with so many places."""
    return Rational(round(value * 10**places), 10**places)


# --- backward ---------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def cells(filled: BackwardPass) -> tuple[Cell, ...]:
    """The errors of the outputs, those of the hidden neurons, the slopes by the weights of the first layer."""
    widths, chosen, under = widths_of(filled), given_activation(filled), cost("squared")
    layer = hidden_layer(chosen, under)
    steep = layer.delta.result.xreplace({Partial(COST, a[i, j]): Integer(1)})
    by_a = cost_formulas(chosen, under).by_a
    if by_a is None:
        raise LookupError("the squared cost has no slope by one activation")
    found = [_output(place, by_a.result, steep, widths) for place in range(1, widths[2] + 1)]
    found += [_hidden(place, layer.by_a_prev.result, steep, widths) for place in range(1, widths[1] + 1)]
    for place in range(1, widths[1] + 1):
        found += [_edge(place, before, layer.by_w.result.f, steep, widths) for before in range(1, widths[0] + 1)]
    return tuple(found)


def _output(place: int, by_a: Expr, steep: Expr, widths: tuple[int, ...]) -> Cell:
    """δ = 2(a − y) f′(z)"""
    error, slope = (_at(each, 2, {j: place}, widths) for each in (by_a, steep))
    parts = OutputError(error, slope, letter(notation.a, 2, place))
    return Cell(OUTPUT, (place,), letter(notation.delta, 2, place), times(error, slope), parts)


def _hidden(place: int, total: SumOver, steep: Expr, widths: tuple[int, ...]) -> Cell:
    """δ_k = f′(z_k) Σ_j w_jk δ_j"""
    slope, all_paths = _at(steep, 1, {j: place}, widths), _at(total, 2, {k: place}, widths)
    paths = (_path(place, after, steep, widths) for after in range(1, widths[2] + 1))
    parts = HiddenError(slope, letter(notation.a, 1, place), tuple(paths), added_up)
    right = times(slope, all_paths)
    return Cell(HIDDEN, (place,), letter(notation.delta, 1, place), right, parts, (slope, all_paths))


def _path(place: int, after: int, steep: Expr, widths: tuple[int, ...]) -> Path:
    """The way from a hidden neuron to an output."""
    weight, error = letter(notation.w, 2, after, place), letter(notation.delta, 2, after)
    return Path(weight, error, _at(steep, 2, {j: after}, widths), letter(notation.a, 2, after))


def added_up(terms: Iterable[Expr]) -> Expr:
    """What comes along the paths, together."""
    return Add(*terms)


def _edge(place: int, before: int, slope_by_w: Expr, steep: Expr, widths: tuple[int, ...]) -> Cell:
    """∂C/∂w = a_prev δ"""
    right = _at(slope_by_w, 1, {j: place, k: before}, widths)
    own, weight = letter(notation.delta, 1, place), letter(notation.w, 1, place, before)
    others = [letter(notation.x, 0, other) for other in range(1, widths[0] + 1) if other != before]
    parts = EdgeSlope(
        incoming=letter(notation.x, 0, before),
        error=own,
        weight=weight,
        slope=_at(steep, 1, {j: place}, widths),
        activation=letter(notation.a, 1, place),
        others=tuple(others),
    )
    return Cell(EDGE, (before, place), D(notation.C, weight), right, parts)


def number_with(formula: Expr, values: Values) -> Expr | None:
    """The number that a formula comes to with these values."""
    found = formula.xreplace(dict(values))
    return found if isinstance(found, Float | Rational) and found.is_finite else number(found)


def right_to_digits(given: Expr, wanted: Expr, digits: int) -> bool:
    """Within half a unit of the last of so many significant figures of what is wanted; nothing is near 0."""
    if wanted == 0:
        return False
    place = floor(log10(abs(float(wanted)))) - digits + 1
    return abs(float(given) - float(wanted)) <= 0.5 * 10.0**place * (1 + 1e-9)


def key_of(filled: BackwardPass) -> tuple[Expr, ...]:
    """What belongs in each cell."""
    return filled_in(filled, forward(filled))


def filled_in(filled: BackwardPass, values: Values) -> tuple[Expr, ...]:
    """Every cell worked out from these values, one after the other."""
    known, found = dict(values), []
    for cell in cells(filled):
        found.append(number_with(cell.formula, known))
        known[cell.letter] = found[-1]
    return tuple(found)
