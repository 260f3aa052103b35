"""School algebra: a short repair for each of its skills, and two questions behind each."""

from __future__ import annotations

import pytest

from lessons import COURSE, CURRICULUM
from lessons.school import SCHOOL
from lessons.skills import SKILLS
from tutor.answers import Verdict
from tutor.exercises import draw, mark
from tutor.lesson import Prose

OF_SCHOOL = tuple(skill.name for skill in SKILLS if not skill.lesson)


def test_it_is_asked_beside_the_course_and_is_no_lesson_of_it() -> None:
    assert COURSE.school is SCHOOL
    assert COURSE.everything == (SCHOOL, *CURRICULUM)


def test_each_skill_is_repaired_in_words_and_then_asked_twice() -> None:
    kinds = ["repair" if isinstance(block, Prose) else block.skill for block in SCHOOL.blocks]
    assert kinds == [each for name in OF_SCHOOL for each in ("repair", name, name)]


@pytest.mark.parametrize("slug", [exercise.slug for exercise in SCHOOL.questions])
def test_the_second_time_it_has_other_numbers(slug: str) -> None:
    (exercise,) = (each for each in SCHOOL.questions if each.slug == slug)
    assert len({draw(exercise, seed).values for seed in range(12)}) >= 3


@pytest.mark.parametrize("seed", range(6))
def test_a_root_is_right_with_the_rounded_root_of_two_and_with_the_exact_one(seed: int) -> None:
    asked = draw(SCHOOL.exercises[-1], seed)
    (factor,) = (int(value) for _, value in asked.values)
    for root in (1.4, 1.41, 1.4142):
        assert mark(asked, f"{factor**0.5 * root:.2f}").verdict is Verdict.RIGHT, (factor, root)
