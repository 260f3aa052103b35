"""When a skill is due again: FSRS, of the package `fsrs`, with its published parameters as data.

A skill is scheduled from its first right answer without help. Of the answers within eight hours the first one counts:
it was given from memory. Wrong, or with help: Again; right, but half sure or guessed: Hard; any other right one: Good.
Nothing is rated Easy: sure of one question is not sure of a skill.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from fsrs import Card, Rating, Scheduler, State

from tutor.learner.observations import Aid, Observation
from tutor.learner.sittings import GUESS, HALF

DAY, APART = 86_400.0, 8 * 3_600.0  # seconds; what is eight hours apart was on two days, in whatever time zone
RETENTION = 0.9
PARAMETERS = (
    *(0.212, 1.2931, 2.3065, 8.2956),  # first stability in days: again, hard, good, easy
    *(6.4133, 0.8334, 3.0194, 0.001),  # difficulty
    *(1.8722, 0.1666, 0.796),  # stability after a right answer
    *(1.4835, 0.0614, 0.2629, 1.6483),  # and after a wrong one
    *(0.6014, 1.8729),  # hard, easy
    *(0.5425, 0.0912, 0.0658),  # within a day
    0.1542,  # decay
)
LONGEST = 365  # days between two reviews
LONGEST_AWAY = 3_650  # days that FSRS is told of at most
SECONDS_EACH, SECONDS_TODAY = 45, 600
MOST_TODAY = SECONDS_TODAY // SECONDS_EACH
_EVER = datetime(2000, 1, 1, tzinfo=UTC)
_DECAY = -PARAMETERS[-1]
_FACTOR = RETENTION ** (1 / _DECAY) - 1
_SCHEDULER = Scheduler(PARAMETERS, RETENTION, (), (), LONGEST, False)


@dataclass(frozen=True, slots=True)
class Recall:
    """A skill's place in the schedule: FSRS's stability in days and difficulty; the last review, and when it is due."""

    stability: float
    difficulty: float
    last: float
    due: float


def retained(days: float, stability: float | None) -> float:
    """R(t) = (1 + t/S · (0.9^(−1/decay) − 1))^(−decay): how much is left after t days; S: at which 90 % is left."""
    own = PARAMETERS[2] if stability is None else stability
    return float((1 + _FACTOR * max(0.0, days) / own) ** _DECAY)


def reviewed(recall: Recall | None, seen: Observation) -> Recall | None:
    """The schedule after an answer."""
    if recall is None:
        return _rated(Card(1, due=_EVER), 0, seen) if seen.right and seen.aid is Aid.NONE else None
    if seen.at - recall.last < APART:
        return recall
    card = Card(1, State.Review, None, recall.stability, recall.difficulty, _EVER, _EVER)
    return _rated(card, min(LONGEST_AWAY, max(1, round((seen.at - recall.last) / DAY))), seen)


def _rated(card: Card, days: int, seen: Observation) -> Recall:
    """FSRS counts whole days; one is over after sixteen hours, so that nobody has to be later each time."""
    when = _EVER + timedelta(days=days)
    after, _ = _SCHEDULER.review_card(card, rating(seen), when)
    if after.stability is None or after.difficulty is None:
        raise ValueError("FSRS gave a card without a stability")
    return Recall(after.stability, after.difficulty, seen.at, seen.at + (after.due - when).days * DAY - APART)


def rating(seen: Observation) -> Rating:
    """How well it was remembered."""
    if not seen.right or seen.aid is not Aid.NONE:
        return Rating.Again
    return Rating.Hard if seen.sure in (HALF, GUESS) else Rating.Good
