"""What the tests of the lessons from the chain rule to the learning rate ask of each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sympy import Basic

from tutor.exercises import Variant, draw, mark
from tutor.exercises.number.question import number_at
from tutor.lesson import (
    BackwardPass,
    Choose,
    Drive,
    Exercise,
    Formula,
    Gradient,
    Lesson,
    Number,
    StepTable,
    Working,
    WrongLine,
)
from tutor.symbolic.derive import resolve

PRODUCED = (Formula, Working, WrongLine, Gradient, StepTable, BackwardPass, Drive)
SEEDS = 20
TOLD = 10  # so many draws of a question are answered with each of its slips


def question(lesson: Lesson, slug: str) -> Exercise:
    """The question of this name."""
    return next(each for each in lesson.questions if each.slug == slug)


def variants(lesson: Lesson, slug: str) -> tuple[Variant[Any, Any], ...]:
    """What twenty seeds draw of a question, each once."""
    drawn = (draw(question(lesson, slug), seed) for seed in range(SEEDS))
    return tuple({variant.filled: variant for variant in drawn}.values())


def drawn(variant: Variant[Any, Any]) -> dict[str, Basic]:
    """The value of each hole by its name."""
    return {hole.name: value for hole, value in variant.values}


def counted(lesson: Lesson) -> tuple[int, int]:
    """How many questions ask for something to be produced, and how many there are."""
    return sum(isinstance(each, PRODUCED) for each in lesson.questions), len(lesson.questions)


def silent(lesson: Lesson) -> list[str]:
    """The questions whose lesson does not say why the right answer is right."""
    return [each.slug for each in lesson.questions if not each.because]


def alike(lesson: Lesson) -> list[str]:
    """The choices of which somebody who chose wrongly is asked nothing, or the same for two of them."""
    asked = {
        each.slug: [option.asks for option in (*each.options, *each.reasons)]
        for each in lesson.questions
        if isinstance(each, Choose)
    }
    return [slug for slug, asks in asked.items() if not all(asks) or len(set(asks)) < len(asks)]


def unvaried(lesson: Lesson) -> list[str]:
    """The choices in which one option, or one reason, is right in every draw."""
    found = []
    for each in lesson.questions:
        if isinstance(each, Choose):
            options, reasons = zip(*(variant.key for variant in variants(lesson, each.slug)), strict=True)
            found += [each.slug] if min(len(set(options)), len(set(reasons))) < 2 else []
    return found


def untold(lesson: Lesson) -> Iterator[tuple[str, int, str, tuple[str, ...]]]:
    """The slips that are not told as themselves: the question, the seed, the slip, and what was named instead."""
    for each in lesson.questions:
        if isinstance(each, Number | Formula):
            for variant in variants(lesson, each.slug)[:TOLD]:
                for slip in variant.filled.slips:
                    named = mark(variant, _typed(variant, resolve(slip.of))).misconceptions
                    if named != (slip.slug,):
                        yield each.slug, variant.seed, slip.slug, named


def _typed(variant: Variant[Any, Any], wrong: Basic) -> str:
    if isinstance(variant.filled, Number):
        return f"{float(number_at(wrong, variant.filled.at)):.9f}"
    return str(wrong).replace("**", "^")


def sound(lesson: Lesson, produced: int, of: int) -> None:
    """Nearly half is produced, every answer has its reason, choices differ in what is asked, slips are told."""
    assert counted(lesson) == (produced, of)
    assert produced / of >= 0.45
    assert silent(lesson) == []
    assert alike(lesson) == []
    assert unvaried(lesson) == []
    assert list(untold(lesson)) == []
