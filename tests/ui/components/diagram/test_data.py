"""What the page is told about a network's diagram."""

from __future__ import annotations

import json

import pytest

from tutor.lesson import Diagram
from tutor.notation import BLUE, GREEN, ORANGE, TEAL
from tutor.ui.components.diagram.data import WIDEST_HIDDEN, data


def test_the_widths_travel_as_they_are():
    told = json.loads(json.dumps(data(Diagram("digits", (784, 16, 16, 10), ""))))
    assert told["layers"] == [784, 16, 16, 10]


def test_a_hidden_layer_may_grow_and_one_that_is_wider_is_not_cut():
    assert data(Diagram("digits", (784, 16, 10), ""))["most"] == WIDEST_HIDDEN
    assert data(Diagram("wide", (784, 300, 10), ""))["most"] == 300
    assert data(Diagram("none", (784, 10), ""))["most"] == WIDEST_HIDDEN


def test_weights_biases_inputs_and_activations_have_the_courses_colours():
    assert data(Diagram("small", (2, 1), ""))["colours"] == {"a": ORANGE, "b": TEAL, "w": BLUE, "x": GREEN}


@pytest.mark.parametrize("layers", [(), (784,), (784, 0, 10), (2, -3, 1)])
def test_what_is_no_network_is_said_when_the_figure_is_made(layers: tuple[int, ...]):
    with pytest.raises(ValueError, match="two layers or more"):
        data(Diagram("wrong", layers, ""))
