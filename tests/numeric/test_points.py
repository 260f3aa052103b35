"""Small sets of examples: the same from the same seed, and none that a line could learn."""

from __future__ import annotations

import numpy as np

from tutor.numeric.points import THRESHOLD, points


def test_a_seed_gives_the_same_points_and_another_one_others() -> None:
    for inputs, outputs in ((1, 1), (2, 2), (3, 4)):
        X, Y = points(inputs, outputs, 5)
        again, other = points(inputs, outputs, 5), points(inputs, outputs, 6)
        assert X.shape == (len(X), inputs)
        assert Y.shape == (len(X), outputs)
        assert np.array_equal(X, again[0])
        assert np.array_equal(Y, again[1])
        assert not np.array_equal(X, other[0])


def test_one_neuron_learns_a_threshold_with_examples_on_both_sides() -> None:
    for seed in range(20):
        X, Y = points(1, 1, seed)
        assert np.array_equal(Y[:, 0] == 1, X[:, 0] > THRESHOLD)
        assert 3 <= Y.sum() <= len(Y) - 3


def test_opposite_quadrants_go_together() -> None:
    X, Y = points(2, 2, 0)
    assert np.array_equal(Y[:, 1] == 1, np.sign(X[:, 0]) == np.sign(X[:, 1]))
    assert np.array_equal(Y.sum(axis=1), np.ones(len(Y)))
