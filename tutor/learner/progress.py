"""What follows from the events: pure functions. Nothing is stored here, nothing is looked up.

`events` are those of one lesson in the order in which they arrived (`resume` and `dated` take those of all lessons).
The same event twice counts once, and kinds that are not known here make no difference. What was earned rests on the
verdict that was given then, whatever has become of the exercise.

Solved is what was answered rightly before its full solution was open. A right answer after it is a state of its own,
until one without it follows. Any other help is free.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from tutor.learner.events import (
    ANOTHER,
    ATTEMPT,
    DISPUTE,
    FINISH,
    HELP,
    KINDS,
    PREDICT,
    SEPARATE,
    UNFOLD,
    Event,
    KeptQuestion,
)
from tutor.learner.sittings import SITTINGS

KNOWN = frozenset(kind for kind, _ in KINDS)
LATER = timedelta(days=1)
SOLUTION = "solution"  # the level of help that gives the answer
RIGHT, WRONG = "right", ("wrong", "misconception")  # every other verdict costs nothing and gains nothing


class ExerciseState(Enum):
    """How far an exercise, or one question of it, has come."""

    OPEN = "open"
    HELPED = "solved with help"
    SOLVED = "solved"


class LessonState(Enum):
    """How far a lesson has come."""

    NEW = "not started"
    GOING = "going"
    HELPED = "done with help"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class LessonProgress:
    """How far a lesson has come, and how many of its exercises are solved, without and with help."""

    state: LessonState
    solved: int
    of: int
    helped: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """A drill's count: variants solved, solved in a row without a wrong answer up to now, the longest such row.

    helped: variants solved with help, which neither count in the row nor end it.
    """

    solved: int = 0
    streak: int = 0
    best: int = 0
    helped: int = 0


@dataclass(frozen=True, slots=True)
class LastVisited:
    """Where somebody stopped: the lesson, and the exercise or other block in it (empty: only the page was opened)."""

    lesson: str
    exercise: str


# --- a lesson ---------------------------------------------------------------------------------------------------------


def lesson_progress(
    events: Iterable[Event], exercises: Collection[str], others: Collection[str] = ()
) -> LessonProgress:
    """New until something happened in the lesson; done when each exercise is solved in some variant.

    others: what else is asked in the lesson and does not count towards it. An exercise that was solved and is in the
    lesson no longer counts among both the solved ones and all: nothing that was earned is taken away.
    """
    events = tuple(_once(events))
    right = tuple(_right(events))
    solved = {event.exercise for event, helped in right if not helped}
    either = {event.exercise for event, _ in right}
    begun, finished = (any(event.kind in kinds for event in events) for kinds in (KNOWN, {FINISH}))
    return counted(solved, either, exercises, others, begun=begun, finished=finished)


def counted(
    solved: set[str],
    right: set[str],
    exercises: Collection[str],
    others: Collection[str],
    *,
    begun: bool,
    finished: bool,
) -> LessonProgress:
    """The progress in a lesson by what was solved in it, and what was answered rightly, with help or without."""
    names = frozenset(exercises)
    retired = len(solved - names - frozenset(others))
    state = LessonState.GOING if begun else LessonState.NEW
    if names.issubset(solved) if names else finished:
        state = LessonState.DONE
    elif names and names.issubset(right):
        state = LessonState.HELPED
    return LessonProgress(state, len(solved & names) + retired, len(names) + retired, len(names & right - solved))


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

    Opening a page again does not forget what was being done on it, nor does a question outside of its lesson.
    """
    last: dict[str, LastVisited] = {}
    place = None
    for event in _once(events):
        if event.lesson and event.lesson not in SITTINGS and event.kind in KNOWN:
            place = LastVisited(event.lesson, event.exercise)
            if not event.exercise:
                place = last.get(event.lesson, place)
            last[event.lesson] = place
    return place


# --- an exercise ------------------------------------------------------------------------------------------------------


