"""What the page is told about a landscape."""

from __future__ import annotations

import json

import pytest
from sympy import Float, Integer, Rational, Symbol, gamma

from tutor.exercises import draw
from tutor.lesson import ARROW, Direction, Landscape, Vary, hole
from tutor.lower import CannotLower
from tutor.notation import BLUE, GREEN, PURPLE, RED, b, numbered, w, x, y
from tutor.symbolic.derivative import D
from tutor.ui.components.colours import PLAIN
from tutor.ui.components.landscape.data import data, output

BOWL = Landscape("bowl", (w - 3) ** 2 + 2 * b**2, (w, b), ((-1, 7), (-3, 3)), (0, 1), "")
AROUND_ZERO = (((-1, 1), (-1, 1)), (0, 0), "")
W1, W2 = numbered(w, 1), numbered(w, 2)


def test_value_and_both_slopes_travel_as_javascript_of_the_lessons_own_expression():
    told = data(BOWL)
    assert told["value"] == "2*Math.pow(v1, 2) + Math.pow(v0 - 3, 2)"
    assert told["slopes"][0] in ("2*v0 - 6", "2*(v0 - 3)")
    assert told["slopes"][1] == "4*v1"


def test_everything_is_json_whatever_kind_of_number_the_lesson_used():
    span = ((Integer(-1), Rational(7, 2)), (-2, Float("2.5")))
    filled = Landscape("filled", w * b, (w, b), span, (Float("0.5"), Integer(1)), "", rate=Rational(1, 5))
    told = json.loads(json.dumps(data(filled)))
    assert (told["span"], told["start"], told["rate"]) == ([[-1.0, 3.5], [-2.0, 2.5]], [0.5, 1.0], 0.2)


def test_a_start_and_a_rate_outside_are_brought_inside():
    told = data(Landscape("far", w * b, (w, b), ((-1, 1), (-2, 2)), (9, -9), "", rate=7, rates=(0.1, 1)))
    assert (told["start"], told["rate"]) == ([1, -2], 1)


def test_the_start_of_an_exercise_is_filled_from_its_holes():
    s = hole("s")
    figure = Landscape("map", (w - s) ** 2 + 3 * b**2, (w, b), ((-5, 5), (-4, 4)), (s - 3, 2), "")
    exercise = Direction("way", "Which way?", figure, vary=(Vary(s, (0, 1)),))
    starts = {tuple(data(draw(exercise, seed).filled.figure)["start"]) for seed in range(2)}
    assert starts == {(-3.0, 2.0), (-2.0, 2.0)}


@pytest.mark.parametrize(
    ("figure", "name", "partial"),
    [
        (BOWL, "C", "∂C/∂w"),
        (Landscape("two", W1 * W2, (W1, W2), *AROUND_ZERO), "C", "∂C/∂w₁"),
        (Landscape("plain", x * y, (x, y), *AROUND_ZERO), "xy", "∂f/∂x"),
        (Landscape("long", sum(x**k * y for k in range(9)), (x, y), *AROUND_ZERO), "f", "∂f/∂x"),
    ],
    ids=lambda each: each.slug if isinstance(each, Landscape) else each,
)
def test_the_height_is_called_cost_over_parameters_and_by_its_formula_otherwise(figure, name: str, partial: str):
    assert output(figure) == name
    assert data(figure)["partials"][0] == partial


def test_letters_have_the_courses_colours_and_only_a_cost_is_red():
    assert data(BOWL)["colours"]["across"] == BLUE
    assert data(BOWL)["colours"]["output"] == RED
    plain = data(Landscape("plain", x * y, (x, y), *AROUND_ZERO))["colours"]
    assert (plain["across"], plain["up"], plain["output"]) == (GREEN, PURPLE, PLAIN)


def test_the_title_says_what_is_drawn_and_from_where_to_where():
    assert data(BOWL)["title"] == "A map of C = 2b² + (w − 3)², for w from −1 to 7 and b from −3 to 3."
    assert data(BOWL)["along"][1]["called"] == "b, the bias"


def test_derivatives_inside_the_expression_are_taken_first():
    assert data(Landscape("slope", D(w**3, w) + b, (w, b), *AROUND_ZERO))["value"] == "3*Math.pow(v0, 2) + v1"


def test_the_same_figure_is_prepared_once():
    again = Landscape("bowl", (w - 3) ** 2 + 2 * b**2, (w, b), ((-1, 7), (-3, 3)), (0, 1), "", (ARROW,))
    assert data(BOWL) is data(again)


def test_what_cannot_run_in_the_page_is_said_when_the_figure_is_made():
    q = Symbol("q", positive=True)
    with pytest.raises((CannotLower, ValueError)):
        data(Landscape("gamma", gamma(q) * b, (q, b), ((1, 2), (1, 2)), (1, 1), ""))
