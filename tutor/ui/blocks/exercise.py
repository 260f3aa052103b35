"""An exercise: the question, an input, what was understood, the verdict, help in levels, and another one like it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from tutor.answers import Verdict
from tutor.exercises import Mark, Variant, draw, mark
from tutor.learner import progress
from tutor.learner.events import Event
from tutor.lesson import Exercise, Formula, Lesson
from tutor.ui import state
from tutor.ui.blocks import helps, inputs, verdicts
from tutor.ui.guard import guarded
from tutor.ui.marks import quiet
from tutor.ui.text import markdown


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


# --- what is drawn ----------------------------------------------------------------------------------------------------


@st.fragment
def exercise(block: Exercise, lesson: Lesson) -> None:
    """The exercise, from its question to its help."""
    with guarded(block), st.container(border=True):
        state.redraw_page()
        now = scene(block, lesson)
        _head(now)
        st.markdown(markdown(now.variant.sentence(block.ask)))
        inputs.ask(now.variant, now.answer_key, now.last, now.mark.cells if now.mark else ())
        _buttons(now)
        if now.mark is not None:
            changed = inputs.response(now.variant, now.answer_key, now.last) != now.last
            verdicts.show(now.variant, now.mark, changed)
        helps.show(now.variant, now.level)


def _head(now: Scene) -> None:
    number, count = now.lesson.exercises.index(now.exercise) + 1, len(now.lesson.exercises)
    sign = " :green[:small[✓ solved]]" if progress.solved(now.events) else ""
    st.header(f"Exercise {number} of {count}{sign}", anchor=False)
    if now.endless:
        tally = progress.tally(now.events, now.exercise.slug)
        row = f", {tally.streak} in a row" if tally.streak > 1 else ""
        st.markdown(quiet(f"A drill that never runs out. Solved so far: {tally.solved}{row}."))


def _buttons(now: Scene) -> None:
    right = now.mark is not None and now.mark.verdict is Verdict.RIGHT
    hint = helps.label(now.level)
    with st.container(horizontal=True):
        _button("Check", _check, now, "secondary" if right else "primary")
        if hint and not right:
            _button(hint, _open_help, now, name="help")
        label = "Next one" if now.endless else "Another one like this"
        _button(label, _another, now, "primary" if right and now.endless else "secondary", name="another")


def _button(label: str, act: object, now: Scene, look: str = "secondary", name: str = "check") -> None:
    st.button(label, key=f"{now.key}-{name}", type=look, on_click=act, args=(now,))


# --- what a click does ------------------------------------------------------------------------------------------------


def _check(now: Scene) -> None:
    """Mark what the input holds and write it down; the same answer again says nothing new."""
    response = inputs.response(now.variant, now.answer_key, now.last)
    if now.attempt is not None and response == now.last:
        return
    result = marked(now.exercise, now.variant.seed, response)
    new = result.verdict is Verdict.RIGHT and not progress.solved(now.events)
    now.record(
        "attempt",
        now.variant.seed,
        response=response,
        verdict=result.verdict.value,
        misconceptions=list(result.misconceptions),
    )
    if new:
        state.outdate_page()


def _open_help(now: Scene) -> None:
    now.record("help", now.variant.seed, level=helps.LEVELS[now.level])


def _another(now: Scene) -> None:
    now.record("another", now.variant.seed + 1)
