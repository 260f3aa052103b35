"""A nudge of one parameter: where it is in θ, what it leaves behind, when it crosses a kink."""

from __future__ import annotations

import numpy as np
import pytest

from tutor.lower.gradient_comparison import network_for
from tutor.numeric.nudging import MOST, SIZES, example, nudged, place_of

WIDTHS = (2, 3, 2)


@pytest.mark.parametrize("layer", [1, 2])
def test_every_parameter_has_its_place_in_the_list_of_all(layer):
    network = network_for(WIDTHS, "sigmoid")
    X, Y = example(WIDTHS, 1)
    flat, (by_w, by_b) = network.flat_gradient(X, Y), network.gradient(X, Y)[layer - 1]
    for neuron in range(WIDTHS[layer]):
        assert flat[place_of(WIDTHS, layer, neuron)] == by_b[neuron]
        for before in range(WIDTHS[layer - 1]):
            assert flat[place_of(WIDTHS, layer, neuron, before)] == by_w[neuron, before]


def test_a_nudge_leaves_the_network_as_it_was_even_when_it_fails():
    network = network_for(WIDTHS, "sigmoid")
    X, Y = example(WIDTHS, 1)
    before = network.theta.copy()
    nudged(network, X, Y, 3, SIZES)
    assert np.array_equal(network.theta, before)
    with pytest.raises(ValueError, match="shape"):
        nudged(network, X[:, :1], Y, 3, (0.1,))
    assert np.array_equal(network.theta, before)


def test_the_error_falls_with_the_size_and_rises_again():
    network = network_for(WIDTHS, "sigmoid")
    X, Y = example(WIDTHS, 1)
    exact = network.flat_gradient(X, Y)[0]
    small, middle, large = (abs(each.slope - exact) for each in nudged(network, X, Y, 0, (1e-12, 1e-5, 1.0)))
    assert middle < 1e-9 < min(small, large)


def test_only_a_nudge_that_carries_a_neuron_over_its_kink_says_so():
    network = network_for((1, 1), "relu")
    network.theta[:] = (0.5, 0.0)
    X, Y = np.array([[1.0]]), np.array([[1.0]])
    assert [each.kink for each in nudged(network, X, Y, 0, (0.4, 0.6))] == [False, True]
    assert not any(each.kink for each in nudged(network_for((1, 1), "sigmoid"), X, Y, 0, SIZES))


def test_the_examples_of_a_small_network_are_the_same_every_time_and_never_zero():
    for number in range(1, MOST + 1):
        (X, Y), (again, _) = example(WIDTHS, number), example(WIDTHS, number)
        assert np.array_equal(X, again)
        assert np.all(X != 0)
        assert set(Y.ravel()) <= {0.0, 1.0}
    assert not np.array_equal(example(WIDTHS, 1)[0], example(WIDTHS, 2)[0])
