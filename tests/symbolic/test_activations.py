"""Activations: slopes in terms of a where a says everything, and only there."""

from __future__ import annotations

import pytest
from sympy import Expr, atan, exp, sin

from tutor.elementary.heads import relu, sigmoid, step
from tutor.notation import a, x, z
from tutor.symbolic.activations import ACTIVATIONS, NotAnActivation, activation, slope, slope_in_a

KNOWN = {"sigmoid": a * (1 - a), "softplus": 1 - exp(-a), "identity": 1, "tanh": 1 - a**2}


@pytest.mark.parametrize("name", KNOWN)
def test_an_invertible_activation_has_its_slope_in_a(name: str):
    assert slope_in_a(activation(name).formula) == KNOWN[name]


@pytest.mark.parametrize("formula", [relu(z), z * sigmoid(z), sin(z), z**2, atan(z)], ids=str)
def test_where_a_does_not_tell_z_the_slope_keeps_z(formula: Expr):
    assert slope_in_a(formula) is None
    assert slope(formula).has(z)


def test_the_slope_of_a_new_activation_is_found_and_checked():
    assert slope_in_a(2 * sigmoid(3 * z) - 1).expand() == (3 - 3 * a**2) / 2


@pytest.mark.parametrize(("name", "left"), [("relu", 0), ("leaky-relu", 0.01)])
def test_at_a_kink_the_slope_is_that_from_the_left(name: str, left: float):
    assert float(slope(activation(name).formula).subs(z, 0)) == left


def test_a_formula_that_is_in_the_table_gets_its_name():
    assert activation(relu(z)).name == "relu"
    assert activation(step(z)).name == "step(z)"


@pytest.mark.parametrize("given", ["sigmoyd", x * z])
def test_what_is_no_activation_is_named(given: str | Expr):
    with pytest.raises(NotAnActivation, match=r"sigmoyd|x"):
        activation(given)


def test_names_are_unique():
    assert len({entry.name for entry in ACTIVATIONS}) == len(ACTIVATIONS)
