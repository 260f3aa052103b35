"""The lesson on a neuron: more than half is produced, what is said of a draw is true of it, the right option varies."""

from __future__ import annotations

from sympy import Rational

from lessons.neuron import LESSON
from tests.lessons.neurons import alike, right_options, share_produced, variants, without_help
from tutor.exercises import mark


def test_almost_half_of_it_is_produced_and_no_question_is_without_help() -> None:
    assert share_produced(LESSON) >= 0.45
    assert without_help(LESSON) == []
    assert list(alike(LESSON)) == []


def test_each_option_is_right_somewhere_and_no_option_gives_its_reason_away() -> None:
    options, reasons = right_options(LESSON, "too-sure")
    assert options == {0, 1, 2}
    assert reasons == {0, 1, 2}  # the fourth is never true
    first = {variant.key[1] for variant in variants(LESSON, "too-sure") if variant.key[0] == 0}
    assert len(first) > 1


def test_the_slope_that_is_called_clear_is_near_the_largest_and_the_faint_one_has_a_tiny_factor() -> None:
    for variant in variants(LESSON, "too-sure"):
        output = dict(variant.filled.at).popitem()[1]
        least = min(output, 1 - output)
        assert (least < Rational(1, 20)) == (variant.key[0] == 0)
        assert (variant.key[0] == 2) == (output * (1 - output) > Rational(1, 5))


def test_either_relu_may_be_the_flat_one() -> None:
    assert {variant.key[0] for variant in variants(LESSON, "steepest")} == {2, 3}


def test_the_likely_wrong_numbers_of_a_weighted_input_are_told_apart() -> None:
    first = variants(LESSON, "weigh-it")[0]
    given = {"6": "bias-forgotten", "11": "bias-subtracted", "-9": "bias-weighed"}
    for number, slip in given.items():
        assert mark(first, number).misconceptions == (slip,)


def test_the_slope_the_other_way_round_is_called_that() -> None:
    first = variants(LESSON, "second-way")[0]
    assert mark(first, "a(1-a)/2").misconceptions == ("turned-over",)
    assert mark(first, "a(1-a)").misconceptions == ("plain-sigmoid-back",)
    assert mark(variants(LESSON, "from-what-it-says")[0], "0.25").misconceptions == ("steepest",)
