"""Moving the numbers of a formula leaves its shape alone."""

from __future__ import annotations

import pytest
from sympy import Integer, Rational, sin, sqrt

from tutor.exercises.drawing.perturb import elsewhere, moved
from tutor.notation import w, x
from tutor.symbolic.derivative import D


@pytest.mark.parametrize(
    ("expr", "wanted"),
    [
        (5 * x**4 + 7, 6 * x**5 + 8),
        (x - 3, x - 4),
        (3 / x, 4 / x),
        (1 / x**2, 1 / x**3),
        (5 * sqrt(x), 6 * sqrt(x)),
        (x**3 / 4, x**4 / 5),
        (D(sin(2 * x), x), D(sin(3 * x), x)),
        (x, x),
        (w * x, w * x),
    ],
)
def test_whole_numbers_move_and_the_shape_stays(expr, wanted) -> None:
    assert moved(expr, 1) == wanted


def test_a_place_moves_even_from_zero_and_one() -> None:
    assert (elsewhere(Integer(0), 2), elsewhere(Integer(1), 2), elsewhere(Integer(-3), 2)) == (2, 3, -1)
    assert elsewhere(Rational(1, 2), 1) == Rational(1, 3)
