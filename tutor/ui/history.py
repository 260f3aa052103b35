"""What happened in a lesson and its exercises, told by the names that they have today.

An author may rename an exercise. Where what it asks stayed the same, what was done under its old name belongs to it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tutor.exercises import fingerprint
from tutor.learner import overview, progress
from tutor.learner.events import Event
from tutor.learner.overview import BlockPast
from tutor.learner.progress import ExerciseState, LessonProgress
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


def so_far(lesson: Lesson) -> LessonProgress:
    """How far somebody has come in a lesson; its events are read only where nothing else can tell."""
    names = [exercise.slug for exercise in lesson.exercises]
    others = [question.slug for question in lesson.taken_along]
    short = overview.lesson_progress(state.in_short(lesson.slug), _renamed(lesson), names, others)
    return progress.lesson_progress(of_lesson(lesson), names, others) if short is None else short


def is_solved(exercise: Exercise, lesson: Lesson) -> bool:
    """An exercise was answered rightly before its whole solution was open."""
    past = _in_short(exercise, lesson)
    if past is not None:
        return past.unaided is not None
    events = of_exercise(exercise, lesson)
    return progress.exercise_state(events, exercise.slug) is ExerciseState.SOLVED


def comes_back(question: Exercise, lesson: Lesson) -> datetime | None:
    """When a question that was taken along from a lesson comes back."""
    past = _in_short(question, lesson)
    return (
        progress.comes_back(of_exercise(question, lesson), question.slug) if past is None else overview.comes_back(past)
    )


def _in_short(exercise: Exercise, lesson: Lesson) -> BlockPast | None:
    """What happened in an exercise under all its names; None where only its events can tell."""
    blocks = state.in_short(lesson.slug)
    names = [*(name for name, now in _renamed(lesson).items() if now == exercise.slug), exercise.slug]
    return overview.together([blocks[name] for name in names if name in blocks])


def _renamed(lesson: Lesson) -> dict[str, str]:
    blocks = state.in_short(lesson.slug)
    gone = set(blocks) - {getattr(block, "slug", "") for block in lesson.blocks}
    gone -= {"", *(question.slug for question in lesson.taken_along)}
    if not gone:
        return {}
    return overview.renamed(blocks, gone, {question.slug: fingerprint(question) for question in lesson.questions})
