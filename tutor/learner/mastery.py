"""When a skill counts as mastered, and when no longer.

Mastered: P(known) is at least 0.95; right answers without help were given eight hours apart; it is less likely than one
in a thousand that all of those since the last wrong one were guessed; each mistake that the questions of the skill show
would have come to light in one of them; and none of these mistakes is live.

Lost: two wrong answers in a row; one of these mistakes live; or P(known) under a half after an answer, which a single
wrong answer on the day when the skill is due does not bring about. What was shown to be held has to be ruled out anew.

A mistake is no longer waited for once eight right answers to questions that show it in some draw never did: nobody has
to wait for a draw that does not come.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tutor.learner.observations import Aid, Observation
from tutor.learner.reviewing import APART

ENOUGH, TOO_LITTLE, WRONG_IN_A_ROW, IN_VAIN, LUCK = 0.95, 0.5, 2, 8, 0.001


@dataclass(frozen=True, slots=True)
class Proof:
    """What speaks for a skill. `first`: the first right answer without help; `twice`: there was one on another day."""

    first: float | None = None
    twice: bool = False
    caught: frozenset[str] = frozenset()  # the mistakes that a right answer has ruled out
    vain: Mapping[str, int] = field(default_factory=dict)  # right answers that might have, and did not
    wrong: int = 0  # in a row
    luck: float = 1.0  # the chance that every right answer since the last wrong one was guessed
    mastered: bool = False


def proved(proof: Proof, seen: Observation, known: float, wanted: frozenset[str], live: bool) -> Proof:
    """The proof after an answer; wanted: the mistakes of the skill, live: one of them is."""
    if not seen.right:
        proof = _failed(proof, seen, wanted)
    elif seen.aid is Aid.NONE:
        proof = _passed(proof, seen, wanted)
    if proof.mastered and (live or known < TOO_LITTLE or proof.wrong >= WRONG_IN_A_ROW):
        return replace(proof, mastered=False, first=None, twice=False)
    enough = known >= ENOUGH and proof.luck <= LUCK and proof.twice and not live and not missing(proof, wanted)
    return replace(proof, mastered=True) if enough and not proof.mastered else proof


def missing(proof: Proof, wanted: frozenset[str]) -> tuple[str, ...]:
    """The mistakes that mastery still waits for."""
    return tuple(sorted(name for name in wanted - proof.caught if proof.vain.get(name, 0) < IN_VAIN))


def _passed(proof: Proof, seen: Observation, wanted: frozenset[str]) -> Proof:
    first = seen.at if proof.first is None else proof.first
    caught = proof.caught | (seen.apart & wanted)
    might = (seen.asked.shows & wanted) - caught if seen.apart else frozenset()
    tried = {name: proof.vain.get(name, 0) + 1 for name in sorted(might)}
    vain = {name: times for name, times in proof.vain.items() if name not in caught} | tried
    twice = proof.twice or abs(seen.at - first) >= APART
    luck = proof.luck * seen.asked.guess
    return replace(proof, first=first, twice=twice, caught=caught, vain=vain, wrong=0, luck=luck)


def _failed(proof: Proof, seen: Observation, wanted: frozenset[str]) -> Proof:
    """An answer that shows a mistake of the skill takes back the days as well: both were with the mistake."""
    shown = frozenset().union(*seen.explained) & wanted
    proof = replace(proof, wrong=proof.wrong + 1, luck=1.0)
    return replace(proof, caught=proof.caught - shown, first=None, twice=False) if shown else proof
