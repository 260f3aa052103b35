"""What the page is told about a curve: two expressions in JavaScript, letters, numbers, colours. No Streamlit here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sympy import Expr, Rational, Symbol

from tutor.lesson import Curve
from tutor.lower.javascript import to_javascript
from tutor.notation import C, b, notation, theta, w
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.ui.components.colours import NUDGE, PLAIN, RATE, SLOPE, colour, letter
from tutor.ui.components.sliders import slider_colours, sliders

LONGEST_NAME = 22  # a longer expression does not fit beside its axis
MOST_TURNS = 24  # a letter with more places has no name for each, nor has one with finer parts than FINEST
FINEST = 4
COMFORT = 0.95  # a second point starts within this share of the way to the edge


@lru_cache(maxsize=256)
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
        "derivative": {"text": _derivative(figure)},
        "turned": _turned(figure, value),
        "sliders": sliders(figure.sliders),
        "show": list(figure.show),
        "colours": _colours(figure),
    } | _numbers(figure)


def output(figure: Curve) -> str:
    """What the height of the curve is called: C along a parameter, otherwise the expression itself."""
    if figure.along in (w, b, theta):
        return letter(C)
    text = letter(resolve(figure.of))
    return text if len(text) <= LONGEST_NAME else "f"


def _derivative(figure: Curve) -> str:
    name = output(figure)
    sign = "∂" if figure.sliders else "d"
    return f"{sign}{name}/{sign}{letter(figure.along)}" if len(name) == 1 else "slope"


def _title(figure: Curve, value: Expr) -> str:
    low, high = (f"{float(end):g}".replace("-", "−") for end in figure.span)
    name, text = output(figure), letter(value)
    what = text if name == text else f"{name} = {text}"
    return f"The curve of {what}, for {letter(figure.along)} from {low} to {high}."


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
    return letter(symbol) if entry is None else f"{letter(symbol)}, the {entry.name}"


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
