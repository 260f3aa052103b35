"""What a course asks, as the model of a learner has to know it: names, chances, and which mistakes would show."""

from __future__ import annotations

from functools import lru_cache

from tutor.learner.plan import Asked, Plan
from tutor.lesson import Course
from tutor.practice.index import guess, tells


@lru_cache(maxsize=4)
def plan_of(course: Course) -> Plan:
    """The skills of a course, what each needs, and of each question its skill, its mistakes and its chance."""
    needs = {skill.name: skill.needs for skill in course.skills}
    asked = {
        (lesson.slug, each.slug): Asked(each.skill, tells(lesson.slug, each).shows, guess(each))
        for lesson, each in course.questions()
    }
    return Plan(tuple(needs), needs, asked)
