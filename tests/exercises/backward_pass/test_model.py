"""The numbers of a backward pass agree with the trainer, and are the same on every machine."""

from __future__ import annotations

import numpy as np
import pytest
from sympy import Integer, Rational, tanh

from tutor import notation
from tutor.exercises.backward_pass.model import cells, filled_in, forward, key_of, letter, on_the_page, right_to_digits
from tutor.lesson import BackwardPass
from tutor.lower import build_network


def block(weights: int, layers=(2, 3, 2), formula=None) -> BackwardPass:
    inputs = tuple(Rational(5 - 3 * place, 2) for place in range(layers[0]))
    targets = tuple(Integer(place % 2) for place in range(layers[-1]))
    return BackwardPass("pass", "", inputs, targets, Integer(weights), layers, formula)


def trained(filled: BackwardPass):
    """The trainer's network with the same numbers, and its gradient."""
    values = forward(filled)
    layers = tuple(filled.layers)
    network = build_network(layers, filled.activation or "sigmoid", dtype="float64")
    for layer, (weights, biases) in enumerate(network.parameters, 1):
        for neuron in range(len(biases)):
            biases[neuron] = float(values[letter(notation.b, layer, neuron + 1)])
            for before in range(weights.shape[1]):
                weights[neuron, before] = float(values[letter(notation.w, layer, neuron + 1, before + 1)])
    X, Y = (np.array([[float(each) for each in given]]) for given in (filled.inputs, filled.targets))
    return network.gradient(X, Y)


@pytest.mark.parametrize("weights", range(12))
@pytest.mark.parametrize(("layers", "formula"), [((2, 3, 2), None), ((3, 2, 4), None), ((2, 3, 2), tanh(notation.z))])
def test_the_key_agrees_with_the_trainer(weights, layers, formula) -> None:
    filled = block(weights, layers, formula)
    first, last = trained(filled)
    wanted = [*last[1], *first[1], *first[0].ravel()]
    np.testing.assert_allclose([float(each) for each in key_of(filled)], wanted, rtol=1e-9, atol=1e-12)


def test_the_numbers_of_a_seed_are_the_same_everywhere() -> None:
    values = forward(block(3))
    weights = [str(values[letter(notation.w, 1, neuron, before)]) for neuron in (1, 2, 3) for before in (1, 2)]
    assert weights == ["-3/2", "-1/2", "3/2", "-1", "-3/2", "1/2"]
    assert all(value.is_Rational and value.q in (1, 2) for each, value in values.items() if each.name[0] in "wb")


def test_no_weight_of_the_first_layer_is_an_input() -> None:
    for weights in range(20):
        values = forward(block(weights))
        first = [value for each, value in values.items() if each.name.startswith("w") and each.name.endswith("{(1)}")]
        assert len(first) == 6
        assert not set(first) & set(block(weights).inputs)


def test_what_is_worked_out_from_the_page_is_near_the_truth() -> None:
    filled = block(5)
    by_hand = filled_in(filled, on_the_page(forward(filled)))
    assert by_hand != key_of(filled)
    for own, right in zip(by_hand, key_of(filled), strict=True):
        assert abs(own - right) < 2e-4


def test_near_is_half_a_unit_of_the_last_figure() -> None:
    assert right_to_digits(Rational(124, 1000), Rational(123, 1000), 2)
    assert right_to_digits(Rational(1235, 10000), Rational(123, 1000), 3)
    assert not right_to_digits(Rational(124, 1000), Rational(123, 1000), 3)
    assert not right_to_digits(Rational(-123, 1000), Rational(123, 1000), 1)
    assert not right_to_digits(Integer(0), Integer(0), 2)


def test_every_cell_is_named_once() -> None:
    names = [str(cell.name) for cell in cells(block(1))]
    assert len(names) == len(set(names)) == 11
    assert "∂C/∂w, input 2 to hidden 3" in names


def test_near_ends_at_half_a_unit_and_not_a_hair_beyond() -> None:
    assert right_to_digits(Rational(1235, 10000), Rational(123, 1000), 3)
    assert not right_to_digits(Rational(1235001, 10000000), Rational(123, 1000), 3)
    assert not right_to_digits(Rational(12351, 100000), Rational(123, 1000), 3)


def test_an_activation_has_four_decimals_on_the_page() -> None:
    shown = {str(letter): value for letter, value in on_the_page(forward(block(1))).items()}
    assert shown["a_1^{(1)}"] == Rational(52, 10000)
    assert shown["a_2^{(1)}"] == Rational(4378, 10000)
    assert shown["z_1^{(1)}"] == Rational(-21, 4)
