"""Networks to look at: the same for everybody, and nobody's changes are anybody else's."""

from __future__ import annotations

import numpy as np

from tutor.numeric.slices import uphill
from tutor.ui.example_networks import examples, specimen

LAYERS = (784, 4, 10)


def test_a_trained_specimen_is_better_and_always_the_same():
    data = examples()
    untrained, trained, again = specimen(LAYERS, 0), specimen(LAYERS, 1), specimen(LAYERS, 1)
    assert trained.cost(data.X, data.Y) < untrained.cost(data.X, data.Y)
    assert np.array_equal(trained.theta, again.theta)


def test_what_is_done_to_a_specimen_is_done_to_no_other():
    first = specimen(LAYERS, 1)
    before = first.theta.copy()
    first.theta[:] = 0
    assert np.array_equal(specimen(LAYERS, 1).theta, before)


def test_a_specimen_in_double_precision_has_the_same_numbers():
    data = examples()
    single, double = specimen(LAYERS, 1), specimen(LAYERS, 1, "float64")
    assert np.array_equal(single.theta, double.theta.astype("float32"))
    assert double.theta.dtype == np.float64
    lengths = [uphill(network, data.X[:50], data.Y[:50])[1] for network in (single, double)]
    assert np.isclose(*lengths, rtol=1e-4)
