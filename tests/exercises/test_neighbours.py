"""A letter of the layer beside is read, told as such, never offered, and does no harm where it cancels."""

from __future__ import annotations

import pytest

from lessons import CURRICULUM
from tutor.answers import Verdict
from tutor.exercises import draw, mark
from tutor.exercises.neighbours import NAME, neighbours
from tutor.notation import a, w

EXERCISES = {f"{lesson.slug}/{each.slug}": each for lesson in CURRICULUM for each in lesson.exercises}
SLOPE = draw(EXERCISES["backprop-chain/slope-from-error"], 1)


@pytest.mark.parametrize("typed", ["δ^(L) a^(L)", "δ^(L-1) a^(L-1)", "δ^(L) a^(L-2)", "δ^(L) σ'(z^(L))"])
def test_a_letter_of_another_layer_is_told(typed) -> None:
    found = mark(SLOPE, typed)
    assert (found.verdict, found.misconceptions) == (Verdict.MISCONCEPTION, (NAME,))
    assert "another layer" in str(found.message)


def test_where_it_cancels_the_answer_is_right() -> None:
    assert mark(SLOPE, "δ^(L) a^(L-1) + z^(L) - z^(L)").verdict is Verdict.RIGHT


def test_it_is_never_offered() -> None:
    said = str(mark(SLOPE, "q").message)
    assert "a^(L-1)" in said
    assert "z^(L)" not in said
    assert " a^(L)," not in said


def test_without_layers_there_are_no_neighbours() -> None:
    assert neighbours(frozenset({w, a})) == ()
