"""What a number stands for is seen in its expression."""

from __future__ import annotations

import pytest
from sympy import Integer, Rational

from tutor.exercises.asking import What, asking, walk, worth
from tutor.notation import C, eta, h, w, x
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


def test_a_step_is_taken_as_often_as_asked_each_from_where_the_last_one_led() -> None:
    at = ((w, Integer(0)), (eta, Rational(1, 5)))
    question = asking(w - eta * VALLEY, at, 3)
    steps = tuple(walk(question))
    assert [step.where for step in steps[1:]] == [step.next for step in steps[:-1]]
    assert steps[-1].next == worth(question) == Rational(196, 125)


def test_a_slope_that_is_given_is_not_taken() -> None:
    assert worth(asking(-eta * D(C, w), ((D(C, w), Rational(3, 2)), (eta, Rational(1, 2))))) == Rational(-3, 4)
