"""Fractions that end are shown as decimals; the others stay what they are."""

from __future__ import annotations

import pytest
from sympy import Integer, Rational

from tutor.notation import w
from tutor.symbolic.decimals import decimal
from tutor.symbolic.printing import to_latex
from tutor.symbolic.sentence import say


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (Rational(3, 5), "0.6"),
        (Rational(-24, 5), "-4.8"),
        (Rational(27, 25), "1.08"),
        (Rational(1, 100), "0.01"),
        (Rational(123456, 1000), "123.456"),
        (Integer(3), "3"),
        (Rational(1, 3), r"\frac{1}{3}"),
    ],
)
def test_a_number_is_written_as_in_a_table(number, shown) -> None:
    assert to_latex(decimal(number)).replace(" ", "") == shown


def test_a_sentence_asks_for_decimals_where_it_wants_them() -> None:
    step = say("from {w} to {next:decimal}, not {next}", w=w, next=Rational(3, 5))
    assert str(step).endswith("to 0.6, not 3/5")
    assert decimal("somebody's text") == "somebody's text"


def test_a_decimal_has_up_to_six_places() -> None:
    assert decimal(Rational(1, 64)).is_Float
    assert decimal(Rational(1, 128)) == Rational(1, 128)
