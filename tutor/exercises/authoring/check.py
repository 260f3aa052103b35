"""For authors: what is wrong with a lesson, each fault as a sentence with the place and the fix."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Basic, Mul

from tutor.answers import Verdict, decide
from tutor.exercises import apart
from tutor.exercises.answering import reason, told_apart
from tutor.exercises.authoring import content
from tutor.exercises.drawing.space import unused
from tutor.exercises.drawing.variant import bearable, draw, filling, pool, tried, unavoidable
from tutor.exercises.help import given_away, help_levels, tells_early
from tutor.exercises.kind import AnyVariant, AuthorTrial, Flaw, Values
from tutor.exercises.kinds import kind_of
from tutor.exercises.levels import GAP, LEVELS, PLACE, RULE, Help
from tutor.lesson import AuthorError, Block, Derivation, Exercise, Formulas, FromDefinition, Lesson, Reasoning
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import NoRule, resolve
from tutor.symbolic.printing import to_text
from tutor.symbolic.shown import InOrder

SEEDS, HELPED = 24, 8  # so many variants of an exercise are tried, and of so many the help is read
POSITIONS = 48  # and so many fillings


def problems(lesson: Lesson) -> tuple[str, ...]:
    """Every fault that can be found without a learner; none in a sound lesson."""
    found = [f"lesson {lesson.slug!r}: {fault}" for fault in _clashes(lesson)]
    for number, block in enumerate((*lesson.blocks, *lesson.taken_along), 1):
        where = f"lesson {lesson.slug!r}, block {number} ({type(block).__name__} {getattr(block, 'slug', '')!r}): "
        said = tuple(content.faults(block, lesson))
        found += [where + fault for fault in (*said, *(() if content.is_too_large(block) else _faults(block)))]
    return tuple(found)


def notes(lesson: Lesson) -> tuple[str, ...]:
    """What is no fault, and good to know: mistakes that the form of an exercise makes alike, whatever is drawn."""
    found: list[str] = []
    for number, block in enumerate((*lesson.blocks, *lesson.taken_along), 1):
        if isinstance(block, Exercise) and not content.is_too_large(block):
            where = f"lesson {lesson.slug!r}, block {number} ({type(block).__name__} {block.slug!r}): "
            found += [where + note for note in _alike(block)]
    return tuple(found)


def _alike(exercise: Exercise) -> Iterator[str]:
    """An answer that two mistakes give in every variant is explained by neither alone: the learner is asked."""
    try:
        variants = tuple(draw(exercise, seed) for seed in range(SEEDS))
    except AuthorError:
        return  # a fault, and told as one
    each = [frozenset(apart.alike(told_apart(variant))) for variant in dict.fromkeys(variants)]
    for together in apart.groups(frozenset.intersection(*each)):
        yield f"its form gives one answer to {', '.join(map(repr, together))}, whatever is drawn"


def _clashes(lesson: Lesson) -> Iterator[str]:
    """A figure inside an exercise has a slug too."""
    figures = (getattr(block, "figure", None) for block in lesson.blocks)
    slugs = [getattr(each, "slug", None) for each in (*lesson.blocks, *figures)]
    for slug in dict.fromkeys(slugs):
        if slug is not None and slugs.count(slug) > 1:
            yield f"the slug {slug!r} is taken twice; rename the figure inside the exercise"


def _faults(block: Block) -> Iterator[str]:
    if isinstance(block, Exercise):
        yield from _exercise(block)
    elif isinstance(block, Derivation | FromDefinition):
        yield from _underivable(D(block.of, block.by))
    elif isinstance(block, Reasoning):
        for _, formula in block.lines:
            yield from tuple(_underivable(formula)) or _untrue(formula)
    elif isinstance(block, Formulas):
        for row in block.rows:
            for part in row:
                yield from _underivable(part)


def _untrue(formula: Basic) -> Iterator[str]:
    """An equation whose sides differ, or that nobody could decide."""
    left, right = (resolve(side.replace(InOrder, Mul)) for side in formula.args)
    if decide(left, right).verdict is not Verdict.RIGHT:
        yield f"{to_text(formula)} does not hold as it stands; write an equation that is true for all its letters"


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
    trial = AuthorTrial(variants, unavoidable(exercise), _unfit(exercise))
    yield from dict.fromkeys(kind_of(exercise).complaints(exercise, trial))
    yield from dict.fromkeys(fault for variant in variants[:HELPED] for fault in _help(variant))
    yield from _unexplained(variants)
    yield from _undecided(exercise)


def _unexplained(variants: tuple[AnyVariant, ...]) -> Iterator[str]:
    """A right answer of which nothing is said but that it is right."""
    if any(reason(variant) is None for variant in variants):
        yield "nothing says why the right answer is right; give it because=…, in one line"


def _undecided(exercise: Exercise) -> Iterator[str]:
    """Mistakes that no draw tells from one another, although other numbers would."""
    if bearable(exercise):
        together = dict.fromkeys(flaw.says for flaw in tried(exercise, 0).coincidences if flaw.mild)
        said = "; ".join((*together,)[:2]) or "two mistakes give one answer"
        yield f"hardly a draw tells its mistakes from one another ({said}); vary the numbers more"


def _unfit(exercise: Exercise) -> Iterator[tuple[Values, Flaw]]:
    """What the first positions are filled with where that leaves no question, and why."""
    for position in range(min(POSITIONS, pool(exercise).count)):
        for flaw in tried(exercise, position).unfit:
            yield filling(exercise, position), flaw


def _unsaid(variant: AnyVariant, levels: tuple[Help, ...]) -> Iterator[str]:
    """Levels that would say the same of any question, and words of the author's that give the answer away."""
    filled = variant.filled
    for level, said in zip(LEVELS, levels, strict=False):
        if said.template:
            yield f"the level {level.name!r} of its help has nothing to say about this very question; {level.mend}"
    own = {PLACE: ("look", filled.look), RULE: ("idea", filled.idea), GAP: ("gap", filled.gap)}
    for level, said in zip(LEVELS, levels, strict=False):
        name, text = own.get(level, ("", ""))
        if text and str(said.says) != str(variant.sentence(text)):
            yield f"seed {variant.seed}: its {name}=… gives the answer away, and is not said; say less"
    if filled.gap and "?" not in filled.gap:
        yield "its gap=… has no gap; put a ? in the place of what is to be found"


def _help(variant: AnyVariant) -> Iterator[str]:
    levels = help_levels(variant)
    yield from _unsaid(variant, levels)
    for level in tells_early(variant, levels):
        yield f"seed {variant.seed}: the level {level!r} says in words how the derivation ends"
    for part in given_away(variant, levels):
        yield f"seed {variant.seed}: a level of help before the last contains the answer, {part}"
