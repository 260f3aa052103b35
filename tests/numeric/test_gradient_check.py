"""The checker is itself checked: with a gradient that is a little wrong, and with a kink."""

from __future__ import annotations

import numpy as np
import pytest

from tutor.numeric.gradient_check import check_gradient

THETA = np.array([0.3, -1.2, 2.0])


def cost_of(theta: np.ndarray):
    """C = Σ θ³, and its gradient."""
    return lambda: float(np.sum(theta**3)), 3 * theta**2


def test_a_right_gradient_passes_and_theta_is_left_alone():
    theta = THETA.copy()
    cost, gradient = cost_of(theta)
    assert check_gradient(cost, theta, gradient).passes()
    np.testing.assert_array_equal(theta, THETA)


@pytest.mark.parametrize("place", range(3))
def test_a_gradient_that_is_a_twentieth_of_a_percent_wrong_is_caught(place: int):
    theta = np.array([1.9, -1.9, 2.0])
    cost, gradient = cost_of(theta)
    gradient[place] *= 1.0005
    assert not check_gradient(cost, theta, gradient).passes()


def test_a_gradient_that_is_no_number_is_caught():
    theta = THETA.copy()
    cost, gradient = cost_of(theta)
    gradient[1] = np.nan
    assert not check_gradient(cost, theta, gradient).passes()


def test_a_kink_within_the_nudge_is_flagged_and_not_judged():
    theta = np.array([0.0, 1.0])
    found = check_gradient(
        lambda: float(np.maximum(theta, 0).sum()), theta, np.array([0.0, 1.0]), sides=lambda: theta > 0
    )
    assert found.kinks == (0,)
    assert found.passes()


def test_only_the_parameters_asked_for_are_nudged():
    theta = THETA.copy()
    cost, gradient = cost_of(theta)
    gradient[0] = 100
    assert [one.place for one in check_gradient(cost, theta, gradient, which=[1, 2]).parameters] == [1, 2]


def test_what_cannot_be_nudged_is_named():
    with pytest.raises(ValueError, match="float64"):
        check_gradient(float, np.zeros(2, "float32"), np.zeros(2))
    with pytest.raises(ValueError, match="shape"):
        check_gradient(float, np.zeros(2), np.zeros(3))
