"""A small network as a picture: neurons with their activations, edges with their weights. Numbers in, shapes out."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, Symbol

from tutor import notation
from tutor.exercises.backward_pass.model import PLACES, Values, letter
from tutor.symbolic.sentence import Listed, Ready, Sentence, say
from tutor.ui.charts import Drawing, Shape, signed
from tutor.ui.text import label

WIDE, ROW, TOP, FOOT = 340, 92, 18, 8
COLUMNS = (32, 170, 308)
SIZE = 23  # of a circle
ALONG = (0.7, 0.3)  # where on an edge its weight stands, near the hidden neurons: no two meet
HALF, HIGH = 15, 15  # of the ground below a weight
HEADS = ("inputs", "hidden", "outputs")
EDGES = {1: "{weight} from input {neuron}", 2: "{weight} from hidden {neuron}"}  # to the neurons of a layer
NEURONS = {
    1: "Hidden {neuron}: weights {edges}; bias {bias}; activation {out}.",
    2: "Output {neuron}: weights {edges}; bias {bias}; activation {out}, target {target}.",
}


def network(widths: tuple[int, ...], values: Values) -> Drawing:
    """The network after its forward pass; what it says in words has every number, edge by edge."""
    high = TOP + ROW * max(widths) + FOOT
    shapes = [*_heads(), *_edges(widths, values, high), *_neurons(widths, values, high)]
    title = label("A network with {widths} neurons after its forward pass", widths=Listed(widths))
    return Drawing(title, " ".join(_told(widths, values)), WIDE, high, 480, tuple(shapes), {"edge": notation.BLUE})


def _place(layer: int, neuron: int, widths: tuple[int, ...], high: float) -> tuple[float, float]:
    """The middle of a neuron, from 1."""
    free = (high - TOP - FOOT) / widths[layer]
    return COLUMNS[layer], round(TOP + free * (neuron - 0.5), 1)


def _heads() -> Iterator[Shape]:
    for x, name in zip(COLUMNS, HEADS, strict=True):
        yield "text", {"class": "name", "x": x, "y": 14, "text-anchor": "middle", "text": label(name)}


def _edges(widths: tuple[int, ...], values: Values, high: float) -> Iterator[Shape]:
    """The lines first, then the weights on grounds of their own: no line crosses a number."""
    numbers: list[Shape] = []
    for layer in (1, 2):
        for neuron in range(1, widths[layer] + 1):
            for before in range(1, widths[layer - 1] + 1):
                x1, y1 = _place(layer - 1, before, widths, high)
                x2, y2 = _place(layer, neuron, widths, high)
                yield "line", {"class": "edge", "x1": x1, "y1": y1, "x2": x2, "y2": y2}
                share = ALONG[layer - 1]
                at = round(x1 + share * (x2 - x1), 1), round(y1 + share * (y2 - y1), 1)
                numbers += _weight(at, values[letter(notation.w, layer, neuron, before)])
    yield from numbers


def _weight(at: tuple[float, float], value: Expr) -> list[Shape]:
    x, y = at
    left, top = x - HALF, y - HIGH / 2
    return [
        ("rect", {"class": "under", "x": left, "y": top, "width": 2 * HALF, "height": HIGH, "rx": 3}),
        ("text", {"class": "weight", "x": x, "y": y + 4, "text-anchor": "middle", "text": _said(value)}),
    ]


def _neurons(widths: tuple[int, ...], values: Values, high: float) -> Iterator[Shape]:
    """Each circle with its number inside; below it the bias, or the target."""
    for layer, count in enumerate(widths):
        for neuron in range(1, count + 1):
            x, y = _place(layer, neuron, widths, high)
            inside = letter(notation.x if layer == 0 else notation.a, layer, neuron)
            yield "circle", {"class": "neuron", "cx": x, "cy": y, "r": SIZE}
            says = _said(values[inside])
            yield "text", {"class": "inside", "x": x, "y": y + 4, "text-anchor": "middle", "text": says}
            for line, below in enumerate(_below(layer, neuron, values)):
                low = y + SIZE + 14 + 14 * line
                yield "text", {"class": "below", "x": x, "y": low, "text-anchor": "middle", "text": below}


def _below(layer: int, neuron: int, values: Values) -> Iterator[str]:
    if layer:
        yield f"b = {_said(values[letter(notation.b, layer, neuron)])}"
    if layer == 2:
        yield f"y = {_said(values[letter(notation.y, 0, neuron)])}"


def _said(value: Expr) -> str:
    """0.6225, −1.5, 2"""
    return signed(float(value), "{:." + str(PLACES) + "f}" if value.is_Float else "{:g}")


# --- in words ---------------------------------------------------------------------------------------------------------


def _told(widths: tuple[int, ...], values: Values) -> Iterator[str]:
    for neuron in range(1, widths[0] + 1):
        yield label("Input {neuron} is {value}.", neuron=neuron, value=_of(values, notation.x, 0, neuron))
    for layer in (1, 2):
        for neuron in range(1, widths[layer] + 1):
            befores = range(1, widths[layer - 1] + 1)
            edges = tuple(_edge(values, layer, neuron, before) for before in befores)
            bias, out = (_of(values, symbol, layer, neuron) for symbol in (notation.b, notation.a))
            fields = {"neuron": neuron, "edges": Listed(edges, and_=False), "bias": bias, "out": out}
            fields |= {"target": _of(values, notation.y, 0, neuron)} if layer == 2 else {}
            yield label(NEURONS[layer], **fields)


def _edge(values: Values, layer: int, neuron: int, before: int) -> Sentence:
    return say(EDGES[layer], weight=_of(values, notation.w, layer, neuron, before), neuron=before)


def _of(values: Values, symbol: Symbol, layer: int, *places: int) -> Ready:
    return Ready(_said(values[letter(symbol, layer, *places)]))
