"""Three witnesses agree where they should, and where they do not the reason is the true one."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from tutor.lower import build_network
from tutor.lower.gradient_comparison import Why, believed, doubled, hear, network_for, simple_ratio
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


@pytest.mark.parametrize(
    ("value", "true", "ratio"),
    [
        *((-0.3, 0.3, -1), (0.25, 0.5, Fraction(1, 2)), (1.5, -0.5, -3), (0.1, 0.4, Fraction(1, 4)), (2.0, 2.0, 1)),
        *((1.5, 1.0, None), (5.0, 1.0, None), (0.0, 1.0, None), (0.5001, 1.0, None), (1.0, 0.0, None)),
        *((float("nan"), 1.0, None), (float("inf"), 1.0, None), (1e308, 1e-308, None)),
    ],
)
def test_a_ratio_is_plain_or_none(value, true, ratio):
    assert simple_ratio(value, true) == ratio


def test_a_network_that_believes_another_gradient_is_asked_where_the_first_one_stands():
    network = network_for((2, 3, 2), "sigmoid", seed=3)
    believer = build_network((2, 3, 2), dtype="float64", gradient={"b": 2 * delta / 3})
    one = example((2, 3, 2), 1)
    true = hear(network, *one, 1, 2, None, 1e-5).backpropagation
    assert simple_ratio(believed(believer, network, *one, 1, 2, None) * 3, true) == 2
    assert believed(believer, network, *one, 1, 2, 0) == hear(network, *one, 1, 2, 0, 1e-5).backpropagation
