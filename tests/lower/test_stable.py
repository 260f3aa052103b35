"""The safe form: no overflow at ±1000, no digit lost, and a name for whatever has no numeric form."""

from __future__ import annotations

import numpy as np
import pytest
from sympy import (
    Expr,
    Integer,
    Rational,
    cosh,
    coth,
    csc,
    csch,
    exp,
    lambdify,
    log,
    pi,
    sec,
    sech,
    sinh,
    tanh,
)

from tests.lower.exactly import exact
from tutor.elementary.heads import below, largest, log1p, relu, sigmoid, size, softplus
from tutor.lower import stabilise, to_numpy
from tutor.lower.stable import EXACT
from tutor.notation import u, v, x, z

AT_ONE_POINT = (
    (sigmoid(z), 1000, 1),
    (sigmoid(z), -1000, 0),
    (softplus(z), 1000, 1000),
    (softplus(z), -1000, 0),
    (tanh(z), 1000, 1),
    (tanh(z), -1000, -1),
    (log(sigmoid(z)), -1000, -1000),
    (log(1 + exp(z)), 1000, 1000),
    (sigmoid(z) * (1 - sigmoid(z)), 1000, 0),
)


@pytest.mark.parametrize(("expr", "at", "expected"), AT_ONE_POINT, ids=str)
def test_a_thousand_gives_the_limit_exactly(expr: Expr, at: int, expected: int):
    assert to_numpy(expr, (z,))(at) == expected


SHAPES = (
    sigmoid(z),
    1 / (1 + exp(-z)),
    exp(-z) / (1 + exp(-z)) ** 2,
    exp(2 * z) / (1 + exp(z)) ** 2,
    sigmoid(z) * (1 - sigmoid(z)),
    softplus(z),
    log(1 + exp(z)),
    log(1 - sigmoid(z)),
    log(exp(z) + exp(-z)),
    log(exp(z) / (exp(z) + exp(2 * z) + 2)),
    exp(z) / (exp(z) + exp(2 * z) + 3),
    (exp(z) - exp(-z)) / (exp(z) + exp(-z)),
    (1 - exp(-2 * z)) / (1 + exp(-2 * z)),
    (exp(z) - 2) * sigmoid(-z),
    1 / cosh(z) ** 2,
    sinh(z) / cosh(z),
    sinh(z) ** 2 / cosh(z) ** 3,
    sigmoid(z) ** 2 * (1 - sigmoid(z)),
    (1 - sigmoid(z)) ** 3 * sigmoid(z),
    log(sigmoid(z) * (1 - sigmoid(z))),
    log(cosh(z)),
    log(3 / cosh(z) ** 2),
    sech(z),
    csch(z),
    coth(z),
    exp(z) * exp(-z - 1),
)


@pytest.mark.parametrize("expr", SHAPES, ids=str)
@pytest.mark.parametrize("at", [-1000.0, -37.5, -0.75, 0.5, 20.0, 1000.0])
def test_the_form_keeps_its_digits_wherever_z_is(expr: Expr, at: float):
    expected = float(exact(expr, at))
    assert to_numpy(expr, (z,))(at) == pytest.approx(expected, rel=1e-13, abs=1e-300)


@pytest.mark.parametrize("at", [-1000.0, -37.5, -0.75, 0.5, 20.0, 1000.0])
def test_a_logarithm_of_many_exponentials_is_exact_to_the_last_digits_of_one(at: float):
    expr = log(1 + exp(z) + exp(2 * z))
    assert to_numpy(expr, (z,))(at) == pytest.approx(float(exact(expr, at)), rel=1e-13, abs=1e-15)


def test_the_unstable_form_would_have_failed_here():
    with np.errstate(all="ignore"):
        plain = lambdify(z, exp(-z) / (1 + exp(-z)) ** 2, modules="numpy")(np.float64(-1000))
    assert np.isnan(plain)


@pytest.mark.parametrize("expr", [sec(x), csc(x), coth(x), csch(x)], ids=str)
def test_every_form_in_the_table_is_the_function(expr: Expr):
    assert to_numpy(expr, (x,))(0.7) == pytest.approx(float(exact(expr, 0.7)), rel=1e-14)


def test_the_forms_are_those_of_the_table():
    assert stabilise(sigmoid(z)) == exp(below(z)) / (1 + exp(-size(z)))
    assert stabilise(softplus(z)) == relu(z) + log1p(exp(-size(z)))
    assert stabilise(log(exp(u) + 2 * exp(v))).has(largest)


def test_numbers_that_a_float_does_not_hold_become_floats():
    large = Integer(EXACT) * 2 + 1
    assert stabilise(large * x).atoms(Integer) == set()
    assert to_numpy(x / Integer(10) ** 400, (x,))(1.0) == 0
    assert to_numpy(Rational(10**400 + 1, 10**400) * x, (x,))(2.0) == 2


def test_pi_is_a_number():
    assert to_numpy(pi * x, (x,))(2.0) == 2 * np.pi
