"""What was found out beforehand is what the questions can tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lessons import COURSE
from tests.practice.write_tells import PATH, looked_at
from tutor.exercises import draw, fingerprint, shows
from tutor.lesson import Drive
from tutor.practice import plan_of
from tutor.practice.index import NOTHING, SEEDS, Tells, decoded, drawn, encoded, guess, is_alone, tells

QUESTIONS = tuple(COURSE.questions())
SOME = QUESTIONS[::9]


def test_every_question_of_the_course_was_looked_at_as_it_stands_today():
    kept = decoded(PATH.read_text(encoding="utf-8"))
    assert list(kept) == [f"{lesson.slug}/{exercise.slug}" for lesson, exercise in QUESTIONS]
    assert [digest for digest, _ in kept.values()] == [fingerprint(exercise) for _, exercise in QUESTIONS]


@pytest.mark.parametrize(("lesson", "exercise"), SOME, ids=[exercise.slug for _, exercise in SOME])
def test_what_was_written_down_of_a_question_is_what_it_tells(lesson, exercise):
    assert tells(lesson.slug, exercise) == looked_at(exercise)


@pytest.mark.parametrize(("lesson", "exercise"), SOME, ids=[exercise.slug for _, exercise in SOME])
def test_what_is_asked_outside_of_a_lesson_is_one_of_the_draws_that_were_looked_at(lesson, exercise):
    seed = 7 * SEEDS + 3
    variant = drawn(lesson.slug, exercise, seed)
    assert variant.seed == seed
    assert variant.filled == draw(exercise, 3).filled
    assert shows(variant) <= tells(lesson.slug, exercise).shows


def test_a_question_that_is_not_in_the_index_is_drawn_all_the_same_and_tells_nothing():
    _, exercise = QUESTIONS[0]
    assert tells("another-course", exercise) == NOTHING
    assert drawn("another-course", exercise, SEEDS).filled == draw(exercise, 0).filled


def test_a_question_that_was_changed_tells_nothing_until_it_is_looked_at_anew_and_is_asked_all_the_same():
    lesson, exercise = next((lesson, each) for lesson, each in QUESTIONS if tells(lesson.slug, each).shows)
    changed = replace(exercise, ask=f"{exercise.ask} Take your time.")
    assert tells(lesson.slug, changed) == NOTHING
    assert drawn(lesson.slug, changed, SEEDS + 1).filled == draw(changed, 1).filled


@pytest.mark.parametrize(
    ("ask", "alone"),
    [
        ("Write the slope of the cost.", True),
        ("Write the slope of the cost above.", False),
        ("Which line does not follow from the line above it?", False),
        ("How steep is it on the curve with two valleys?", False),
        ("Set the number lines to 2. What does the cost become?", False),
        ("Is the slope of the curve aboveboard?", True),
    ],
)
def test_what_speaks_of_something_above_it_stays_in_its_lesson(ask: str, alone: bool):
    assert is_alone(replace(QUESTIONS[0][1], ask=ask)) is alone


def test_what_trains_a_network_stays_in_its_lesson():
    drives = [exercise for _, exercise in QUESTIONS if isinstance(exercise, Drive)]
    assert drives
    assert not any(map(is_alone, drives))


def test_the_file_is_read_as_it_was_written():
    found = {"a/b": ("digest", Tells((((("x", "y"), ("z",))), (("x",),)), ((("h", "2"),), (("h", "3"),)), {"x", "w"}))}
    assert decoded(encoded(found)) == found


def test_a_guess_is_the_likelier_the_fewer_the_options():
    chances = {exercise.slug: guess(exercise) for _, exercise in QUESTIONS}
    assert all(0 < chance <= 0.5 for chance in chances.values())
    assert {type(exercise).__name__ for _, exercise in QUESTIONS if guess(exercise) > 0.05} <= {
        "Choose",
        "Order",
        "Place",
        "Direction",
    }


def test_the_plan_names_each_question_with_its_skill_and_its_mistakes():
    plan = plan_of(COURSE)
    assert plan.skills == tuple(skill.name for skill in COURSE.skills)
    assert set(plan.questions) == {(lesson.slug, exercise.slug) for lesson, exercise in QUESTIONS}
    asked = plan.questions["chain-rule", next(each.slug for each in COURSE.lessons[5].exercises)]
    assert asked.skill in plan.skills
    assert any(each.shows for each in plan.questions.values())
