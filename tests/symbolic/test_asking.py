"""What a number stands for is seen in its expression."""

from __future__ import annotations

import pytest
from sympy import Integer, sqrt

from tutor.notation import C, b, eta, h, w, x
from tutor.symbolic.asking import What, asking, is_length, rates
from tutor.symbolic.derivative import D

VALLEY = D((w - 2) ** 2, w)


@pytest.mark.parametrize(
    ("of", "what"),
    [
        (D(x**2, x), What.SLOPE),
        (D(x**2, x) * h, What.GROWTH),
        (-eta * VALLEY, What.CHANGE),
        (-eta * D(C, w), What.CHANGE),
        (w - eta * VALLEY, What.STEP),
        (w + eta * VALLEY, What.OTHER),
        (D(x**2, x) - D(x**3, x), What.OTHER),
        (D(x**2, x) ** 2, What.OTHER),
        (D(D(x**3, x), x), What.OTHER),
        (x**2, What.OTHER),
    ],
)
def test_the_kind_is_read_off_the_expression(of, what: What) -> None:
    assert asking(of).what is what


def test_the_slopes_of_a_question_are_its_rates_where_it_gives_them_all() -> None:
    at = ((D(C, w), Integer(3)), (D(C, b), Integer(-2)))
    for of in (D(C, w) * x + D(C, b) * h, D(C, w) * D(C, b) * h):
        assert set(rates(asking(of, at))) == {D(C, w), D(C, b)}
        assert rates(asking(of, at[1:])) == ()
    assert rates(asking(D(C, w) * h, at)) == ()


def test_a_length_is_the_root_of_a_sum_of_squared_slopes() -> None:
    assert is_length(sqrt(D(C, w) ** 2 + D(C, b) ** 2))
    assert not is_length(sqrt(w**2 + b**2))
    assert not is_length(D(C, w) ** 2 + D(C, b) ** 2)
