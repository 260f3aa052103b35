"""The network by itself: shapes, kinds of numbers, and errors."""

from __future__ import annotations

import numpy as np
import pytest

from tutor.lower import build_network

X, Y = np.ones((4, 3)), np.full((4, 2), 0.5)


def test_a_step_goes_against_the_gradient():
    network = build_network((3, 4, 2), dtype="float64")
    wanted = network.theta - 0.2 * network.flat_gradient(X, Y)
    network.step(X, Y, 0.2)
    np.testing.assert_allclose(network.theta, wanted, rtol=1e-14)


def test_momentum_remembers_the_steps_before():
    network = build_network((3, 2), dtype="float64")
    first = network.flat_gradient(X, Y)
    network.step(X, Y, 0.2, momentum=0.5)
    before, second = network.theta.copy(), network.flat_gradient(X, Y)
    network.step(X, Y, 0.2, momentum=0.5)
    np.testing.assert_allclose(network.theta, before - 0.2 * (0.5 * first + second), rtol=1e-12)


def test_parameters_are_views():
    network = build_network((3, 4, 2))
    network.parameters[0][0][1, 2] = 7
    assert 7 in network.theta
    assert [(w.shape, b.shape) for w, b in network.parameters] == [((4, 3), (4,)), ((2, 4), (2,))]


def test_predictions_do_not_change_with_the_next_ones():
    network = build_network((3, 4, 2))
    first = network.predict(X)
    kept = first.copy()
    network.predict(-X)
    np.testing.assert_array_equal(first, kept)


def test_many_examples_are_predicted_in_parts():
    network = build_network((3, 4, 2))
    rows = np.random.default_rng(0).normal(size=(2_345, 3)).astype("float32")
    whole = network.predict(rows)
    assert whole.shape == (2_345, 2)
    np.testing.assert_allclose(whole[2_300:], network.predict(rows[2_300:]), rtol=1e-5)


@pytest.mark.parametrize("rows", [np.ones((4, 5)), np.ones(3), np.ones((2, 3, 1))])
def test_inputs_of_another_shape_are_named(rows: np.ndarray):
    network = build_network((3, 2))
    with pytest.raises(ValueError, match=r"\(examples, 3\)"):
        network.predict(rows)
    with pytest.raises(ValueError, match=r"\(examples, 3\)"):
        network.step(rows, Y, 0.1)


def test_examples_without_their_targets_are_named():
    with pytest.raises(ValueError, match="4 examples and Y has 3"):
        build_network((3, 2)).step(X, Y[:3], 0.1)


def test_targets_that_do_not_add_up_to_one_are_named_under_cross_entropy():
    with pytest.raises(ValueError, match="add up to 1"):
        build_network((3, 2), cost="cross-entropy").gradient(X, 2 * Y)


def test_room_is_kept_for_a_few_batch_sizes_only():
    network = build_network((3, 2))
    for count in range(1, 30):
        network.predict(np.ones((count, 3)))
    assert len(network._rooms) <= 4


def test_targets_may_add_up_to_one_by_a_thousandth():
    network = build_network((3, 2), cost="cross-entropy")
    network.gradient(X, Y * 1.0009)
    with pytest.raises(ValueError, match="add up to 1"):
        network.gradient(X, Y * 1.0011)
