"""Two trainings side by side, from the same start on the same examples: what their difference shows, in a sentence.

Records in, words out; nothing is trained here and nothing is drawn. `turn` and `size` compare the two gradients at the
place where the learner's network stands, so “the same way at half the rate” is measured and not guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from tutor.symbolic.sentence import Field, Ready, Sentence

ALONG = 1 - 1e-5  # a cosine from which on two gradients point the same way
STEADY = 1e-3  # how far a ratio of lengths may vary
MUCH = 0.1  # of what the right formula gains
LITTLE = 0.03
FAR = 10.0  # as many times the cost it began with


@dataclass(frozen=True, slots=True)
class Both:
    """After so many epochs: both costs, the largest difference of a parameter, and the two gradients compared.

    `turn` is the cosine between the learner's gradient and the right one, where the learner's network stands; `size`
    how many times as long the learner's is.
    """

    number: int
    right: float
    yours: float
    apart: float
    turn: float
    size: float


@dataclass(frozen=True, slots=True)
class Difference:
    """What it is called, and what is said."""

    name: str
    says: Sentence


SAYS: tuple[tuple[str, str], ...] = (
    ("identical", "The two curves are the same: after {n} epochs every weight is the same number in both networks."),
    (
        "not-a-number",
        "Your network was lost in epoch {n}: a number in it is not a number any more. Your formula asked for something "
        "that has no value, or it overflowed: it gave numbers that are too large to compute with.",
    ),
    (
        "overflows",
        "Your formula overflows: in epoch {n} it gave a number that is too large to compute with. No step follows from "
        "that, so what the curve shows is chance.",
    ),
    ("diverges", "With your formula the cost runs away: from {start} to {yours}. The right one comes to {right}."),
    (
        "turned-round",
        "With your formula the cost climbs from {start} to {yours}. Each step has the right size and the opposite "
        "direction: a sign is flipped.",
    ),
    (
        "same-path",
        "It is the same path at {times} times the rate: each of your slopes is {times} times the right one and points "
        "the same way. Another learning rate would make up for it; the formula is still not the derivative.",
    ),
    (
        "climbs",
        "With your formula the cost climbs, from {start} to {yours}. Its steps lead uphill more than downhill.",
    ),
    (
        "stalls",
        "With your formula the cost stays near {start}, where it began. The right one brings it down to {right}: your "
        "slopes do not point downhill.",
    ),
    (
        "wanders",
        "With your formula the cost goes up and down and ends at {yours}, hardly below its start. Its steps do not "
        "lead downhill.",
    ),
    (
        "faster",
        "With your formula it still learns, on another path, and here its cost falls faster: to {yours} against "
        "{right}. It is still not the slope: its steps do not go the steepest way.",
    ),
    (
        "differently",
        "With your formula it still learns, on another path: {yours} against {right}. Your steps lead downhill, but "
        "they are not the steepest way.",
    ),
    (
        "slower",
        "With your formula it learns more slowly: after {n} epochs the cost is {yours}, with the right one {right}.",
    ),
    (
        "worse",
        "With your formula it learns worse: it has come to rest at {yours}. The right one brings the cost to {right}.",
    ),
)
ONE_EPOCH: dict[str, str] = {  # after a single one
    "identical": "The two curves are the same: after {n} epoch every weight is the same number in both networks.",
    "slower": "With your formula it learns more slowly: after {n} epoch the cost is {yours}, with the right one "
    "{right}.",
}
AT_A_RATE: tuple[tuple[float, str], ...] = (  # rates that have a name of their own
    (
        0.5,
        "It is the same path at half the rate: each of your slopes is half the right one and points the same way. "
        "Another learning rate would make up for it; the formula is still not the derivative.",
    ),
    (
        1 / 3,
        "It is the same path at a third of the rate: each of your slopes is a third of the right one and points the "
        "same way. Another learning rate would make up for it; the formula is still not the derivative.",
    ),
    (
        0.25,
        "It is the same path at a quarter of the rate: each of your slopes is a quarter of the right one and points "
        "the same way. Another learning rate would make up for it; the formula is still not the derivative.",
    ),
    (
        2.0,
        "It is the same path at twice the rate: each of your slopes is twice the right one and points the same way. "
        "Another learning rate would make up for it; the formula is still not the derivative.",
    ),
    (
        3.0,
        "It is the same path at three times the rate: each of your slopes is three times the right one and points the "
        "same way. Another learning rate would make up for it; the formula is still not the derivative.",
    ),
)


def difference(records: Sequence[Both]) -> Difference | None:
    """What two trainings show when they are over; None before the first epoch."""
    if len(records) < 2:
        return None
    name = _name(records)
    last = records[-1]
    costs = {"start": records[0].right, "right": last.right, "yours": last.yours}
    number = next((each.number for each in records if not isfinite(each.yours) or _overflows(each)), last.number)
    fields: dict[str, Field] = {key: _cost(value) for key, value in costs.items()}
    fields |= {"n": max(number, 1), "times": Ready(f"{last.size:.3g}")}
    template = _at_a_rate(last.size) if name == "same-path" else dict(SAYS)[name]
    if name in ONE_EPOCH:
        return Difference(name, Sentence(ONE_EPOCH[name], fields, template, "n"))
    return Difference(name, Sentence(template, fields))


def _name(records: Sequence[Both]) -> str:
    start, last = records[0].right, records[-1]
    if not isfinite(last.yours):
        return "not-a-number"
    if any(map(_overflows, records)):
        return "overflows"
    if all(each.apart == 0 for each in records):
        return "identical"
    compared = [each for each in records if each.size > 0]
    sizes = [each.size for each in compared]
    if compared and len(compared) == len(records) and max(sizes) - min(sizes) <= STEADY * max(sizes):
        if all(each.turn >= ALONG for each in compared):
            return "same-path"
        if all(each.turn <= -ALONG for each in compared):
            return "turned-round"
    if last.yours > FAR * start:
        return "diverges"
    return _by_costs([each.yours for each in records], last.right)


def _overflows(record: Both) -> bool:
    """The gradient, or a parameter, is no number any more, though the cost still is: σ(∞) is 1."""
    return not (isfinite(record.size) and isfinite(record.apart))


def _by_costs(costs: list[float], right: float) -> str:
    """The costs under the learner's formula beside the one that the right formula comes to."""
    gain, own = costs[0] - right, costs[0] - costs[-1]
    spread = max(costs) - min(costs)
    if own < -MUCH * costs[0]:
        return "climbs"
    if own < MUCH * gain:
        return "wanders" if spread > 2 * MUCH * gain else "stalls"
    apart = costs[-1] - right
    if abs(apart) <= max(MUCH * right, LITTLE / 2 * costs[0]):
        return "differently"
    if apart < 0:
        return "faster"
    return "slower" if _still_falls(costs, gain) else "worse"


def _still_falls(costs: list[float], gain: float) -> bool:
    """In the last quarter of the way it came down by more than next to nothing."""
    before = costs[-1 - max(1, len(costs) // 4)]
    return before - costs[-1] > LITTLE * gain


def _cost(value: float) -> Field:
    return Ready(f"{value:.3g}") if isfinite(value) else Sentence("no number")


def _at_a_rate(size: float) -> str:
    """The template for a path at so many times the rate."""
    named = (template for rate, template in AT_A_RATE if abs(size - rate) < STEADY * rate)
    return next(named, dict(SAYS)["same-path"])
