"""What the page is told about a landscape: three expressions in JavaScript, letters, numbers, colours. No Streamlit."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sympy import Expr, Symbol

from tutor.lesson import Landscape
from tutor.lower.javascript import to_javascript
from tutor.notation import C, b, family, theta, w
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.ui.components.colours import PLAIN, RATE, SLOPE, called, colour, letter

LONGEST_NAME = 22  # a longer expression does not fit above its map


@lru_cache(maxsize=256)
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
    each = (
        f"{letter(symbol)} from {_plain(low)} to {_plain(high)}"
        for symbol, (low, high) in zip(figure.along, figure.span, strict=True)
    )
    return f"A map of {what}, for {' and '.join(each)}."


def _plain(number: float | Expr) -> str:
    return f"{float(number):g}".replace("-", "−")


def _called(symbol: Symbol) -> str:
    name = called(symbol)
    return f"{letter(symbol)}, the {name}" if name else letter(symbol)


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
