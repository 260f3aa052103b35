"""A plain choice that aims, to compare with chance: what tells most is asked, and skills take turns.

A question gains by each mistake that it would show: more where the mistake is suspected, most where its answer has no
other explanation; and by what its skill still waits for. The skill that was asked last stands back.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from random import Random

from tests.simulated.diary import Diary
from tests.simulated.questions import Put
from tests.simulated.world import SEEDS, questions
from tutor.learner.model import Picture, Standing

CANDIDATES = 12
SUSPECTED = 0.05  # a belief from which a mistake is worth a question


@dataclass(frozen=True, slots=True)
class Aimed:
    """Of some candidates the one that tells most."""

    random: Random

    def __call__(self, diary: Diary, skills: Collection[str] | None = None) -> Put:
        """The next question."""
        now, recent = diary.picture(), [entry.skill for entry in diary.recent(4)]
        asked = {(entry.put.exercise.slug, entry.put.seed) for entry in diary.recent()}
        pool = questions(None if skills is None else frozenset(skills))
        found = [(lesson.slug, block, self.random.randrange(SEEDS)) for lesson, block in self._some(pool)]
        puts = [Put(*each) for each in found if (each[1].slug, each[2]) not in asked] or [Put(*found[0])]
        return max(puts, key=lambda put: gain(put, now, recent))

    def _some(self, pool: tuple) -> list:
        return self.random.sample(pool, min(CANDIDATES, len(pool)))


def gain(put: Put, now: Picture, recent: Collection[str]) -> float:
    """What a question is expected to tell."""
    skill = now.skills[put.exercise.skill]
    turn = -0.5 * list(recent).count(skill.name)
    new = len(set(skill.missing) & set(put.apart)) / max(1, len(skill.missing))
    day = 0.5 if skill.standing in (Standing.NEW, Standing.GOING) else 0.0
    return turn + new + day + sum(_tells(put, name, each.belief) for name, each in now.mistakes.items())


def _tells(put: Put, mistake: str, belief: float) -> float:
    if belief < SUSPECTED or mistake not in put.apart:
        return 0.0
    return 4 * belief * (1 - belief) * (1.0 if put.alone(mistake) else 0.2)
