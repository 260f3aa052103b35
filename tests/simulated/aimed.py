"""Practice as the product chooses it, for a made-up learner."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from random import Random

from tests.simulated.diary import Diary
from tests.simulated.questions import Put
from tests.simulated.world import FIRST, course
from tutor.practice import next_question

REMEMBERED = 40  # questions


@dataclass(frozen=True, slots=True)
class Aimed:
    """What tells most is asked."""

    random: Random

    def __call__(self, diary: Diary, skills: Collection[str] | None = None) -> Put:
        """The next question."""
        recent = [(entry.put.lesson, entry.put.exercise.slug, entry.put.seed) for entry in diary.recent(REMEMBERED)]
        seed = FIRST + self.random.randrange(10**6)
        allowed = diary.plan.skills if skills is None else tuple(skills)
        pick = next_question(course(), diary.picture(), recent, seed, allowed)
        if pick is None:
            raise LookupError(f"no question asks for any of {allowed}")
        return Put(pick.lesson.slug, pick.exercise, pick.seed)
