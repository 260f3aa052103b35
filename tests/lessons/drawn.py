"""What tests look at in the questions of a lesson: many draws, what is right in them, what their slips would be."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from sympy import Expr

from tutor.exercises import Variant, draw
from tutor.exercises.evaluate import agrees
from tutor.exercises.mistakes import same
from tutor.exercises.number.exercise import wrong_numbers
from tutor.lesson import Choose, Exercise, Formula, Lesson, Number, Working
from tutor.symbolic.derive import resolve

SEEDS = 40


def question(lesson: Lesson, slug: str) -> Exercise:
    """The question of this name."""
    (found,) = (each for each in lesson.questions if each.slug == slug)
    return found


def variants(exercise: Exercise) -> tuple[Variant, ...]:
    """What many seeds draw, each once."""
    drawn = (draw(exercise, seed) for seed in range(SEEDS))
    return tuple({variant.filled: variant for variant in drawn}.values())


def share_produced(lesson: Lesson) -> float:
    """Which part of the questions asks for a formula or a working."""
    produced = [each for each in lesson.questions if isinstance(each, Formula | Working)]
    return len(produced) / len(lesson.questions)


def without_words(lesson: Lesson) -> list[str]:
    """The questions that the lesson gives no word of why."""
    return [each.slug for each in lesson.questions if not isinstance(each, Working) and not _says_why(each)]


def _says_why(exercise: Exercise) -> bool:
    if isinstance(exercise, Choose):
        return all(option.because and option.asks for option in exercise.options)
    return bool(exercise.because)


def always_right(exercise: Choose) -> set[str]:
    """The texts of an option or a reason that is right in every draw."""
    keys = [variant.key for variant in variants(exercise)]
    options, reasons = {key[0] for key in keys}, {key[1] for key in keys}
    found = {exercise.options[at].text for at in options if len(options) == 1}
    return found | {exercise.reasons[at].text for at in reasons if at is not None and len(reasons) == 1}


def asked_alike(exercise: Choose) -> list[str]:
    """What would be asked of two different choices."""
    asks = [each.asks for each in (*exercise.options, *exercise.reasons)]
    return [ask for ask in asks if asks.count(ask) > 1]


def coincidences(exercise: Formula | Number) -> set[tuple[str, str]]:
    """Slips that give the answer of another one, or the right one, in some draw."""
    return {
        (one, other)
        for variant in variants(exercise)
        for (one, first), (other, second) in combinations(_answers(variant), 2)
        if _alike(first, second, exercise)
    }


def _answers(variant: Variant) -> Iterator[tuple[str, Expr]]:
    yield "the key", variant.key
    if isinstance(variant.filled, Number):
        own = {slip.slug for slip in variant.filled.slips}
        yield from ((wrong.name, wrong.number) for wrong in wrong_numbers(variant.filled) if wrong.name in own)
    else:
        yield from ((slip.slug, resolve(slip.of)) for slip in variant.filled.slips)


def _alike(first: Expr, second: Expr, exercise: Formula | Number) -> bool:
    if not isinstance(exercise, Number):
        return same(first, second)
    return first == second or (first != 0 and agrees(second, first, exercise.digits))
