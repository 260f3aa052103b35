"""From an event to what it tells of a learner: the answer, what explains it, what it rules out, what help was open.

Only the first answer that is marked tells anything of a drawn question, however often it is tried: whoever tries again
has read what was said of the first answer. Data that is damaged, or that an older event never had, tells nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from hashlib import blake2b

from tutor.learner.events import LONGEST_NAME, Event
from tutor.learner.plan import Asked
from tutor.learner.progress import LATER, RIGHT, SOLUTION, WRONG
from tutor.learner.sittings import SURENESS, source

FREE = "place"  # the level of help that says only where to look: an answer after it is the learner's own
MOST_NAMES, MOST_RIVALS = 256, 16


class Aid(IntEnum):
    """The help that was open before an answer."""

    NONE = 0
    SOME = 1
    ANSWER = 2  # the full solution


@dataclass(frozen=True, slots=True)
class Turn:
    """What has happened to a question that was drawn: when last, whether it was answered, and the help opened."""

    at: float
    answered: bool = False
    aid: Aid = Aid.NONE


@dataclass(frozen=True, slots=True)
class Observation:
    """One marked answer. `explained`: each set of mistakes that gives this answer; `apart`: those that give another."""

    id: str
    at: float
    asked: Asked
    right: bool
    explained: tuple[frozenset[str], ...] = ()
    apart: frozenset[str] = frozenset()
    sure: str = ""
    aid: Aid = Aid.NONE


def keys(event: Event) -> tuple[str, ...]:
    """The names of the drawn question of an event, and of what it asks under any seed where that is known."""
    place = source(event)
    if event.question is None:
        return (digest(*place, event.seed),)
    same = (*place, event.question.fingerprint, event.question.values)
    return digest(*same, event.seed), digest(*same)


def earlier(turns: Mapping[str, Turn], names: tuple[str, ...], at: float) -> Turn | None:
    """What happened to this question, or within the day to the same question under another seed."""
    drawn = turns.get(names[0])
    if drawn is not None or len(names) == 1:
        return drawn
    same = turns.get(names[1])
    return same if same is not None and abs(at - same.at) < LATER.total_seconds() else None


def aid_of(event: Event) -> Aid:
    """The help that a level is; an unknown one is help as well."""
    level = event.data.get("level")
    return Aid.ANSWER if level == SOLUTION else Aid.NONE if level == FREE else Aid.SOME


def marked(event: Event) -> bool:
    """The answer was found right or wrong; every other verdict costs nothing and tells nothing."""
    verdict = event.data.get("verdict")
    return isinstance(verdict, str) and verdict in (RIGHT, *WRONG)


def observe(event: Event, at: float, asked: Asked, aid: Aid) -> Observation:
    """What a marked answer tells."""
    data = event.data
    right = data.get("verdict") == RIGHT
    explained = () if right else explanations(data.get("misconceptions"), data.get("rivals"))
    sure = data.get("sure")
    said = sure if isinstance(sure, str) and sure in SURENESS else ""
    return Observation(event.id, at, asked, right, explained, names_in(data.get("apart")), said, aid)


def explanations(made: object, rivals: object) -> tuple[frozenset[str], ...]:
    """The sets of mistakes that explain an answer, each once and none empty."""
    others = rivals[:MOST_RIVALS] if isinstance(rivals, list) else []
    return tuple(dict.fromkeys(found for found in map(names_in, (made, *others)) if found))


def names_in(value: object) -> frozenset[str]:
    """The names in a list; none in anything else."""
    parts = value[:MOST_NAMES] if isinstance(value, list) else []
    return frozenset(part for part in parts if isinstance(part, str) and 0 < len(part) <= LONGEST_NAME)


def digest(*parts: object) -> str:
    """A short name of the parts, the same in every process."""
    return blake2b(repr(parts).encode("utf-8", "replace"), digest_size=6).hexdigest()
