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
from tutor.exercises.kind import E, Flaw, K, Variant
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


def coincidences(variant: Variant[E, K], answers: Callable[[E], Answers]) -> Iterator[Flaw]:
    """The pairs of mistakes that give one answer, and would give two with other numbers in the holes."""
    found = pairs(answers(variant.filled))
    others = tuple(map(answers, otherwise(variant))) if found else ()
    for one, other in found:
        if any(_parted(each, one, other) for each in others):
            yield Flaw(f"{one!r} and {other!r}", f"{one!r} and {other!r} give one answer here", mild=True)


def pairs(answers: Answers) -> tuple[Pair, ...]:
    """The pairs of mistakes with one answer that say different things."""
    common = [(name, answer) for name, answer in answers.items() if name not in RARE]
    return tuple(
        (one, other)
        for (one, here), (other, there) in combinations(common, 2)
        if _one(here, there) and (here.says is None or here.says != there.says) and not says_the_same({one}, {other})
    )


def groups(alike: Iterable[Pair]) -> tuple[tuple[str, ...], ...]:
    """The mistakes of these pairs, those together that pairs lead to from one another; all in order of their names."""
    found: list[set[str]] = []
    for pair in alike:
        joined = [each for each in found if each.intersection(pair)]
        found = [each for each in found if each not in joined] + [set(pair).union(*joined)]
    return tuple(sorted(tuple(sorted(each)) for each in found))


def _parted(answers: Answers, one: str, other: str) -> bool:
    """Both have a chance, and each gives its own answer."""
    return one in answers and other in answers and not _one(answers[one], answers[other])


def _one(here: Answer, there: Answer) -> bool:
    return abs(here.worth - there.worth) <= CLOSE * max(abs(here.worth), abs(there.worth))
