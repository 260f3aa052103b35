"""What the page is told about a curve."""

from __future__ import annotations

import json

import pytest
from sympy import Float, Integer, Rational, Symbol, gamma

from tutor.elementary.heads import sigmoid
from tutor.exercises import draw
from tutor.lesson import SLOPE, TANGENT, Curve, Place, Slider, Vary, hole
from tutor.lower import CannotLower
from tutor.notation import BLUE, GREEN, RED, b, n, w, x, y
from tutor.symbolic.derivative import D
from tutor.ui.components.curve.data import data, output

VALLEY = Curve("valley", (w - 3) ** 2, w, (-1, 7), 0, "")


def test_value_and_slope_travel_as_javascript_of_the_lessons_own_expression():
    told = data(VALLEY)
    assert told["value"] == "Math.pow(v0 - 3, 2)"
    assert told["slope"] in ("2*v0 - 6", "2*(v0 - 3)")


def test_the_variable_is_v0_and_the_sliders_follow_in_order():
    told = data(Curve("line", w * x + b, x, (0, 1), 0, "", sliders=(Slider(b, -1, 1, 0), Slider(w, -1, 1, 0))))
    assert told["slope"] == "v2"
    assert [each["text"] for each in told["sliders"]] == ["b", "w"]
    assert [each["name"] for each in told["sliders"]] == ["bias", "weight"]


def test_everything_is_json_whatever_kind_of_number_the_lesson_used():
    filled = Curve(
        "filled", (w - Integer(2)) ** 2, w, (Integer(-1), Rational(7, 2)), Float("0.5"), "", nudge=Integer(1)
    )
    assert json.loads(json.dumps(data(filled)))["span"] == [-1.0, 3.5]
    assert data(filled)["start"] == 0.5


def test_a_start_outside_is_brought_inside():
    told = data(Curve("far", w**2, w, (-1, 1), 9, "", nudge=-50, rate=7, rates=(0.1, 1)))
    assert (told["start"], told["nudge"], told["rate"]) == (1, -1, 1)


def test_the_second_point_has_room_to_go_on_to_either_side():
    told = data(Curve("edge", x**2, x, (-2, 2), 1, ""))
    assert (told["start"], told["nudge"]) == (1, 0.5)
    assert data(Curve("middle", x**2, x, (-2, 2), 0, ""))["nudge"] == 1


def test_a_figure_is_called_by_the_number_that_its_slider_stands_at():
    told = data(Curve("powers", x**n, x, (-2, 2), 1, "", sliders=(Slider(n, 1, 3, 2, 1),)))
    assert [row[:2] for row in told["turned"]] == [[1.0, "x"], [2.0, "x²"], [3.0, "x³"]]
    assert told["turned"][2][2] == "The curve of x³, for x from −2 to 2."
    halves = data(Curve("halves", x**n, x, (0.1, 4), 1, "", sliders=(Slider(n, -1, 1, 1, 0.5),)))["turned"]
    assert [row[:2] for row in halves[:4]] == [[-1.0, "1/x"], [-0.5, "1/√x"], [0.0, "1"], [0.5, "√x"]]


@pytest.mark.parametrize(
    "figure",
    [
        VALLEY,
        Curve("by-tenths", x**n, x, (1, 2), 1, "", sliders=(Slider(n, 1, 3, 2, 0.1),)),
        Curve("cost", (w * x - 1) ** 2, w, (-1, 1), 0, "", sliders=(Slider(x, 0, 4, 0, 1),)),
    ],
    ids=lambda figure: figure.slug,
)
def test_no_other_figure_has_a_name_for_each_turn(figure: Curve):
    assert data(figure)["turned"] == []


def test_the_point_of_an_exercise_starts_where_its_variant_says():
    s = hole("s")
    figure = Curve("start", (w - 1) ** 2, w, (-5, 5), s, "")
    place = Place("place", "Where is {s}?", figure, zero=w - s / 2, vary=(Vary(s, (-4, 4, -3)),))
    starts = {data(draw(place, seed).filled.figure)["start"] for seed in range(3)}
    assert starts == {-4.0, 4.0, -3.0}


@pytest.mark.parametrize(
    ("figure", "name"),
    [
        (VALLEY, "C"),
        (Curve("b", (sigmoid(b) - y) ** 2, b, (-1, 1), 0, "", sliders=(Slider(y, 0, 1, 0),)), "C"),
        (Curve("x", x**2, x, (-1, 1), 0, ""), "x²"),
        (Curve("long", sum(x**k for k in range(9)), x, (-1, 1), 0, ""), "f"),
    ],
)
def test_the_height_is_called_cost_along_a_parameter_and_by_its_formula_otherwise(figure: Curve, name: str):
    assert output(figure) == name


def test_the_slope_is_partial_when_other_letters_can_be_turned():
    assert data(VALLEY)["derivative"]["text"] == "dC/dw"
    turned = Curve("turned", (w * x - 1) ** 2, w, (-1, 1), 0, "", sliders=(Slider(x, 0, 1, 0),))
    assert data(turned)["derivative"]["text"] == "∂C/∂w"
    assert data(Curve("x", x**2, x, (-1, 1), 0, ""))["derivative"]["text"] == "slope"


def test_derivatives_inside_the_expression_are_taken_first():
    assert data(Curve("slope", D(x**3, x), x, (-1, 1), 0, ""))["value"] == "3*Math.pow(v0, 2)"


def test_letters_have_the_courses_colours_for_both_themes():
    colours = data(VALLEY)["colours"]
    assert (colours["along"], colours["output"]) == (BLUE, RED)
    assert (
        data(Curve("x", x**n, x, (0, 1), 0, "", (TANGENT, SLOPE), (Slider(n, 1, 5, 2, 1),)))["colours"]["along"]
        == GREEN
    )


def test_the_title_says_what_is_drawn_and_from_where_to_where():
    assert data(VALLEY)["title"] == "The curve of C = (w − 3)², for w from −1 to 7."


def test_the_same_figure_is_prepared_once():
    again = Curve("valley", (w - 3) ** 2, w, (-1, 7), 0, "")
    assert data(VALLEY) is data(again)


def test_what_cannot_run_in_the_page_is_said_when_the_figure_is_made():
    q = Symbol("q", positive=True)
    with pytest.raises((CannotLower, ValueError)):
        data(Curve("gamma", gamma(q), q, (1, 2), 1, ""))
