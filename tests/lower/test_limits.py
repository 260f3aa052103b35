"""What cannot be lowered is named, and a formula that would grow without bound is refused before it does."""

from __future__ import annotations

import pytest
from sympy import Add, Expr, Heaviside, Integer, Matrix, Symbol, exp, nan, sign, zoo

from tutor.elementary.heads import sigmoid
from tutor.lower import CannotLower, stabilise, to_javascript, to_numpy
from tutor.lower.limits import HEADS, NODES, count, formula
from tutor.lower.stable import FORMED
from tutor.notation import b, w, x
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve


def nested(layers: int) -> Expr:
    activation = x
    for _ in range(layers):
        activation = sigmoid(w * activation + b)
    return activation


def test_every_function_with_a_form_is_one_that_can_be_lowered():
    assert set(FORMED) <= HEADS


@pytest.mark.parametrize(
    ("foreign", "named"),
    [
        ("w + 1", "str is not a formula"),
        (None, "NoneType is not a formula"),
        ((w, x), "Tuple is not a formula"),
        (w < x, "is not a formula"),
        (Matrix([w]), "Matrix has no numeric form"),
        (nan, "nan"),
        (zoo, "zoo"),
        (Heaviside(w), "Heaviside has no numeric form"),
        (sign(w), "sign has no numeric form"),
        (exp(D(w**2, w)), "still to be taken"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_what_is_no_formula_is_named(foreign: object, named: str):
    with pytest.raises(CannotLower, match=named):
        formula(foreign)


def test_a_whole_number_of_python_is_a_formula():
    assert formula(7) == Integer(7)


def test_nodes_are_counted_as_they_are_written_out():
    assert count((w + 1) ** 2, {}) == 5
    assert count(exp(w) + w * exp(w), {}) == 7


def written_out(layers: int) -> Expr:
    quotient = x
    for _ in range(layers):
        quotient = 1 / (2 + exp(-quotient))
    return quotient


@pytest.mark.parametrize("lower", [to_numpy, to_javascript])
@pytest.mark.parametrize("deep", [nested(40), written_out(25)], ids=("by name", "written out"))
def test_what_would_double_with_every_layer_is_refused(lower, deep: Expr):
    with pytest.raises(CannotLower, match="too long"):
        lower(deep, (w, x, b))


def test_the_slope_through_four_layers_is_not_too_long():
    slope = resolve(D((nested(4) - 1) ** 2, w))
    assert count(stabilise(slope), {}) < NODES / 2
    assert len(to_javascript(slope, (w, x, b))) < 20_000


def test_ten_thousand_nodes_are_the_most():
    letters = [Symbol(f"q{number}") for number in range(10_000)]
    assert count(Add(*letters[:-1]), {}) == 10_000
    with pytest.raises(CannotLower, match="too long"):
        count(Add(*letters), {})
