"""The lesson on layers: what is produced, a forward pass, which term of a sum is left, which product has a shape."""

from __future__ import annotations

import pytest
from sympy import sign, zeros

from lessons.backprop_layers import LESSON, picked
from tests.lessons.neurons import alike, right_options, share_produced, variants, without_help
from tutor.answers import Verdict
from tutor.exercises import mark
from tutor.notation import delta, numbered


def drawn(variant) -> dict[str, object]:
    """What was drawn, by the names of the holes."""
    return {hole.name: value for hole, value in variant.values}


def test_almost_half_of_it_is_produced_and_no_question_is_without_help() -> None:
    assert share_produced(LESSON) >= 0.45
    assert without_help(LESSON) == []
    assert list(alike(LESSON)) == []


def test_one_hidden_neuron_is_below_zero_and_which_one_varies() -> None:
    silent = set()
    for variant in variants(LESSON, "forward"):
        at = drawn(variant)
        inputs = (at["way"] * at["p"] * at["s"] + at["q"], at["t"] - at["way"] * at["r"] * at["s"])
        (below,) = (index for index, number in enumerate(inputs) if number < 0)
        silent.add(below)
        output = max(inputs[0], 0) * at["c"] + max(inputs[1], 0) * at["d"] + at["g"]
        assert mark(variant, str(output)).verdict is Verdict.RIGHT
        linear = inputs[0] * at["c"] + inputs[1] * at["d"] + at["g"]
        assert mark(variant, str(linear)).misconceptions == ("relu-forgotten",)
    assert silent == {0, 1}


def test_the_sum_of_two_paths_says_which_way_the_cost_goes_and_the_reason_may_be_another_for_the_same_way() -> None:
    options, reasons = right_options(LESSON, "which-way")
    assert options == {0, 1, 2}
    assert reasons == {0, 1, 2, 3, 4}
    for variant in variants(LESSON, "which-way"):
        at = drawn(variant)
        assert variant.key[0] == {1: 0, -1: 1, 0: 2}[sign(at["p"] * at["r"] + at["q"] * at["s"])]


def test_the_order_of_edges_varies() -> None:
    assert len({variant.key for variant in variants(LESSON, "which-edge")}) > 2


def test_one_term_is_left_where_the_bracket_is_one() -> None:
    assert [picked(number) for number in (1, 2, 3, 4)] == [*(numbered(delta, number) for number in (1, 2, 3)), 0]
    first = variants(LESSON, "what-is-left")[0]
    assert mark(first, "a_1 δ_2").verdict is Verdict.RIGHT
    told = {"a_1 δ_3": "next-term", "a_1 δ_1": "term-before", "δ_2": "what-comes-in-missing"}
    for given, slip in (*told.items(), ("a_1 (δ_1 + δ_2 + δ_3)", "all-terms")):
        assert mark(first, given).misconceptions == (slip,)


def test_the_product_that_is_asked_for_has_the_shape_that_is_asked_for() -> None:
    for variant in variants(LESSON, "shapes"):
        at = drawn(variant)
        weights, errors, outputs = zeros(at["p"], at["q"]), zeros(at["p"], 1), zeros(at["q"], 1)
        products = (weights * outputs, weights.T * errors, errors * outputs.T, outputs * errors.T)
        wanted = (at["r"], 1 + at["t"] * (at["p"] + at["q"] - at["r"] - 1))
        assert [product.shape == wanted for product in products].index(True) == variant.key[0]
        assert sum(product.shape == wanted for product in products) == 1
    assert {variant.key[0] for variant in variants(LESSON, "shapes")} == {0, 1, 2, 3}


@pytest.mark.parametrize(
    ("given", "name"),
    [("w_1 δ_1 + w_2 δ_2", "own-slope-missing"), ("a (w_1 δ_1 + w_2 δ_2)", "output-for-slope")],
)
def test_the_likely_wrong_errors_of_a_hidden_neuron_are_told(given: str, name: str) -> None:
    assert mark(variants(LESSON, "error-of-hidden")[0], given).misconceptions == (name,)
