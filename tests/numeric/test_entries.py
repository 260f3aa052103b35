"""Which parameter is which: the places of the list are those of the layers' weights and biases."""

from __future__ import annotations

import numpy as np
import pytest

from tutor.lower import build_network
from tutor.numeric.entries import Entry, entry, held, largest

WIDTHS = (4, 3, 2)


def test_every_place_is_the_parameter_that_the_network_has_there():
    network = build_network(WIDTHS)
    network.theta[:] = np.arange(len(network.theta))
    for place in range(len(network.theta)):
        one = entry(WIDTHS, place, 0.0)
        weights, biases = network.parameters[one.layer - 1]
        found = biases[one.neuron - 1] if one.source is None else weights[one.neuron - 1, one.source]
        assert found == place


def test_there_is_no_parameter_behind_the_last():
    with pytest.raises(IndexError):
        entry(WIDTHS, 23, 0.0)


def test_the_largest_are_those_furthest_from_zero_with_their_signs():
    gradient = np.zeros(23)
    gradient[5], gradient[13], gradient[22] = 1.0, -3.0, 2.0
    assert largest(WIDTHS, gradient, 3) == (
        Entry(1, 2, None, -3.0),
        Entry(2, 2, None, 2.0),
        Entry(1, 2, 1, 1.0),
    )


def test_what_they_hold_is_a_share_of_the_length():
    assert held(np.array([3.0, -4.0, 0.0]), 1) == pytest.approx(0.8)
    assert held(np.array([3.0, -4.0, 0.0]), 2) == pytest.approx(1)
    assert held(np.zeros(3)) == 0
