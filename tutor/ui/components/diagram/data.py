"""What the page is told about a network's diagram: the widths of its layers, and colours. No Streamlit here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from tutor.lesson import Diagram
from tutor.notation import a, b, w, x
from tutor.ui.components.colours import letters

WIDEST_HIDDEN = 64  # as far as a learner may widen a hidden layer


@lru_cache(maxsize=64)
def data(figure: Diagram) -> Mapping[str, Any]:
    """The figure as plain JSON. It is shared between reruns and sessions: copy it, never change it."""
    layers = [int(width) for width in figure.layers]
    if len(layers) < 2 or min(layers) < 1:
        raise ValueError(f"a diagram needs two layers or more, each of one neuron or more, not {figure.layers}")
    return {
        "layers": layers,
        "most": max([WIDEST_HIDDEN, *layers[1:-1]]),
        "colours": letters(a, b, w, x),
    }
