"""What was asked is asked again as it was, or known to be another question by now."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from sympy import Gt, Integer, Lt

from lessons import CURRICULUM
from tutor.exercises import another, draw, fingerprint, names_today, printed, question, reading, recall
from tutor.lesson import HIDDEN_DELTA, SAID_LATER, Choose, Drive, Formula, Option, Vary, hole
from tutor.notation import x

c, form = hole("c"), hole("form")
SQUARE = Formula("square", "Write the slope of {of}.", c * x**2, x, vary=(Vary(c, (2, 3, 5)),))
FORMS = Formula("forms", "Write the slope of {of}.", form, x, vary=(Vary(form, (c * x**2, x**c)), Vary(c, (3, 4))))
EVERY = [
    pytest.param(exercise, id=f"{lesson.slug}/{exercise.slug}")
    for lesson in CURRICULUM
    for exercise in lesson.questions
]


def again(exercise, variant):
    """What the changed exercise makes of a question that was asked."""
    return recall(exercise, variant.seed, fingerprint(variant.exercise), dict(printed(variant)))


@pytest.mark.parametrize("exercise", EVERY)
def test_what_was_asked_is_asked_again_as_it_was(exercise):
    for seed in range(3):
        assert again(exercise, draw(exercise, seed)) == draw(exercise, seed)


def test_no_two_exercises_of_the_course_ask_the_same():
    assert len({fingerprint(exercise.values[0]) for exercise in EVERY}) == len(EVERY) == 197


def test_one_more_choice_changes_no_question_that_was_asked():
    more = replace(SQUARE, vary=(Vary(c, (2, 4, 5, 7, 3)),))
    asked = [draw(SQUARE, seed) for seed in range(3)]
    assert [draw(more, seed).filled for seed in range(3)] != [variant.filled for variant in asked]  # a seed's is not
    assert [again(more, variant).filled.of for variant in asked] == [variant.filled.of for variant in asked]
    assert [again(more, variant).key for variant in asked] == [variant.key for variant in asked]


def test_a_choice_that_is_gone_cannot_be_asked_again():
    fewer = replace(SQUARE, vary=(Vary(c, (2, 5)),))
    found = {variant.filled.of: again(fewer, variant) for variant in (draw(SQUARE, seed) for seed in range(3))}
    assert [of for of, variant in found.items() if variant is None] == [3 * x**2]


def test_a_form_with_a_hole_in_it_is_found_again():
    for seed in range(4):
        assert again(FORMS, draw(FORMS, seed)) == draw(FORMS, seed)


@pytest.mark.parametrize(
    "changed",
    [
        replace(SQUARE, ask="What is the slope of {of}?"),
        replace(SQUARE, of=c * x**3),
        replace(SQUARE, by=None),
        replace(SQUARE, vary=(), of=2 * x**2),
    ],
)
def test_another_question_is_another(changed):
    assert again(changed, draw(SQUARE, 0)) is None


@pytest.mark.parametrize(
    "same", [replace(SQUARE, slug="new-name"), replace(SQUARE, skill="s"), replace(SQUARE, endless=True)]
)
def test_a_name_is_no_part_of_the_question(same):
    assert again(same, draw(SQUARE, 0)).filled.of == draw(SQUARE, 0).filled.of


@pytest.mark.parametrize("name", SAID_LATER[:4])
def test_what_help_and_marks_say_is_no_part_of_the_question(name):
    assert fingerprint(replace(SQUARE, **{name: "Something else."})) == fingerprint(SQUARE)


def test_what_is_asked_of_a_wrong_choice_is_no_part_of_the_question():
    options = (Option("Up.", Gt(c, 2), "Is it?"), Option("Down.", Lt(c, 3), "Is it so?"))
    posed = Choose("way", "Which way?", options, vary=(Vary(c, (2, 3)),))
    mended = replace(posed, options=tuple(replace(each, asks="Why?", because="So.") for each in options))
    assert fingerprint(mended) == fingerprint(posed)
    assert fingerprint(replace(posed, options=options[::-1])) != fingerprint(posed)


def test_a_hole_that_had_no_choices_then_cannot_be_asked():
    assert recall(SQUARE, 0, fingerprint(SQUARE), {}) is None
    assert recall(SQUARE, 0, fingerprint(SQUARE), {"c": "2", "d": "1"}) is None
    assert recall(SQUARE, 0, fingerprint(SQUARE), {"c": "__import__('os')"}) is None


def test_the_digest_is_the_same_in_every_process():
    program = "from tests.exercises.test_kept import FORMS, SQUARE, fingerprint as f; print(f(SQUARE), f(FORMS))"
    options = {"capture_output": True, "text": True, "check": True, "timeout": 120}
    said = subprocess.run([sys.executable, "-c", program], **options).stdout.split()
    assert said == [fingerprint(SQUARE), fingerprint(FORMS)]


def test_another_one_asks_something_else():
    first = draw(SQUARE, 0)
    following = another(first)
    assert following.seed == 1
    assert following.filled != first.filled
    assert another(replace(draw(SQUARE, 0), seed=99)).filled != first.filled
    assert another(draw(replace(SQUARE, of=Integer(2) * x**2, vary=()), 0)) is None


def test_a_question_and_what_was_read_are_kept_in_words():
    variant = draw(SQUARE, 0)
    assert question(variant) == "Write the slope of 5x²."
    assert reading(variant, "4 * x") == "4x"
    assert reading(variant, "4 +* x") == ""
    chosen = next(exercise.values[0] for exercise in EVERY if isinstance(exercise.values[0], Choose))
    options = draw(chosen, 0).filled.options
    assert reading(draw(chosen, 0), (0, None)) == str(draw(chosen, 0).sentence(options[0].text))
    assert reading(draw(chosen, 0), (None, None)) == ""


def test_the_name_of_a_misconception_is_that_of_today():
    drive = draw(Drive("drive", "", HIDDEN_DELTA, (2, 3, 2)), 0)
    assert names_today(drive, ("wrong-layer", "half-convention")) == ("next-slope-for-own", "half-convention")
    assert names_today(draw(SQUARE, 0), ("wrong-layer",)) == ("wrong-layer",)
