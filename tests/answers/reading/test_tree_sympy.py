"""From our tree to SymPy: what would run away is seen before it is built, and what is built means what was typed."""

from __future__ import annotations

from math import inf

import pytest
from sympy import Abs, Max, Rational, Symbol, exp, log, pi, sin, sqrt

from tutor.answers.reading import magnitude, read
from tutor.answers.reading.magnitude import Size, of_call, of_number, of_power
from tutor.answers.reading.tree_sympy import HEAVIEST, slope, to_sympy
from tutor.elementary.heads import sigmoid
from tutor.notation import x, y, z


@pytest.mark.parametrize(
    "typed",
    [
        "9^9^9",
        "((9^9)^9999)^9999",
        "0*9^9^9^9",
        "(2x)^100000",
        "(x+x)^99999",
        "2^(999999999x)*2^(999999999-999999999x)",
        "(2^4001-1)^(1/7)",
        "(1/3)^100000000",
        "|exp(exp(exp(100)))-1|",
        "sin(9^9^9)",
        "exp(exp(exp(exp(3))))",
        "1/exp(-exp(exp(exp(3))))",
        "σ(exp(exp(exp(100))))",
        "2^(2^(2^(2^pi)))",
        "ln(tanh((w+e)^(pi+99999999)))",
        "σ(e)-exp(max(2, 10^400))^(ln(½/pi))",
        "x-exp(10^9 ln(2 pi))",
    ],
)
def test_what_would_grow_too_big_is_refused_before_sympy_sees_it(typed: str) -> None:
    assert read(typed).problem.code == "too-big"


@pytest.mark.parametrize(
    "typed",
    [
        "(x-a)^6000",
        "(4a-x)^6000",
        "(1+x)^1000000",
        "e^(10^10)",
        "cos(10^400)",
        "2^(1000x)",
        "exp(exp(exp(exp(x))))",
        "x^x^x^x^x",
        "σ(σ(σ(σ(σ(x)))))",
        "10^300",
        "x^99",
        "1e300x",
    ],
)
def test_what_is_only_large_is_read(typed: str) -> None:
    assert read(typed).problem is None


def test_deep_nests_are_built_as_they_stand() -> None:
    assert read("ln(ln(ln(ln(ln(ln(ln(ln(x))))))))").problem is None
    assert read("sqrt(sqrt(sqrt(sqrt(sqrt(sqrt(sqrt(sqrt(x))))))))").problem is None


def test_signs_of_irrational_numbers_are_not_asked_while_building() -> None:
    hard = sqrt(2) + sqrt(3) - sqrt(2 * sqrt(6) + 5)
    assert read("|sqrt(2)+sqrt(3)-sqrt(5+2*sqrt(6))|").expr == Abs(hard, evaluate=False)
    assert read("max(x, y, z)").expr == Max(x, y, z, evaluate=False)


def test_easy_numbers_are_computed() -> None:
    assert read("sin(pi/6)").expr == Rational(1, 2)
    assert read("ln(e^2)").expr == 2
    assert read("sqrt(8)").expr == 2 * sqrt(2)
    assert read("|-3|").expr == 3
    assert read("max(1, 5)").expr == 5
    assert read("sign(0)").expr == 0
    assert read("log_2(8)").expr == log(8) / log(2)


def test_the_slope_of_a_function_comes_from_the_rules_of_the_course() -> None:
    reading = read("σ'(x+y)")
    assert reading.expr == sigmoid(x + y) * (1 - sigmoid(x + y))
    assert slope(reading.tree.function, 1).free_symbols
    assert read("max'(x)").problem.code == "slope"


def test_the_tree_may_be_turned_into_sympy_again() -> None:
    tree = read("2x e^(-z) + sin(pi x)").tree
    assert to_sympy(tree) == 2 * x * exp(-z) + sin(pi * x)


def test_sizes_count_binary_digits_upwards_and_downwards() -> None:
    assert of_number(1024, 1).large >= 10
    assert of_number(1, 1024).small >= 10
    assert of_number(0, 1) == Size(0, 0)
    assert of_power(Size(3, 3), of_number(4, 1)).large >= 12
    assert magnitude.inverse(Size(5, 7)) == Size(7, 5)
    assert of_call("sigma", [Size(3, 3)]).large == 0
    assert of_call("exp", [Size(2000, 0)]).large == inf
    assert of_call("tanh", [Size(2000, 0)]).large <= 1


def test_numbers_stay_short_enough_to_be_printed() -> None:
    assert len(str(read("2^9000").expr)) < 4300
    assert HEAVIEST < 4300 * 3.3
    assert Symbol("x_") not in read("x").expr.free_symbols
