"""Making one from any exercise in which a derivative is taken: no author writes it."""

from __future__ import annotations

from functools import lru_cache

from sympy import Basic

from tutor.exercises.drawing import space
from tutor.exercises.drawing.hashed import hashed
from tutor.exercises.drawing.variant import filling, pool
from tutor.exercises.kinds import kind_of
from tutor.exercises.wrong_line.model import ordinary, planted, possible
from tutor.lesson import Exercise, WrongLine
from tutor.symbolic.derivative import D, has_derivative

ASK = (
    "Somebody took the slope of {of} by {by}, one line below the other, and made one mistake. Which line does not "
    "follow from the line above it? Which rule should it have followed? Write that line as it should be."
)
SEEDS = 4  # of the exercise's fillings so many are looked at


def wrong_line_of(exercise: Exercise, seed: int, misconception: str | None = None) -> WrongLine | None:
    """A worked solution with one wrong line, about what the exercise asks for in this filling, or in one of the next.

    With `misconception` that one is planted; otherwise one that has a chance. Where its line would be the only one,
    another term is added to the function. None where there is no chance. The same arguments make the same question,
    which `draw` draws as it stands: it varies no more.
    """
    for turn in range(SEEDS):
        found = _derivatives(_asked(exercise, seed + turn))
        for derivative in sorted(found, key=lambda each: hashed(seed, each)):
            for each in (derivative, _longer(derivative)):
                made = _made(exercise, each, seed, misconception)
                if made is not None:
                    return made
    return None


@lru_cache(maxsize=512)
def mistakes_in(exercise: Exercise) -> frozenset[str]:
    """The misconceptions that `wrong_line_of` plants in the exercise, whatever the seed."""
    asked = [each for seed in range(SEEDS) for each in _derivatives(_asked(exercise, seed))]
    names = frozenset().union(*(possible(each.f, each.x) for each in asked))
    return frozenset(name for name in names if wrong_line_of(exercise, 0, name) is not None)


def _longer(derivative: D) -> D:
    """The derivative of the function with a square added, or with a cube where it has the square."""
    f, x = derivative.f, derivative.x
    power = 3 if any(term.as_coeff_Mul()[1] == x**2 for term in f.as_ordered_terms()) else 2
    return D(f + x**power, x)


def _made(exercise: Exercise, derivative: D, seed: int, misconception: str | None) -> WrongLine | None:
    names = ordinary(derivative.f, derivative.x) if misconception is None else (misconception,)
    for name in sorted(names, key=lambda each: hashed(seed, derivative, each)):
        if planted(derivative.f, derivative.x, (name,)) is not None:
            slug, skill = f"{exercise.slug}-which-line", exercise.skill
            return WrongLine(slug, ASK, derivative.f, derivative.x, (name,), skill=skill)
    return None


def _derivatives(asked: Basic | None) -> tuple[D, ...]:
    """The derivatives that are asked for; of nested ones the innermost."""
    return () if asked is None else tuple(each for each in asked.atoms(D) if not has_derivative(each.f))


def _asked(exercise: Exercise, seed: int) -> Basic | None:
    """With any filling: that the exercise's own answers coincide in some of them matters to no line."""
    looked_at = min(SEEDS, pool(exercise).count)
    return kind_of(exercise).asked(space.filled(exercise, filling(exercise, seed % looked_at)))
