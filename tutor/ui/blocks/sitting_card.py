"""A question outside of its lesson: the card of an exercise, closed-book or with help, and the way to the next one.

Closed-book, one of three presses checks the answer and says how sure it is; help comes behind the verdict. An answer
that was not right may be mended there: it is the first one that counts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from tutor.answers import Verdict
from tutor.exercises import AnyVariant, Mark
from tutor.exercises import palette as keys_of
from tutor.learner.events import ATTEMPT
from tutor.learner.progress import RIGHT, WRONG
from tutor.learner.runs import SittingRun
from tutor.learner.sittings import GUESS, HALF, PRACTICE, SURE
from tutor.lesson import Lesson
from tutor.symbolic.sentence import Ready, say
from tutor.ui import state
from tutor.ui.blocks import helps, verdicts
from tutor.ui.blocks.exercise import button, check, judgement, open_help
from tutor.ui.blocks.scene import AnyScene, seated
from tutor.ui.blocks.widgets import widget_of
from tutor.ui.components.palette import palette
from tutor.ui.components.typing import CARD, CHECK
from tutor.ui.error_boundary import guarded
from tutor.ui.progress_labels import quiet
from tutor.ui.site import Frame
from tutor.ui.text import label, markdown, whole, words

SURENESSES = ((SURE, "Sure"), (HALF, "Half sure"), (GUESS, "A guess"))
HOW_SURE = "How sure are you? Your press checks the answer."
PASS = Mark(Verdict.WRONG, say("You did not know this one yet. Help is open now, and you may still answer it."))
GO = "-go"  # the next question; it has the focus when the press that checked the answer has gone


@dataclass(frozen=True, slots=True)
class Manner:
    """How a sitting asks. go_on: what the press for the next question does."""

    go_on: Callable[[], None]
    closed: bool = True  # no help before the answer
    sure: bool = True  # how sure an answer is, is said with it
    redraws: bool = False  # what is said of an answer stands outside of the card as well


def card(run: SittingRun, lesson: Lesson, variant: AnyVariant, manner: Manner, frame: Frame) -> None:
    """The question from its head to the way on, and the palette under its fields."""
    _card(run, lesson, variant, manner, frame)
    written = widget_of(variant.exercise).written
    if written:
        palette(keys_of(lesson), [(f"{seated(variant, lesson, run.seat).key}-", written)])


@st.fragment
def _card(run: SittingRun, lesson: Lesson, variant: AnyVariant, manner: Manner, frame: Frame) -> None:
    now = seated(variant, lesson, run.seat)
    with guarded(variant.exercise), st.container(border=True, key=f"{run.seat.sitting}{CARD}"):
        state.redraw_page()
        st.header(_head(run), anchor=False)
        if run.asked.reason:
            st.markdown(quiet(words("{reason}", reason=Ready(whole(run.asked.reason)))))
        st.markdown(markdown(variant.sentence(variant.exercise.ask)))
        widget_of(variant.exercise).draw(variant, now.answer_key, now.last, now.mark.cells if now.mark else ())
        _buttons(now, manner)
        if _is_passed(now):
            verdicts.show(now.variant, PASS, changed=False)  # nothing was answered: there is nothing to call wrong
        elif now.mark is not None:
            judgement(now, now.mark)
        helps.show(now.variant, now.level)
        if answered(now):
            _to_the_lesson(now, frame)


def _head(run: SittingRun) -> str:
    number = run.seat.number
    if run.seat.sitting == PRACTICE:
        return label("Question {number}", number=number)
    return label("Question {number} of {count}", number=number, count=run.of)


def answered(now: AnyScene) -> bool:
    """There is an answer that counts."""
    return any(event.kind == ATTEMPT and event.data.get("verdict") in (RIGHT, *WRONG) for event in now.events)


def _is_passed(now: AnyScene) -> bool:
    return now.attempt is not None and now.attempt.data.get("passed") is True


def _buttons(now: AnyScene, manner: Manner) -> None:
    """Before the answer: what checks it. Behind it: the next question, and what mends the answer."""
    done = answered(now)
    right = now.mark is not None and now.mark.verdict is Verdict.RIGHT
    if manner.sure and not done:
        st.markdown(quiet(words(HOW_SURE)))
    with st.container(horizontal=True, gap="xsmall", key=f"{now.key}-row"):
        if not done and manner.sure:
            _sure(now, manner)
        elif not done or not right:
            button(label("Check"), CHECK, _checked, now, manner, first=not done)
        hint = helps.label(now.level)
        if hint and not right and (done or not manner.closed):
            button(hint, "-help", open_help, now)
        if done or not manner.closed:
            button(label("Next question"), GO, _next, now, manner, first=right)
        elif manner.closed:
            button(label("I do not know"), f"{GO}-pass", _pass, now, manner)


def _sure(now: AnyScene, manner: Manner) -> None:
    """Three presses that check the answer; Enter leads to the first of them."""
    with st.container(horizontal=True, gap="xsmall", width="content", key=f"{now.key}{CHECK}"):
        for sure, name in SURENESSES:
            button(label(name), f"{GO}-{sure}", _checked, now, manner, sure, first=True)


def _to_the_lesson(now: AnyScene, frame: Frame) -> None:
    """Where the question is from: said behind the answer, for before it the name would be half of it."""
    if frame.lesson(now.lesson.slug) is None:
        return
    blocks = list(now.lesson.blocks)
    at = blocks.index(now.exercise) if now.exercise in blocks else None
    frame.link(now.lesson.slug, words("From the lesson “{title}”", title=say(now.lesson.title)), at=at)


# --- what a click does ------------------------------------------------------------------------------------------------


def _checked(now: AnyScene, manner: Manner, sure: str = "") -> None:
    check(now, sure)
    if manner.redraws:
        state.outdate_page()


def _pass(now: AnyScene, manner: Manner) -> None:
    """Not known is an answer as well: it was given without help."""
    nothing: dict[str, list[str]] = {"misconceptions": [], "rivals": [], "apart": []}
    now.record(
        ATTEMPT, response=None, reading="", verdict=Verdict.WRONG.value, said=str(PASS.message), passed=True, **nothing
    )
    if manner.redraws:
        state.outdate_page()


def _next(now: AnyScene, manner: Manner) -> None:
    manner.go_on()
    state.outdate_page()
