"""The picture of a small network has every number in its shapes and in its words, and no two weights meet."""

from __future__ import annotations

from itertools import combinations

import pytest
from sympy import Integer, Rational

from tutor import notation
from tutor.exercises.backward_pass.model import forward, letter
from tutor.lesson import BackwardPass
from tutor.ui.network_drawing import HALF, HIGH, network


def drawn(weights: int = 3):
    block = BackwardPass("p", "", (Integer(2), Rational(-1, 2)), (Integer(1), Integer(0)), Integer(weights))
    return network((2, 3, 2), forward(block)), forward(block)


def said(drawing, kind: str) -> list[str]:
    return [attributes["text"] for tag, attributes in drawing.shapes if attributes.get("class") == kind]


def test_every_number_is_drawn_once() -> None:
    drawing, values = drawn()
    assert len(said(drawing, "weight")) == 12
    assert len(said(drawing, "inside")) == 7
    assert said(drawing, "inside")[:2] == ["2", "−0.5"]
    first = float(values[letter(notation.a, 1, 1)])
    assert f"{first:.4f}" in said(drawing, "inside")
    assert {"y = 1", "y = 0"} <= set(said(drawing, "below"))


@pytest.mark.parametrize("weights", range(4))
def test_the_words_have_every_number_edge_by_edge(weights: int) -> None:
    drawing, values = drawn(weights)
    assert drawing.desc.count("weights") == 5
    for neuron in (1, 2):
        out = values[letter(notation.a, 2, neuron)]
        assert f"Output {neuron}: weights" in drawing.desc
        assert f"activation {float(out):.4f}, target" in drawing.desc
    edge = float(values[letter(notation.w, 1, 3, 2)])
    assert f"{edge:g} from input 2; bias".replace("-", "−") in drawing.desc


def test_no_two_weights_meet_and_all_is_inside() -> None:
    drawing, _ = drawn()
    grounds = [shape for tag, shape in drawing.shapes if shape.get("class") == "under"]
    for one, other in combinations(grounds, 2):
        assert abs(one["x"] - other["x"]) >= 2 * HALF or abs(one["y"] - other["y"]) >= HIGH
    for tag, shape in drawing.shapes:
        if tag == "circle":
            assert shape["r"] <= shape["cx"] <= drawing.width - shape["r"]
            assert shape["r"] <= shape["cy"] <= drawing.height - shape["r"]
        if tag == "text":
            assert 0 < shape["y"] <= drawing.height
