"""What the page is told about a table of nudges."""

from __future__ import annotations

import json

import pytest
from sympy import Integer, Rational, Symbol, exp

from tutor.lesson import Nudges
from tutor.notation import BLUE, GREEN, PINK, RED, at_layer, w, x, z
from tutor.symbolic.derivative import D
from tutor.ui.components.nudges.data import data

SQUARE = Nudges("square", x**2, x, (-2, 2), 1, "")


def test_the_function_and_its_slope_travel_as_javascript_of_one_expression():
    told = data(SQUARE)
    assert (told["value"], told["slope"], told["formula"]) == ("Math.pow(v0, 2)", "2*v0", "x²")


@pytest.mark.parametrize(("along", "here"), [(x, "f(x)"), (z, "f(z)"), (w, "C(w)"), (Symbol("q", real=True), "f(q)")])
def test_what_is_a_function_of_a_parameter_is_called_the_cost(along: Symbol, here: str):
    told = data(Nudges("any", along**2, along, (0, 1), 0, ""))
    assert told["here"] == here
    assert told["there"] == here.replace(")", " + h)")


def test_a_weight_of_a_layer_is_a_parameter_too():
    assert data(Nudges("deep", at_layer(w, "L") ** 2, at_layer(w, "L"), (0, 1), 0, ""))["here"].startswith("C(")


def test_letters_have_the_courses_colours():
    colours = data(Nudges("cost", w**2, w, (-2, 2), 1, ""))["colours"]
    assert (colours["w"], colours["along"], colours["h"], colours["C"]) == (BLUE, BLUE, PINK, RED)
    assert data(SQUARE)["colours"]["along"] == GREEN


def test_a_derivative_inside_is_taken_first():
    assert data(Nudges("slope", D(x**3, x), x, (0, 1), 0, ""))["value"] == "3*Math.pow(v0, 2)"


def test_everything_is_json_the_start_is_inside_and_it_is_prepared_once():
    figure = Nudges("filled", exp(x), x, (Integer(0), Rational(3, 2)), 9, "", nudges=(Integer(1), Rational(1, 10)))
    told = json.loads(json.dumps(data(figure)))
    assert (told["along"]["start"], told["along"]["high"], told["nudges"]) == (1.5, 1.5, [1.0, 0.1])
    assert data(figure) is data(figure)


def test_the_title_says_what_is_nudged():
    assert data(SQUARE)["title"] == "How much f(x) = x² grows when x is nudged by h, and growth over h."
