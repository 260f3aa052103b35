"""“I think this verdict is wrong”: at every verdict, a field for a sentence that is kept for the author.

It is kept with the answer and with the mark as it was said, and it changes nothing else.
"""

from __future__ import annotations

import streamlit as st

from tutor.exercises import Mark
from tutor.learner import progress
from tutor.learner.events import DISPUTE, LONGEST_SENTENCE, Event
from tutor.symbolic.sentence import Ready
from tutor.ui import state
from tutor.ui.blocks.scene import AnyScene, happened
from tutor.ui.progress_labels import quiet
from tutor.ui.text import clean, label, whole, words

NAME = "I think this verdict is wrong"
THANKS = "You said that this verdict is wrong. Thank you. It is kept for the author, and nothing else changes."
KEPT = ("response", "reading", "verdict", "misconceptions")  # of the answer, as it was written down


def show(now: AnyScene, attempt: Event, mark: Mark) -> None:
    """The field, folded; once it is sent, that it was."""
    told = progress.disputed(now.events, now.exercise.slug, attempt.id)
    if told is not None:
        _told(told)
        return
    key = f"{now.key}-{attempt.id}-dispute"
    with st.expander(quiet(words(NAME)), type="compact", key=key):
        st.text_area(
            label("What do you think is right? You may leave this empty."),
            key=f"{key}-sentence",
            max_chars=LONGEST_SENTENCE,
            height=80,
            on_change="ignore",
            persist_state="session",
        )
        st.button(label("Send"), key=f"{key}-send", on_click=_send, args=(now, attempt, str(mark.message), key))


def _told(dispute: Event) -> None:
    sentence = dispute.data.get("sentence")
    with st.container(gap="xxsmall"):
        st.markdown(quiet(words(THANKS)))
        if isinstance(sentence, str) and sentence.strip():
            st.markdown(quiet(words("You wrote: {sentence}", sentence=Ready(whole(sentence)))))


def _send(now: AnyScene, attempt: Event, said: str, key: str) -> None:
    """Write it down, once for an answer; whatever the field holds, no more than a sentence is kept."""
    if progress.disputed(happened(now.exercise, now.lesson, now.seat), now.exercise.slug, attempt.id) is not None:
        return
    typed = state.typed(f"{key}-sentence")
    sentence = clean(typed[:LONGEST_SENTENCE]) if isinstance(typed, str) else ""
    answer = {name: attempt.data.get(name) for name in KEPT}
    now.say_of(attempt, DISPUTE, **answer, said=said, sentence=sentence)
