"""A table of numbers: one slip is named once, what follows from it counts, and what is missing costs nothing."""

from __future__ import annotations

import pytest
from sympy import Integer, Rational

from tutor.answers import Verdict
from tutor.exercises import draw, kind_of, mark, preview, understood
from tutor.exercises.cells import OfCells
from tutor.lesson import BackwardPass, StepTable
from tutor.notation import w

STEPS = StepTable("steps", "Fill in.", (w - 3) ** 2, w, Integer(0), Rational(1, 10))
PASS = BackwardPass("pass", "Fill in.", (Integer(2), Rational(-1, 2)), (Integer(1), Integer(0)), Integer(5))
TABLES = pytest.mark.parametrize("exercise", [STEPS, PASS], ids=lambda exercise: exercise.slug)


def right(exercise) -> list[str]:
    """What belongs in each cell."""
    return [f"{float(number):.12f}" for number in kind_of(exercise).secrets(draw(exercise, 0))]


@TABLES
def test_a_table_has_as_many_cells_as_are_right(exercise) -> None:
    kind = kind_of(exercise)
    assert isinstance(kind, OfCells)
    assert kind.how_many(draw(exercise, 0).filled) == len(right(exercise))
    found = mark(draw(exercise, 0), tuple(right(exercise)))
    assert (found.verdict, set(found.cells)) == (Verdict.RIGHT, {Verdict.RIGHT})


@TABLES
def test_the_first_wrong_cell_is_explained_and_what_follows_from_it_is_right(exercise) -> None:
    given = right(exercise)
    given[0] = "12345"
    found = mark(draw(exercise, 0), tuple(given))
    assert found.verdict is Verdict.WRONG
    assert found.cells[0] is Verdict.WRONG
    assert "mend this first" not in str(found.message), "the rest does not follow from it"


def test_that_the_rest_follows_is_said_only_where_all_of_it_follows() -> None:
    variant = draw(STEPS, 0)
    first, second = ("-3", "0.3"), ("-5.4", "0.84")  # the slope is wrong; the rest is rightly worked out from it
    third = ("-4.32", "1.272")
    follows = mark(variant, (*first, *second, *third))
    breaks = mark(variant, (*first, *second, "99", "1.272"))
    assert follows.cells[0] is breaks.cells[0] is not Verdict.RIGHT
    assert follows.cells[1] is breaks.cells[1] is Verdict.RIGHT
    assert str(follows.message) == f"{breaks.message} What stands below follows from it: mend this first."


@TABLES
def test_an_empty_cell_is_asked_for_by_its_name_and_one_without_a_number_by_what_is_in_it(exercise) -> None:
    variant, given = draw(exercise, 0), right(exercise)
    begin = mark(variant, tuple("" for _ in given))
    assert str(begin.message).startswith("Begin with ")
    last = mark(variant, (*given[:-1], "  "))
    assert str(last.message).startswith("So far so good. The next number ")
    letters = mark(variant, (*given[:-1], "2w"))
    assert str(letters.message) == "A number is wanted here, and nothing else: leave w out."
    assert {found.verdict for found in (begin, last, letters)} == {Verdict.UNREADABLE}
    assert not any(found.counts for found in (begin, last, letters))


@TABLES
@pytest.mark.parametrize("junk", [(), ("1",), "1", 1, None, [1] * 6, [None] * 11, [["1"]] * 6], ids=repr)
def test_what_is_no_such_table_is_asked_for(exercise, junk: object) -> None:
    variant = draw(exercise, 0)
    assert str(mark(variant, junk).message).startswith(f"Fill in {len(right(exercise))} numbers")
    assert preview(variant, junk) == ()
    assert understood(variant, junk) is None
