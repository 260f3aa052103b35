"""A question as a made-up learner meets it: which mistakes show in it, and what the marker says of their answers.

A wrong answer is the one that the misconception gives, computed by the exercise, typed as somebody would, and marked
like any answer. So a learner is told what a person would be told: itself, one that says the same, or a rival.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sympy import I

from tutor.answers import Verdict
from tutor.exercises import AnyVariant, expected_misconceptions, mark, shows
from tutor.lesson import Direction, Exercise, Number
from tutor.misconceptions.likelihood import says_the_same
from tutor.practice import SEEDS, drawn


def like(one: str, other: str) -> bool:
    """Two names for what a learner would take as one and the same mistake."""
    return one == other or says_the_same({one}, {other})


@dataclass(frozen=True, slots=True)
class Told:
    """What is written down of an answer."""

    verdict: str
    misconceptions: tuple[str, ...] = ()
    rivals: tuple[tuple[str, ...], ...] = ()

    @property
    def explanations(self) -> frozenset[str]:
        """Every mistake that may have been it."""
        return frozenset((*self.misconceptions, *(name for names in self.rivals for name in names)))

    @property
    def counts(self) -> bool:
        """It is a wrong answer, and none that could not be read."""
        return self.verdict in (Verdict.WRONG.value, Verdict.MISCONCEPTION.value)

    def is_of(self, mistake: str) -> bool:
        """The mistake, or one that says the same, may have been it."""
        return self.counts and any(like(mistake, name) for name in self.explanations)


@dataclass(frozen=True, slots=True)
class Put:
    """A question that is put: an exercise, and the variant of it."""

    lesson: str
    exercise: Exercise
    seed: int

    @property
    def variant(self) -> AnyVariant:
        """What is asked."""
        return drawn(self.lesson, self.exercise, self.seed)

    @property
    def apart(self) -> tuple[str, ...]:
        """The mistakes whose answers are not right here, as they are written down with an answer."""
        return tuple(sorted(shows(self.variant)))

    @property
    def made(self) -> tuple[str, ...]:
        """The mistakes whose wrong answers the exercise computes."""
        return tuple(_wrong_answers(self.lesson, self.exercise, self.seed % SEEDS))

    def shows(self, mistake: str) -> bool:
        """Somebody who makes this mistake is marked as wrong, and it, or what says the same, is among the reasons."""
        return mistake in self.made and self.told(mistake).is_of(mistake)

    def alone(self, mistake: str) -> bool:
        """The answer of this mistake has no other explanation that is as good and says another thing."""
        return self.shows(mistake) and all(like(mistake, name) for name in self.told(mistake).explanations)

    def catches(self, mistake: str) -> bool:
        """Somebody who makes this mistake is marked as wrong, whatever is said of the reason."""
        return mistake in self.made and self.told(mistake).counts

    def told(self, mistake: str) -> Told:
        """What the marker says of the answer of a mistake."""
        return _told(self.lesson, self.exercise, self.seed % SEEDS, mistake)


@lru_cache(maxsize=8192)
def _wrong_answers(lesson: str, exercise: Exercise, seed: int) -> Mapping[str, object]:
    """What each mistake would send."""
    found = expected_misconceptions(drawn(lesson, exercise, seed))
    return {name: _sent(exercise, wrong) for name, wrong in reversed(found) if not wrong.has(I)}


def _sent(exercise: Exercise, wrong: object) -> object:
    if isinstance(exercise, Direction):
        return float(wrong)  # type: ignore[arg-type]
    if isinstance(exercise, Number):
        return f"{float(wrong):.9f}"  # type: ignore[arg-type]
    parts = tuple(wrong) if type(wrong).__name__ == "Tuple" else ()  # type: ignore[call-overload]
    return f"[{', '.join(map(str, parts))}]".replace("**", "^") if parts else str(wrong).replace("**", "^")


@lru_cache(maxsize=32_768)
def _told(lesson: str, exercise: Exercise, seed: int, mistake: str) -> Told:
    found = mark(drawn(lesson, exercise, seed), _wrong_answers(lesson, exercise, seed)[mistake])
    return Told(found.verdict.value, found.misconceptions, found.rivals)
