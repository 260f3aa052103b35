"""What the page is told about linked number lines: each link and its rate as JavaScript. No Streamlit here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy import Expr, Symbol

from tutor.lesson import NumberLines
from tutor.lower import to_javascript
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.language import kept_by_language
from tutor.symbolic.sentence import joined, say
from tutor.ui.components.colours import NUDGE, SLOPE, called, colour, letter, letters
from tutor.ui.components.sliders import slider_colours, sliders
from tutor.ui.components.words import Templates, handed
from tutor.ui.text import label

WORDS: Templates = {
    "nudge": "h, the nudge",
    "named": "{letter}, the {name}",
    "letter": "letter",
    "is_at": "is at",
    "moves_by": "moves by",
    "rate": "rate",
    "multiplied": "the rates, multiplied",
    "measured": "how far {letter} moved, for each unit of {h}",
    "move": "{letter} moves by {step}",
    "reading": "{letter} = {place}, nudged by {h}: {moves}",
    "rate_is": "{rate} is {value}",
    "told": "{reading}. {rates}. Multiplied: {product}. Measured: {measured}.",
}


@kept_by_language(128)
def data(figure: NumberLines) -> Mapping[str, Any]:
    """The figure as plain JSON. It is shared between reruns and sessions: copy it, never change it."""
    low, high = (float(end) for end in figure.span)
    start = min(max(float(figure.start), low), high)
    along = [figure.along, *(symbol for symbol, _ in figure.links)]
    links = [_link(figure, before, *link) for before, link in zip(along, figure.links, strict=False)]
    each = (say("{letter}", letter=symbol) for symbol in along)
    lines = {f"line{k}": colour(symbol) for k, symbol in enumerate(along)}
    painted = letters(*along, *(expr for _, expr in figure.links)) | {"h": NUDGE, "slope": SLOPE}
    return {
        "along": {"text": letter(figure.along), "name": called(figure.along)},
        "span": [low, high],
        "start": start,
        "nudge": min(max(float(figure.nudge), low - start), high - start),
        "links": links,
        "whole": _rate(figure, figure.along, along[-1]),
        "sliders": sliders(figure.sliders),
        "title": label("Number lines: {letters}.", letters=joined("{before}, then {after}", *each)),
        "words": handed(WORDS),
        "colours": painted | lines | slider_colours(figure.sliders),
    }


def _link(figure: NumberLines, before: Symbol, symbol: Symbol, expr: Expr) -> dict[str, Any]:
    """The letter of a line, what it is in the letter before it, and how fast it moves with that letter."""
    value = resolve(expr)
    symbols = (before, *(slider.symbol for slider in figure.sliders))
    return {
        "text": letter(symbol),
        "name": called(symbol),
        "formula": letter(expr),
        "value": to_javascript(value, symbols),
        "slope": to_javascript(resolve(D(value, before)), symbols),
        "rate": _rate(figure, before, symbol),
    }


def _rate(figure: NumberLines, by: Symbol, of: Symbol) -> str:
    """du/dx, or ∂u/∂x where other letters can be turned."""
    sign = "∂" if figure.sliders else "d"
    return f"{sign}{letter(of)}/{sign}{letter(by)}"
