"""How far somebody has come, in words with a sign: never in colour alone."""

from __future__ import annotations

from tutor.learner.progress import LessonProgress, Mark, lesson_progress
from tutor.lesson import Lesson
from tutor.ui import state


def so_far(lesson: Lesson) -> LessonProgress:
    """How far somebody has come in a lesson."""
    return lesson_progress(state.of_lesson(lesson.slug), [exercise.slug for exercise in lesson.exercises])


def progress(lesson: Lesson) -> str:
    """The progress in a lesson in words: not started, under way, done."""
    come = so_far(lesson)
    if come.mark is Mark.DONE:
        return "✓ done"
    return "○ not started" if come.mark is Mark.NEW else f"◐ {come.solved} of {come.of} exercises"


def quiet(text: str) -> str:
    """Words that step back, in a grey that is still easy to read."""
    return f":gray[:small[{text}]]"
