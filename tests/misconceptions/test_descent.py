"""What is made of a step of descent: in a table each mistake leads where its name says."""

from __future__ import annotations

from sympy import Integer, Rational

from tutor.exercises.step_table.exercise import wrong_slopes, wrong_steps
from tutor.exercises.step_table.model import table
from tutor.lesson import StepTable
from tutor.notation import w

WALK = StepTable("walk", "", (w - 3) ** 2, w, Integer(0), Rational(1, 10))


def test_each_slip_leads_where_its_name_says() -> None:
    row = table(WALK)[1]
    assert (row.where, row.slope) == (Rational(3, 5), Rational(-24, 5))
    assert {names: wrong for names, _, wrong in wrong_steps(WALK, row)} == {
        ("uphill",): Rational(3, 25),
        ("no-learning-rate",): Rational(27, 5),
        ("step-for-value",): Rational(12, 25),
        ("slope-for-value",): Rational(-24, 5),
        ("uphill", "no-learning-rate"): Rational(-21, 5),
        ("uphill", "step-for-value"): Rational(-12, 25),
    }
    assert {names: wrong for names, _, wrong in wrong_slopes(WALK, row.where)} == {
        ("opposite-sign",): Rational(24, 5),
        ("cost-for-slope",): Rational(144, 25),
        ("half-convention",): Rational(-12, 5),
    }


def test_where_there_is_no_slope_or_none_left_there_is_no_sign_to_get_wrong() -> None:
    assert [names for names, _, _ in wrong_slopes(WALK, Integer(3))] == [("cost-for-slope",)]
