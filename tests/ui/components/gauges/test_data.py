"""What the page is told about gauges."""

from __future__ import annotations

import json

import pytest
from sympy import Integer, Rational

from tutor.elementary.heads import sigmoid
from tutor.lesson import Gauges, Slider
from tutor.notation import BLUE, GREY, ORANGE, PURPLE, RED, b, numbered, w, x, y
from tutor.symbolic.derivative import D
from tutor.ui.components.gauges.data import data

TURNED = (Slider(w, -2, 2, 1), Slider(x, 0, 3, 1))


def gauges(*rows, turned=TURNED, **more) -> Gauges:
    return Gauges("bars", rows, turned, "", **more)


def test_each_row_travels_with_its_words_its_formula_and_its_javascript():
    (row,) = data(gauges(("the product of {w} and {x}", w * x)))["rows"]
    assert "".join(part["text"] for part in row["words"]) == "the product of w and x"
    assert [part["text"] for part in row["words"] if part["formula"]] == ["w", "x"]
    assert (row["formula"], row["value"]) == ("wx", "v0*v1")


def test_a_formula_that_the_words_already_show_is_not_said_twice():
    assert data(gauges(("target {x}", x)))["rows"][0]["formula"] == ""


def test_a_derivative_is_shown_as_a_mark_and_computed_as_its_result():
    (row,) = data(gauges(("slope", D(w**2, w))))["rows"]
    assert (row["formula"], row["value"]) == ("d/dw w²", "2*v0")


@pytest.mark.parametrize(
    ("words", "expr", "pair"),
    [
        ("activation {a}", sigmoid(w), ORANGE),
        ("cost {C}", w**2, RED),
        ("how {C} moves", D(w**2, w), PURPLE),
        ("nothing named", w**2, GREY),
        ("", w, BLUE),
        ("the sum of {w_1}", w, BLUE),
    ],
)
def test_a_bar_has_the_colour_of_what_it_shows(words: str, expr, pair):
    turned = (*TURNED, Slider(numbered(w, 1), 0, 1, 0))
    assert data(gauges((words, expr), turned=turned))["colours"]["row0"] == pair


def test_letters_have_the_courses_colours_in_words_and_formulas():
    colours = data(
        gauges(("activation {a}", numbered(x, 1) * w), turned=(Slider(w, 0, 1, 0), Slider(numbered(x, 1), 0, 1, 0)))
    )
    assert {"w", "x", "a"} <= set(colours["colours"])
    assert colours["colours"]["letter0"] == BLUE


def test_the_bars_reach_as_far_as_the_sliders_can_bring_them_and_begin_at_zero():
    assert data(gauges(("", w * x)))["span"] == [-6, 6]
    assert data(gauges(("", w * x), ("", x + 5)))["span"] == [-6, 8]
    assert data(gauges(("", w**2 + 1)))["span"] == [0, 5]
    assert data(gauges(("", 0 * w)))["span"] == [-1, 1]


def test_a_pole_is_left_out_of_the_reach():
    low, high = data(gauges(("", 1 / w)))["span"]
    assert -20 < low < -5 < 5 < high < 20


def test_an_author_may_fix_the_ends():
    assert data(gauges(("", w * x), span=(Integer(0), Rational(1, 2))))["span"] == [0, 0.5]


def test_many_sliders_are_searched_as_quickly_as_one():
    turned = tuple(Slider(numbered(w, k), -1, 1, 0) for k in range(1, 11))
    total = sum(slider.symbol for slider in turned)
    assert data(gauges(("", total), turned=turned))["span"] == [-10, 10]


def test_a_row_without_a_letter_and_bars_without_a_slider_are_drawn_too():
    told = data(gauges(("five", Integer(5)), turned=()))
    assert (told["span"], told["rows"][0]["value"]) == ([0, 5], "5")
    assert told["title"] == "Values as bars."


def test_the_title_says_what_turns_the_bars():
    assert data(gauges(("", w * x), ("", b + 0 * y), turned=(*TURNED, Slider(b, 0, 1, 0))))["title"] == (
        "Values as bars, turned by w, x and b."
    )


def test_everything_is_json_and_prepared_once():
    figure = gauges(
        ("activation {a}", sigmoid(w * x)), ("{x}", x), turned=(Slider(w, Integer(0), Rational(1, 2), 0), *TURNED[1:])
    )
    assert json.loads(json.dumps(data(figure)))["sliders"][0]["high"] == 0.5
    assert data(figure) is data(gauges(*figure.rows, turned=figure.sliders))
