"""Mistakes that cannot be told from one another: with the numbers of a variant they give one wrong answer.

Two that say the same thing do not count, nor does one that is met seldom; and what no other number in the holes would
change belongs to the form of the question. Answers are compared as ordinary numbers at one point: nothing is proved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from tutor.exercises.drawing.otherwise import otherwise
from tutor.exercises.kind import E, Flaw, Groups, K, Variant
from tutor.misconceptions.likelihood import RARE, says_the_same
from tutor.symbolic.sentence import Sentence

CLOSE = 1e-9  # of the size of two answers that are one


@dataclass(frozen=True, slots=True)
class Answer:
    """What a mistake comes to, and what is said of it, where that is known beforehand."""

    worth: float
    says: Sentence | None = None


Answers: TypeAlias = dict[str, Answer]  # by the name of the mistake
Pair: TypeAlias = tuple[str, str]
Worth: TypeAlias = tuple[float | str, ...]  # an answer as something to compare: of a vector each component


def coincidences(variant: Variant[E, K], answers: Callable[[E], Answers]) -> Iterator[Flaw]:
    """The pairs of mistakes that give one answer, and would give two with other numbers in the holes."""
    found = pairs(answers(variant.filled))
    others = tuple(map(answers, otherwise(variant))) if found else ()
    for one, other in found:
        if any(_parted(each, one, other) for each in others):
            yield Flaw(f"{one!r} and {other!r}", f"{one!r} and {other!r} give one answer here", mild=True)


def pairs(answers: Answers) -> tuple[Pair, ...]:
    """The pairs of mistakes with one answer that say different things."""
    found = alike(by_answer((name, (answer.worth,)) for name, answer in answers.items()))
    return tuple(pair for pair in found if not _told_alike(answers, *pair))


def by_answer(answers: Iterable[tuple[str, Worth]]) -> Groups:
    """The names together whose answers are one, in the order in which they come."""
    found: list[tuple[Worth, list[str]]] = []
    for name, worth in answers:
        together = next((names for other, names in found if _is_one(worth, other)), None)
        if together is None:
            found.append((worth, [name]))
        elif name not in together:
            together.append(name)
    return tuple(tuple(names) for _, names in found)


def alike(told_apart: Groups) -> tuple[Pair, ...]:
    """The pairs of common mistakes in one group that do not say the same."""
    common = ([name for name in group if name not in RARE] for group in told_apart)
    found = (pair for names in common for pair in combinations(names, 2))
    return tuple((one, other) for one, other in found if not says_the_same({one}, {other}))


def groups(alike: Iterable[Pair]) -> Groups:
    """The mistakes of these pairs, those together that pairs lead to from one another; all in order of their names."""
    found: list[set[str]] = []
    for pair in alike:
        joined = [each for each in found if each.intersection(pair)]
        found = [each for each in found if each not in joined] + [set(pair).union(*joined)]
    return tuple(sorted(tuple(sorted(each)) for each in found))


def _parted(answers: Answers, one: str, other: str) -> bool:
    """Both have a chance, and each gives its own answer."""
    return one in answers and other in answers and not _is_one((answers[one].worth,), (answers[other].worth,))


def _told_alike(answers: Answers, one: str, other: str) -> bool:
    return answers[one].says is not None and answers[one].says == answers[other].says


def _is_one(here: Worth, there: Worth) -> bool:
    """Part by part the same number, or the same word."""
    return len(here) == len(there) and all(map(_is_same, here, there))


def _is_same(one: float | str, other: float | str) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return abs(one - other) <= CLOSE * max(abs(one), abs(other))
