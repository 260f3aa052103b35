"""What each question of the course can tell, found out beforehand and kept beside this file: nothing is tried here.

Of each question the first SEEDS draws were looked at: what fills their holes, which named mistakes have a chance in
each of them, and which of them give one answer; and which mistakes can be planted in a solution of it. The file is
written by `python -m tests.practice.write_tells`; a test compares. A question that has changed since, or is new, tells
nothing until it is written anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from math import factorial
from typing import TypeAlias

from tutor.exercises import AnyVariant, Groups, draw, fingerprint, recall
from tutor.lesson import Choose, Direction, Drive, Exercise, Order, Place

SEEDS = 12
FILE = "tells.json"
TYPED, POINTED = 0.02, 0.1  # the chance of a guess: of what is typed, and of a place that is pointed at

Printed: TypeAlias = tuple[tuple[str, str], ...]  # the name of each hole, and what fills it


@dataclass(frozen=True, slots=True)
class Tells:
    """What a question can tell: of each of its first draws the groups of mistakes, and the values.

    planted: the mistakes that a wrong line of it can be made with.
    """

    draws: tuple[Groups, ...] = ()
    values: tuple[Printed, ...] = ()
    planted: frozenset[str] = frozenset()

    @property
    def shows(self) -> frozenset[str]:
        """The mistakes that some draw would show."""
        return frozenset(name for groups in self.draws for group in groups for name in group)


NOTHING = Tells()


def drawn(lesson: str, exercise: Exercise, seed: int) -> AnyVariant:
    """The variant that is asked under a seed outside of its lesson: of one of the first SEEDS draws, by its own number.

    So it was looked at beforehand, and an answer to it is not taken for one that was given in the lesson.
    """
    kept = tells(lesson, exercise).values
    values = dict(kept[seed % SEEDS]) if kept else {}
    again = recall(exercise, seed, fingerprint(exercise), values) if kept else None
    return again or replace(draw(exercise, seed % SEEDS), seed=seed)


def tells(lesson: str, exercise: Exercise) -> Tells:
    """What a question of a lesson can tell."""
    digest, found = _kept().get(f"{lesson}/{exercise.slug}", ("", NOTHING))
    return found if digest == fingerprint(exercise) else NOTHING


def is_alone(exercise: Exercise) -> bool:
    """It can be asked where its lesson is not to be seen: no network is trained, and nothing above it is meant."""
    beside = re.search(r"\babove\b|\bon the curve with\b|\bnumber lines\b", exercise.ask)
    return not isinstance(exercise, Drive) and beside is None


def guess(exercise: Exercise) -> float:
    """The chance to be right without knowing."""
    if isinstance(exercise, Choose):
        return 1 / (len(exercise.options) * max(1, len(exercise.reasons)))
    if isinstance(exercise, Order):
        return 1 / factorial(len(exercise.items))
    return POINTED if isinstance(exercise, Place | Direction) else TYPED


@lru_cache(maxsize=1)
def _kept() -> Mapping[str, tuple[str, Tells]]:
    text = resources.files("tutor.practice").joinpath(FILE).read_text(encoding="utf-8")
    return decoded(text)


def encoded(found: Mapping[str, tuple[str, Tells]]) -> str:
    """The file: names and groupings once, and by number where they are used."""
    names = sorted({name for _, each in found.values() for name in each.shows | each.planted})
    number = {name: at for at, name in enumerate(names)}
    groupings = list(dict.fromkeys(groups for _, each in found.values() for groups in each.draws))

    def row(each: Tells) -> tuple[object, ...]:
        draws = [groupings.index(groups) for groups in each.draws]
        return draws, list(map(dict, each.values)), sorted(number[name] for name in each.planted)

    rows = [json.dumps([[number[name] for name in group] for group in groups]) for groups in groupings]
    asked = (f"{json.dumps(place)}: {json.dumps([digest, *row(each)])}" for place, (digest, each) in found.items())
    parts = (json.dumps(names), "[\n" + ",\n".join(rows) + "\n]", "{\n" + ",\n".join(asked) + "\n}")
    return '{{"names": {},\n"groupings": {},\n"questions": {}}}\n'.format(*parts)


def decoded(text: str) -> Mapping[str, tuple[str, Tells]]:
    """What `encoded` wrote: by lesson and name the fingerprint of a question, and what it can tell."""
    kept = json.loads(text)
    groupings = [tuple(tuple(kept["names"][at] for at in group) for group in groups) for groups in kept["groupings"]]

    def told(draws: list[int], values: list[dict[str, str]], planted: list[int]) -> Tells:
        names = frozenset(kept["names"][at] for at in planted)
        return Tells(tuple(groupings[at] for at in draws), tuple(tuple(each.items()) for each in values), names)

    return {place: (digest, told(*row)) for place, (digest, *row) in kept["questions"].items()}
