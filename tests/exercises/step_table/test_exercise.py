"""A table is marked cell by cell, and what follows rightly from a wrong cell is right."""

from __future__ import annotations

import pytest
from sympy import Integer, Rational

from tutor.answers import Verdict
from tutor.exercises import draw, mark, preview
from tutor.exercises.step_table.model import table
from tutor.lesson import StepTable, Vary, hole
from tutor.notation import w

c, s, r = (hole(name) for name in ("c", "s", "r"))
WALK = StepTable(
    slug="walk",
    ask="Start at {start}.",
    of=(w - c) ** 2,
    by=w,
    start=s,
    rate=r,
    vary=(Vary(c, (2, 3, 5, 7)), Vary(s, (-1, 0, 1, 4)), Vary(r, (Rational(1, 10), Rational(1, 5), Rational(1, 4)))),
)
FIRST = StepTable("first", "", (w - 3) ** 2, w, Integer(0), Rational(1, 10))
RIGHT, WRONG, SLIP, EMPTY = Verdict.RIGHT, Verdict.WRONG, Verdict.MISCONCEPTION, Verdict.UNREADABLE


def key_of(variant) -> tuple:
    """What belongs in each cell."""
    return tuple(cell for row in variant.key for cell in (row.slope, row.next))


def typed(numbers) -> tuple[str, ...]:
    return tuple(f"{float(number):.3g}" for number in numbers)


def walked(variant, step) -> tuple[str, ...]:
    """The cells of somebody who always makes this step."""
    filled = variant.filled
    where, cells = float(filled.start), []
    for _ in range(filled.rows):
        slope = 2 * (where - float(dict(variant.values).get(c, 3)))
        where = step(where, slope, float(filled.rate))
        cells += [slope, where]
    return tuple(f"{cell:.6g}" for cell in cells)


@pytest.mark.parametrize("seed", range(20))
def test_the_key_is_the_walk_and_is_right_to_three_figures(seed: int) -> None:
    variant = draw(WALK, seed)
    assert mark(variant, typed(key_of(variant))).verdict is RIGHT
    assert mark(variant, walked(variant, lambda w, slope, rate: w - rate * slope)).verdict is RIGHT


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("uphill", lambda w, slope, rate: w + rate * slope),
        ("no-learning-rate", lambda w, slope, rate: w - slope),
        ("step-for-value", lambda w, slope, rate: -rate * slope),
    ],
)
def test_a_slip_is_named_at_its_first_row(seed: int, name: str, step) -> None:
    variant = draw(WALK, seed)
    found = mark(variant, walked(variant, step))
    assert (found.verdict, found.misconceptions) == (SLIP, (name,))
    assert "row 1" in str(found.message)
    assert found.cells[:2] == (RIGHT, SLIP)
    assert found.cells[2] is RIGHT, "the slope at one's own place is right there"


def test_the_first_example_of_the_course() -> None:
    cells = [str(cell) for row in table(FIRST) for cell in (row.where, row.slope, row.next)]
    assert cells == ["0", "-6", "3/5", "3/5", "-24/5", "27/25", "27/25", "-96/25", "183/125"]


def test_what_follows_from_a_wrong_cell_is_right_and_said_so() -> None:
    found = mark(draw(FIRST, 0), ("-6", "0.7", "-4.6", "1.16", "-3.68", "1.528"))
    assert found.cells == (RIGHT, WRONG, RIGHT, RIGHT, RIGHT, RIGHT)
    assert "row 1" in str(found.message)
    assert "follows from it" in str(found.message)
    both = mark(draw(FIRST, 0), ("-6", "0.7", "-4.6", "9", "-3.68", "1.528"))
    assert both.cells[3] is WRONG
    assert "row 1" in str(both.message)
    assert "follows" not in str(both.message)


def test_a_wrong_slope_is_explained() -> None:
    variant = draw(FIRST, 0)
    for text, name in (("6", "opposite-sign"), ("9", "cost-for-slope")):
        found = mark(variant, (text, "", "", "", "", ""))
        assert (found.verdict, found.misconceptions) == (SLIP, (name,))
    other = mark(variant, ("5", "", "", "", "", ""))
    assert (other.verdict, other.cells[0]) == (WRONG, WRONG)
    assert "-6" not in str(other.message).replace("−", "-")


def test_a_table_that_is_not_finished_costs_nothing() -> None:
    variant = draw(FIRST, 0)
    begun = mark(variant, ("-6", "", "", "", "", ""))
    assert (begun.verdict, begun.counts, begun.cells[0]) == (EMPTY, False, RIGHT)
    assert "row 1" in str(begun.message)
    assert mark(variant, ("-6", "oops(", "", "", "", "")).verdict is EMPTY
    for junk in ((), ("1",), ("1",) * 7, (1,) * 6, None, "123456", ("x" * 10_000,) * 6):
        assert mark(variant, junk).verdict is EMPTY


def test_no_message_holds_a_cell_that_is_still_to_be_found() -> None:
    variant = draw(FIRST, 0)
    for at in range(6):
        cells = [""] * 6
        cells[at] = "5"
        found = mark(variant, tuple(cells))
        assert found.verdict is WRONG
        shown = [value for value in found.message.values() if getattr(value, "is_number", False)]
        assert not set(shown) & set(key_of(variant))


def test_a_number_beyond_all_bounds_is_wrong_and_not_followed() -> None:
    found = mark(draw(FIRST, 0), ("-6", "10^700", "-10^700", "", "", ""))
    assert found.cells[:3] == (RIGHT, WRONG, WRONG)


def test_every_cell_has_its_preview() -> None:
    readings = preview(draw(FIRST, 0), ("-6", "3/5", "", "", "", "x"))
    assert [reading.expr for reading in readings[:2]] == [-6, Rational(3, 5)]
    assert readings[5].problem is not None
    assert preview(draw(FIRST, 0), ("1",)) == ()


def test_a_long_walk_stays_short() -> None:
    quartic = StepTable("quartic", "", (w - 1) ** 4 / 10, w, Rational(1, 3), Rational(1, 7), rows=12, digits=3)
    assert len(str(key_of(draw(quartic, 0)))) < 1000


def test_a_wrong_place_is_followed_exactly_up_to_ten_to_the_twentieth() -> None:
    for place, slope in (("500", "994"), ("10^19", "2*10^19")):
        found = mark(draw(FIRST, 0), ("-6", place, slope, "", "", ""))
        assert found.cells[:3] == (RIGHT, WRONG, RIGHT), place
    beyond = mark(draw(FIRST, 0), ("-6", "10^21", "2*10^21", "", "", ""))
    assert beyond.cells[:3] == (RIGHT, WRONG, WRONG)


@pytest.mark.parametrize("at", range(1, 6))
def test_a_number_that_is_rounded_too_far_is_told_so(at: int) -> None:
    cells = ["-6", "0.6", "-4.8", "1.08", "-3.84", "1.464"]
    whole = draw(FIRST, 0)
    cells[at] = {1: "0.6", 2: "-4.8", 3: "1.1", 4: "-3.8", 5: "1.5"}[at]
    found = mark(whole, tuple(cells))
    assert found.verdict is (WRONG if at > 2 else RIGHT)
    assert ("rounded too far" in str(found.message)) == (at > 2)


def test_a_table_of_decimal_commas_is_a_table_of_numbers() -> None:
    assert mark(draw(FIRST, 0), ("-6", "0,6", "-4,8", "1,08", "-3,84", "1,464")).verdict is RIGHT
