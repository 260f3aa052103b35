"""What the page is told about a network's diagram: the widths of its layers, and colours. No Streamlit here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tutor.lesson import Diagram
from tutor.notation import a, b, w, x
from tutor.symbolic.language import kept_by_language
from tutor.ui.components.colours import letters
from tutor.ui.components.words import Templates, handed

WIDEST_HIDDEN = 64  # as far as a learner may widen a hidden layer
WORDS: Templates = {  # `lone`: of a hidden layer that is the only one
    "weights": ("{n} weight", "{n} weights"),
    "biases": ("{n} bias", "{n} biases"),
    "parameters": ("{n} parameter", "{n} parameters"),
    "inputs": "inputs",
    "outputs": "outputs",
    "hidden": "hidden layer {k}",
    "lone_hidden": "hidden layer",
    "short_inputs": "inputs",
    "short_outputs": "outputs",
    "short_hidden": "hidden {k}",
    "short_lone_hidden": "hidden",
    "one_of_inputs": "Input {n} of {all}",
    "one_of_outputs": "Output neuron {n} of {all}",
    "one_of_hidden": "Neuron {n} of {all} in hidden layer {k}",
    "one_of_lone_hidden": "Neuron {n} of {all} in the hidden layer",
    "less_hidden": "one neuron less in hidden layer {k}",
    "less_lone_hidden": "one neuron less in the hidden layer",
    "more_hidden": "one neuron more in hidden layer {k}",
    "more_lone_hidden": "one neuron more in the hidden layer",
    "left_out_inputs": "{n} of the inputs are left out of the picture.",
    "left_out_outputs": "{n} of the outputs are left out of the picture.",
    "left_out_hidden": "{n} of the hidden layer {k} are left out of the picture.",
    "left_out_lone_hidden": "{n} of the hidden layer are left out of the picture.",
    "more": "{n} more",
    "now": ("{n} parameter now.", "{n} parameters now."),
    "title": "A network with layers of {widths} neurons.",
    "every_line": "Every neuron has a line from each neuron of the layer before it.",
    "owns": "{name}: {weights} and {bias}.",
    "owns_none": "{name}: no weights and no bias of its own.",
    "lead_away": ("{n} line leads away from it.", "{n} lines lead away from it."),
    "pick": "Pick a neuron: click it, or go to the picture and use the arrow keys.",
    "split": "{weights} and {biases}: {parameters}",
    "neurons": "Neurons: arrow keys go from one to the next",
}


@kept_by_language(64)
def data(figure: Diagram) -> Mapping[str, Any]:
    """The figure as plain JSON. It is shared between reruns and sessions: copy it, never change it."""
    layers = [int(width) for width in figure.layers]
    if len(layers) < 2 or min(layers) < 1:
        raise ValueError(f"a diagram needs two layers or more, each of one neuron or more, not {figure.layers}")
    return {
        "layers": layers,
        "most": max([WIDEST_HIDDEN, *layers[1:-1]]),
        "colours": letters(a, b, w, x),
        "words": handed(WORDS),
    }
