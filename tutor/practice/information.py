"""How much an answer is expected to tell, in bits: about which mistake a learner makes, and about what is known.

I(H; answer) = Σ P(h) P(answer | h) log₂ (P(answer | h) / P(answer)), with the likelihoods of the model of a learner.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log2

from tutor.exercises import Groups

HIT = 0.63  # the mistake is made at this place, and no slip besides
SLIP = 0.1
UNSEEN = 0.02  # P(somebody makes a mistake that nothing has shown yet)


def about_mistakes(groups: Groups, belief: Mapping[str, float], known: float) -> float:
    """What the answer tells about which of these mistakes is made, if one is: none, or this one alone, or that one.

    belief: P(held), by name; a mistake that is not named has UNSEEN.
    """
    names = [name for group in groups for name in group]
    odds = {name: _odds(belief.get(name, UNSEEN)) for name in dict.fromkeys(names)}
    right = max(0.05, (1 - SLIP) * known)
    stray = (1 - right) / 2 / max(1, len(groups))
    clean = [right, *(stray for _ in groups)]
    cases = [(1.0, clean)]
    for name, weight in odds.items():
        made = [right * (1 - HIT), *(HIT if name in group else stray * (1 - HIT) for group in groups)]
        cases.append((weight, _at_most_one(made)))
    return mutual([(weight, (*each, max(0.0, 1 - sum(each)))) for weight, each in cases])


def about_knowing(known: float, guess: float) -> float:
    """What the answer tells about whether the skill is known."""
    here, not_here = 1 - SLIP, max(guess, SLIP)
    return mutual([(known, (here, 1 - here)), (1 - known, (not_here, 1 - not_here))])


def mutual(cases: Iterable[tuple[float, Sequence[float]]]) -> float:
    """I(case; outcome) of weighted cases, each with the chances of its outcomes, which add up to 1."""
    found = [(weight, chances) for weight, chances in cases if weight > 0]
    whole = sum(weight for weight, _ in found)
    if not found or whole <= 0:
        return 0.0
    outcomes = [sum(weight * chances[at] for weight, chances in found) / whole for at in range(len(found[0][1]))]
    return sum(
        weight / whole * chance * log2(chance / outcome)
        for weight, chances in found
        for chance, outcome in zip(chances, outcomes, strict=True)
        if chance > 0
    )


def _odds(belief: float) -> float:
    held = min(max(belief, 1e-6), 1 - 1e-3)
    return held / (1 - held)


def _at_most_one(chances: Sequence[float]) -> list[float]:
    """A mistake with several answers makes one of them at a time."""
    whole = sum(chances)
    return [chance / max(1.0, whole) for chance in chances]
