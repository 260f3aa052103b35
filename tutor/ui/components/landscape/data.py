"""What the page is told about a landscape: three expressions in JavaScript, letters, numbers, colours. No Streamlit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy import Expr, Symbol

from tutor.lesson import Landscape
from tutor.lower.javascript import to_javascript
from tutor.notation import C, b, family, theta, w
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.language import kept_by_language
from tutor.symbolic.sentence import Listed, Ready, Sentence, say
from tutor.ui.components.colours import PLAIN, RATE, SLOPE, called, colour, letter
from tutor.ui.components.words import STEPS, Templates, handed
from tutor.ui.text import label

LONGEST_NAME = 22  # a longer expression does not fit above its map
WORDS: Templates = {
    "aim": "The direction, in degrees",
    "side0": "{angle}°, right",
    "side1": "{angle}°, up and right",
    "side2": "{angle}°, up",
    "side3": "{angle}°, up and left",
    "side4": "{angle}°, left",
    "side5": "{angle}°, down and left",
    "side6": "{angle}°, down",
    "side7": "{angle}°, down and right",
    "direction": "Direction: {reading}",
    "drag": "Drag the end of the arrow.",
    "diverged": "It diverged: it is far off the map, and each step is longer than the one before. Reset, and try a "
    "smaller learning rate.",
    "arrived": "It has arrived: both slopes are nearly zero here, so it hardly moves any more.",
    "bounces": "It bounces for ever between {one} and {other}. Try a smaller learning rate.",
    "rule": "Each step: new place = place − learning rate · gradient.",
    "left": "The point has left the map: it is at {place}.",
    "lowest": "The lowest place on this map: {output} = {height} at {where}.",
    "no_height": "The height is not defined on this map.",
    "picked": "The direction picked: {reading}.",
    "none_picked": "The direction picked: none yet.",
    "point": "The point: {reading}.",
    "no_slopes": "The slopes are not defined here.",
    "level": "Both slopes are zero here.",
    "larger": "a larger {letter}",
    "smaller": "a smaller {letter}",
    "downhill": "Steepest down is towards {ways}, at {angle}.",
    "step": "step",
    "handle": "The point on the map: {letters}",
    "both_ways": "point that moves in two directions",
    "surface": "The same heights as a surface, seen from the side.",
    "turn": "Turn the surface",
    "undefined_around": "The height is not defined all around the point.",
    "all_up": "All 36 steps of {step} go up, or stay level. The best one loses {loss}.",
    "no_way_down": "No direction goes down from here.",
    "measured": "Measured: of 36 steps of length {step}, the one at {angle} takes most from {output}: {drop}.",
    "no_gradient": "By formula: the gradient is zero and has no direction.",
    "formula": "By formula: the negative gradient points to {angle}.",
    "agree": "They agree: no other of the 36 is nearer to it.",
    "apart": "They are {angle} apart: the ground is so level here that its bend counts even in a small step.",
}


@kept_by_language(256)
def data(figure: Landscape) -> Mapping[str, Any]:
    """The figure as plain JSON. It is shared between reruns and sessions: copy it, never change it."""
    value, symbols = resolve(figure.of), figure.along
    return {
        "value": to_javascript(value, symbols),
        "slopes": [to_javascript(resolve(D(value, symbol)), symbols) for symbol in symbols],
        "title": _title(figure, value),
        "along": [{"text": letter(symbol), "called": _called(symbol)} for symbol in symbols],
        "output": {"text": output(figure)},
        "partials": [_partial(figure, symbol) for symbol in symbols],
        "show": list(figure.show),
        "words": handed(STEPS, WORDS),
        "colours": _colours(figure),
    } | _numbers(figure)


def output(figure: Landscape) -> str:
    """What the height is called: C over parameters, otherwise the expression itself."""
    if _is_cost(figure):
        return letter(C)
    text = letter(resolve(figure.of))
    return text if len(text) <= LONGEST_NAME else "f"


def _is_cost(figure: Landscape) -> bool:
    entries = (family(symbol) for symbol in figure.along)
    return any(entry is not None and entry.symbol in (w, b, theta) for entry in entries)


def _partial(figure: Landscape, symbol: Symbol) -> str:
    """∂C/∂w, or ∂f/∂x where the height has no name of one letter."""
    name = output(figure)
    return f"∂{name if len(name) == 1 else 'f'}/∂{letter(symbol)}"


def _title(figure: Landscape, value: Expr) -> str:
    name, text = output(figure), letter(value)
    what = text if name == text else f"{name} = {text}"
    ranges = (_range(symbol, *ends) for symbol, ends in zip(figure.along, figure.span, strict=True))
    return label("A map of {what}, for {ranges}.", what=Ready(what), ranges=Listed(tuple(ranges)))


def _range(symbol: Symbol, low: float | Expr, high: float | Expr) -> Sentence:
    return say("{letter} from {low} to {high}", letter=symbol, low=_end(low), high=_end(high))


def _end(number: float | Expr) -> Ready:
    return Ready(f"{float(number):g}".replace("-", "−"))


def _called(symbol: Symbol) -> str:
    name = called(symbol)
    return label("{letter}, the {name}", letter=symbol, name=name) if name else letter(symbol)


def _numbers(figure: Landscape) -> dict[str, Any]:
    span = [[float(end) for end in ends] for ends in figure.span]
    slow, fast = (float(end) for end in figure.rates)
    return {
        "span": span,
        "start": [_within(place, *ends) for place, ends in zip(figure.start, span, strict=True)],
        "rate": _within(figure.rate, slow, fast),
        "rates": [slow, fast],
    }


def _within(value: float | Expr, low: float, high: float) -> float:
    return min(max(float(value), low), high)


def _colours(figure: Landscape) -> dict[str, tuple[str, str]]:
    across, up = (colour(symbol) for symbol in figure.along)
    height = colour(C) if _is_cost(figure) else PLAIN
    return {"across": across, "up": up, "output": height, "slope": SLOPE, "rate": RATE}
