"""A run through the questions of a sitting, told from its events: what is asked now, what is still to come, what stood.

A question is drawn by an ANOTHER event, and that is all there is to a run: its data says which run it belongs to, its
number in it, what the run is about and, where there are so many and no more, the questions that follow. Whatever
happens to a question says the run and the number as well, so that the same question in another run knows nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tutor.learner.events import ANOTHER, ATTEMPT, FINISH, Event
from tutor.learner.progress import RIGHT, WRONG
from tutor.learner.sittings import SURENESS, source


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a question is asked, if that is not its lesson: the sitting, the run, and its number in it.

    planted: see Ahead.
    """

    sitting: str
    run: str
    number: int
    planted: str = ""

    @property
    def told(self) -> Mapping[str, object]:
        """What each event of it says of that."""
        told = {"run": self.run, "number": self.number}
        return told | ({"planted": self.planted} if self.planted else {})

    def holds(self, event: Event) -> bool:
        """The event is one of this question's."""
        return (event.lesson, *_place(event)) == (self.sitting, self.run, self.number)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A question that is to be asked: where it is from, its seed, and why it is asked, in a sentence.

    planted: the mistake that a line of it was written with, where the wrong line is to be found.
    """

    lesson: str
    exercise: str
    seed: int
    reason: str = ""
    planted: str = ""

    @property
    def told(self) -> list[str | int]:
        """As it is written down."""
        return [self.lesson, self.exercise, self.seed, self.reason, self.planted]


@dataclass(frozen=True, slots=True)
class SittingRun:
    """Where a run stands. `events` are its own; `drawn` drew the question that is asked now."""

    drawn: Event
    events: tuple[Event, ...] = field(repr=False)

    @property
    def seat(self) -> Seat:
        """Where its question is asked."""
        return Seat(self.drawn.lesson, *_place(self.drawn), self.asked.planted)

    @property
    def about(self) -> str:
        """What it was begun for, such as the lesson that a check opens; empty where there is only one such run."""
        return str(self.drawn.data.get("about", ""))

    @property
    def asked(self) -> Ahead:
        """The question that is asked now."""
        lesson, exercise = source(self.drawn)
        reason, planted = (str(self.drawn.data.get(name, "")) for name in ("reason", "planted"))
        return Ahead(lesson, exercise, self.drawn.seed, reason, planted)

    @property
    def rest(self) -> tuple[Ahead, ...]:
        """The questions that follow."""
        told = self.drawn.data.get("rest")
        found = (_ahead(each) for each in told) if isinstance(told, list) else ()
        return tuple(each for each in found if each is not None)

    @property
    def began(self) -> datetime:
        """When its first question was drawn."""
        return min(event.at for event in self.events)

    @property
    def of(self) -> int:
        """How many questions it has."""
        return self.seat.number + len(self.rest)

    @property
    def over(self) -> bool:
        """Its end was reached."""
        return any(event.kind == FINISH for event in self.events)

    @property
    def first_answers(self) -> tuple[Event, ...]:
        """The first answer that counted to each of its questions, in order: it was given without any help."""
        first: dict[int, Event] = {}
        for event in self.events:
            if event.kind == ATTEMPT and event.data.get("verdict") in (RIGHT, *WRONG):
                first.setdefault(_place(event)[1], event)
        return tuple(first[number] for number in sorted(first))

    @property
    def right(self) -> tuple[Event, ...]:
        """Those of them that were right."""
        return tuple(event for event in self.first_answers if event.data.get("verdict") == RIGHT)

    @property
    def sureness(self) -> tuple[tuple[str, int, int], ...]:
        """Of each word that was said before a verdict: how many answers it was said of, and how many were right."""
        said = [(event.data.get("sure"), event in self.right) for event in self.first_answers]
        counted = ((word, [right for sure, right in said if sure == word]) for word in SURENESS)
        return tuple((word, len(each), sum(each)) for word, each in counted if each)


def last_run(events: Iterable[Event], about: str | None = None) -> SittingRun | None:
    """The run that was begun last, by the order of arrival, of all or of those about something; None without any.

    Two tabs that go on with one run each draw a question: the later one is asked.
    """
    known = tuple(events)
    draws = [event for event in known if event.kind == ANOTHER and _place(event)[0] and _about(event, about)]
    if not draws:
        return None
    run = list(dict.fromkeys(_place(event)[0] for event in draws))[-1]
    drawn = max((event for event in reversed(draws) if _place(event)[0] == run), key=lambda event: _place(event)[1])
    return SittingRun(drawn, tuple(event for event in known if _place(event)[0] == run))


def data_of(run: str, number: int, about: str, asked: Ahead, rest: Sequence[Ahead] = ()) -> dict[str, Any]:
    """What the event that draws a question says of its run."""
    told = {"run": run, "number": number, "about": about, "rest": [each.told for each in rest]}
    why = {"reason": asked.reason, "planted": asked.planted}
    return told | {name: value for name, value in why.items() if value}


def _about(event: Event, about: str | None) -> bool:
    return about is None or event.data.get("about", "") == about


def _place(event: Event) -> tuple[str, int]:
    run, number = event.data.get("run"), event.data.get("number")
    return (run if isinstance(run, str) else "", number if isinstance(number, int) else 0)


def _ahead(told: object) -> Ahead | None:
    match told:
        case [str(lesson), str(exercise), int(seed), str(reason), str(planted)]:
            return Ahead(lesson, exercise, seed, reason, planted)
    return None
