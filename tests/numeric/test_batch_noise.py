"""The noise of batches: as large as theory says, and nothing where the batch is everything."""

from __future__ import annotations

import numpy as np
import pytest

from tutor.lower import build_network
from tutor.numeric.batch_noise import Draw, draws, noises, power

DRAW = np.random.default_rng(0)
X = DRAW.normal(size=(2000, 6))
Y = np.eye(3)[(X[:, 0] > 0) + (X[:, 1] > 0).astype(int)]
NETWORK = build_network((6, 5, 3), seed=1, dtype="float64")


def test_the_error_is_what_the_spread_of_single_examples_says():
    single = np.array([NETWORK.flat_gradient(X[row : row + 1], Y[row : row + 1]) for row in range(len(X))])
    whole = single.mean(axis=0)
    spread = (((single - whole) ** 2).sum(axis=1).mean() / (whole @ whole)) ** 0.5
    found = noises(draws(NETWORK, X, Y, (1, 10, 100), 300))
    for noise in found:
        left = (1 - noise.size / len(X)) ** 0.5
        assert noise.error == pytest.approx(spread / noise.size**0.5 * left, rel=0.12)
    assert power(found) == pytest.approx(-0.5, abs=0.03)


def test_a_batch_of_everything_has_no_noise_and_no_part_in_the_trend():
    found = noises(draws(NETWORK, X, Y, (10, 100, 2000, 9999), 5))
    assert (found[-1].size, found[-1].count) == (2000, 10)
    assert found[-1].error == pytest.approx(0, abs=1e-9)
    assert found[-1].angle == pytest.approx(0, abs=1e-4)
    assert power(found) == power(found[:2])


def test_the_same_seed_draws_the_same_batches():
    first, again, other = (list(draws(NETWORK, X, Y, (5,), 3, seed)) for seed in (1, 1, 2))
    assert first == again != other


def test_a_trend_needs_two_sizes():
    assert power(noises([Draw(1, 10.0, 1.0)])) is None
    assert power(noises([Draw(1, 10.0, 1.0), Draw(100, 1.0, 0.1)])) == pytest.approx(-0.5)


def test_the_angle_is_a_mean_and_the_error_a_root_of_a_mean_square():
    (noise,) = noises([Draw(1, 10.0, 1.0), Draw(1, 20.0, 7.0)])
    assert (noise.count, noise.angle, noise.error) == (2, 15.0, 5.0)
