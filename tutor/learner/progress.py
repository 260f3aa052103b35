"""What follows from the events: pure functions. Nothing is stored here, nothing is looked up.

`events` are those of one lesson in the order in which they arrived (`resume` and `dated` take those of all lessons).
The same event twice counts once, and kinds that are not known here make no difference. What was earned rests on the
verdict that was given then, whatever has become of the exercise.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from tutor.learner.events import ANOTHER, ATTEMPT, FINISH, HELP, KINDS, PREDICT, SEPARATE, UNFOLD, Event, KeptQuestion

KNOWN = frozenset(kind for kind, _ in KINDS)
LATER = timedelta(days=1)
RIGHT, WRONG = "right", ("wrong", "misconception")  # every other verdict costs nothing and gains nothing


class LessonState(Enum):
    """How far a lesson has come."""

    NEW = "not started"
    GOING = "going"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class LessonProgress:
    """How far a lesson has come, and how many of its exercises are solved."""

    state: LessonState
    solved: int
    of: int


@dataclass(frozen=True, slots=True)
class Tally:
    """A drill's count: variants solved, solved in a row without a wrong answer up to now, the longest such row."""

    solved: int = 0
    streak: int = 0
    best: int = 0


@dataclass(frozen=True, slots=True)
class LastVisited:
    """Where somebody stopped: the lesson, and the exercise or other block in it (empty: only the page was opened)."""

    lesson: str
    exercise: str


# --- a lesson ---------------------------------------------------------------------------------------------------------


def lesson_progress(
    events: Iterable[Event], exercises: Collection[str], others: Collection[str] = ()
) -> LessonProgress:
    """New until something happened in the lesson; done when each exercise was answered rightly in some variant.

    others: what else is asked in the lesson and does not count towards it. An exercise that was solved and is in the
    lesson no longer counts among both the solved ones and all: nothing that was earned is taken away.
    """
    events = tuple(_once(events))
    names = frozenset(exercises)
    right = {event.exercise for event in events if _is_right(event)}
    retired = right - names - frozenset(others)
    done = names <= right if names else any(event.kind == FINISH for event in events)
    going = any(event.kind in KNOWN for event in events)
    state = LessonState.DONE if done else LessonState.GOING if going else LessonState.NEW
    return LessonProgress(state, len(right & names) + len(retired), len(names) + len(retired))


def renamed(events: Iterable[Event], fingerprints: Mapping[str, str]) -> dict[str, str]:
    """Names that are in the lesson no longer, each with the one exercise that asks the same today.

    fingerprints: of each exercise that the lesson has now, by its name.
    """
    now: dict[str, list[str]] = {}
    for name, fingerprint in fingerprints.items():
        now.setdefault(fingerprint, []).append(name)
    found: dict[str, str] = {}
    for event in events:
        same = now.get(event.question.fingerprint, []) if event.question is not None else []
        if event.exercise not in fingerprints and len(same) == 1:
            found[event.exercise] = same[0]
    return found


def dated(events: Sequence[Event], now: datetime) -> tuple[Event, ...]:
    """The events with times that can be: one from a clock that ran ahead gets that of the next arrival, or of now."""
    straight: list[Event] = []
    known = now
    for event in reversed(events):
        if event.at <= now:
            known = event.at
        straight.append(event if event.at <= now else replace(event, at=known))
    return tuple(reversed(straight))


def resume(events: Iterable[Event]) -> LastVisited | None:
    """Where the learner was last; None for somebody new.

    Opening a page again does not forget what was being done on it.
    """
    last: dict[str, LastVisited] = {}
    place = None
    for event in _once(events):
        if event.lesson and event.kind in KNOWN:
            place = LastVisited(event.lesson, event.exercise)
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


def questions(events: Iterable[Event], exercise: str) -> tuple[KeptQuestion, ...]:
    """What was asked under the current seed since it was drawn, in order; more than one where the exercise changed."""
    here: dict[KeptQuestion, None] = {}
    seed = 0
    for event in _once(events):
        if event.exercise == exercise and event.kind == ANOTHER:
            here, seed = {}, event.seed
        if event.exercise == exercise and event.seed == seed and event.question is not None:
            here[event.question] = None
    return tuple(here)


def last_attempt(
    events: Iterable[Event], exercise: str, seed: int, question: KeptQuestion | None = None
) -> Event | None:
    """The answer to this question that was checked last."""
    attempts = [e for e in _of(events, exercise, ATTEMPT) if e.seed == seed and e.question == question]
    return attempts[-1] if attempts else None


def earlier_attempt(events: Iterable[Event], exercise: str, seed: int, question: KeptQuestion | None) -> Event | None:
    """The last answer to what was asked under this seed before the exercise changed."""
    attempts = [e for e in _of(events, exercise, ATTEMPT) if e.seed == seed and e.question != question]
    return attempts[-1] if attempts else None


def help_levels_opened(
    events: Iterable[Event], exercise: str, seed: int, question: KeptQuestion | None = None
) -> tuple[str, ...]:
    """The levels of help that were opened for this question, in the order in which they were opened first."""
    here = (event for event in _of(events, exercise, HELP) if event.seed == seed and event.question == question)
    levels = (event.data.get("level") for event in here)
    return tuple(dict.fromkeys(level for level in levels if isinstance(level, str)))


def help_level(events: Iterable[Event], exercise: str, seed: int, question: KeptQuestion | None = None) -> int:
    """How many levels of help are open for this question."""
    return len(help_levels_opened(events, exercise, seed, question))


def tally(events: Iterable[Event], exercise: str) -> Tally:
    """The count of a drill. A variant counts once; what happens in it after it is solved changes nothing."""
    done: set[tuple[int, KeptQuestion | None]] = set()
    streak = best = 0
    for event in _of(events, exercise, ATTEMPT):
        if (event.seed, event.question) in done:
            continue
        if _is_right(event):
            done.add((event.seed, event.question))
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


def prediction(events: Iterable[Event], block: str) -> Event | None:
    """The prediction that was made first: it is what was thought before."""
    made = _of(events, block, PREDICT)
    return next((event for event in made if _count(event.data.get("choice")) is not None), None)


def passed(events: Iterable[Event], block: str) -> bool:
    """The prediction was passed: no idea, said in one tap."""
    return any(event.data.get("passed") is True for event in _of(events, block, PREDICT))


def separated(events: Iterable[Event], block: str, attempt: str) -> Event | None:
    """What was chosen first when two explanations of an answer fitted; the answer is given by its event's id."""
    about = (event for event in _of(events, block, SEPARATE) if event.data.get("attempt") == attempt)
    return next((event for event in about if _count(event.data.get("choice")) is not None), None)


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
