"""What happened in a lesson and its exercises, told by the names that they have today.

An author may rename an exercise. Where what it asks stayed the same, what was done under its old name belongs to it.
"""

from __future__ import annotations

from dataclasses import replace

from tutor.exercises import fingerprint
from tutor.learner import progress
from tutor.learner.events import Event
from tutor.lesson import Exercise, Lesson
from tutor.ui import state


def of_exercise(exercise: Exercise, lesson: Lesson) -> tuple[Event, ...]:
    """What happened in one exercise, in the order in which it arrived in each of its names."""
    before = (name for name, now in _renamed(lesson).items() if now == exercise.slug)
    old = (replace(event, exercise=exercise.slug) for name in before for event in state.happened(lesson.slug, name))
    return (*old, *state.happened(lesson.slug, exercise.slug))


def of_lesson(lesson: Lesson) -> tuple[Event, ...]:
    """What happened in a lesson."""
    now = _renamed(lesson)
    events = state.of_lesson(lesson.slug)
    return tuple(replace(e, exercise=now[e.exercise]) if e.exercise in now else e for e in events)


def _renamed(lesson: Lesson) -> dict[str, str]:
    gone = state.blocks(lesson.slug) - {getattr(block, "slug", "") for block in lesson.blocks}
    gone -= {"", *(question.slug for question in lesson.taken_along)}
    if not gone:
        return {}
    questions = {question.slug: fingerprint(question) for question in lesson.questions}
    return progress.renamed((event for name in gone for event in state.happened(lesson.slug, name)), questions)
