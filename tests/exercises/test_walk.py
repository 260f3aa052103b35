"""A walk of gradient descent, exact as long as that is short, and where the slips lead."""

from __future__ import annotations

from sympy import Float, Integer, Rational

from tutor.exercises.walk import SLIPS, about, slope_at, step_from, table, wrong_slopes, wrong_steps
from tutor.exercises.written import shown
from tutor.lesson import StepTable
from tutor.notation import w
from tutor.symbolic.functions import sigmoid

WALK = StepTable("walk", "", (w - 3) ** 2, w, Integer(0), Rational(1, 10))


def test_each_row_begins_where_the_one_above_ended() -> None:
    rows = table(WALK)
    assert [row.where for row in rows[1:]] == [row.next for row in rows[:-1]]
    assert all(row.next == row.where - Rational(1, 10) * row.slope for row in rows)


def test_slope_and_step() -> None:
    assert slope_at(WALK, Integer(5)) == 4
    assert step_from(Integer(5), Integer(4), Rational(1, 4)) == 4


def test_a_walk_on_a_sigmoid_has_decimals() -> None:
    rows = table(StepTable("walk", "", (sigmoid(w) - 1) ** 2, w, Integer(0), Integer(1)))
    assert float(rows[0].slope) == -0.25
    assert isinstance(rows[1].slope, Float)


def test_every_slip_has_its_sentence() -> None:
    rows = table(WALK)
    names = {name for name, _ in wrong_steps(rows[0], WALK)} | {name for name, _ in wrong_slopes(WALK, rows[0].where)}
    assert names == {name for name, _ in SLIPS}
    for name in names:
        assert "row 2" in str(about(name, 1))
        assert str(about(name, 1)).endswith("?")


def test_a_long_fraction_is_shown_as_a_decimal() -> None:
    assert shown(Rational(1, 3)) == Rational(1, 3)
    assert shown(Rational(10**9 + 1, 3 * 10**9)).is_Float
