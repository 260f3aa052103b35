"""What a course asks, as the model of a learner has to know it: names, chances, and which mistakes would show."""

from __future__ import annotations

from functools import lru_cache

from tutor.learner.plan import Asked, Plan
from tutor.lesson import Course, Exercise, Lesson
from tutor.practice.index import guess, is_alone, tells


@lru_cache(maxsize=4)
def plan_of(course: Course) -> Plan:
    """The skills of a course, what each needs, and of each question its skill, its mistakes and its chance.

    Mastery waits for what a question shows, so it is said of those alone that can be asked as often as one likes.
    """
    needs = {skill.name: skill.needs for skill in course.skills}
    asked = {
        (lesson.slug, each.slug): Asked(each.skill, _shown(lesson, each), guess(each))
        for lesson, each in course.questions()
    }
    return Plan(tuple(needs), needs, asked)


def _shown(lesson: Lesson, exercise: Exercise) -> frozenset[str]:
    return tells(lesson.slug, exercise).shows if is_alone(exercise) else frozenset()
