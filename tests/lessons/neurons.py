"""What the tests of the lessons on neurons ask of each of them."""

from __future__ import annotations

from collections.abc import Iterator

from tests.lessons.descending import PRODUCED, variants
from tutor.lesson import BackwardPass, Choose, Drive, Exercise, Formula, Gradient, Lesson, Number, Working, WrongLine
from tutor.symbolic.derivative import has_derivative


def share_produced(lesson: Lesson) -> float:
    """Which part of the questions asks for something to be produced."""
    return sum(isinstance(each, PRODUCED) for each in lesson.questions) / len(lesson.questions)


def without_help(lesson: Lesson) -> list[str]:
    """The questions that nothing is derived for, and whose author did not say where to look, why, or what decides."""
    return [
        each.slug
        for each in lesson.questions
        if not (each.look and each.idea and gives_a_reason(each)) and not derived(each)
    ]


def gives_a_reason(exercise: Exercise) -> bool:
    """It says why its answer is right, or each of its options does."""
    options = exercise.options if isinstance(exercise, Choose) else ()
    return bool(exercise.because) or (bool(options) and all(option.because for option in options))


def derived(exercise: Exercise) -> bool:
    """A derivative is taken, a network is driven or a pass is filled in: the help comes from there."""
    if isinstance(exercise, Working | WrongLine | Gradient | Drive | BackwardPass):
        return True
    if isinstance(exercise, Number):
        return has_derivative(exercise.of)
    of = exercise.wanted if isinstance(exercise, Formula) else None
    return of is not None and (has_derivative(of) or of.is_Symbol)  # a hole that is filled with a derivative


def alike(lesson: Lesson) -> Iterator[str]:
    """Options and reasons of which somebody who chose one wrongly would be asked nothing, or what another is asked."""
    for each in lesson.questions:
        if isinstance(each, Choose):
            asked = [option.asks for option in (*each.options, *each.reasons)]
            if not all(asked) or len(set(asked)) < len(asked):
                yield each.slug


def right_options(lesson: Lesson, slug: str) -> tuple[set[int], set[int]]:
    """Which options, and which reasons, are right in some draw."""
    keys = [variant.key for variant in variants(lesson, slug)]
    return {option for option, _ in keys}, {reason for _, reason in keys}
