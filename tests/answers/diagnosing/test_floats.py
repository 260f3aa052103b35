"""Rows of ordinary numbers: the same values as the enclosures, with slots for derivatives still to be taken."""

from __future__ import annotations

import math

import pytest
from sympy import Integer, Rational, Symbol, log, pi, root, sqrt, tan, zeta

from tutor.answers.deciding.program import Unsupported
from tutor.answers.diagnosing.floats import FloatRows, alike
from tutor.elementary.heads import sigmoid
from tutor.notation import w, x
from tutor.symbolic.derivative import D

POINTS = ({"x": 0.375, "w": -1.25}, {"x": 2.5, "w": 0.75}, {"x": -1.5, "w": 3.0})


def test_slots_are_filled_from_outside() -> None:
    mark = D(sigmoid(w), w)
    rows = FloatRows(2 * x * mark, POINTS)
    assert rows.derivatives == (mark,)
    assert rows.at({mark: (1.0, 2.0, 3.0)}) == (0.75, 10.0, -9.0)


def test_what_has_no_real_value_is_nan_and_like_nothing() -> None:
    row = FloatRows(sqrt(x), POINTS).at()
    assert math.isnan(row[2])
    assert not alike(row, row)
    assert all(math.isnan(value) for value in FloatRows(Integer(10) ** 400 + x, POINTS).at())
    assert math.isnan(FloatRows(log(x - x + Rational(3, 8) - x), POINTS).at()[0])


def test_odd_roots_are_real() -> None:
    assert FloatRows(root(x - 8 + Rational(3, 2), 3), POINTS).at()[2] == pytest.approx(-2)


def test_alike_allows_rounding_and_nothing_more() -> None:
    assert alike((1.0, 2.0), (1.0 + 1e-12, 2.0))
    assert not alike((1.0, 2.0), (1.0 + 1e-6, 2.0))
    assert alike((0.0,), (1e-15,))


def test_an_unknown_function_is_named() -> None:
    with pytest.raises(Unsupported, match="zeta"):
        FloatRows(zeta(x) + tan(pi * x), POINTS)
    assert FloatRows(Symbol("x") * 2, POINTS).at()[0] == 0.75
