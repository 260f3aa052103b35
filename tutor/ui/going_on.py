"""Where somebody goes on: by what is solved, not by the page that was opened last."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.learner.progress import LessonState
from tutor.lesson import Lesson
from tutor.ui import history, state
from tutor.ui.blocks import predictions
from tutor.ui.site import Frame


@dataclass(frozen=True, slots=True)
class Onward:
    """A lesson to go on with; `at`: the block, and `number`: the exercise that it is, both None for its beginning."""

    lesson: Lesson
    at: int | None = None
    number: int | None = None


def onward(frame: Frame) -> Onward | None:
    """The first exercise that is not solved in the lesson last worked in, else in the next lesson that is not done.

    None for somebody new, and where all is done.
    """
    name = state.where_worked({lesson.slug for lesson in frame.curriculum})
    lesson = frame.lesson(name) if name else None
    if lesson is None:
        return None
    following = after(lesson, frame)
    return next((_in(each) for each in (lesson, *following) if not _done(each)), None)


def new_lesson(frame: Frame, beside: Lesson) -> Lesson | None:
    """The next lesson, beside the one that is gone on with, in which no exercise is solved."""
    return next((each for each in after(beside, frame) if _is_new(each)), None)


def after(lesson: Lesson, frame: Frame) -> tuple[Lesson, ...]:
    """The lessons behind this one in the order of the course, then those before it."""
    at = frame.curriculum.index(lesson)
    return (*frame.curriculum[at + 1 :], *frame.curriculum[:at])


def _is_new(lesson: Lesson) -> bool:
    come = history.so_far(lesson)
    return come.state is not LessonState.DONE and not come.solved and not come.helped


def _done(lesson: Lesson) -> bool:
    return history.so_far(lesson).state is LessonState.DONE


def _in(lesson: Lesson) -> Onward:
    if history.so_far(lesson).state is LessonState.NEW:
        return Onward(lesson)
    ends = predictions.where_it_ends(lesson)
    left = (number for number, each in enumerate(lesson.exercises) if not history.is_solved(each, lesson))
    number = next(left, None)
    if number is None:
        return Onward(lesson)
    at = next(at for at, block in enumerate(lesson.blocks) if block is lesson.exercises[number])
    return Onward(lesson, at, number + 1) if ends is None or at <= ends else Onward(lesson, ends)
