"""A sibling needs the same rules in the same order, and is another question."""

from __future__ import annotations

import pytest
from sympy import Integer, Rational, sqrt

from tutor.exercises import draw
from tutor.exercises.drawing.siblings import shape, siblings
from tutor.lesson import Curve, Formula, Number, Place, StepTable, Vary, hole
from tutor.notation import w, x
from tutor.symbolic.derivative import D

c, p, form = (hole(name) for name in ("c", "p", "form"))
MIXED = Formula(
    "mixed", "", form, x, vary=(Vary(form, (c * x**p, c * sqrt(x) + 1)), Vary(c, (2, 3, 5)), Vary(p, (3, 4)))
)
FIXED = Formula("fixed", "", 5 * x**4 - x, x)
NUMBER = Number("number", "", D(x**3, x), ((x, Integer(2)),))
WALK = StepTable("walk", "", (w - 3) ** 2, w, Integer(0), Rational(1, 10))
PLACE = Place(
    "place", "", Curve("f", x**2 - c * x, x, (-4, 4), -3, "Here."), D(x**2 - c * x, x), vary=(Vary(c, (2, 3, 5)),)
)


@pytest.mark.parametrize("exercise", [MIXED, FIXED, NUMBER, WALK, PLACE], ids=lambda exercise: exercise.slug)
def test_siblings_are_other_questions_of_the_same_shape(exercise) -> None:
    variant = draw(exercise, 1)
    others = list(siblings(variant))
    assert others
    assert all(other.filled != variant.filled and other.key is not None for other in others)
    alike = [shape(other) == shape(variant) for other in others]
    assert alike[0]
    assert alike == sorted(alike, reverse=True)  # those that need other rules come last


def test_the_shape_is_the_rules_in_order() -> None:
    assert shape(draw(FIXED, 0))[:2] == ("sum rule", "constant multiple rule")


def test_a_fixed_question_has_siblings_with_moved_numbers() -> None:
    first = next(siblings(draw(FIXED, 0)))
    assert (first.filled.of, first.key) == (6 * x**5 - x, 30 * x**4 - 1)


def test_another_walk_keeps_its_degree_and_its_rate() -> None:
    first = next(siblings(draw(WALK, 0))).filled
    assert (first.of, first.rate) == ((w - 4) ** 2, Rational(1, 10))
    assert first.start != 0


def test_a_place_without_other_draws_is_moved_along_its_axis() -> None:
    fixed = Place("fixed", "", Curve("f", x**2 - x, x, (-4, 4), -3, "Here."), D(x**2 - x, x))
    assert [other.key for other in siblings(draw(fixed, 0))] == [(1.5,), (2.5,), (3.5,)]


def test_the_numbers_move_by_one_two_three_four_and_six() -> None:
    moved = [other.filled.of for other in siblings(draw(FIXED, 0))]
    assert moved == [6 * x**5 - x, 7 * x**6 - x, 8 * x**7 - x, 9 * x**8 - x, 11 * x**10 - x]
    walks = [(other.filled.of, other.filled.start) for other in siblings(draw(WALK, 0))]
    assert walks == [((w - 3 - by) ** 2, 2 * by) for by in (1, 2, 3, 4, 6)]


def test_twelve_draws_are_looked_at_before_numbers_are_moved() -> None:
    one = Formula("one", "", c * x**3, x, vary=(Vary(c, tuple(range(2, 62))),))
    assert len([other for other in siblings(draw(one, 0)) if other.values]) == 12
