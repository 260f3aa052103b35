"""One layer in index notation: what the derivations arrive at, for any width."""

from __future__ import annotations

import pytest
from sympy import Add

from tutor import notation
from tutor.elementary.heads import sigmoid, step
from tutor.symbolic.activations import activation
from tutor.symbolic.collapse import sentence_for
from tutor.symbolic.costs import cost
from tutor.symbolic.derivative import D
from tutor.symbolic.indexed import COST, N, Partial, SumOver, a, a_prev, delta, i, j, k, over_all, w, y, z
from tutor.symbolic.network import formulas, hidden_layer, last_layer

KNOWN = Partial(COST, a[i, j])


def test_the_parameters_get_sums_over_examples_and_the_layer_before_a_sum_over_paths():
    hidden, last, _ = formulas("sigmoid", "sigmoid", "squared")
    for layer in (hidden, last):
        assert layer.by_w.result == SumOver(delta[i, j] * a_prev[i, k], i)
        assert layer.by_b.result == SumOver(delta[i, j], i)
        assert layer.by_a_prev.result == SumOver(delta[i, j] * w[j, k], j)


def test_the_error_of_a_sigmoid_under_the_squared_cost():
    hidden, last, total = formulas("sigmoid", "sigmoid", "squared")
    by_a = 2 * (a[i, j] - y[i, j]) / N
    assert (total.by_a.result - by_a).expand() == 0
    assert (last.delta.result - by_a * a[i, j] * (1 - a[i, j])).expand() == 0
    assert hidden.delta.result == KNOWN * a[i, j] * (1 - a[i, j])
    assert not hidden.kept


def test_an_activation_that_cannot_be_undone_keeps_z():
    layer = hidden_layer(activation("relu"), cost("squared"))
    assert layer.delta.result == KNOWN * step(z[i, j])
    assert layer.kept


@pytest.mark.parametrize(("name", "under"), [("softmax", "cross-entropy"), ("sigmoid", "binary-cross-entropy")])
def test_a_joined_cost_leaves_the_plain_difference(name: str, under: str):
    layer = last_layer(activation(name), cost(under))
    assert (layer.delta.result - (a[i, j] - y[i, j]) / N).expand() == 0


def test_a_term_in_w_counts_in_every_layer_and_a_coupling_in_the_last():
    mine = over_all(w[j, k] ** 2, j, k) + SumOver(a[i, 0] * a[i, 1], i)
    hidden, last, total = formulas("tanh", "tanh", mine)
    for layer in (hidden, last):
        assert 2 * w[j, k] in Add.make_args(layer.by_w.result)
    assert total.by_a.result.has(a[i, 0], a[i, 1])
    assert total.only_weights == over_all(w[j, k] ** 2, j, k)


def test_a_new_activation_is_one_line():
    swish = notation.z * sigmoid(notation.z)
    hidden, _, _ = formulas(swish, "identity", "squared")
    assert hidden.delta.result.has(z)
    assert not hidden.delta.result.has(D)


@pytest.mark.parametrize("names", [("sigmoid", "sigmoid", "squared"), ("relu", "softmax", "cross-entropy")])
def test_every_step_of_every_derivation_can_be_told(names: tuple[str, str, str]):
    for layer in formulas(*names)[:2]:
        for found in (layer.delta, layer.by_w, layer.by_b, layer.by_a_prev):
            assert found.steps[-1].after == found.result
            for step_ in found.steps:
                assert str(sentence_for(step_))
