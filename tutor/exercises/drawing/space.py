"""The space that an exercise's Vary's declare: how many ways there are, which way has which number, how it is filled.

A way is one value for each hole that is really there: a choice of form may leave later holes unused, and these then
vary nothing. Nothing is drawn here and nothing is judged.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sympy import Basic, sympify

from tutor.exercises.drawing.hashed import hashed
from tutor.exercises.kind import E, Values
from tutor.lesson import AuthorError, Curve, Exercise, Hole, Landscape, Vary, texts
from tutor.lesson.nested import Fields, parts, with_parts
from tutor.symbolic.sentence import names


def size(exercise: Exercise) -> int:
    """How many ways there are to fill the exercise's holes."""
    return _count(exercise.vary, _holes_of(exercise))


def values(exercise: Exercise, index: int) -> Values:
    """The way with this number, 0 ≤ index < size; the values have no holes left in them."""
    chosen: list[tuple[Hole, Basic]] = []
    vary, holes = exercise.vary, _holes_of(exercise)
    while vary:
        first, vary = vary[0], vary[1:]
        if first.hole not in holes:
            continue
        for choice in first.choices:
            left = _after(holes, first.hole, choice)
            ways = _count(vary, left)
            if index < ways:
                chosen.append((first.hole, choice))
                holes = left
                break
            index -= ways
    return _without_holes(chosen)


def filled(exercise: E, way: Values) -> E:
    """The exercise with these values in the place of its holes; AuthorError names a hole that nothing fills."""
    result = _fill(exercise, dict(way))
    left = _holes_in(result)
    if left:
        raise AuthorError(
            f"exercise {exercise.slug!r}: nothing fills the hole {min(hole.name for hole in left)!r}; "
            f"add a Vary for it after the one whose choices name it"
        )
    return result


def unused(exercise: Exercise) -> tuple[Vary, ...]:
    """The Vary's whose hole is in no expression, no text and no other choice."""
    used = _holes_of(exercise).union(*(choice.atoms(Hole) for vary in exercise.vary for choice in vary.choices))
    return tuple(vary for vary in exercise.vary if vary.hole not in used)


def shuffled(position: int, count: int, key: str) -> int:
    """A permutation of 0 … count − 1 that depends on the key alone, and begins with 0: the author's first choices."""
    number = _feistel(position, count, key)
    if position == 0:
        return 0
    return number if number != 0 else _feistel(0, count, key)


def mixed(count: int, key: str) -> tuple[int, ...]:
    """0 … count − 1 in an order that depends on the key alone."""
    return tuple(_feistel(position, count, key) for position in range(count))


def _feistel(position: int, count: int, key: str) -> int:
    """A permutation that depends on the key alone: four Feistel rounds, walked until inside."""
    half = max(1, ((count - 1).bit_length() + 1) // 2)
    mask = (1 << half) - 1
    while True:
        left, right = position >> half, position & mask
        for turn in range(4):
            left, right = right, left ^ (hashed(key, turn, right) & mask)
        position = left << half | right
        if position < count:
            return position


def _without_holes(chosen: list[tuple[Hole, Basic]]) -> Values:
    known: dict[Basic, Basic] = {}
    for hole, choice in reversed(chosen):
        known[hole] = choice.xreplace(known)
    return tuple((hole, known[hole]) for hole, _ in chosen)


@lru_cache(maxsize=4096)
def _count(vary: tuple[Vary, ...], holes: frozenset[Hole]) -> int:
    if not vary:
        return 1
    first, rest = vary[0], vary[1:]
    if first.hole not in holes:
        return _count(rest, holes)
    return sum(_count(rest, _after(holes, first.hole, choice)) for choice in first.choices)


def _after(holes: frozenset[Hole], hole: Hole, choice: Basic) -> frozenset[Hole]:
    return frozenset((*(holes - {hole}), *choice.atoms(Hole)))


@lru_cache(maxsize=1024)
def _holes_of(exercise: Exercise) -> frozenset[Hole]:
    """The holes in the exercise's expressions and those that its texts name, the Vary's themselves left out."""
    named = {name for text in texts(exercise) for name in names(text)}
    return _holes_in(exercise) | {vary.hole for vary in exercise.vary if vary.hole.name in named}


def _holes_in(exercise: Exercise) -> frozenset[Hole]:
    return frozenset(hole for part in parts(exercise) if isinstance(part, Basic) for hole in part.atoms(Hole))


def _fill(exercise: E, known: dict[Basic, Basic]) -> E:
    def put(part: Any) -> Any:
        return part.xreplace(known) if isinstance(part, Basic) else part

    made: E = with_parts(exercise, put, finish=_as_numbers)
    return made


def _as_numbers(kind: type, made: Fields) -> Fields:
    return _as_floats(made) if issubclass(kind, Curve | Landscape) else _as_exact(made)


def _as_exact(made: Fields) -> Fields:
    """An author may write plain numbers; a filled exercise has SymPy's."""
    exact = {
        name: sympify(made[name], strict=True)
        for name in ("of", "start", "rate", "zero", "worth")
        if made.get(name) is not None
    }
    if "at" in made:
        exact["at"] = tuple((symbol, sympify(place, strict=True)) for symbol, place in made["at"])
    return {**made, **exact}


def _as_floats(made: Fields) -> Fields:
    """A figure's numbers may have been holes; a figure wants plain numbers."""
    numbers = ("start", "span", "nudge", "rate", "rates")
    return {**made, **{name: _as_float(made[name]) for name in numbers if name in made}}


def _as_float(value: Any) -> Any:
    return tuple(_as_float(part) for part in value) if isinstance(value, tuple) else float(value)
