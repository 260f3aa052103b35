"""What help has worked out is known, and is not what is asked next as long as there is something else."""

from __future__ import annotations

from itertools import islice

import pytest

from tutor.exercises import another, draw, help_levels, kind_of
from tutor.exercises import worked_out as module
from tutor.exercises.drawing.siblings import siblings
from tutor.exercises.levels import LEVELS, SIBLING
from tutor.exercises.worked_out import another_but, worked_out
from tutor.lesson import Formula, Vary, hole
from tutor.notation import x

p = hole("p")
ALONE = Formula("alone", "Write the slope of {of}.", x**3, x)


def power(*choices: int) -> Formula:
    """The slope of a power, with these exponents to draw."""
    return Formula("power", "Write the slope of {of}.", x**p, x, vary=(Vary(p, choices),))


@pytest.mark.parametrize("seed", range(5))
def test_it_is_the_one_whose_formulas_the_help_shows(seed: int):
    variant = draw(power(3, 4, 5, 6, 7), seed)
    found = worked_out(variant)
    shown = help_levels(variant)[LEVELS.index(SIBLING)]
    assert found is not None
    assert found.filled != variant.filled
    assert any(found.key in (line.formula, *line.formula.args) for line in shown.lines)


def test_where_the_first_sibling_would_give_the_answer_away_it_is_the_second(monkeypatch):
    variant = draw(power(3, 4, 5, 6, 7), 0)
    first, second = islice(siblings(variant), 2)
    offer = next(iter(kind_of(variant.exercise).helps(variant, iter((second,))).sibling))
    monkeypatch.setattr(module, "help_levels", lambda _: (None, None, offer, None, None))
    worked_out.cache_clear()
    try:
        assert worked_out(variant) == second != first
    finally:
        worked_out.cache_clear()


def test_what_was_seen_is_passed_over_as_long_as_there_is_another():
    variant = draw(power(3, 4, 5), 0)
    other = another(variant)
    third = another_but(variant, other)
    assert third is not None
    assert len({variant.filled, other.filled, third.filled}) == 3
    assert another_but(variant, None) == other
    assert another_but(variant, third) == other


def test_of_two_the_other_one_is_asked_all_the_same_and_of_one_none():
    variant = draw(power(3, 4), 0)
    assert another_but(variant, another(variant)) == another(variant)
    alone = draw(ALONE, 0)
    assert another_but(alone, alone) is None


def test_a_question_without_a_sibling_that_could_be_drawn_has_none():
    found = worked_out(draw(ALONE, 0))
    assert found is None or found.values == ()
