"""Where an exercise stands: what is asked now, what happened to it so far, and what came of that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from textwrap import wrap
from typing import Any, Generic, TypeAlias, TypeVar

from tutor.answers import Verdict
from tutor.exercises import (
    AnyVariant,
    Mark,
    Response,
    Variant,
    as_response,
    draw,
    fingerprint,
    mark,
    names_today,
    printed,
    question,
    recall,
)
from tutor.learner import progress
from tutor.learner.events import ANOTHER, Event, KeptQuestion
from tutor.learner.progress import ExerciseState
from tutor.learner.runs import Seat
from tutor.learner.sittings import named
from tutor.lesson import Exercise, Lesson
from tutor.symbolic.language import kept_by_language
from tutor.symbolic.sentence import say
from tutor.ui import history, state
from tutor.ui.text import LONGEST

E_co = TypeVar("E_co", bound=Exercise, covariant=True)
E = TypeVar("E", bound=Exercise)


@dataclass(frozen=True, slots=True)
class Scene(Generic[E_co]):
    """Where an exercise stands: the variant that is asked, what happened so far, and what the next event follows.

    seat: where it is asked, if that is not its lesson. The events are told by the exercise's own name all the same.
    """

    lesson: Lesson
    exercise: E_co
    variant: Variant[E_co, Any]
    events: tuple[Event, ...]
    token: str
    seat: Seat | None = None

    @property
    def key(self) -> str:
        """What the keys of the exercise's widgets begin with."""
        own = f"{self.lesson.slug}-{self.exercise.slug}"
        return own if self.seat is None else f"{self.seat.sitting}-{self.seat.run}-{self.seat.number}-{own}"

    @property
    def answer_key(self) -> str:
        """What the keys of this variant's inputs begin with."""
        return f"{self.key}-{self.variant.seed}"

    @property
    def question(self) -> KeptQuestion:
        """What is asked, as it is written down."""
        return kept(self.variant)

    @property
    def attempt(self) -> Event | None:
        """The last answer to this variant."""
        return progress.last_attempt(self.events, self.exercise.slug, self.variant.seed, self.question)

    @property
    def earlier(self) -> Event | None:
        """The last answer to what this exercise asked here before it was changed."""
        return progress.earlier_attempt(self.events, self.exercise.slug, self.variant.seed, self.question)

    @property
    def last(self) -> Response:
        """What was answered last to this variant, or None."""
        return None if self.attempt is None else as_response(self.attempt.data.get("response"))

    @property
    def mark(self) -> Mark | None:
        """The mark of the last answer: the verdict that was given then, in today's words where they agree."""
        attempt = self.attempt
        if attempt is None:
            return None
        return marked(self.variant, self.last) if self._holds(attempt) else as_kept(attempt)

    @property
    def holds(self) -> bool:
        """The last answer, if there is one, would be judged today as it was then."""
        return self.attempt is None or self._holds(self.attempt)

    def _holds(self, attempt: Event) -> bool:
        found, then = marked(self.variant, self.last), as_kept(attempt)
        return (found.verdict, found.misconceptions) == (then.verdict, names_today(self.variant, then.misconceptions))

    @property
    def endless(self) -> bool:
        """It is a drill: the next variant follows by itself."""
        return self.exercise.endless

    @property
    def level(self) -> int:
        """How many levels of help are open for this variant."""
        return progress.help_level(self.events, self.exercise.slug, self.variant.seed, self.question)

    @property
    def standing(self) -> ExerciseState:
        """Whether the last answer to this variant is right, and whether it was found without the full solution."""
        if self.mark is None or self.mark.verdict is not Verdict.RIGHT:
            return ExerciseState.OPEN
        return progress.question_state(self.events, self.exercise.slug, self.variant.seed, self.question)

    @property
    def reached(self) -> ExerciseState:
        """The best that was reached in any variant of the exercise."""
        return progress.exercise_state(self.events, self.exercise.slug)

    @property
    def chosen(self) -> Event | None:
        """What was said when two explanations of the last answer fitted."""
        return None if self.attempt is None else progress.separated(self.events, self.exercise.slug, self.attempt.id)

    @property
    def unfolded(self) -> bool:
        """The lines between those of the last answer are shown."""
        here = (event for event in self.events if event.question == self.question)
        return progress.unfolded(here, self.exercise.slug) > 0

    def record(self, kind: str, **data: object) -> None:
        """Write down what happens to this variant."""
        self._record(kind, self.variant, data)

    def say_of(self, answer: Event, kind: str, **data: object) -> None:
        """Write down what is said of an answer: once, whatever happens in between."""
        told = {"attempt": answer.id, **data}
        self._write(kind, answer.seed, f"{kind}-{answer.id}", told, answer.question)

    def draw(self, following: AnyVariant) -> None:
        """Write down that another variant is asked from now on."""
        self._record(ANOTHER, following, {})

    def _record(self, kind: str, variant: AnyVariant, data: Mapping[str, object]) -> None:
        self._write(kind, variant.seed, self.token, data, kept(variant))

    def _write(
        self, kind: str, seed: int, token: str, data: Mapping[str, object], question: KeptQuestion | None
    ) -> None:
        lesson, exercise = self.lesson.slug, self.exercise.slug
        if self.seat is not None:
            lesson, exercise, data = self.seat.sitting, named(lesson, exercise), {**data, **self.seat.told}
        state.record(kind, lesson, exercise, seed, token=token, data=data, question=question)


