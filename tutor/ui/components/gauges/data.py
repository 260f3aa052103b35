"""What the page is told about gauges: words, formulas, JavaScript, and how far the bars reach. No Streamlit here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np
from sympy import Basic, Expr, Symbol

from tutor.lesson import Gauges, Slider, known_fields, sentence
from tutor.lower import to_javascript, to_numpy
from tutor.symbolic.derivative import has_derivative
from tutor.symbolic.derive import resolve
from tutor.symbolic.language import kept_by_language
from tutor.symbolic.sentence import Listed, names
from tutor.ui.components.colours import PLAIN, SLOPE, Pair, colour, letter, letters
from tutor.ui.components.sliders import slider_colours, sliders
from tutor.ui.components.words import handed, parts
from tutor.ui.text import label

TURNS = 4096  # of the sliders together, to see how far the values reach
FINEST = 33
TURNED, STILL = "Values as bars, turned by {letters}.", "Values as bars."


@kept_by_language(128)
def data(figure: Gauges) -> Mapping[str, Any]:
    """The figure as plain JSON. It is shared between reruns and sessions: copy it, never change it."""
    symbols = tuple(slider.symbol for slider in figure.sliders)
    values = [resolve(expr) for _, expr in figure.rows]
    named = [field for field in map(known_fields(figure).get, _names(figure)) if isinstance(field, Basic)]
    bars = {f"row{k}": _colour(figure, k) for k in range(len(values))}
    return {
        "rows": [_row(figure, number, value, symbols) for number, value in enumerate(values)],
        "sliders": sliders(figure.sliders),
        "span": list(reach(values, figure.sliders) if figure.span is None else map(float, figure.span)),
        "title": label(TURNED if symbols else STILL, letters=Listed(symbols)),
        "words": handed(),
        "colours": letters(*symbols, *values, *named) | slider_colours(figure.sliders) | bars,
    }


def _names(figure: Gauges) -> list[str]:
    return [name for words, _ in figure.rows for name in names(words)]


def _row(figure: Gauges, number: int, value: Expr, symbols: tuple[Symbol, ...]) -> dict[str, Any]:
    words, expr = figure.rows[number]
    said = parts(sentence(words, figure))
    formula = letter(expr)
    repeated = any(part["formula"] and part["text"] == formula for part in said)
    return {"words": said, "formula": "" if repeated else formula, "value": to_javascript(value, symbols)}


def reach(values: Sequence[Expr], turned: Sequence[Slider]) -> tuple[float, float]:
    """The lowest and the highest of these values over the sliders' ranges, and zero, where the bars begin."""
    count = min(FINEST, max(2, int(TURNS ** (1 / max(1, len(turned))))))
    places = [np.linspace(float(slider.low), float(slider.high), count) for slider in turned]
    columns = np.array(list(product(*places))).T if turned else np.zeros((0, 1))
    symbols = tuple(slider.symbol for slider in turned)
    found = np.concatenate([np.atleast_1d(to_numpy(value, symbols)(*columns)) for value in values])
    whole = found[np.isfinite(found)]
    low, high = min(0.0, whole.min(initial=0.0)), max(0.0, whole.max(initial=0.0))
    return (float(low), float(high)) if high > low else (-1.0, 1.0)


def _colour(figure: Gauges, number: int) -> Pair:
    """A slope is purple; a letter, and a value that its words name by a letter, has that letter's colour."""
    words, expr = figure.rows[number]
    if has_derivative(expr):
        return SLOPE
    known = known_fields(figure)
    named = (expr, *(known[name] for name in names(words)))
    return next((colour(each) for each in named if isinstance(each, Symbol)), PLAIN)
