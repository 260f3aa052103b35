"""Costs: conventions, formulas of one's own, and which activation goes with which."""

from __future__ import annotations

from itertools import product

import pytest
from sympy import Expr, Integer, Sum

from tutor import notation
from tutor.symbolic.activations import ACTIVATIONS, activation
from tutor.symbolic.costs import COSTS, PAIRS, NotACost, NotAPair, check_pair, cost, last_activation
from tutor.symbolic.indexed import N, a, delta, i, j, over_all, y

ALLOWED = {(name, under) for under, names in PAIRS for name in names}


def test_every_cost_has_its_row_in_the_table_of_pairs():
    assert [entry.name for entry in COSTS] == [under for under, _ in PAIRS]


@pytest.mark.parametrize(
    ("entry", "under"), list(product(ACTIVATIONS, COSTS)), ids=lambda one: getattr(one, "name", str(one))
)
def test_a_pair_is_allowed_or_named(entry, under):
    if (entry.name, under.name) in ALLOWED:
        check_pair(entry, under)
    else:
        with pytest.raises(NotAPair, match=entry.name):
            check_pair(entry, under)


def test_a_cost_of_ones_own_may_be_about_one_neuron_or_have_sums():
    assert cost((notation.a - notation.y) ** 2).name == "squared"
    assert cost(Sum((a[i, j] - y[i, j]) ** 2, (j, 0, 9), (i, 0, 9)) / N).name == "squared"
    assert cost((notation.a - notation.y) ** 4).formula == over_all((a[i, j] - y[i, j]) ** 4, i, j) / N


@pytest.mark.parametrize(
    "given", ["sqared", Integer(3), over_all(y[i, j], i, j), over_all(delta[i, j] * a[i, j], i, j)]
)
def test_what_is_no_cost_is_named(given: str | Expr):
    with pytest.raises(NotACost):
        cost(given)


def test_a_cost_that_is_joined_brings_its_last_activation():
    assert last_activation(activation("relu"), cost("cross-entropy")).name == "softmax"
    assert last_activation(activation("relu"), cost("binary-cross-entropy")).name == "sigmoid"
    assert last_activation(activation("relu"), cost("squared")).name == "relu"
