"""A walk of gradient descent, exact as long as that is short."""

from __future__ import annotations

from sympy import Float, Integer, Rational

from tutor.elementary.heads import sigmoid
from tutor.exercises.step_table.model import cost_at, slope_at, step_from, table
from tutor.exercises.written import shown
from tutor.lesson import StepTable
from tutor.notation import w

WALK = StepTable("walk", "", (w - 3) ** 2, w, Integer(0), Rational(1, 10))


def test_each_row_begins_where_the_one_above_ended() -> None:
    rows = table(WALK)
    assert [row.where for row in rows[1:]] == [row.next for row in rows[:-1]]
    assert all(row.next == row.where - Rational(1, 10) * row.slope for row in rows)


def test_slope_cost_and_step() -> None:
    assert slope_at(WALK, Integer(5)) == 4
    assert cost_at(WALK, Integer(7)) == 16
    assert step_from(Integer(5), Integer(4), Rational(1, 4)) == 4


def test_a_walk_on_a_sigmoid_has_decimals() -> None:
    rows = table(StepTable("walk", "", (sigmoid(w) - 1) ** 2, w, Integer(0), Integer(1)))
    assert float(rows[0].slope) == -0.25
    assert isinstance(rows[1].slope, Float)


def test_a_long_fraction_is_shown_as_a_decimal() -> None:
    assert shown(Rational(1, 3)) == Rational(1, 3)
    assert shown(Rational(10**9 + 1, 3 * 10**9)).is_Float


def test_a_fraction_goes_on_as_it_is_up_to_a_denominator_of_ten_to_the_24th() -> None:
    assert step_from(Integer(1), Rational(1, 10**24), Integer(1)).is_Rational
    assert step_from(Integer(1), Rational(1, 10**24 + 1), Integer(1)).is_Float
