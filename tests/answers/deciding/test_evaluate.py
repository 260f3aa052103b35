"""What expressions are worth: exact where they are fractions, nothing where they are undefined."""

from __future__ import annotations

from fractions import Fraction

import pytest
from sympy import Float, Function, Integer, Rational, exp, log, pi, sin, sqrt, zeta

from tutor.answers.deciding.evaluate import ordinary_point, value, values
from tutor.answers.deciding.program import Unsupported
from tutor.notation import w, x

HALF = {"x": Fraction(1, 2)}


def test_a_fraction_stays_exact_and_a_root_becomes_a_decimal() -> None:
    assert value(x**2 + 1, HALF) == Rational(5, 4)
    found = value(sqrt(x), HALF)
    assert isinstance(found, Float)
    assert abs(float(found) - 0.5**0.5) < 1e-15
    assert value(pi - pi + 2, {}) == 2


@pytest.mark.parametrize("expr", [1 / (x - Rational(1, 2)), log(-x), x * w, zeta(x + 1), Function("f")(x), sqrt(-x)])
def test_where_there_is_no_number_there_is_none(expr) -> None:
    assert value(expr, HALF) is None


def test_what_no_float_can_hold_is_none() -> None:
    assert value(exp(1000), {}) is None
    assert value(-exp(exp(x)), {"x": Fraction(9)}) is None
    assert value(x**40, {"x": Fraction(10)}) == 10**40


def test_several_are_computed_together() -> None:
    assert values((x + 1, 1 / (2 * x - 1), Integer(3)), HALF) == (1.5, None, 3.0)
    with pytest.raises(Unsupported):
        values((zeta(x + 1),), HALF)


def test_the_ordinary_point_is_always_the_same_and_positive() -> None:
    point = ordinary_point(("w", "x"))
    assert point == ordinary_point(("w", "x"))
    assert all(number > 0 for number in point.values())
    assert abs(values((sin(w) - w,), point)[0]) > 1e-3
