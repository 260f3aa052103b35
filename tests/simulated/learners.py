"""The made-up learners. Each has its own random numbers, and says of a question at a moment what came of it.

How they err is no law of the model that watches them: it knows nothing of their laws, and they nothing of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Protocol

from tests.simulated.questions import Put, Told
from tutor.answers import Verdict

RIGHT, WRONG = Told(Verdict.RIGHT.value), Told(Verdict.WRONG.value)
APPLIED = 0.7  # of the places where a mistake can be made it is made in so many
SLIPS = 0.1  # of all other answers so many are slips
EXPLAINED = 1 / 3  # of the slips look like some mistake of the question
DAY = 86_400.0  # seconds


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer: what came of it, and whether the whole way was open before it."""

    told: Told
    helped: bool = False

    @property
    def right(self) -> bool:
        """It is right."""
        return self.told is RIGHT


class Learner(Protocol):
    """Somebody who answers questions."""

    def answer(self, put: Put, skill: str, guess: float, at: datetime) -> Answered:
        """What comes of a question of a skill, which a guess meets with this chance."""


@dataclass(slots=True)
class Perfect:
    """Knows everything."""

    def answer(self, put: Put, skill: str, guess: float, at: datetime) -> Answered:
        """It is right."""
        return Answered(RIGHT)


@dataclass(slots=True)
class Guessing:
    """Knows nothing and tries its luck."""

    random: Random

    def answer(self, put: Put, skill: str, guess: float, at: datetime) -> Answered:
        """Right as often as a guess is."""
        return Answered(RIGHT if self.random.random() < guess else WRONG)


@dataclass(slots=True)
class HelpDependent:
    """Opens every level of help first, and then gives what stands there."""

    def answer(self, put: Put, skill: str, guess: float, at: datetime) -> Answered:
        """It is right, with the whole way open."""
        return Answered(RIGHT, helped=True)


@dataclass(slots=True)
class SlowAndSteady:
    """Learns a skill from an answer with some chance, and loses it again with some chance on each day without it."""

    random: Random
    learns: float = 0.3
    loses: float = 0.01
    slips: float = 0.05
    known: dict[str, datetime] = field(default_factory=dict)

    def answer(self, put: Put, skill: str, guess: float, at: datetime) -> Answered:
        """Right where the skill is known, but for slips; else as often as a guess is. The verdict teaches."""
        if skill in self.known:
            days = (at - self.known[skill]).total_seconds() / DAY
            if self.random.random() > (1 - self.loses) ** days:
                del self.known[skill]
        chance = 1 - self.slips if skill in self.known else guess
        right = self.random.random() < chance
        if skill in self.known or self.random.random() < self.learns:
            self.known[skill] = at
        return Answered(RIGHT if right else WRONG)


@dataclass(slots=True)
class Forgetful:
    """Recalls a skill with the chance 2^(−days / half-life); each recall lengthens the half-life, each lapse cuts it.

    The scheduler believes in a power of time and in a difficulty; here it is an exponential, and there is none.
    """

    random: Random
    first: float = 15.2  # days: 90 % are left after the 2.31 days that FSRS gives a new skill
    longer: float = 2.5
    shorter: float = 0.5
    slips: float = 0.02
    half_lives: dict[str, float] = field(default_factory=dict)
    met: dict[str, datetime] = field(default_factory=dict)

    def recalls(self, skill: str, at: datetime) -> float:
        """The chance that a skill is recalled at a moment; one that was never met is not."""
        if skill not in self.met:
            return 0.0
        days = (at - self.met[skill]).total_seconds() / DAY
        return float(2 ** (-days / self.half_lives[skill]))

    def answer(self, put: Put, skill: str, guess: float, at: datetime) -> Answered:
        """Right where it is recalled, but for slips; what is recalled, or read in the verdict, is fresh again."""
        recalled = self.random.random() < self.recalls(skill, at)
        long = self.half_lives.get(skill, self.first)
        same_day = skill in self.met and (at - self.met[skill]).total_seconds() < DAY / 2
        if skill in self.met and not same_day:
            long *= self.longer if recalled else self.shorter
        self.half_lives[skill], self.met[skill] = max(long, 1.0), at
        chance = 1 - self.slips if recalled else guess
        return Answered(RIGHT if self.random.random() < chance else WRONG)


@dataclass(slots=True)
class Mistaken:
    """Makes one mistake in most of the places where it can be made, and slips besides."""

    random: Random
    mistake: str
    applied: float = APPLIED
    slips: float = SLIPS

    def answer(self, put: Put, skill: str, guess: float, at: datetime) -> Answered:
        """What the mistake gives, a slip, or what is right."""
        if put.catches(self.mistake) and self.random.random() < self.applied:
            return Answered(put.told(self.mistake))
        return slipping(self.random, put, self.slips)


@dataclass(slots=True)
class Corrected:
    """Makes one mistake until so many answers were given, and then no more; the slips stay."""

    random: Random
    mistake: str
    until: int
    given: int = 0

    def answer(self, put: Put, skill: str, guess: float, at: datetime) -> Answered:
        """What the mistake gives as long as it is held."""
        self.given += 1
        applied = APPLIED if self.given <= self.until else 0.0
        return Mistaken(self.random, self.mistake, applied).answer(put, skill, guess, at)


def slipping(random: Random, put: Put, slips: float) -> Answered:
    """Right but for slips. Some of these give the answer of a mistake that the learner does not hold."""
    if random.random() >= slips:
        return Answered(RIGHT)
    names = [name for name in put.made if put.catches(name)] if random.random() < EXPLAINED else []
    return Answered(put.told(random.choice(names)) if names else WRONG)
