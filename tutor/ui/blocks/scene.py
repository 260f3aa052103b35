"""Where an exercise stands: what is asked now, what happened to it so far, and what came of that."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tutor.exercises import Mark, Variant, draw, mark
from tutor.learner import progress
from tutor.learner.events import Event
from tutor.lesson import Exercise, Formula, Lesson
from tutor.ui import state
from tutor.ui.blocks import inputs


@dataclass(frozen=True, slots=True)
class Scene:
    """Where an exercise stands: the variant that is asked, what happened so far, and what the next event follows."""

    lesson: Lesson
    exercise: Exercise
    variant: Variant
    events: tuple[Event, ...]
    token: str

    @property
    def key(self) -> str:
        """What the keys of the exercise's widgets begin with."""
        return f"{self.lesson.slug}-{self.exercise.slug}"

    @property
    def answer_key(self) -> str:
        """What the keys of this variant's inputs begin with."""
        return f"{self.key}-{self.variant.seed}"

    @property
    def attempt(self) -> Event | None:
        """The last answer to this variant."""
        return progress.last_attempt(self.events, self.exercise.slug, self.variant.seed)

    @property
    def last(self) -> object:
        """What was answered last to this variant, or None."""
        return None if self.attempt is None else inputs.frozen(self.attempt.data.get("response"))

    @property
    def mark(self) -> Mark | None:
        """The mark of the last answer."""
        return None if self.attempt is None else marked(self.exercise, self.variant.seed, self.last)

    @property
    def endless(self) -> bool:
        """It is a drill: the next variant follows by itself."""
        return isinstance(self.exercise, Formula) and self.exercise.endless

    @property
    def level(self) -> int:
        """How many levels of help are open for this variant."""
        return progress.help_level(self.events, self.exercise.slug, self.variant.seed)

    @property
    def chosen(self) -> int | None:
        """What was chosen when two explanations of the last answer fitted."""
        return None if self.attempt is None else progress.separated(self.events, self.exercise.slug, self.attempt.id)

    @property
    def unfolded(self) -> bool:
        """The lines between those of the last answer are shown."""
        here = (event for event in self.events if event.seed == self.variant.seed)
        return progress.unfolded(here, self.exercise.slug) > 0

    def record(self, kind: str, seed: int, **data: object) -> None:
        """Write down what happens."""
        state.record(kind, self.lesson.slug, self.exercise.slug, seed, token=self.token, data=data)


def scene(exercise: Exercise, lesson: Lesson) -> Scene:
    """The exercise as it stands now."""
    events = state.happened(lesson.slug, exercise.slug)
    variant = draw(exercise, progress.current_seed(events, exercise.slug))
    return Scene(lesson, exercise, variant, events, state.token(lesson.slug, exercise.slug))


@lru_cache(maxsize=1024)
def marked(exercise: Exercise, seed: int, response: object) -> Mark:
    """The mark of a response, worked out once."""
    return mark(draw(exercise, seed), response)
