"""Help towards a gradient holds one letter at a time, and keeps every component for the last level."""

from __future__ import annotations

import pytest
from sympy import Rational, Tuple, sqrt

from tests.exercises.gradient.test_exercise import EACH
from tests.exercises.helping import formulas
from tutor.exercises import LEVELS, draw, help_levels, kind_of, leaks
from tutor.exercises.help import last_words, tells_early
from tutor.lesson import Gradient, Vary, hole
from tutor.notation import b, w

c = hole("c")


@pytest.mark.parametrize("exercise", EACH, ids=lambda exercise: exercise.slug)
def test_no_level_before_the_last_holds_a_component(exercise: Gradient) -> None:
    for seed in range(6):
        variant = draw(exercise, seed)
        levels = help_levels(variant)
        assert len(levels) == len(LEVELS)
        assert leaks(levels, kind_of(variant.exercise).secrets(variant), variant.shown) == ()
        assert leaks((*levels, levels[-1]), variant.key, variant.shown), "the solution itself would be a leak"
        assert tells_early(variant, levels) == ()
        assert levels[-1].lines[-1].formula == Tuple(*variant.key)


def test_help_goes_from_the_first_letter_to_the_whole_vector() -> None:
    place, rule, sibling, gap, solution = help_levels(draw(EACH[0], 0))
    assert str(place.says) == "Begin with w. Everything else is held still. Which parts of 2w² + 3bw − b³ move with w?"
    assert str(rule.says).startswith("One letter moves, and all the others are held still")
    assert "power rule" in str(rule.says)
    assert len(sibling.lines) > 3
    assert str(gap.says) == "By w: What belongs in the place of the question mark?"
    assert [str(line.reason) for line in solution.lines if "held still" in str(line.reason)] == [
        "By w, with everything else held still:",
        "By b, with everything else held still:",
    ]


def test_a_sibling_leaves_out_the_component_that_it_shares() -> None:
    """The slope of √b is the same, whatever c is."""
    shared = Gradient("shared", "The gradient of {of}?", c * w**2 + sqrt(b), (w, b), vary=(Vary(c, (2, 3, 5)),))
    sibling = help_levels(draw(shared, 0))[2]
    assert str(sibling.lines[0].reason) == "By w, with everything else held still:"
    assert not any(line.has(1 / sqrt(b)) for line in formulas(sibling))


def test_no_rule_says_in_words_how_one_of_the_derivations_ends() -> None:
    variant = draw(Gradient("product", "The gradient of {of}?", w * b, (w, b)), 0)
    assert len(last_words(variant)) == 2
    assert "It begins like this" not in str(help_levels(variant)[1].says)


def test_at_a_point_the_formulas_are_given_and_the_numbers_are_left() -> None:
    levels = help_levels(draw(EACH[-1], 0))
    assert str(levels[3].says) == "These are the slopes as formulas. Put in w = 2, b = −1. What comes out?"
    assert len(levels[3].lines) == 2


def test_a_decimal_is_written_as_one() -> None:
    half = Gradient("half", "At {w}?", w**2 + b**2, (w, b), at=((w, Rational(1, 4)), (b, Rational(1, 5))))
    assert str(help_levels(draw(half, 0))[-1].lines[-1].formula) == "(0.5, 0.4)"
