"""How far somebody has come, in words with a sign: never in colour alone."""

from __future__ import annotations

from tutor.learner.progress import Mark, lesson_progress
from tutor.lesson import Lesson
from tutor.ui import state


def progress(lesson: Lesson) -> str:
    """The progress in a lesson: not started, under way, done."""
    so_far = lesson_progress(state.of_lesson(lesson.slug), [exercise.slug for exercise in lesson.exercises])
    if so_far.mark is Mark.DONE:
        return "✓ done"
    return "○ not started" if so_far.mark is Mark.NEW else f"◐ {so_far.solved} of {so_far.of} exercises"


def quiet(text: str) -> str:
    """Words that step back, in a grey that is still easy to read."""
    return f":gray[:small[{text}]]"
