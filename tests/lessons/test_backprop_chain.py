"""The lesson on a chain: what is produced, which right option varies, which wrong numbers and layers are told."""

from __future__ import annotations

import pytest
from sympy import exp

from lessons.backprop_chain import LESSON
from tests.lessons.neurons import alike, right_options, share_produced, variants, without_help
from tutor.answers import Verdict
from tutor.exercises import mark
from tutor.notation import w, z


def test_almost_half_of_it_is_produced_and_no_question_is_without_help() -> None:
    assert share_produced(LESSON) >= 0.45
    assert without_help(LESSON) == []
    assert list(alike(LESSON)) == []


def test_an_error_shrinks_grows_or_keeps_its_size_as_weight_times_slope_says() -> None:
    assert right_options(LESSON, "vanish-or-explode") == ({0, 1, 2}, {0, 1, 2, 3, 4})
    for variant in variants(LESSON, "vanish-or-explode"):
        at = dict(variant.filled.at)
        growth = abs(at[w] * exp(-at[z]) / (1 + exp(-at[z])) ** 2)
        assert variant.key[0] == (0 if growth < 1 else 1 if growth > 1 else 2)


@pytest.mark.parametrize(
    ("number", "slip"),
    [("-0.24", "slope-by-weight"), ("-0.8", "slope-missing"), ("-0.48", "said-for-slope"), ("-0.32", "rest-for-slope")],
)
def test_the_likely_wrong_errors_one_layer_back_are_told(number: str, slip: str) -> None:
    assert mark(variants(LESSON, "two-from-one")[0], number).misconceptions == (slip,)


@pytest.mark.parametrize("wrong", ["δ^(L) w^(L-1) σ'(z^(L-1))", "δ^(L) w^(L) σ'(z^(L))", "δ^(L) w^(L) a^(L)(1-a^(L))"])
def test_the_letters_of_the_layer_beside_are_told_as_such(wrong: str) -> None:
    found = mark(variants(LESSON, "error-back")[0], wrong)
    assert found.misconceptions == ("letter-of-another-layer",)


def test_what_is_left_after_some_layers_is_a_power_however_it_is_written() -> None:
    first = variants(LESSON, "after-layers")[0]
    for right in ("(1/2)^n", "2^n/4^n", "2^(-n)"):
        assert mark(first, right).verdict is Verdict.RIGHT
    assert mark(first, "n/2").misconceptions == ("times-layers",)


def test_the_output_of_two_neurons_has_one_inside_the_other() -> None:
    first = variants(LESSON, "written-out")[0]
    assert mark(first, "σ(4σ(2x+1)-2)").verdict is Verdict.RIGHT
    assert mark(first, "σ(4(2x+1)-2)").misconceptions == ("first-not-squashed",)
