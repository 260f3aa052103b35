"""Sums and products in the order of a reader."""

from __future__ import annotations

from sympy import Integer, Rational, exp, sin

from tutor.elementary.heads import sigmoid
from tutor.notation import a, b, delta, eta, h, j, k, n, w, x, y
from tutor.symbolic import indexed
from tutor.symbolic.derivative import D
from tutor.symbolic.indexed import SumOver
from tutor.symbolic.order import product, terms
from tutor.symbolic.unevaluated import times


def test_a_sum_falls_in_degree_and_begins_without_a_minus() -> None:
    assert terms(b + w * x - y) == (w * x, b, -y)
    assert terms(x**2 + h**2 + 2 * x * h) == (x**2, 2 * x * h, h**2)
    assert terms(x - x**2 + 3) == (Integer(3), x, -(x**2))
    assert terms(-x - 1) == (-x, Integer(-1))
    assert terms(1 + exp(-x)) == (Integer(1), exp(-x))


def test_what_is_taken_away_with_a_bracket_comes_after_what_stands_alone() -> None:
    step = times(eta, w + 4)
    assert terms(w + 4 - step) == (w, Integer(4), -step)
    assert terms(x + 3 - x * D(x + 3, x)) == (x, Integer(3), -x * D(x + 3, x))


def test_a_product_goes_from_numbers_over_letters_to_functions() -> None:
    assert product(sin(x) * x * 2 * (x + 1) * exp(x)).above == (2, x, x + 1, exp(x), sin(x))
    assert product(x ** (n - 1) * n).above == (n, x ** (n - 1))
    assert product(h * x**2 * 3).above == (3, x**2, h)
    assert product(sigmoid(x) * (1 - sigmoid(x)) * (x - y)).above == (x - y, sigmoid(x), 1 - sigmoid(x))
    assert product(x * D(w * x, x) * (w - 3)).above == (x, w - 3, D(w * x, x))


def test_a_product_through_a_neuron_goes_from_the_outside_to_the_inside() -> None:
    assert product(a * x * (1 - a) * (a - y) * 2).above == (2, a - y, a, 1 - a, x)
    assert product(a * (1 - a) * delta * w).above == (w, delta, a, 1 - a)
    assert product(a * (1 - a) * h).above == (h, a, 1 - a)
    here = indexed.a[j]
    assert product(here * (1 - here) * indexed.w[j, k]).above == (indexed.w[j, k], here, 1 - here)
    paths = SumOver(indexed.w[j, k], j)
    assert product(here * (1 - here) * paths).above == (here, 1 - here, paths)


def test_a_weight_stands_before_what_it_weighs_and_the_bias_last() -> None:
    assert product(a * w * 2).above == (2, w, a)
    assert product(a * x**2).above == (a, x**2), "no weight: the letters in their order"
    weighed = SumOver(indexed.w[j, k] * indexed.a[k], k)
    assert product(indexed.w[j, k] * indexed.a[k]).above == (indexed.w[j, k], indexed.a[k])
    assert terms(indexed.b[j] + weighed) == (weighed, indexed.b[j])


def test_what_divides_stands_below() -> None:
    parts = product(-3 * x / (8 * (x + 1) ** Rational(1, 2)))
    assert parts.negative
    assert parts.above == (3, x)
    assert parts.below == (8, (x + 1) ** Rational(1, 2))
