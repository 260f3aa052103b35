"""Shapes that mean a safe function are found, others stay, and the value is the same at every point."""

from __future__ import annotations

import mpmath
import pytest
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st
from sympy import Expr, Integer, cosh, exp, log, nan, sech, sinh, tanh, zoo

from tests.lower.exactly import exact
from tutor.elementary.heads import sigmoid, sigmoid_slope, softplus
from tutor.lower import stabilise
from tutor.lower.stable import named
from tutor.notation import b, u, v, w, x, y, z


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (1 / (1 + exp(-z)), sigmoid(z)),
        (exp(z) / (1 + exp(z)), sigmoid(z)),
        (1 / (1 + exp(-w * x - b)), sigmoid(w * x + b)),
        (exp(-z) / (1 + exp(-z)) ** 2, sigmoid_slope(z)),
        (exp(z) / (1 + exp(z)) ** 2, sigmoid_slope(z)),
        (sigmoid(z) * (1 - sigmoid(z)), sigmoid_slope(z)),
        (sigmoid(z) * sigmoid(-z), sigmoid_slope(z)),
        (2 * x * exp(-w * x) / (1 + exp(-w * x)) ** 2, 2 * x * sigmoid_slope(w * x)),
        (3 - 3 * sigmoid(z), 3 * sigmoid(-z)),
        (sigmoid(z) - 1 + y, y - sigmoid(-z)),
        (exp(-z) * sigmoid(z), sigmoid(-z)),
        (log(1 + exp(z)), softplus(z)),
        (log(sigmoid(z)), -softplus(-z)),
        (log(1 - sigmoid(z)), -softplus(z)),
        (log(x * exp(u) * sigmoid(z)), u + log(x) - softplus(-z)),
        (1 / cosh(z) ** 2, sech(z) ** 2),
        (sinh(z) / cosh(z), tanh(z)),
        (sinh(z) ** 3 / cosh(z), tanh(z) * sinh(z) ** 2),
        (exp(u) * exp(v), exp(u + v)),
    ],
    ids=str,
)
def test_a_shape_is_recognised_as_the_function_that_it_means(written: Expr, name: Expr):
    assert named(written) == name


@pytest.mark.parametrize(
    "expr", [1 / (2 + w), 1 + exp(z), 2 * sigmoid(z) - 1 + y, w * exp(-z), 1 - sigmoid(z) ** 2], ids=str
)
def test_what_is_no_such_shape_stays(expr: Expr):
    assert named(expr) == expr


def _joined(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    return st.one_of(
        st.builds(lambda f, g: f + g, inner, inner),
        st.builds(lambda f, g: f * g, inner, inner),
        st.builds(lambda f, p: f**p, inner, st.sampled_from((-2, -1, 2))),
        st.builds(lambda f: 1 - f, inner),
        st.builds(lambda f: 1 / (1 + f), inner),
        st.builds(lambda f: log(1 + f**2), inner),
    )


PARTS = st.sampled_from((z, Integer(2), exp(z), exp(-z), exp(w), exp(z - w), sigmoid(z), sigmoid(-z), cosh(z), sinh(z)))


@settings(max_examples=150, deadline=None)
@given(st.recursive(PARTS, _joined, max_leaves=8))
def test_the_form_has_the_value_of_the_expression(expr: Expr):
    assume(not expr.has(zoo, nan))
    at = {w: -1.21875, z: 0.734375}

    def value(f: Expr) -> mpmath.mpf:
        return exact(f, *(at[symbol] for symbol in sorted(f.free_symbols, key=str)), digits=60)

    try:
        expected = value(expr)
    except ZeroDivisionError:
        reject()
    assert abs(value(stabilise(expr)) - expected) <= mpmath.mpf("1e-40") * (1 + abs(expected))
