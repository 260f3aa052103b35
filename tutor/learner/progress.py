"""What follows from the events: pure functions. Nothing is stored here, nothing is looked up.

`events` are those of one lesson, oldest first (`resume` takes those of all lessons). The same event twice counts once,
and kinds that are not known here make no difference.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from tutor.learner.events import ANOTHER, ATTEMPT, FINISH, HELP, KINDS, PREDICT, SEPARATE, UNFOLD, Event

KNOWN = frozenset(kind for kind, _ in KINDS)
LATER = timedelta(days=1)
RIGHT, WRONG = "right", ("wrong", "misconception")  # every other verdict costs nothing and gains nothing


class Mark(Enum):
    """How far a lesson has come."""

    NEW = "not started"
    GOING = "going"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class LessonProgress:
    """The mark of a lesson, and how many of its exercises are solved."""

    mark: Mark
    solved: int
    of: int


@dataclass(frozen=True, slots=True)
class Tally:
    """A drill's count: variants solved, solved in a row without a wrong answer up to now, the longest such row."""

    solved: int = 0
    streak: int = 0
    best: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody stopped: the lesson, and the exercise or other block in it (empty: only the page was opened)."""

    lesson: str
    exercise: str


# --- a lesson ---------------------------------------------------------------------------------------------------------


def lesson_progress(events: Iterable[Event], exercises: Collection[str]) -> LessonProgress:
    """New until something happened in the lesson; done when each exercise was answered rightly in some variant."""
    events = tuple(_once(events))
    names = frozenset(exercises)
    solved_ones = {event.exercise for event in events if _is_right(event)} & names
    done = solved_ones == names if names else any(event.kind == FINISH for event in events)
    going = any(event.kind in KNOWN for event in events)
    mark = Mark.DONE if done else Mark.GOING if going else Mark.NEW
    return LessonProgress(mark, len(solved_ones), len(names))


def resume(events: Iterable[Event]) -> Place | None:
    """Where the learner was last; None for somebody new.

    Opening a page again does not forget what was being done on it.
    """
    last: dict[str, Place] = {}
    place = None
    for event in _once(events):
        if event.lesson and event.kind in KNOWN:
            place = Place(event.lesson, event.exercise)
            if not event.exercise:
                place = last.get(event.lesson, place)
            last[event.lesson] = place
    return place


# --- an exercise ------------------------------------------------------------------------------------------------------


def solved(events: Iterable[Event]) -> bool:
    """There is a right answer among the events."""
    return any(_is_right(event) for event in events)


def current_seed(events: Iterable[Event], exercise: str) -> int:
    """The seed of the variant that was drawn last; the first variant has seed 0.

    Only a draw moves it: an answer sent from a tab that still shows an older variant does not.
    """
    draws = [event.seed for event in _of(events, exercise, ANOTHER)]
    return draws[-1] if draws else 0


def last_attempt(events: Iterable[Event], exercise: str, seed: int) -> Event | None:
    """The answer that was checked last in this variant."""
    attempts = [event for event in _of(events, exercise, ATTEMPT) if event.seed == seed]
    return attempts[-1] if attempts else None


def help_levels_opened(events: Iterable[Event], exercise: str, seed: int) -> tuple[str, ...]:
    """The levels of help that were opened in this variant, in the order in which they were opened first."""
    levels = (event.data.get("level") for event in _of(events, exercise, HELP) if event.seed == seed)
    return tuple(dict.fromkeys(level for level in levels if isinstance(level, str)))


def help_level(events: Iterable[Event], exercise: str, seed: int) -> int:
    """How many levels of help are open in this variant."""
    return len(help_levels_opened(events, exercise, seed))


def tally(events: Iterable[Event], exercise: str) -> Tally:
    """The count of a drill. A variant counts once; what happens in it after it is solved changes nothing."""
    done: set[int] = set()
    streak = best = 0
    for event in _of(events, exercise, ATTEMPT):
        if event.seed in done:
            continue
        if _is_right(event):
            done.add(event.seed)
            streak += 1
            best = max(best, streak)
        elif event.data.get("verdict") in WRONG:
            streak = 0
    return Tally(len(done), streak, best)


def comes_back(events: Iterable[Event], exercise: str) -> datetime | None:
    """When a question that was taken along comes back: a day after its first answer, until it is answered rightly then.

    None before it was answered, and again once that is done.
    """
    answers = [event for event in _of(events, exercise, ATTEMPT) if event.data.get("verdict") in (RIGHT, *WRONG)]
    if not answers:
        return None
    back = answers[0].at + LATER
    return None if any(_is_right(event) and event.at >= back for event in answers) else back


# --- other blocks -----------------------------------------------------------------------------------------------------


def prediction(events: Iterable[Event], block: str) -> int | None:
    """The option that was chosen first: a prediction is what was thought before."""
    choices = (_count(event.data.get("choice")) for event in _of(events, block, PREDICT))
    return next((choice for choice in choices if choice is not None), None)


def separated(events: Iterable[Event], block: str, attempt: str) -> int | None:
    """What was chosen first when two explanations of an answer fitted; the answer is given by its event's id."""
    about = (event for event in _of(events, block, SEPARATE) if event.data.get("attempt") == attempt)
    choices = (_count(event.data.get("choice")) for event in about)
    return next((choice for choice in choices if choice is not None), None)


def unfolded(events: Iterable[Event], block: str) -> int:
    """How many steps of a derivation are shown; folding it again is an event too."""
    steps = (_count(event.data.get("step")) for event in _of(events, block, UNFOLD))
    return next((step for step in reversed(tuple(steps)) if step is not None), 0)


# --- one event at a time ----------------------------------------------------------------------------------------------


def _is_right(event: Event) -> bool:
    return event.kind == ATTEMPT and event.data.get("verdict") == RIGHT


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _once(events: Iterable[Event]) -> Iterator[Event]:
    seen: set[str] = set()
    for event in events:
        if event.id not in seen:
            seen.add(event.id)
            yield event


def _of(events: Iterable[Event], block: str, kind: str) -> Iterator[Event]:
    return (event for event in _once(events) if event.exercise == block and event.kind == kind)
