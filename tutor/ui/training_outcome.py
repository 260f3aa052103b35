"""What has become of a training that reached its end: it reads, or it guesses, is stuck, or has not got far.

Records in, a template out; whoever shows a network asks here, so that none is called trained which only guesses.
"""

from __future__ import annotations

from collections.abc import Sequence

from tutor.numeric.training import Epoch

DIGITS = 10  # kinds of images, as many of each
LUCK = 1.5  # so many times what guessing gets right is still guessing
BLIND = 0.5  # who reads fewer cannot read
IDLE = 0.02  # a fall of the cost in half a training, as a share, that is none
TRAINED = "Trained."
GUESSES = (
    "It has learned nothing that helps: it still guesses, and a guess is right one time in ten. Look at the cost. If "
    "it crawled, the learning rate is too small. If it jumped and then stayed where it was, the rate is too large."
)
STUCK = (
    "It is stuck for now: it reads fewer than half of the digits, and in the second half of the training the cost "
    "hardly fell. Press Continue, or try another learning rate."
)
NOT_FAR = "It has not got far yet: it reads fewer than half of the digits. Press Continue, or try more epochs."


def guesses(right: float) -> bool:
    """So few answers are right that guessing would do as well."""
    return right < LUCK / DIGITS


def stands_still(costs: Sequence[float]) -> bool:
    """In the second half the cost hardly fell."""
    before = costs[(len(costs) - 1) // 2]
    return len(costs) > 1 and before - costs[-1] < IDLE * before


def outcome(records: Sequence[Epoch]) -> str:
    """The template that says it; TRAINED of a network that reads at least half of what it has not seen."""
    last = records[-1]
    right = last.accuracy if last.unseen_accuracy is None else last.unseen_accuracy
    if guesses(right):
        return GUESSES
    if right >= BLIND:
        return TRAINED
    return STUCK if stands_still([record.cost for record in records]) else NOT_FAR