def exercise_state(events: Iterable[Event], exercise: str) -> ExerciseState:
    """The best that was reached in any variant."""
    return _state(helped for event, helped in _right(events) if event.exercise == exercise)


def question_state(
    events: Iterable[Event], exercise: str, seed: int, question: KeptQuestion | None = None
) -> ExerciseState:
    """The best that was reached in this variant."""
    right = (pair for pair in _right(events) if pair[0].exercise == exercise)
    return _state(helped for event, helped in right if event.seed == seed and event.question == question)


def gives_away(
    events: Iterable[Event], exercise: str, seed: int, question: KeptQuestion | None, when: datetime
) -> bool:
    """A right answer to this question would be one with help: its full solution was open.

    Asked once more by another seed, after a day, it is a question like any other.
    """
    opened = (event for event in _once(events) if opens_solution(event) and event.exercise == exercise)
    return any(_spoils(event, seed, question, when) for event in opened)


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
    events = tuple(events)
    with_help = {event.id for event, helped in _right(events) if helped}
    done: dict[tuple[int, KeptQuestion | None], bool] = {}
    streak = best = 0
    for event in _of(events, exercise, ATTEMPT):
        if (event.seed, event.question) in done:
            continue
        if is_right(event):
            unaided = done[event.seed, event.question] = event.id not in with_help
            streak += unaided
            best = max(best, streak)
        elif event.data.get("verdict") in WRONG:
            streak = 0
    solved = sum(done.values())
    return Tally(solved, streak, best, len(done) - solved)


def comes_back(events: Iterable[Event], exercise: str) -> datetime | None:
    """When a question that was taken along comes back: a day after its first answer, until it is solved then.

    None before it was answered, and again once that is done.
    """
    events = tuple(events)
    answers = [event for event in _of(events, exercise, ATTEMPT) if event.data.get("verdict") in (RIGHT, *WRONG)]
    if not answers:
        return None
    back = answers[0].at + LATER
    right = (pair for pair in _right(events) if pair[0].exercise == exercise)
    return None if any(event.at >= back and not helped for event, helped in right) else back


def disputed(events: Iterable[Event], exercise: str, attempt: str) -> Event | None:
    """That the verdict on an answer was called wrong; the answer is given by its event's id."""
    about = (event for event in _of(events, exercise, DISPUTE) if event.data.get("attempt") == attempt)
    return next(about, None)


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


def guesses(event: Event) -> bool:
    """A prediction was made, or passed."""
    return event.kind == PREDICT and (_count(event.data.get("choice")) is not None or event.data.get("passed") is True)


def is_right(event: Event) -> bool:
    """A right answer."""
    return event.kind == ATTEMPT and event.data.get("verdict") == RIGHT


def _right(events: Iterable[Event]) -> Iterator[tuple[Event, bool]]:
    """The right answers, each with whether its full solution had been open before."""
    opened: dict[str, list[Event]] = {}
    for event in _once(events):
        if opens_solution(event):
            opened.setdefault(event.exercise, []).append(event)
        elif is_right(event):
            before = opened.get(event.exercise, ())
            yield event, any(_spoils(each, event.seed, event.question, event.at) for each in before)


def opens_solution(event: Event) -> bool:
    """The whole way to the answer was opened."""
    return event.kind == HELP and event.data.get("level") == SOLUTION


def _spoils(opened: Event, seed: int, question: KeptQuestion | None, when: datetime) -> bool:
    """The solution was that of this question, and it is open still or was so within the day."""
    if opened.question != question:
        return False
    return opened.seed == seed or (question is not None and when - opened.at < LATER)


def _state(helped: Iterable[bool]) -> ExerciseState:
    """Of right answers, each given with help or without: solved by one without it."""
    found = set(helped)
    return ExerciseState.SOLVED if False in found else ExerciseState.HELPED if found else ExerciseState.OPEN


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
