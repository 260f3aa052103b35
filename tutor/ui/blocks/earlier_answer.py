"""An answer to what an exercise asked before it was changed: the question, the answer and the verdict as they were."""

from __future__ import annotations

import streamlit as st

from tutor.answers import Verdict
from tutor.learner.events import Event
from tutor.symbolic.sentence import Field, Ready, say
from tutor.ui.blocks import disputes
from tutor.ui.blocks.scene import AnyScene, as_kept
from tutor.ui.progress_labels import quiet
from tutor.ui.text import whole, words

CHANGED = "This exercise has changed since you answered it. What you earned stays; here it is as it was."
NOT_KEPT = "You answered this exercise in an earlier version of Downhill, which did not keep what was asked."
VERDICTS: dict[Verdict, str] = {
    Verdict.RIGHT: "right",
    Verdict.MISCONCEPTION: "not yet right",
    Verdict.WRONG: "not yet right",
    Verdict.UNDECIDED: "not counted",
    Verdict.UNREADABLE: "not counted",
}


def show(now: AnyScene) -> None:
    """The earlier answer, as long as there is none to the question that is asked now."""
    if now.attempt is not None or now.earlier is None:
        return
    with st.container(gap="xxsmall"):
        st.markdown(quiet(words(NOT_KEPT if now.earlier.question is None else CHANGED)))
        for template, said in _rows(now.earlier):
            st.markdown(quiet(words(template, said=said)))
    disputes.show(now, now.earlier, as_kept(now.earlier))


def _rows(attempt: Event) -> tuple[tuple[str, Field], ...]:
    """What there is to tell, each with its template; nothing of it is interpreted."""
    found = as_kept(attempt)
    asked = attempt.question.text if attempt.question is not None else ""
    rows: tuple[tuple[str, Field], ...] = (
        ("Asked then: {said}", Ready(whole(asked))),
        ("Your answer: {said}", _answer(attempt)),
        ("The verdict: {said}", say(VERDICTS[found.verdict])),
        ("What was said: {said}", found.message),
    )
    return tuple((template, said) for template, said in rows if str(said))


def _answer(attempt: Event) -> str:
    """As it was read, where that was kept; else as it was sent."""
    response, read = attempt.data.get("response"), attempt.data.get("reading")
    if isinstance(response, str) and response:
        return response
    if isinstance(read, str) and read:
        return read
    parts = response if isinstance(response, list) else [response]
    return ", ".join(str(part) for part in parts if part is not None)
