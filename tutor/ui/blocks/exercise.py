"""An exercise: the question, an input, what was understood, the verdict, help in levels, and another one like it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from tutor.answers import Verdict
from tutor.exercises import LEVELS, Mark, reading, shows
from tutor.learner import progress
from tutor.learner.events import ATTEMPT, HELP
from tutor.learner.progress import ExerciseState, Tally
from tutor.lesson import Exercise, Lesson
from tutor.symbolic.sentence import Sentence, say
from tutor.ui import state
from tutor.ui.blocks import disputes, earlier_answer, helps, separating, standing, taken_along, verdicts
from tutor.ui.blocks.scene import AnyScene, happened, marked, scene
from tutor.ui.blocks.widgets import widget_of
from tutor.ui.components.typing import CARD, CHECK
from tutor.ui.error_boundary import guarded
from tutor.ui.layout import look
from tutor.ui.progress_labels import quiet
from tutor.ui.text import label, markdown

HEAD = "Exercise {number} of {count}"
DRILL = "A drill that never runs out. Solved so far: {solved}."
IN_A_ROW = "A drill that never runs out. Solved so far: {solved}, {streak} in a row."
HELPED = "A drill that never runs out. Solved so far: {solved}, and {helped} with help."
HELPED_IN_A_ROW = "A drill that never runs out. Solved so far: {solved}, {streak} in a row, and {helped} with help."

# --- what is drawn ----------------------------------------------------------------------------------------------------


@st.fragment
def exercise(block: Exercise, lesson: Lesson) -> None:
    """The exercise, from its question to its help."""
    with guarded(block), st.container(border=True, key=f"{lesson.slug}-{block.slug}{CARD}"):
        state.redraw_page()
        now = scene(block, lesson)
        _head(now)
        earlier_answer.show(now)
        st.markdown(markdown(now.variant.sentence(block.ask)))
        widget_of(block).draw(now.variant, now.answer_key, now.last, now.mark.cells if now.mark else ())
        _buttons(now)
        if now.mark is not None:
            judgement(now, now.mark)
        helps.show(now.variant, now.level)


def judgement(now: AnyScene, mark: Mark) -> None:
    """The verdict, the question that separates, and what a kind has below them."""
    widget = widget_of(now.exercise)
    changed = widget.read(now.variant, now.answer_key, now.last) != now.last
    settled = separating.as_chosen(now, mark)
    verdicts.show(now.variant, settled, changed)
    at_home = now.seat is None
    if at_home and now.standing is ExerciseState.HELPED and _left(now):
        st.markdown(standing.way_to_solved(now))
    if now.attempt is not None:
        disputes.show(now, now.attempt, settled)
    separating.show(now, mark)
    widget.below(now)


def _left(now: AnyScene) -> bool:
    return now.reached is ExerciseState.HELPED or taken_along.is_back(now)


def _head(now: AnyScene) -> None:
    if now.exercise in now.lesson.taken_along:
        taken_along.head(now)
        return
    number, count = now.lesson.exercises.index(now.exercise) + 1, len(now.lesson.exercises)
    st.header(standing.headed(say(HEAD, number=number, count=count), now), anchor=False)
    if now.endless:
        st.markdown(quiet(markdown(_drill(progress.tally(now.events, now.exercise.slug)))))


def _drill(tally: Tally) -> Sentence:
    alone, helped = (IN_A_ROW, HELPED_IN_A_ROW) if tally.streak > 1 else (DRILL, HELPED)
    return say(helped if tally.helped else alone, solved=tally.solved, streak=tally.streak, helped=tally.helped)


def _buttons(now: AnyScene) -> None:
    """They stay what they are: one that changed its look would be another button, and lose the keyboard's focus."""
    right = now.mark is not None and now.mark.verdict is Verdict.RIGHT
    hint = helps.label(now.level)
    with st.container(horizontal=True, gap="xsmall"):
        button(label("Check"), CHECK, check, now, first=True)
        if hint and not right:
            button(hint, "-help", open_help, now)
        following = standing.next_one(now)
        if following is not None:
            again = following.filled == now.variant.filled
            name = label("Once more" if again else "Next one" if now.endless else "Another one")
            button(name, "-another", _another, now)


def button(text: str, name: str, act: Callable[..., None], now: AnyScene, *more: object, first: bool = False) -> None:
    """A button of the card; its key ends as `name` says. `more` is handed to `act` behind the scene."""
    st.button(text, key=f"{now.key}{name}", type=look(first), on_click=act, args=(now, *more))


# --- what a click does ------------------------------------------------------------------------------------------------


def check(now: AnyScene, sure: str = "") -> None:
    """Mark what the input holds and write it down; the same answer again says nothing new.

    sure: what was said of it before, where that was asked.
    """
    widget = widget_of(now.exercise)
    response = widget.read(now.variant, now.answer_key, now.last)
    if now.attempt is not None and response == now.last and now.holds:
        return
    result = marked(now.variant, response)
    now.record(
        ATTEMPT,
        response=response,
        reading=reading(now.variant, response),
        verdict=result.verdict.value,
        misconceptions=list(result.misconceptions),
        said=str(result.message),
        rivals=[list(names) for names in result.rivals],
        apart=sorted(shows(now.variant)),
        **({"sure": sure} if sure and result.counts else {}),
    )
    reached = progress.exercise_state(happened(now.exercise, now.lesson, now.seat), now.exercise.slug)
    along = now.exercise in now.lesson.taken_along and result.verdict is Verdict.RIGHT
    if reached is not now.reached or widget.is_met_again or along:
        state.outdate_page()


def open_help(now: AnyScene) -> None:
    """Open one more level of help."""
    now.record(HELP, level=LEVELS[now.level].name)


def _another(now: AnyScene) -> None:
    following = standing.next_one(now)
    if following is not None:
        now.draw(following)
