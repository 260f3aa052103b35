"""The lesson on one neuron's gradient: what is produced, what is true of each draw, which wrong numbers are told."""

from __future__ import annotations

import pytest
from sympy import sign

from lessons.neuron_gradient import LESSON
from tests.lessons.neurons import alike, right_options, share_produced, variants, without_help
from tutor.exercises import mark
from tutor.notation import a, w, x, y


def test_almost_half_of_it_is_produced_and_no_question_is_without_help() -> None:
    assert share_produced(LESSON) >= 0.45
    assert without_help(LESSON) == []
    assert list(alike(LESSON)) == []


def test_the_error_and_the_input_give_the_sign_of_the_slope_and_a_zero_input_stops_it() -> None:
    for variant in variants(LESSON, "which-way"):
        at = dict(variant.filled.at)
        way = sign((at[a] - at[y]) * at[x])
        assert variant.key[0] == {1: 0, -1: 1, 0: 2}[way]
    assert right_options(LESSON, "which-way") == ({0, 1, 2}, {0, 1, 2, 3, 4})


def test_the_largest_third_factor_is_each_of_the_three_in_some_draw_and_its_reason_does_not_follow_from_it() -> None:
    options, reasons = right_options(LESSON, "largest-slope")
    assert options == {0, 1, 2}
    assert reasons == {0, 1, 2, 3}  # the fifth is never true
    for variant in variants(LESSON, "largest-slope"):
        at = dict(variant.filled.at)
        sizes = (abs(at[x]), 1, abs(at[w]))
        assert variant.key[0] == sizes.index(max(sizes))


@pytest.mark.parametrize(
    ("number", "slip"), [("-0.6", "error-alone"), ("-1.2", "sigmoid-missing"), ("0.192", "turned-round")]
)
def test_the_likely_wrong_numbers_of_three_factors_are_told(number: str, slip: str) -> None:
    assert mark(variants(LESSON, "three-factors")[0], number).misconceptions == (slip,)


def test_the_step_and_the_two_inputs_are_asked_by_more_than_one_letter() -> None:
    for slug in ("one-step", "two-inputs"):
        asked = {value for each in variants(LESSON, slug) for hole, value in each.values if hole.name == "by"}
        assert len(asked) > 1
