"""The course as the made-up learners meet it: its questions, its plan, and the two who choose what is asked next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import TypeAlias

from lessons import COURSE
from tests.simulated.diary import Diary
from tests.simulated.learners import Perfect
from tests.simulated.questions import Put
from tutor.learner.plan import Plan
from tutor.lesson import Course, Exercise, Lesson
from tutor.practice import SEEDS, is_alone, plan_of

FIRST = 1000  # seeds below FIRST * SEEDS are the lessons' own
Chooser: TypeAlias = Callable[[Diary, Collection[str] | None], Put]


@lru_cache(maxsize=1)
def course() -> Course:
    """The course that is taught."""
    return COURSE


@lru_cache(maxsize=1)
def plan() -> Plan:
    """What its questions can tell."""
    return plan_of(course())


@lru_cache(maxsize=256)
def questions(skills: frozenset[str] | None = None) -> tuple[tuple[Lesson, Exercise], ...]:
    """The questions of these skills, or of all."""
    known = plan().skills if skills is None else skills
    return tuple((lesson, block) for lesson, block in course().questions() if block.skill in known and is_alone(block))


@dataclass(frozen=True, slots=True)
class AtRandom:
    """The control: any question of the skills, any variant."""

    random: Random

    def __call__(self, diary: Diary, skills: Collection[str] | None = None) -> Put:
        """The next question."""
        lesson, block = self.random.choice(questions(None if skills is None else frozenset(skills)))
        return Put(lesson.slug, block, (FIRST + len(diary.entries)) * SEEDS + self.random.randrange(SEEDS))


def reaching(most: int = 40) -> tuple[str, ...]:
    """The mistakes that reach most exercises, the widest first."""
    count = Counter(name for asked in plan().questions.values() for name in asked.shows)
    return tuple(sorted(count, key=lambda name: (-count[name], name))[:most])


def corrupted(mistake: str) -> tuple[str, ...]:
    """The skills that a mistake corrupts, in order."""
    return tuple(skill for skill in plan().skills if mistake in plan().corrupting(skill))


@lru_cache(maxsize=256)
def ambiguity(mistake: str, draws: int = 40) -> float:
    """Of random draws in which a mistake gives a wrong answer, the share in which another gives it as well."""
    choose, found = AtRandom(Random(f"ambiguity {mistake}")), []
    diary = Diary(plan(), Perfect())
    for _ in range(draws):
        put = choose(diary, corrupted(mistake))
        found += [not put.alone(mistake)] if put.catches(mistake) else []
    return sum(found) / len(found) if found else 1.0
