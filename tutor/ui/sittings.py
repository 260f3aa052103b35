"""Questions that are asked outside of their lessons: which one is asked now, how a run begins and how it goes on.

The page of a sitting has the sitting's name for its address. What is asked is drawn when it is asked for, by a press,
and written down at once: a reload, another tab and the way back come to the very same question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from tutor.exercises import AnyVariant, draw, recall
from tutor.exercises.wrong_line.making import wrong_line_of
from tutor.learner.events import ANOTHER, FINISH
from tutor.learner.runs import Ahead, SittingRun, data_of, last_run
from tutor.learner.sittings import named
from tutor.lesson import Lesson
from tutor.lesson.course import Course
from tutor.practice import drawn
from tutor.ui import state
from tutor.ui.blocks.scene import kept

FRESH = timedelta(hours=12)  # a run that was begun longer ago is not gone on with where each day has its own


def run_of(sitting: str, about: str | None = None) -> SittingRun | None:
    """The run that was begun last, of all of this sitting or of those about something."""
    return last_run(state.of_sitting(sitting), about)


def is_fresh(run: SittingRun) -> bool:
    """It was begun today, or as good as that."""
    return datetime.now(UTC) - run.began < FRESH


def question(run: SittingRun, course: Course) -> tuple[Lesson, AnyVariant] | None:
    """What a run asks now, as it was asked; None where the course has no such question any more."""
    return _posed(run.asked, course, run)


def begin(sitting: str, questions: Sequence[Ahead], course: Course, about: str = "") -> None:
    """Ask the first of these questions; the others follow."""
    count = len(state.of_sitting(sitting))
    run = sha256(f"{state.opening()} {sitting} {about} {count}".encode()).hexdigest()[:12]
    _ask(sitting, run, 1, about, questions, course)


def go_on(run: SittingRun, course: Course) -> None:
    """Ask the next question of a run that has so many; behind the last one it is over."""
    if not _ask(run.seat.sitting, run.seat.run, run.seat.number + 1, run.about, run.rest, course):
        end(run)


def go_on_with(run: SittingRun, asked: Ahead, course: Course) -> None:
    """Ask a question that was chosen just now, in a run that never ends."""
    _ask(run.seat.sitting, run.seat.run, run.seat.number + 1, run.about, (asked,), course)


def end(run: SittingRun) -> None:
    """The run is over."""
    data = {**run.seat.told, "about": run.about}
    state.record(FINISH, run.seat.sitting, token=f"{FINISH} {run.seat.run}", data=data)


def _ask(sitting: str, run: str, number: int, about: str, questions: Sequence[Ahead], course: Course) -> bool:
    """Draw the first of the questions that the course still has; False where it has none of them."""
    for asked, rest in _heads(questions):
        posed = _posed(asked, course)
        if posed is not None:
            lesson, variant = posed
            state.record(
                ANOTHER,
                sitting,
                named(lesson.slug, variant.exercise.slug),
                variant.seed,
                token=f"{run} {number}",
                data=data_of(run, number, about, asked, rest),
                question=kept(variant),
            )
            return True
    return False


def _heads(questions: Sequence[Ahead]) -> Iterator[tuple[Ahead, Sequence[Ahead]]]:
    """Each question with those behind it."""
    return ((asked, questions[at:]) for at, asked in enumerate(questions, 1))


def _posed(asked: Ahead, course: Course, run: SittingRun | None = None) -> tuple[Lesson, AnyVariant] | None:
    """The question as it was written down, or drawn anew from its seed; None where it is gone."""
    found = course.question(asked.lesson, asked.exercise)
    if found is None:
        return None
    lesson, exercise = found
    if asked.planted:
        made = wrong_line_of(exercise, asked.seed, asked.planted)
        if made is None:
            return None
        exercise = replace(made, slug=exercise.slug)
    kept_then = None if run is None else run.drawn.question
    again = kept_then and recall(exercise, asked.seed, kept_then.fingerprint, dict(kept_then.values))
    return lesson, again or (draw(exercise, asked.seed) if asked.planted else drawn(lesson.slug, exercise, asked.seed))
