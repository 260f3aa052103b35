"""What the page is told about linked number lines."""

from __future__ import annotations

import json

from sympy import Integer, Rational, exp

from tutor.elementary.heads import sigmoid
from tutor.lesson import NumberLines, Slider
from tutor.notation import BLUE, BROWN, PINK, RED, TEAL, C, b, u, w, x, y, z
from tutor.ui.components.number_lines.data import data

LINES = NumberLines("lines", w, ((u, w - 3), (C, u**2)), (-1, 7), 5, "")
TURNED = (Slider(x, -2, 2, 1), Slider(b, -2, 2, 0), Slider(y, 0, 1, 0))
CHAIN = NumberLines("chain", w, ((z, w * x + b), (C, (sigmoid(z) - y) ** 2)), (-2, 2), 1, "", sliders=TURNED)


def test_each_link_and_its_rate_travel_as_javascript_in_the_letter_before_it():
    first, second = data(LINES)["links"]
    assert (first["text"], first["formula"], first["value"], first["slope"]) == ("u", "w − 3", "v0 - 3", "1")
    assert (second["text"], second["formula"], second["value"], second["slope"]) == (
        "C",
        "u²",
        "Math.pow(v0, 2)",
        "2*v0",
    )


def test_the_letters_of_the_sliders_follow_in_their_order():
    first, _ = data(CHAIN)["links"]
    assert (first["value"], first["slope"]) == ("v0*v1 + v2", "v1")


def test_rates_are_partial_where_other_letters_can_be_turned():
    assert [link["rate"] for link in data(LINES)["links"]] == ["du/dw", "dC/du"]
    assert data(LINES)["whole"] == "dC/dw"
    assert [link["rate"] for link in data(CHAIN)["links"]] == ["∂z/∂w", "∂C/∂z"]
    assert data(CHAIN)["whole"] == "∂C/∂w"


def test_every_line_has_the_colour_of_its_letter():
    colours = data(LINES)["colours"]
    assert [colours[f"line{k}"] for k in range(3)] == [BLUE, TEAL, RED]
    assert colours["h"] == PINK
    assert data(CHAIN)["colours"]["line1"] == data(CHAIN)["colours"]["z"] == BROWN


def test_the_start_and_the_place_it_is_nudged_to_are_on_the_line():
    told = data(NumberLines("far", x, ((u, 2 * x),), (-2, 2), 9, "", nudge=1))
    assert (told["start"], told["nudge"]) == (2, 0)
    told = data(NumberLines("left", x, ((u, 2 * x),), (-2, 2), -1.5, "", nudge=-3))
    assert (told["start"], told["nudge"]) == (-1.5, -0.5)


def test_the_title_names_the_letters_in_order():
    assert data(LINES)["title"] == "Number lines: w, then u, then C."


def test_everything_is_json_and_prepared_once():
    figure = NumberLines("filled", z, ((u, exp(-z)),), (Integer(-1), Rational(5, 2)), Integer(1), "")
    assert json.loads(json.dumps(data(figure)))["span"] == [-1.0, 2.5]
    assert data(figure) is data(figure)
