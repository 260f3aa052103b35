"""What the first page and the map say of every lesson, as a fold over the events: none of them has to be kept for it.

Of each block of each lesson it is known what `progress` would find in its events. Blocks go by the names that they had
then; `together` puts those of one exercise together.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tutor.learner import progress
from tutor.learner.events import ATTEMPT, FINISH, VISIT, Event, KeptQuestion
from tutor.learner.folding import Fold
from tutor.learner.progress import LATER, LastVisited, LessonProgress
from tutor.learner.sittings import SITTINGS

VERSION = "2"


@dataclass(slots=True)
class BlockPast:
    """What happened in one block; changed only while it is made.

    answered: when an answer was marked first; unaided: when the last right answer without its solution was given;
    prints: the fingerprints of what was asked, that of the last event last; opened: of each question whose solution was
    open, when it was opened last, and under which seeds.
    """

    known: bool = False
    finished: bool = False
    guessed: bool = False
    right: bool = False
    answered: datetime | None = None
    unaided: datetime | None = None
    prints: tuple[str, ...] = ()
    opened: dict[str, tuple[datetime, tuple[int, ...]]] = field(default_factory=dict)

    def copy(self) -> BlockPast:
        """One that may be changed."""
        return BlockPast(
            self.known,
            self.finished,
            self.guessed,
            self.right,
            self.answered,
            self.unaided,
            self.prints,
            dict(self.opened),
        )


@dataclass(frozen=True, slots=True)
class Overview:
    """The blocks of each lesson in which something happened, in the order in which it began; where it happened last.

    places: of each lesson where something happened the last block, "" for none; the last lesson last. worked: the
    lessons in which something was done, more than opening them; the last one last.
    """

    lessons: Mapping[str, Mapping[str, BlockPast]] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    worked: tuple[str, ...] = ()

    def of(self, lesson: str) -> Mapping[str, BlockPast]:
        """The blocks of one lesson."""
        return self.lessons.get(lesson, {})

    def where_stopped(self, among: Collection[str] | None = None) -> LastVisited | None:
        """The lesson, and the block in it, where something happened last; `among`: the lessons that there are."""
        names = (name for name in reversed(tuple(self.places)) if among is None or name in among)
        return next((LastVisited(name, self.places[name]) for name in names), None)

    def where_worked(self, among: Collection[str]) -> str | None:
        """The lesson, of those that there are, in which something was done last; opening its page is not enough."""
        return next((name for name in reversed(self.worked) if name in among), None)


# --- one event after another ------------------------------------------------------------------------------------------


def advance(before: Overview, events: Iterable[Event], now: datetime) -> Overview:
    """The overview after these events."""
    lessons = {name: dict(blocks) for name, blocks in before.lessons.items()}
    places, own = dict(before.places), set[tuple[str, str]]()
    worked = dict.fromkeys(before.worked)
    for event in events:
        if not event.lesson or event.lesson in SITTINGS:
            continue
        blocks, at = lessons.setdefault(event.lesson, {}), (event.lesson, event.exercise)
        if at not in own:
            own.add(at)
            there = blocks.get(event.exercise)
            blocks[event.exercise] = BlockPast() if there is None else there.copy()
        _take(blocks[event.exercise], event)
        if event.kind in progress.KNOWN:
            places[event.lesson] = event.exercise or places.pop(event.lesson, "")
            places[event.lesson] = places.pop(event.lesson)
            if event.kind != VISIT:
                worked.pop(event.lesson, None)
                worked[event.lesson] = None
    return Overview(lessons, places, tuple(worked))


def _take(past: BlockPast, event: Event) -> None:
    past.known |= event.kind in progress.KNOWN
    past.finished |= event.kind == FINISH
    past.guessed |= progress.guesses(event)
    if event.question is not None and (not past.prints or past.prints[-1] != event.question.fingerprint):
        others = (each for each in past.prints if each != event.question.fingerprint)
        past.prints = (*others, event.question.fingerprint)
    if progress.opens_solution(event):
        key = _key(event.question)
        at, seeds = past.opened.get(key, (event.at, ()))
        past.opened[key] = (max(at, event.at), seeds if event.seed in seeds else (*seeds, event.seed))
    elif event.kind == ATTEMPT:
        _take_answer(past, event)


def _take_answer(past: BlockPast, event: Event) -> None:
    if past.answered is None and event.data.get("verdict") in (progress.RIGHT, *progress.WRONG):
        past.answered = event.at
    if progress.is_right(event):
        past.right = True
        if not _spoiled(past, event):
            past.unaided = event.at if past.unaided is None else max(past.unaided, event.at)


def _spoiled(past: BlockPast, event: Event) -> bool:
    """The solution of this very question was open: it is so under this seed, or was so within the day."""
    at, seeds = past.opened.get(_key(event.question), (None, ()))
    if at is None:
        return False
    return event.seed in seeds or (event.question is not None and event.at - at < LATER)


def _key(question: KeptQuestion | None) -> str:
    if question is None:
        return ""
    asked = json.dumps([question.fingerprint, question.values])
    return hashlib.blake2b(asked.encode(), digest_size=9).hexdigest()


# --- what follows -----------------------------------------------------------------------------------------------------


def together(parts: Sequence[BlockPast]) -> BlockPast | None:
    """What happened under several names, one after the other; None where only the events themselves can tell.

    That is where a solution was opened under one name, and may be that of a question that was answered under a later.
    """
    if len(parts) == 1:
        return parts[0]
    if any(part.opened and any(later.right for later in parts[at:]) for at, part in enumerate(parts, 1)):
        return None
    answered = (part.answered for part in parts if part.answered is not None)
    return BlockPast(
        known=any(part.known for part in parts),
        finished=any(part.finished for part in parts),
        guessed=any(part.guessed for part in parts),
        right=any(part.right for part in parts),
        answered=next(answered, None),
        unaided=max((part.unaided for part in parts if part.unaided is not None), default=None),
    )


def lesson_progress(
    blocks: Mapping[str, BlockPast], now: Mapping[str, str], exercises: Collection[str], others: Collection[str] = ()
) -> LessonProgress | None:
    """As `progress.lesson_progress`; `now`: of names that are in the lesson no longer, those of today."""
    named: dict[str, list[BlockPast]] = {}
    for name, past in blocks.items():
        named.setdefault(now.get(name, name), []).append(past)
    found = {name: together(parts) for name, parts in named.items()}
    whole = {name: past for name, past in found.items() if past is not None}
    if len(whole) < len(found):
        return None
    solved = {name for name, past in whole.items() if past.unaided is not None}
    right = {name for name, past in whole.items() if past.right}
    known, finished = (any(getattr(past, what) for past in whole.values()) for what in ("known", "finished"))
    return progress.counted(solved, right, exercises, others, begun=known, finished=finished)


def comes_back(past: BlockPast) -> datetime | None:
    """As `progress.comes_back`."""
    if past.answered is None:
        return None
    back = past.answered + LATER
    return None if past.unaided is not None and past.unaided >= back else back


def renamed(blocks: Mapping[str, BlockPast], gone: Collection[str], fingerprints: Mapping[str, str]) -> dict[str, str]:
    """As `progress.renamed`, of the blocks that are gone, in the order in which something happened in them first."""
    now: dict[str, list[str]] = {}
    for name, fingerprint in fingerprints.items():
        now.setdefault(fingerprint, []).append(name)
    found: dict[str, str] = {}
    for name, past in blocks.items():
        same = (now.get(each, ()) for each in reversed(past.prints))
        one = next((names[0] for names in same if len(names) == 1), None)
        if name in gone and name not in fingerprints and one is not None:
            found[name] = one
    return found


# --- as text ----------------------------------------------------------------------------------------------------------


def encode(overview: Overview) -> str:
    """The overview as JSON."""
    lessons = {
        lesson: {name: _written(past) for name, past in blocks.items()} for lesson, blocks in overview.lessons.items()
    }
    whole = {"lessons": lessons, "places": dict(overview.places), "worked": list(overview.worked)}
    return json.dumps(whole, separators=(",", ":"))


def decode(text: str) -> Overview | None:
    """The overview that `encode` wrote; None for any other text."""
    try:
        kept = json.loads(text)
        lessons = {
            lesson: {name: _read(past) for name, past in blocks.items()} for lesson, blocks in kept["lessons"].items()
        }
        places = {lesson: _of(str, name) for lesson, name in kept["places"].items()}
        worked = tuple(_of(str, name) for name in kept["worked"])
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None
    return Overview(lessons, places, worked)


def _written(past: BlockPast) -> list[Any]:
    times = [None if at is None else at.isoformat() for at in (past.answered, past.unaided)]
    opened = {key: [at.isoformat(), *seeds] for key, (at, seeds) in past.opened.items()}
    return [past.known, past.finished, past.guessed, past.right, *times, list(past.prints), opened]


def _read(kept: list[Any]) -> BlockPast:
    known, finished, guessed, right, answered, unaided, prints, opened = kept
    for flag in (known, finished, guessed, right):
        _of(bool, flag)
    first, last = (None if at is None else _time(at) for at in (answered, unaided))
    seen = {key: (_time(at), tuple(_of(int, seed) for seed in seeds)) for key, (at, *seeds) in opened.items()}
    return BlockPast(known, finished, guessed, right, first, last, tuple(_of(str, each) for each in prints), seen)


def _of(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value


def _time(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.utcoffset() != timedelta(0):
        raise ValueError(f"{text!r} is no time of UTC")
    return at


FOLD: Fold[Overview] = Fold("overview", VERSION, Overview(), advance, encode, decode)
