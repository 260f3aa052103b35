"""What the fold remembers, and nothing else: as much as later events can still ask for.

Whether an event was there before is known of the last ones, and what happened to a question of the last ones drawn.
The store keeps an id once; this guards against what arrives twice in a row.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tutor.learner.mastery import Proof
from tutor.learner.mistakes import Suspicion
from tutor.learner.observations import Turn
from tutor.learner.reviewing import Recall
from tutor.learner.tracing import START

MOST_IDS, MOST_TURNS, MOST_DOUBTS, MOST_MISTAKES = 512, 1_024, 32, 1_000


@dataclass(frozen=True, slots=True)
class SkillMemory:
    """What is kept of a skill: P(known) at its last answer, the answers, the proof of mastery and the schedule."""

    known: float = START
    at: float | None = None
    answers: int = 0
    proof: Proof = field(default_factory=Proof)
    recall: Recall | None = None


@dataclass(slots=True)
class Memory:
    """Where the fold stands. Only the fold fills it, and only its own copy."""

    plan: str = ""  # the fingerprint of the plan by which it was made
    latest: float | None = None  # the latest time of an event
    last: float | None = None  # and that of the last one to arrive
    skills: dict[str, SkillMemory] = field(default_factory=dict)
    mistakes: dict[str, Suspicion] = field(default_factory=dict)
    ids: dict[str, None] = field(default_factory=dict)
    turns: dict[str, Turn] = field(default_factory=dict)
    doubts: dict[str, tuple[frozenset[str], ...]] = field(default_factory=dict)  # answers with several explanations
    sureness: dict[str, tuple[int, int]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def copy(self) -> Memory:
        """Another one, which can be filled without this one."""
        return Memory(
            self.plan,
            self.latest,
            self.last,
            dict(self.skills),
            dict(self.mistakes),
            dict(self.ids),
            dict(self.turns),
            dict(self.doubts),
            dict(self.sureness),
            dict(self.seconds),
        )
