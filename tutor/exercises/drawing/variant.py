"""Drawing: a seed becomes a variant, the same on every machine.

A seed is a position in a keyed shuffle of the exercise's space, so that seeds in a row give variants that differ as
far as the space reaches. A position whose variant has a flaw (it would teach or test nothing) is passed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from tutor.exercises.drawing import space
from tutor.exercises.kind import AnyVariant, E, Flaw, Values, Variant
from tutor.exercises.kinds import kind_of
from tutor.lesson import AuthorError, Exercise

LISTED = 512  # up to here ways that look alike count once, and every sound variant is given before one comes again
APART, BANDS = 24, 64  # seeds in a row that never meet, and how many other places each may go to
SAMPLED = 12  # so many variants say whether a coincidence can be avoided at all
LOOKED_AT, ENOUGH = 36, 4  # of so many, so few without a mild coincidence are enough to pass the others over


@dataclass(frozen=True, slots=True)
class Pool:
    """The different ways to fill an exercise, by number; `listed` is None where all numbers count."""

    count: int
    listed: tuple[int, ...] | None

    def index(self, position: int) -> int:
        """The number of the way at this position."""
        return position if self.listed is None else self.listed[position]


def draw(exercise: E, seed: int) -> Variant[E, Any]:
    """The variant of a seed; AuthorError when the exercise has none that is worth asking."""
    return cast("Variant[E, Any]", drawn(exercise, seed))


@lru_cache(maxsize=4096)
def drawn(exercise: Exercise, seed: int) -> AnyVariant:
    """The same, of an exercise of whatever kind; it is remembered."""
    spread = pool(exercise)
    position = _nth(exercise, seed, spread) if spread.count <= LISTED else _nearby(exercise, seed, spread)
    found = None if position is None else candidate(exercise, position, seed)
    if found is None:
        reasons = (flaw.says for flaw in tried(exercise, 0).unfit)
        raise AuthorError(f"exercise {exercise.slug!r}: {next(reasons, 'no draw is free of coincidences')}")
    return found


def another(variant: AnyVariant) -> AnyVariant | None:
    """The next seed's variant that asks something else; None where there is nothing else to ask."""
    seeds = range(variant.seed + 1, variant.seed + 1 + APART) if variant.exercise.vary else ()
    following = (draw(variant.exercise, seed) for seed in seeds)
    return next((other for other in following if other.filled != variant.filled), None)


def _nth(exercise: Exercise, seed: int, spread: Pool) -> int | None:
    last = None
    for nth in range(seed % spread.count + 1):
        last = _sound(exercise, nth)
        if last is None:
            break
    if last is not None:
        return last
    sound = [at for at in range(spread.count) if is_sound(exercise, at)]
    return sound[seed % len(sound)] if sound else None


@lru_cache(maxsize=4096)
def _sound(exercise: Exercise, nth: int) -> int | None:
    """The position of the n-th sound variant (from 0), or None when there are not so many."""
    before = _sound(exercise, nth - 1) if nth else -1
    if before is None:
        return None
    return next((at for at in range(before + 1, pool(exercise).count) if is_sound(exercise, at)), None)


def _nearby(exercise: Exercise, seed: int, spread: Pool) -> int | None:
    """The seed's own position, or where that is unsound the same place of another band: twenty in a row never meet."""
    width = max(APART, spread.count // BANDS)
    bands = spread.count // width
    band, place = divmod(seed % (bands * width), width)
    tries = ((band + turn) % bands * width + place for turn in range(bands))
    found = next((at for at in tries if is_sound(exercise, at)), None)
    return found if found is not None else next((at for at in range(spread.count) if is_sound(exercise, at)), None)


@lru_cache(maxsize=512)
def pool(exercise: Exercise) -> Pool:
    """The different ways to fill this exercise."""
    count = space.size(exercise)
    if count > LISTED:
        return Pool(count, None)
    first: dict[Exercise, int] = {}
    for index in range(count):
        first.setdefault(space.filled(exercise, space.values(exercise, index)), index)
    return Pool(len(first), tuple(first.values()))


@lru_cache(maxsize=16384)
def is_sound(exercise: Exercise, position: int) -> bool:
    """No flaw that another variant of the same exercise would not have as well; of mild ones, as few as can be."""
    left = _left(exercise, position)
    return left is not None and (left == 0 or left <= bearable(exercise))


def _left(exercise: Exercise, position: int) -> int | None:
    """How many mild coincidences a variant has; None where it has a flaw that is not mild, and others have not."""
    found = tried(exercise, position)
    grave = {flaw.name for flaw in found.coincidences if not flaw.mild}
    if found.unfit or (grave and not grave <= unavoidable(exercise)):
        return None
    return len({flaw.name for flaw in found.coincidences if flaw.mild})


@lru_cache(maxsize=512)
def bearable(exercise: Exercise) -> int:
    """How many mild coincidences a variant may have: so few that there are still some variants to draw."""
    count = min(LOOKED_AT, pool(exercise).count)
    left: list[int] = []
    for each in (_left(exercise, at) for at in range(count)):
        left += [] if each is None else [each]
        if left.count(0) == ENOUGH:
            return 0
    return sorted(left)[min(ENOUGH, max(2, len(left) // 2), len(left)) - 1] if left else 0


@lru_cache(maxsize=512)
def unavoidable(exercise: Exercise) -> frozenset[str]:
    """The coincidences that all sampled variants share: they belong to the exercise and not to its numbers."""
    each = [tried(exercise, position) for position in range(min(SAMPLED, pool(exercise).count))]
    names = [frozenset(flaw.name for flaw in found.coincidences) for found in each if not found.unfit]
    return frozenset.intersection(*names) if names else frozenset()


@dataclass(frozen=True, slots=True)
class Flaws:
    """Why a filling leaves no question, or why another one is better."""

    unfit: tuple[Flaw, ...] = ()
    coincidences: tuple[Flaw, ...] = ()


@lru_cache(maxsize=16384)
def tried(exercise: Exercise, position: int) -> Flaws:
    """What is wrong with the filling at a position of the shuffled pool."""
    kind = kind_of(exercise)
    unfit = kind.unfit(space.filled(exercise, filling(exercise, position)))
    found = None if unfit else candidate(exercise, position, position)
    return Flaws(unfit, () if found is None else kind.coincidences(found))


def candidate(exercise: E, position: int, seed: int) -> Variant[E, Any] | None:
    """The variant at a position of the shuffled pool, whatever its coincidences; None where it has no key."""
    return posed(exercise, seed, filling(exercise, position))


def filling(exercise: Exercise, position: int) -> Values:
    """The values at a position of the shuffled pool."""
    spread = pool(exercise)
    return space.values(exercise, spread.index(space.shuffled(position, spread.count, exercise.slug)))


def posed(exercise: E, seed: int, values: Values) -> Variant[E, Any] | None:
    """The exercise with these values in its holes and the key that follows; None where nothing is right."""
    filled = space.filled(exercise, values)
    key = kind_of(exercise).key(filled)
    return None if key is None else Variant(exercise, seed, filled, values, key)
