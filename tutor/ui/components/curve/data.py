"""What the page is told about a curve: two expressions in JavaScript, letters, numbers, colours. No Streamlit here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sympy import Expr, Rational, Symbol

from tutor.lesson import Curve
from tutor.lower.javascript import to_javascript
from tutor.notation import C, b, notation, theta, w
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.language import kept_by_language
from tutor.symbolic.sentence import Ready, say
from tutor.ui.components.colours import NUDGE, PLAIN, RATE, SLOPE, colour, letter
from tutor.ui.components.sliders import slider_colours, sliders
from tutor.ui.components.words import STEPS, Templates, handed
from tutor.ui.text import label

LONGEST_NAME = 22  # a longer expression does not fit beside its axis
MOST_TURNS = 24  # a letter with more places has no name for each, nor has one with finer parts than FINEST
FINEST = 4
COMFORT = 0.95  # a second point starts within this share of the way to the edge
WORDS: Templates = {
    "diverged": "It diverged: it is far off the picture, and each step is longer than the one before. Reset, and try a "
    "smaller learning rate.",
    "arrived": "It has arrived: the slope is nearly zero here, so {letter} hardly moves any more.",
    "bounces": "It bounces for ever between {letter} = {one} and {letter} = {other}. Try a smaller learning rate.",
    "rule": "Each step: new {letter} = {letter} − learning rate · slope.",
    "left": "The ball has left the picture: {letter} = {place}.",
    "with_slope": "slope {slope}",
    "with_secant": "h = {h}, slope of the secant {slope}",
    "turn": "a turn",
    "place": "{output} = {y} at {letter} = {x}",
    "mark": "{name} at {letter} = {x}",
    "marked": "Marked: {marks}.",
    "through": "{name}, slope {slope}, through {letter} = {x}",
    "lines": "Straight lines: {lines}.",
    "point": "The point: {reading}.",
    "below": "The slope of the curve above, for each {letter}.",
    "and": "{before} and {after}",
    "zeros": "It is zero at {places}.",
    "no_zeros": "It is nowhere zero here.",
    "second": "h, from the point to a second point",
    "twin": "the same {letter}, on the slope below",
    "slope": "slope",
    "tangent": "slope of the tangent",
    "secant": "slope of the secant",
    "no_slope": "slope is not defined here",
    "no_tangent": "slope of the tangent is not defined here",
    "no_secant": "slope of the secant is not defined here",
    "nowhere": "It is not defined here.",
    "rises": "rises to {place}",
    "falls": "falls to {place}",
    "stays": "stays level to {place}",
    "then": "{before}, then {after}",
    "shape": "From {start} it {legs}.",
    "shape_and_so_on": "From {start} it {legs}, and so on.",
}


@kept_by_language(256)
def data(figure: Curve) -> Mapping[str, Any]:
    """The figure as plain JSON. It is shared between reruns and sessions: copy it, never change it."""
    symbols = (figure.along, *(slider.symbol for slider in figure.sliders))
    value = resolve(figure.of)
    slope = resolve(D(value, figure.along))
    return {
        "value": to_javascript(value, symbols),
        "slope": to_javascript(slope, symbols),
        "title": _title(figure, value),
        "along": {"text": letter(figure.along), "called": _called(figure.along)},
        "output": {"text": output(figure)},
        "derivative": _derivative(figure),
        "turned": _turned(figure, value),
        "sliders": sliders(figure.sliders),
        "show": list(figure.show),
        "colours": _colours(figure),
        "words": handed(STEPS, WORDS),
    } | _numbers(figure)


def output(figure: Curve) -> str:
    """What the height of the curve is called: C along a parameter, otherwise the expression itself."""
    if figure.along in (w, b, theta):
        return letter(C)
    text = letter(resolve(figure.of))
    return text if len(text) <= LONGEST_NAME else "f"


def _derivative(figure: Curve) -> dict[str, str | bool]:
    name = output(figure)
    if len(name) > 1:
        return {"text": label("slope"), "words": True}
    sign = "∂" if figure.sliders else "d"
    return {"text": f"{sign}{name}/{sign}{letter(figure.along)}", "words": False}


def _title(figure: Curve, value: Expr) -> str:
    low, high = (Ready(f"{float(end):g}".replace("-", "−")) for end in figure.span)
    name, text = output(figure), letter(value)
    what = text if name == text else f"{name} = {text}"
    says = "The curve of {what}, for {letter} from {low} to {high}."
    return label(says, what=Ready(what), letter=figure.along, low=low, high=high)


def _turned(figure: Curve, value: Expr) -> list[list[str | float]]:
    """What the height and the figure are called for each place of a single slider: x³ where n is 3."""
    if len(figure.sliders) != 1 or figure.along in (w, b, theta):
        return []
    (slider,) = figure.sliders
    low, high, step = (float(number) for number in (slider.low, slider.high, slider.step))
    count = round((high - low) / step) + 1
    places = [Rational(round(low + turn * step, 9)).limit_denominator(1000) for turn in range(min(count, MOST_TURNS))]
    if count > MOST_TURNS or any(place.q > FINEST for place in places):
        return []
    each = ((place, replace(figure, of=value.xreplace({slider.symbol: place}))) for place in places)
    return [[float(place), output(turned), _title(turned, turned.of)] for place, turned in each]


def _called(symbol: Symbol) -> str:
    entry = notation(symbol)
    return letter(symbol) if entry is None else label("{letter}, the {name}", letter=symbol, name=say(entry.name))


def _numbers(figure: Curve) -> dict[str, Any]:
    low, high = (float(end) for end in figure.span)
    slow, fast = (float(end) for end in figure.rates)
    return {
        "span": [low, high],
        "start": _within(figure.start, low, high),
        "nudge": _nudge(figure, low, high),
        "rate": _within(figure.rate, slow, fast),
        "rates": [slow, fast],
    }


def _within(value: float | Expr, low: float, high: float) -> float:
    return min(max(float(value), low), high)


def _nudge(figure: Curve, low: float, high: float) -> float:
    """The h to start with, halved until the second point does not start at the edge, where it could not grow."""
    start, nudge = _within(figure.start, low, high), _within(figure.nudge, low - high, high - low)
    room = (high if nudge > 0 else low) - start
    while room and abs(nudge) > COMFORT * abs(room):
        nudge /= 2
    return nudge


def _colours(figure: Curve) -> dict[str, tuple[str, str]]:
    plain = {"along": colour(figure.along), "output": colour(C) if output(figure) == letter(C) else PLAIN}
    return plain | {"slope": SLOPE, "h": NUDGE, "rate": RATE} | slider_colours(figure.sliders)