AnyScene: TypeAlias = Scene[Exercise]


def happened(exercise: Exercise, lesson: Lesson, seat: Seat | None = None) -> tuple[Event, ...]:
    """What happened to an exercise where it is asked: in its lesson, or to the one question of a sitting."""
    if seat is None:
        return history.of_exercise(exercise, lesson)
    events = state.happened(seat.sitting, named(lesson.slug, exercise.slug))
    return tuple(replace(event, exercise=exercise.slug) for event in events if seat.holds(event))


def seated(variant: AnyVariant, lesson: Lesson, seat: Seat) -> AnyScene:
    """A question of a sitting as it stands now."""
    token = state.token(seat.sitting, named(lesson.slug, variant.exercise.slug))
    return Scene(lesson, variant.exercise, variant, happened(variant.exercise, lesson, seat), token, seat)


def scene(exercise: E, lesson: Lesson) -> Scene[E]:
    """The exercise as it stands now: what was asked last is asked still, unless it is no longer there to be asked."""
    events = happened(exercise, lesson)
    seed, asked = progress.current_seed(events, exercise.slug), progress.questions(events, exercise.slug)
    again = (recall(exercise, seed, before.fingerprint, dict(before.values)) for before in asked)
    variant = next((found for found in again if found is not None), None) or draw(exercise, seed)
    return Scene(lesson, exercise, variant, events, state.token(lesson.slug, exercise.slug))


@kept_by_language(1024)
def kept(variant: AnyVariant) -> KeptQuestion:
    """What is written down of a question."""
    return KeptQuestion(fingerprint(variant.exercise), printed(variant), question(variant))


@lru_cache(maxsize=1024)
def marked(variant: AnyVariant, response: Response) -> Mark:
    """The mark of a response, worked out once."""
    return mark(variant, response)


def as_kept(attempt: Event, chosen: Event | None = None) -> Mark:
    """The mark that was given to an answer, from what was written down: a verdict, names, words and nothing else.

    chosen: what settled afterwards which of two explanations it was.
    """
    told = {**attempt.data, **({} if chosen is None else chosen.data)}
    verdict, names, said = (told.get(name) for name in ("verdict", "misconceptions", "said"))
    known: dict[object, Verdict] = {each.value: each for each in Verdict}
    parts = wrap(said, LONGEST) if isinstance(said, str) else []
    fields = {f"part{number}": part for number, part in enumerate(parts)}
    return Mark(
        known.get(str(verdict), Verdict.UNDECIDED),
        say(" ".join(f"{{{name}}}" for name in fields), **fields),
        misconceptions=tuple(map(str, names)) if isinstance(names, list) else (),
    )
