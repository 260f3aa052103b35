"""What a variant tells apart: a group of mistakes for each wrong answer, and a mark names none that is in no group."""

from __future__ import annotations

import pytest
from sympy import Float

from lessons import CURRICULUM
from tutor.exercises import draw, expected_misconceptions, mark, shows, told_apart
from tutor.lesson import Formula, Number, Vary, hole
from tutor.notation import w
from tutor.symbolic.derivative import D

c, s = hole("c"), hole("s")
NUMBERS = [each for lesson in CURRICULUM for each in lesson.questions if isinstance(each, Number)][::4]


def test_mistakes_with_one_answer_are_one_group_and_what_is_right_is_in_none() -> None:
    """Of (w - 3)^2 the inner slope is 1: whoever drops it is right."""
    valley = draw(Formula("valley", "", (w - c) ** 2, w, vary=(Vary(c, (3, 5, 7)),)), 0)
    assert "inner-slope-dropped" not in shows(valley)
    cubed = told_apart(draw(Formula("cube", "", (2 * w - 1) ** 3, w), 0))
    assert sum("inner-slope-dropped" in group for group in cubed) == 1
    names = [name for group in cubed for name in group]
    assert len(names) == len(set(names))


def test_the_opposite_of_a_number_is_shown_like_a_mistake() -> None:
    slope = draw(Number("slope", "", D(w**3 + c * w, w), ((w, s),), vary=(Vary(c, (2, 5)), Vary(s, (2, 3)))), 0)
    assert mark(slope, str(-slope.key)).misconceptions == ("opposite-sign",)
    assert "opposite-sign" in shows(slope)


@pytest.mark.parametrize("exercise", NUMBERS, ids=lambda exercise: exercise.slug)
def test_a_mark_of_a_number_names_a_mistake_of_the_group_with_this_number(exercise) -> None:
    variant = draw(exercise, 0)
    groups = told_apart(variant)
    for name, wrong in expected_misconceptions(variant):
        own = {each for group in groups if name in group for each in group}
        named = mark(variant, str(Float(wrong, 12))).misconceptions if wrong.is_real else ()
        assert set(named) <= own, (name, wrong, named)
