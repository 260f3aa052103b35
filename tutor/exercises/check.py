"""For authors: what is wrong with a lesson, each fault as a sentence with the place and the fix."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Basic

from tutor.exercises import content
from tutor.exercises.help import help_levels, leaks, tells_early
from tutor.exercises.kinds import KINDS
from tutor.exercises.shapes import Variant
from tutor.exercises.space import unused
from tutor.exercises.variant import candidate, draw, pool, unavoidable
from tutor.lesson import (
    AuthorError,
    Block,
    Choose,
    Derivation,
    Direction,
    Exercise,
    Formula,
    Formulas,
    FromDefinition,
    Lesson,
    Number,
    Place,
    Working,
)
from tutor.misconceptions.former import TAKEN
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import NoRule, resolve

SEEDS = 8  # so many variants of an exercise are tried
POSITIONS = 48  # and so many fillings of a choice


def problems(lesson: Lesson) -> tuple[str, ...]:
    """Every fault that can be found without a learner; none in a sound lesson."""
    found = [f"lesson {lesson.slug!r}: {fault}" for fault in _clashes(lesson)]
    for number, block in enumerate((*lesson.blocks, *lesson.taken_along), 1):
        where = f"lesson {lesson.slug!r}, block {number} ({type(block).__name__} {getattr(block, 'slug', '')!r}): "
        said = tuple(content.faults(block, lesson))
        found += [where + fault for fault in (*said, *(() if content.is_too_large(block) else _faults(block)))]
    return tuple(found)


def _clashes(lesson: Lesson) -> Iterator[str]:
    """A figure inside an exercise has a slug too."""
    slugs = [block.slug for block in lesson.blocks if hasattr(block, "slug")]
    slugs += [block.figure.slug for block in lesson.blocks if isinstance(block, Place | Direction)]
    for slug in dict.fromkeys(slugs):
        if slugs.count(slug) > 1:
            yield f"the slug {slug!r} is taken twice; rename the figure inside the exercise"


def _faults(block: Block) -> Iterator[str]:
    if isinstance(block, Exercise):
        yield from _exercise(block)
    elif isinstance(block, Derivation | FromDefinition):
        yield from _underivable(D(block.of, block.by))
    elif isinstance(block, Formulas):
        for row in block.rows:
            for part in row:
                yield from _underivable(part)


def _underivable(part: object) -> Iterator[str]:
    try:
        if isinstance(part, Basic):
            resolve(part)
    except NoRule as error:
        yield f"{error}; use functions of the course, or add a rule to tutor.symbolic.rules"


def _exercise(exercise: Exercise) -> Iterator[str]:
    for vary in unused(exercise):
        yield f"Vary({vary.hole}) varies nothing: no expression and no text has this hole; use it or take it out"
    try:
        variants = tuple(draw(exercise, seed) for seed in range(SEEDS))
    except AuthorError as error:
        yield str(error)
        return
    yield from dict.fromkeys(fault for variant in variants for fault in _variant(variant))
    yield from _borrowed(exercise)
    yield from _undiagnosable(exercise, variants[0])
    if isinstance(exercise, Choose):
        yield from dict.fromkeys(_choices(exercise))


def _borrowed(exercise: Exercise) -> Iterator[str]:
    """A slip under the name of a misconception would be counted with it."""
    for slip in exercise.slips if isinstance(exercise, Formula | Number) else ():
        if slip.slug in TAKEN:
            yield f"the slip {slip.slug!r} has the name of a misconception; give it another name"


def _undiagnosable(exercise: Exercise, variant: Variant) -> Iterator[str]:
    """An answer to which a misconception leads as well, whatever is drawn."""
    if isinstance(exercise, Formula | Working | Number):
        always = unavoidable(exercise) - {"trivial"}
        for flaw in KINDS[type(exercise)].flaws(variant):
            if flaw.name in always:
                yield f"{flaw.says}, and in every other variant; vary the numbers or the form"


def _variant(variant: Variant) -> Iterator[str]:
    if (
        isinstance(variant.filled, Formula | Working)
        and variant.key != variant.filled.of
        and variant.key in variant.shown
    ):
        yield f"seed {variant.seed}: the question shows the answer {variant.key}; take that field out of its texts"
    levels = help_levels(variant)
    for level in tells_early(variant, levels):
        yield f"seed {variant.seed}: the level {level!r} says in words how the derivation ends"
    given_away = leaks(levels, KINDS[type(variant.exercise)].secrets(variant), variant.shown)
    for part in given_away:
        yield f"seed {variant.seed}: a level of help before the last contains the answer, {part}"


def _choices(exercise: Choose) -> Iterator[str]:
    for position in range(min(POSITIONS, pool(exercise).count)):
        variant = candidate(exercise, position, position)
        for flaw in KINDS[Choose].flaws(variant):
            if flaw.hard:
                yield f"{flaw.says} (with {_filling(variant)})"


def _filling(variant: Variant) -> str:
    return ", ".join(f"{hole} = {value}" for hole, value in variant.values) or "nothing to fill in"
