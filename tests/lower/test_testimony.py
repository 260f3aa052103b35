"""Three witnesses agree where they should, and where they do not the reason is the true one."""

from __future__ import annotations

import numpy as np
import pytest

from tutor.lower import build_network
from tutor.lower.testimony import Why, doubled, hear, network_for
from tutor.notation import delta
from tutor.numeric.digits import embedded
from tutor.numeric.nudging import example

DIGITS = (784, 16, 16, 10)
IMAGES = embedded()
X, Y = IMAGES.unseen_X[:1].astype(float), IMAGES.unseen_Y[:1].astype(float)
INK, BLANK = int(X[0].argmax()), int(X[0].argmin())
NEURON = np.array([[1.0]])


@pytest.mark.parametrize(
    ("layer", "neuron", "before"), [(1, 3, INK), (1, 15, None), (2, 0, 15), (3, 9, 2), (3, 0, None)]
)
def test_the_three_agree_on_any_of_the_13002(layer, neuron, before):
    found = hear(network_for(DIGITS, "sigmoid"), X, Y, layer, neuron, before, 1e-5)
    assert found.why is Why.AGREE
    assert found.backpropagation == pytest.approx(found.formula.slope, rel=1e-12)
    assert found.nudge.slope == pytest.approx(found.formula.slope, rel=1e-6)


@pytest.mark.parametrize(("size", "why"), [(1.0, Why.LARGE), (1e-5, Why.AGREE), (1e-12, Why.ROUNDING)])
def test_the_size_of_the_nudge_is_named_as_the_reason(size, why):
    assert hear(network_for(DIGITS, "sigmoid"), X, Y, 1, 3, INK, size).why is why
    small = network_for((2, 3, 2), "sigmoid")
    assert hear(small, *example((2, 3, 2), 1), 1, 0, 1, size).why is why


def test_a_blank_pixel_silences_all_three():
    found = hear(network_for(DIGITS, "sigmoid"), X, Y, 1, 3, BLANK, 0.1)
    assert (found.formula.slope, found.backpropagation, found.nudge.slope) == (0, 0, 0)
    assert found.why is Why.BLANK


def of_relu(weight: float, bias: float, size: float):
    network = network_for((1, 1), "relu")
    network.theta[:] = (weight, bias)
    return hear(network, NEURON, NEURON, 1, 0, 0, size)


def test_a_kink_is_named_and_so_is_a_neuron_that_sleeps():
    assert of_relu(0.5, 0.0, 0.1).why is Why.AGREE
    assert of_relu(0.5, 0.0, 1.0).why is Why.KINK
    assert of_relu(-0.5, 0.0, 0.1).why is Why.ASLEEP
    assert of_relu(-0.5, 0.0, 1.0).why is Why.KINK


def test_a_wrong_gradient_is_no_match_for_the_other_two():
    network = build_network((2, 3, 2), dtype="float64", gradient={"b": 2 * delta})
    found = hear(network, *example((2, 3, 2), 1), 1, 0, None, 1e-5)
    assert found.nudge.slope == pytest.approx(found.formula.slope, rel=1e-6)
    assert found.backpropagation == pytest.approx(2 * found.formula.slope, rel=1e-6)


def test_a_network_in_double_precision_is_the_same_network():
    single = build_network((2, 3, 2), "tanh", seed=4)
    double = doubled(single)
    assert double.theta.dtype == np.float64
    assert np.array_equal(double.theta, single.theta)
    assert double.names == single.names
