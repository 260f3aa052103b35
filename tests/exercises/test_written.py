"""A calculation is written with its numbers in it, and nothing is worked out on the way."""

from __future__ import annotations

import pytest
from sympy import Integer, Rational

from tutor.exercises.written import Written, reckoned, shown, with_numbers
from tutor.notation import C, eta, h, w, x
from tutor.symbolic.derivative import D
from tutor.symbolic.printing import to_latex, to_text


@pytest.mark.parametrize(
    ("expr", "at", "text"),
    [
        (2 * x * h, ((x, Integer(4)), (h, Rational(1, 100))), "2 · 4 · 0.01"),
        ((w - 1) ** 2, ((w, Integer(-4)),), "((−4) − 1)²"),
        (3 / x**2, ((x, Integer(-2)),), "3/(−2)²"),
        (-eta * D(C, w), ((D(C, w), Rational(-4, 5)), (eta, Rational(1, 10))), "−0.1 · (−0.8)"),
        (x + h, ((x, Integer(2)), (h, Integer(2))), "2 + 2"),
        (x**2, ((x, Rational(1, 3)),), "(1/3)²"),
    ],
)
def test_numbers_stand_where_the_letters_stood(expr, at, text: str) -> None:
    assert to_text(with_numbers(expr, at)) == text


def test_the_result_follows_unless_there_is_nothing_to_work_out() -> None:
    assert to_text(reckoned(2 * x, ((x, Integer(3)),), Integer(6))) == "2 · 3 = 6"
    assert reckoned(x, ((x, Integer(3)),), Integer(3)) == 3
    assert reckoned(Integer(3), ((x, Integer(3)),), Integer(3)) == 3


def test_latex_has_the_same_numbers() -> None:
    assert to_latex(with_numbers(2 * x * h, ((x, Integer(4)), (h, Rational(1, 100))))) == r"2 \cdot 4 \cdot 0.01"


def test_two_numbers_for_one_letter_are_two() -> None:
    assert Written(x, Integer(2)) != Written(x, Integer(3))
    assert (Written(x, Integer(2)).value, Written(x, Integer(3)).value) == (2, 3)


def test_a_long_number_is_shown_to_six_figures() -> None:
    assert shown(Rational(1, 3)) == Rational(1, 3)
    assert shown(Rational(10**9 + 1, 3 * 10**9)).is_Float


def test_a_fraction_stays_one_up_to_a_denominator_of_a_million() -> None:
    assert shown(Rational(1, 10**6)).is_Rational
    assert shown(Rational(1, 10**6 + 1)).is_Float
