"""Sittings: questions that are asked outside of their lessons, and how they are named in the events.

An event of a sitting has the sitting's name for its lesson, and for its exercise the lesson and the exercise that the
question is from, as `lesson/exercise`. So a lesson's page and its progress know nothing of it, and the model of a
learner knows where the question is from.
"""

from __future__ import annotations

from tutor.learner.events import Event

REVIEW, PRACTICE, START, PART, SCHOOL = "review", "practice", "start-check", "part-check", "school-check"
SITTINGS = (REVIEW, PRACTICE, START, PART, SCHOOL)
SURE, HALF, GUESS = "sure", "half", "guess"
SURENESS = (SURE, HALF, GUESS)  # what is said before the verdict, in the data of an attempt: sure


def named(lesson: str, exercise: str) -> str:
    """The name that a question of a lesson has in a sitting."""
    return f"{lesson}/{exercise}"


def source(event: Event) -> tuple[str, str]:
    """The lesson and the exercise that the question of an event is from, wherever it was asked."""
    if event.lesson in SITTINGS and "/" in event.exercise:
        lesson, _, exercise = event.exercise.partition("/")
        return lesson, exercise
    return event.lesson, event.exercise
