"""One made-up learner with its model: questions are put, answers become events, and the model follows them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from tests.simulated.learners import Answered, Learner
from tests.simulated.questions import Put
from tutor.learner.events import ATTEMPT, HELP, Event, KeptQuestion
from tutor.learner.model import EMPTY, Model, Picture, advance, picture
from tutor.learner.plan import Plan
from tutor.learner.progress import SOLUTION
from tutor.learner.sittings import PRACTICE, named
from tutor.practice import SEEDS

BEGIN = datetime(2030, 1, 7, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """A question with its answer."""

    put: Put
    skill: str
    answered: Answered
    at: datetime


@dataclass(slots=True)
class Diary:
    """What happened up to now, and what the model makes of it."""

    plan: Plan
    learner: Learner
    now: datetime = BEGIN
    model: Model = EMPTY
    entries: list[Entry] = field(default_factory=list)

    def ask(self, put: Put, sitting: str = PRACTICE) -> Entry:
        """Put a question: it takes a minute."""
        self.now += MINUTE
        asked = self.plan.questions[put.lesson, put.exercise.slug]
        answered = self.learner.answer(put, asked.skill, asked.guess, self.now)
        self.model = advance(self.model, self._events(put, answered, sitting), self.plan, self.now)
        entry = Entry(put, asked.skill, answered, self.now)
        self.entries.append(entry)
        return entry

    def sleep(self, days: float = 1) -> None:
        """Go on at the same hour of another day."""
        passed = (self.now - BEGIN) // timedelta(days=1)
        self.now = BEGIN + timedelta(days=passed + days)

    def picture(self) -> Picture:
        """What the model says now."""
        return picture(self.model, self.plan, self.now)

    def recent(self, most: int = 12) -> tuple[Entry, ...]:
        """The last questions."""
        return tuple(self.entries[-most:])

    def _events(self, put: Put, answered: Answered, sitting: str) -> tuple[Event, ...]:
        data = {
            "verdict": answered.told.verdict,
            "misconceptions": list(answered.told.misconceptions),
            "rivals": [list(names) for names in answered.told.rivals],
            "apart": list(put.apart),
        }
        attempt = self._event(put, ATTEMPT, data, sitting)
        if not answered.helped:
            return (attempt,)
        return (self._event(put, HELP, {"level": SOLUTION}, sitting), attempt)

    def _event(self, put: Put, kind: str, data: dict[str, object], sitting: str) -> Event:
        name = f"{kind}-{len(self.entries)}"
        question = KeptQuestion(f"{put.lesson}/{put.exercise.slug}", (("draw", str(put.seed % SEEDS)),))
        exercise = named(put.lesson, put.exercise.slug)
        return Event(name, "made-up", self.now, kind, sitting, exercise, put.seed, data, question)
