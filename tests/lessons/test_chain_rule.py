"""The chain rule: its central mistake can be told in every draw, and what is said of a draw is true of it."""

from __future__ import annotations

from sympy import Rational, diff, sign

from lessons.chain_rule import LESSON
from tests.lessons.descending import drawn, sound, variants
from tutor.exercises import mark
from tutor.notation import w


def test_it_asks_to_produce_says_why_and_tells_slips_apart() -> None:
    sound(LESSON, 7, 14)


def test_the_inner_slope_is_never_the_exponent_so_that_its_loss_can_be_told() -> None:
    first = variants(LESSON, "powers-of-brackets")[0]
    assert str(first.filled.of) == "(5*w + 3)**2"
    assert mark(first, "2(5w+3)").misconceptions == ("inner-slope-dropped",)
    for variant in variants(LESSON, "powers-of-brackets"):
        of = variant.filled.of
        if of.exp.is_Integer and of.exp > 0:
            assert diff(of.base, w) not in (of.exp, -of.exp)


def test_the_wrong_ways_of_three_rates_are_each_known() -> None:
    first = variants(LESSON, "three-rates")[0]
    said = {"0.8": "needle-alone", "4.5": "rates-summed", "1.6": "divided-by-a-rate", "0.9": "rates-added"}
    for number, name in said.items():
        assert mark(first, number).misconceptions == (name,)


def test_the_inside_is_far_from_zero_just_where_the_outer_rate_is_larger() -> None:
    for variant in variants(LESSON, "moving-part"):
        c, d, s = (drawn(variant)[name] for name in "cds")
        outer = dict(variant.filled.given)["outer"]
        assert outer == 2 * (c * s - d)
        larger = 0 if abs(outer) > c else 1 if abs(outer) < c else 2
        assert variant.key == (larger, larger)


def test_error_and_input_have_the_signs_that_are_said() -> None:
    seen = set()
    for variant in variants(LESSON, "which-way"):
        error, given = dict(variant.filled.given)["here"], drawn(variant)["p"]
        signs = sign(error), sign(given)
        reason = 4 if error == 0 else {(1, 1): 0, (-1, -1): 1, (1, -1): 2, (-1, 1): 3}[signs]
        assert variant.key == (0 if error * given > 0 else 1 if error * given < 0 else 2, reason)
        seen.add(variant.key)
    assert len(seen) >= 4  # the option does not give its reason away


def test_the_number_lines_reach_what_the_question_sets() -> None:
    (lines,) = [block for block in LESSON.blocks if getattr(block, "slug", "") == "prediction-lines"]
    reach = {slider.symbol.name: (slider.low, slider.high) for slider in lines.sliders} | {"w": lines.span}
    for variant in variants(LESSON, "nudge-the-weight"):
        for letter, place in variant.filled.at[:4]:
            low, high = reach[letter.name]
            assert Rational(str(low)) <= place <= Rational(str(high))
