"""Gradient descent: the change and the place are told apart, and a flat place may lie at any height."""

from __future__ import annotations

from sympy import Rational, diff

from lessons.descent import LESSON
from tests.lessons.descending import drawn, sound, variants
from tutor.exercises import mark
from tutor.notation import w


def test_it_asks_to_produce_says_why_and_tells_slips_apart() -> None:
    sound(LESSON, 5, 11)


def test_the_slope_that_is_named_is_the_slope_and_its_sign_decides() -> None:
    for variant in variants(LESSON, "which-way"):
        steep = dict(variant.filled.given)["steep"]
        assert steep == diff(dict(variant.filled.given)["cost"], w).subs(w, drawn(variant)["s"])
        way = 0 if steep < 0 else 1 if steep > 0 else 2
        assert variant.key == (way, way)


def test_the_step_that_is_named_leads_to_the_place() -> None:
    for variant in variants(LESSON, "next-step"):
        step = dict(variant.filled.given)["step"]
        assert variant.key == (float(drawn(variant)["s"] + step),)


def test_where_it_rests_the_height_is_what_the_right_option_says() -> None:
    seen = set()
    for variant in variants(LESSON, "standing-still"):
        cost, place = dict(variant.filled.given)["cost"], drawn(variant)["s"]
        assert diff(cost, w).subs(w, place) == 0
        height = 0 if cost.subs(w, place) == 0 else 1
        assert variant.key == (height, height)
        seen.add(height)
    assert seen == {0, 1}


def test_no_rate_but_that_of_the_notes_hides_a_slip_behind_a_decimal_point() -> None:
    for slug in ("next-step", "second-step", "how-far", "another-valley", "radio"):
        assert all(drawn(variant)["r"] not in (Rational(1, 10), Rational(1, 100)) for variant in variants(LESSON, slug))


def test_a_place_for_a_change_is_called_that() -> None:
    first = variants(LESSON, "write-the-change")[0]
    assert mark(first, "w-2eta(w-5)").misconceptions == ("place-for-change",)
    assert mark(first, "-2(w-5)").misconceptions == ("rate-forgotten",)
