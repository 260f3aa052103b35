"""Landscapes: each parameter has its own slope, orders vary, and the start decides what the lesson says it decides."""

from __future__ import annotations

from sympy import diff

from lessons import landscape
from lessons.landscape import LESSON
from tests.lessons.descending import drawn, sound, variants
from tutor.exercises import mark


def test_it_asks_to_produce_says_why_and_tells_slips_apart() -> None:
    sound(LESSON, 5, 11)


def test_a_step_uphill_or_without_its_start_is_called_that() -> None:
    first = variants(LESSON, "new-value")[0]  # 0.5, slope 0.8, rate 0.2
    said = {"0.66": "along-the-slope", "-0.16": "only-the-step", "-0.3": "all-of-the-slope", "0.3": "rate-for-step"}
    for number, name in said.items():
        assert mark(first, number).misconceptions == (name,)


def test_the_shortest_move_is_not_always_of_the_same_parameter() -> None:
    keys = {variant.key for variant in variants(LESSON, "who-moves-most")}
    assert {key[0] for key in keys} == {0, 1, 2, 3}


def test_a_ball_rests_on_the_side_where_it_starts_and_on_the_hill_only_where_there_is_no_step() -> None:
    for variant in variants(LESSON, "which-valley"):
        cost, start = dict(variant.filled.given)["cost"], drawn(variant)["p"]
        slope = diff(cost, landscape.w1).subs(landscape.w1, start)
        assert variant.key == (0 if start > 0 else 1 if start < 0 else 2, int(slope == 0))
        place = float(start)
        for _ in range(2000):
            place -= 0.01 * float(diff(cost, landscape.w1).subs(landscape.w1, place)) if place else 0.0
            if abs(diff(cost, landscape.w1).subs(landscape.w1, place)) < 1e-6:
                break
        assert (place > 0, place < 0) == (start > 0, start < 0)


def test_the_slope_that_is_named_is_that_of_the_third_weight() -> None:
    for variant in variants(LESSON, "along-one-of-three"):
        given = dict(variant.filled.given)
        at = {letter: value for letter, value in variant.filled.at if letter != landscape.eta}
        assert given["third"] == diff(given["cost"], landscape.w3).subs(at)
