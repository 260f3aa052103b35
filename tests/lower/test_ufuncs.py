"""Scalar formulas as single operations: each agrees with the lowered function of the same formula."""

from __future__ import annotations

import numpy as np
import pytest
from sympy import (
    Abs,
    Expr,
    Integer,
    Max,
    Min,
    Rational,
    Symbol,
    acos,
    asin,
    atan,
    cos,
    cosh,
    erf,
    exp,
    log,
    sec,
    sech,
    sin,
    sinh,
    sqrt,
    tan,
    tanh,
)

from tutor.elementary.heads import cases, elu, gelu, mish, relu, side, sigmoid, silu, softplus, step
from tutor.lower import CannotLower, to_numpy
from tutor.lower.stable import named
from tutor.lower.ufuncs import FunctionBody, Room
from tutor.notation import N, a, x, y, z
from tutor.symbolic.indexed import i, j

DRAW = np.random.default_rng(1)
VALUES = {letter: DRAW.uniform(0.1, 0.9, (3, 4)) * DRAW.choice([-1, 1], (3, 4)) for letter in (x, y, z)} | {
    a: DRAW.uniform(0.1, 0.9, (3, 4))
}


def computed(formula: Expr, out: str = "out") -> np.ndarray:
    """The value by the written lines."""
    lines = FunctionBody(Room(), lambda axes: "3, 4", "1")
    for letter in VALUES:
        lines.leaf(letter.name, (i, j))
    lines.write(named(formula), (i, j), out)
    space = {name: value for name, value in vars(np).items() if name in lines.room.numpy}
    space |= {letter.name: values.copy() for letter, values in VALUES.items()} | {"N": 5, "θ": np.zeros(1)}
    space.setdefault(out, np.full((3, 4), np.nan))
    for name, text in lines.room.declared.items():
        exec(f"{name} = {text}", space)
    exec("\n".join(lines.text), space)
    return space[out]


FORMULAS = (
    *(head(z) for head in (sigmoid, softplus, relu, step, side, tanh, exp, sin, cos, tan, sinh, cosh, atan, Abs)),
    *(head(z) for head in (erf, gelu, elu, silu, mish)),
    *(head(a) for head in (log, sqrt, asin, acos, sec, sech)),
    cases(z, Integer(1), exp(z)),
    cases(x - y, x * log(a), -y),
    x * cases(z, cases(x, z, y), sigmoid(z)) + z,
    x - y,
    -x,
    -x - y,
    1 - x,
    2 * x * y / 3 - z / x,
    a ** Rational(1, 3),
    x**-2,
    1 / x,
    Max(x, y, z),
    Min(x, y) * z,
    z * sigmoid(z),
    sigmoid(z) * (1 - sigmoid(z)) * z + sigmoid(z),
    exp(-(z**2)) * (1 + x * (y - z * (1 - x))),
)


@pytest.mark.parametrize("formula", FORMULAS, ids=str)
def test_the_lines_compute_the_formula(formula: Expr):
    letters = tuple(VALUES)
    wanted = to_numpy(formula, letters)(*(VALUES[letter] for letter in letters))
    np.testing.assert_allclose(computed(formula), wanted, rtol=1e-12, atol=1e-15)


OVER_ITSELF = (x * (1 - x), x - y * x, (x + y) * (x - y), x * sigmoid(z), sin(x) * z, x)
OVER_ITSELF += (elu(x), gelu(x), cases(x, x**2, -x), cases(y, x, z) * x)


@pytest.mark.parametrize("formula", OVER_ITSELF, ids=str)
def test_a_formula_may_be_written_over_one_of_its_own_letters(formula: Expr):
    letters = tuple(VALUES)
    wanted = to_numpy(formula, letters)(*(VALUES[letter] for letter in letters))
    np.testing.assert_allclose(computed(formula, "x"), wanted, rtol=1e-12)


def test_numbers_and_formulas_in_the_count_are_constants():
    room = Room()
    assert [room.constant(value) for value in (2 / N, Rational(1), 2 / N)] == ["two_over_N", "one", "two_over_N"]


def test_a_letter_without_a_value_is_named():
    with pytest.raises(CannotLower, match="somewhere"):
        computed(x + Symbol("somewhere", real=True))
