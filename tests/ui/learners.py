"""Somebody who has come past the guess that a lesson opens with, so that its page is shown whole."""

from __future__ import annotations

from datetime import UTC, datetime

from tutor.learner.events import PREDICT, Event
from tutor.learner.store import Store
from tutor.lesson import Lesson, Prediction


def past_the_guess(*lessons: Lesson, store: Store | None = None) -> None:
    """The guesses of these lessons were passed, as one does who presses “No idea”; once, however often it is said."""
    kept = store or Store()
    for lesson in lessons:
        for block in lesson.blocks:
            if isinstance(block, Prediction):
                name = f"passed {lesson.slug} {block.slug}"
                kept.add(Event(name, "me", datetime.now(UTC), PREDICT, lesson.slug, block.slug, 0, {"passed": True}))
