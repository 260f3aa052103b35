"""From any exercise with a derivative to be taken comes one with a wrong line."""

from __future__ import annotations

import pytest

from lessons import CURRICULUM
from tutor.answers import Verdict
from tutor.exercises import draw, mark
from tutor.exercises.wrong_line.making import mistakes_in, wrong_line_of
from tutor.lesson import Choose, Formula, Gradient, Number, WrongLine
from tutor.notation import x
from tutor.symbolic.derivative import D

EXERCISES = {f"{lesson.slug}/{each.slug}": each for lesson in CURRICULUM for each in lesson.questions}
SOME = (
    "power-rule/drill",
    "products/product",
    "products/quotient",
    "chain-rule/powers-of-brackets",
    "chain-rule/nudge-the-weight",
    "chain-rule/long-chain",
    "gradient/write-gradient",
    "neuron-gradient/by-the-weight",
)


@pytest.mark.parametrize("name", SOME)
def test_every_mistake_that_is_promised_can_be_planted_and_is_found(name):
    exercise = EXERCISES[name]
    names = sorted(mistakes_in(exercise))
    assert names
    for wrong in names[:6]:
        assert wrong_line_of(exercise, 157754862209139, wrong) is not None
        made = wrong_line_of(exercise, 1, wrong)
        assert made.mistakes == (wrong,)
        assert made.skill == exercise.skill
        variant = draw(made, 1)
        key = variant.key
        assert mark(variant, (key.at, key.sound.rule.name, str(key.right))).verdict is Verdict.RIGHT


def test_the_same_arguments_make_the_same_question_and_seeds_make_others():
    drill = EXERCISES["chain-rule/powers-of-brackets"]
    assert wrong_line_of(drill, 3) == wrong_line_of(drill, 3)
    assert len({wrong_line_of(drill, seed) for seed in range(6)}) > 3


@pytest.mark.parametrize(
    "exercise",
    [
        Number("n", "How steep?", 2 * x),
        Choose("c", "Which?", ()),
        Formula("f", "Write.", x**2),
    ],
    ids=("no derivative", "nothing to draw", "to be written down"),
)
def test_where_there_is_nothing_to_plant_nothing_is_made(exercise):
    assert wrong_line_of(exercise, 0) is None
    assert mistakes_in(exercise) == frozenset()


def test_where_its_line_would_be_the_only_one_another_term_is_added():
    asked = Formula("f", "Write the slope.", (3 * x + 1) ** 4, x)
    assert "inner-slope-dropped" in mistakes_in(asked)
    made = wrong_line_of(asked, 0, "inner-slope-dropped")
    assert made.of == (3 * x + 1) ** 4 + x**2
    assert len(draw(made, 0).key.lines) > 2
    assert wrong_line_of(Number("n", "How steep?", D(x**2, x), ((x, 2),)), 0).of == x**3 + x**2


def test_an_unknown_name_makes_nothing():
    assert wrong_line_of(EXERCISES["power-rule/drill"], 0, "no-such-mistake") is None


def test_of_a_gradient_one_of_its_slopes_is_taken():
    asked = EXERCISES["gradient/write-gradient"]
    assert isinstance(asked, Gradient)
    made = {wrong_line_of(asked, seed).by for seed in range(8)}
    assert all(isinstance(wrong_line_of(asked, seed), WrongLine) for seed in range(3))
    assert made <= set(asked.by)
