"""The number behind an expression is exact where it is a fraction, and None where there is none."""

from __future__ import annotations

import pytest
from sympy import Float, Function, Integer, Mul, Rational, exp, log, nan, oo, sqrt, tanh, zoo

from tutor.elementary.heads import relu, sigmoid, softplus
from tutor.exercises.evaluate import agrees, at, number
from tutor.notation import w, x


def test_fractions_stay_exact() -> None:
    assert number(Rational(3, 5)) == Rational(3, 5)
    assert number(Mul(2, Integer(0) - 3, evaluate=False)) == -6
    assert number(x - x + 1) == 1
    assert number((x + 1) ** 2 - x**2 - 2 * x) == 1


@pytest.mark.parametrize(
    ("expr", "wanted"),
    [
        (sqrt(2), 1.4142135623730951),
        (sigmoid(Integer(0)), 0.5),
        (softplus(Integer(0)), 0.6931471805599453),
        (relu(Integer(-3)), 0.0),
        (tanh(1), 0.7615941559557649),
        (exp(-1), 0.36787944117144233),
    ],
)
def test_functions_have_their_values(expr, wanted: float) -> None:
    assert float(number(expr)) == pytest.approx(wanted, rel=1e-14)


@pytest.mark.parametrize(
    "expr", [x, oo, nan, zoo, log(Integer(0)), log(-1), sqrt(-1), Function("f")(Integer(1)), x / w]
)
def test_what_has_no_value_has_none(expr) -> None:
    assert number(expr) is None


def test_a_value_at_a_place() -> None:
    assert at(x**2, {x: 1.5}) == 2.25
    assert at(1 / x, {x: 0.0}) is None
    assert at(x * w, {x: 1.0}) is None


def test_agreement_is_to_significant_figures() -> None:
    assert agrees(Float("1.46"), Rational(183, 125), 3)
    assert not agrees(Float("1.47"), Rational(183, 125), 3)
    assert agrees(Integer(1), Integer(1), 3)
    assert not agrees(Integer(-1), Integer(1), 3)
