"""A walk of gradient descent, exact as long as that is short, and where the slips lead."""

from __future__ import annotations

from sympy import Float, Integer, Rational

from tutor.elementary.heads import sigmoid
from tutor.exercises.walk import SLIPS, about, slope_at, step_from, table, wrong_slopes, wrong_steps
from tutor.exercises.written import shown
from tutor.lesson import StepTable
from tutor.notation import w

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


WORDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("uphill",), "In row 2 the step went up the slope. If the slope is negative, which way is downhill?"),
    (("no-learning-rate",), "In row 2 the whole slope was taken away. What does the learning rate do to the step?"),
    (("step-for-value",), "In row 2 stands the step itself. Where do you stand after that step?"),
    (("slope-for-value",), "In row 2 stands the slope once more. What does a step do with that number?"),
    (("uphill", "no-learning-rate"), "In row 2 the slope was added. Which way is downhill, and how long is the step?"),
    (("uphill", "step-for-value"), "In row 2 stands a step up the slope. Which way is downhill, and from where?"),
    (("opposite-sign",), "In row 2 the slope has the right size. Does the curve rise or fall there?"),
    (("cost-for-slope",), "In row 2 stands the height of the curve. How steep is it there?"),
)


def test_each_slip_hears_what_belongs_to_it() -> None:
    assert tuple((slip, str(about(slip, 1))) for slip, _ in SLIPS) == WORDS


def test_each_slip_leads_where_its_name_says() -> None:
    row = table(WALK)[1]
    assert (row.where, row.slope) == (Rational(3, 5), Rational(-24, 5))
    assert dict(wrong_steps(row, WALK)) == {
        ("uphill",): Rational(3, 25),
        ("no-learning-rate",): Rational(27, 5),
        ("step-for-value",): Rational(12, 25),
        ("slope-for-value",): Rational(-24, 5),
        ("uphill", "no-learning-rate"): Rational(-21, 5),
        ("uphill", "step-for-value"): Rational(-12, 25),
    }
    assert dict(wrong_slopes(WALK, row.where)) == {
        ("opposite-sign",): Rational(24, 5),
        ("cost-for-slope",): Rational(144, 25),
    }


def test_a_fraction_goes_on_as_it_is_up_to_a_denominator_of_ten_to_the_24th() -> None:
    assert step_from(Integer(1), Rational(1, 10**24), Integer(1)).is_Rational
    assert step_from(Integer(1), Rational(1, 10**24 + 1), Integer(1)).is_Float
