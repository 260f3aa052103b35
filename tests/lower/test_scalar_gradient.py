"""The symbolic witness: one parameter's slope from a scalar formula, beside the trained network's gradient."""

from __future__ import annotations

import numpy as np
import pytest

from tutor.lower import build_network
from tutor.lower.scalar_gradient import _slope_by_formula, slope_by_formula
from tutor.notation import delta
from tutor.symbolic.costs import cost
from tutor.symbolic.indexed import j, k, over_all, w

DRAW = np.random.default_rng(3)
X, Y = DRAW.random((1, 784)), np.eye(10)[[3]]


@pytest.mark.parametrize(("layer", "neuron", "before"), [(1, 5, 400), (1, 2, None), (2, 7, 3), (3, 9, 1), (3, 0, None)])
def test_the_formula_of_one_parameter_agrees_with_backpropagation(layer: int, neuron: int, before: int | None):
    network = build_network((784, 16, 16, 10), dtype="float64")
    by_w, by_b = network.gradient(X, Y)[layer - 1]
    found = slope_by_formula(network, X, Y, layer, neuron, before)
    wanted = by_b[neuron] if before is None else by_w[neuron, before]
    assert found.slope == pytest.approx(wanted, rel=1e-10)
    assert found.cost == pytest.approx(network.cost(X, Y), rel=1e-12)
    assert found.formula.free_symbols == {found.letter}


@pytest.mark.parametrize(
    ("activation", "under"),
    [
        ("tanh", "squared"),
        ("softplus", "squared-mean"),
        ("relu", "cross-entropy"),
        ("silu", "squared"),
        ("gelu", "cross-entropy"),
        ("elu", "squared"),
        ("mish", "squared-mean"),
    ],
)
def test_other_activations_and_costs_have_their_witness(activation: str, under: str):
    network = build_network((4, 3, 3), activation, under, dtype="float64", seed=1)
    rows, targets = DRAW.normal(size=(3, 4)), np.eye(3)
    found = slope_by_formula(network, rows, targets, 1, 1, 2)
    assert found.slope == pytest.approx(network.gradient(rows, targets)[0][0][1, 2], rel=1e-9)


def test_a_wrong_gradient_is_contradicted():
    network = build_network((4, 3, 2), dtype="float64", gradient={"b": 2 * delta})
    rows, targets = DRAW.normal(size=(3, 4)), np.eye(2)[[0, 1, 0]]
    found = slope_by_formula(network, rows, targets, 1, 1)
    assert found.slope != pytest.approx(network.gradient(rows, targets)[0][1][1], rel=1e-3)


def test_the_same_question_is_answered_from_memory():
    network = build_network((4, 3, 2), dtype="float64")
    rows, targets = DRAW.normal(size=(1, 4)), np.eye(2)[[0]]
    first = slope_by_formula(network, rows, targets, 1, 1)
    before = _slope_by_formula.cache_info().hits
    assert slope_by_formula(network, rows, targets, 1, 1) is first
    assert _slope_by_formula.cache_info().hits == before + 1


def test_what_has_no_witness_is_named():
    network = build_network((4, 3, 2), cost=cost("squared").formula + over_all(w[j, k] ** 2, j, k), dtype="float64")
    with pytest.raises(ValueError, match="no witness"):
        slope_by_formula(network, np.ones((1, 4)), np.ones((1, 2)), 1, 1)
    with pytest.raises(IndexError, match="layers 1 to 2"):
        slope_by_formula(network, np.ones((1, 4)), np.ones((1, 2)), 3, 1)
