"""What a model of a learner has to know of a course: names, and what each question can tell. No formulas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: the skill that it asks for, the mistakes that some draw of it would show, the chance of a guess."""

    skill: str
    shows: frozenset[str] = frozenset()
    guess: float = 0.02


@dataclass(frozen=True, slots=True)
class Plan:
    """The skills in the order in which they are taught, what each needs directly, the questions by lesson and name."""

    skills: tuple[str, ...]
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    questions: Mapping[tuple[str, str], Asked] = field(default_factory=dict)

    def corrupting(self, skill: str) -> frozenset[str]:
        """The mistakes that some question of this skill would show."""
        return frozenset().union(*(asked.shows for asked in self.questions.values() if asked.skill == skill))

    def all_corrupting(self) -> dict[str, frozenset[str]]:
        """The same for every skill that is asked for."""
        found: dict[str, set[str]] = {}
        for asked in self.questions.values():
            found.setdefault(asked.skill, set()).update(asked.shows)
        return {skill: frozenset(names) for skill, names in found.items()}


def fingerprint(plan: Plan) -> str:
    """A digest of what a model is made by: another one where an answer would be understood in another way."""
    asked = sorted((place, each.skill, sorted(each.shows), each.guess) for place, each in plan.questions.items())
    return blake2b(repr((plan.skills, asked)).encode("utf-8", "replace"), digest_size=8).hexdigest()
