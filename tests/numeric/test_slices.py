"""Slices of the cost: true costs of the moved network, which is put back where it was."""

from __future__ import annotations

import numpy as np
import pytest

from tutor.lower import build_network
from tutor.numeric.slices import costs, random_direction, slope, uphill

DRAW = np.random.default_rng(0)
X = DRAW.normal(size=(50, 6))
Y = np.eye(3)[(X[:, 0] > 0) + (X[:, 1] > 0).astype(int)]


@pytest.fixture
def network():
    return build_network((6, 5, 3), seed=1, dtype="float64")


def test_a_cost_is_that_of_the_network_moved_so_far(network):
    u, v = (random_direction(len(network.theta), seed) for seed in (1, 2))
    before = network.theta.copy()
    found = list(costs(network, X, Y, (u, v), [(0.0, 0.0), (0.5, -2.0)]))
    np.testing.assert_array_equal(network.theta, before)
    assert found[0].cost == network.cost(X, Y)
    network.theta += 0.5 * u - 2.0 * v
    assert found[1].cost == pytest.approx(network.cost(X, Y))
    assert found[1].steps == (0.5, -2.0)


def test_the_gradient_is_the_steepest_way_and_a_slope_is_its_share_of_it(network):
    way, length = uphill(network, X, Y)
    assert np.linalg.norm(way) == pytest.approx(1)
    assert slope(network, X, Y, way) == pytest.approx(length, rel=1e-5)
    other = random_direction(len(network.theta), 3)
    assert slope(network, X, Y, other) == pytest.approx(length * (way @ other), rel=1e-4)


def test_a_random_direction_has_length_one_and_its_seed():
    first, again, other = (random_direction(1000, seed) for seed in (1, 1, 2))
    assert np.linalg.norm(first) == pytest.approx(1)
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_the_network_is_put_back_when_nobody_asks_for_the_next(network):
    before = network.theta.copy()
    found = costs(network, X, Y, (random_direction(len(before), 0),), [(1.0,), (2.0,)])
    next(found)
    found.close()
    np.testing.assert_array_equal(network.theta, before)
