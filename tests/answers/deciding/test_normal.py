"""The normal form confirms what it can, never what is not so, and never at length."""

from __future__ import annotations

import pytest
from sympy import Add, Symbol, cos, cosh, exp, log, sin, sinh, sqrt, symbols, tan, tanh

from tutor.answers.deciding.normal import TERMS, TooLong, _quotient, same_normal_form
from tutor.elementary.heads import sigmoid
from tutor.notation import a, b, w, x, y, z

PAIRS = (
    ((x + 1) ** 2, x**2 + 2 * x + 1),
    (1 / x - 1 / (x + 1), 1 / (x * (x + 1))),
    (-y / a + (1 - y) / (1 - a), (a - y) / (a * (1 - a))),
    (sigmoid(z), 1 - sigmoid(-z)),
    (sigmoid(z) * (1 - sigmoid(z)), exp(-z) / (1 + exp(-z)) ** 2),
    (tanh(z), (exp(z) - exp(-z)) / (exp(z) + exp(-z))),
    (cosh(x) ** 2 - sinh(x) ** 2, x / x),
    (exp(x + y), exp(x) * exp(y)),
    (exp(x / 2) ** 2, exp(x)),
    (sqrt(x) * sqrt(x), x),
    (tan(x), sin(x) / cos(x)),
    (2 * (sigmoid(w * x + b) - y) * x, -2 * x * (y - 1 / (1 + exp(-(w * x + b))))),
    (x * log(y), log(y) * x),
)


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=str)
def test_the_same_quotient_is_confirmed_and_a_changed_one_is_not(one, other) -> None:
    assert same_normal_form(one, other)
    assert not same_normal_form(one + 1, other)
    assert not same_normal_form(2 * one, other)


def test_a_long_expression_is_given_up_and_not_confirmed() -> None:
    many = Add(*symbols("q0:40")) ** 2
    with pytest.raises(TooLong):
        _quotient(many)
    assert not same_normal_form(many, many + Symbol("x"))
    assert TERMS < 1600


def test_what_it_does_not_know_is_not_confirmed() -> None:
    assert not same_normal_form(sin(x) ** 2 + cos(x) ** 2, x / x)
    assert same_normal_form((x - a) ** 6000, (x - a) ** 6000)


def test_a_sum_is_multiplied_out_up_to_its_twelfth_power() -> None:
    assert same_normal_form((x + 1) ** 12, ((x + 1) ** 12).expand())
    assert not same_normal_form((x + 1) ** 13, ((x + 1) ** 13).expand())
