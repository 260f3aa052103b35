"""The one question that tells two explanations of an answer apart. It costs nothing, and it is asked once."""

from __future__ import annotations

import streamlit as st

from tutor import exercises
from tutor.exercises import Mark
from tutor.learner.events import Event
from tutor.symbolic.sentence import say
from tutor.ui import state
from tutor.ui.blocks.scene import Scene, as_kept
from tutor.ui.marks import quiet
from tutor.ui.text import label, markdown, words

NEITHER = "Something else"


def settled(now: Scene, found: Mark, attempt: Event) -> Mark:
    """The mark of the last answer, with the one explanation that was settled on if there were two."""
    chosen = now.chosen
    if chosen is None:
        return found
    return _with(found, chosen.data["choice"]) if found.separator is not None else as_kept(attempt, chosen)


def _with(found: Mark, choice: int) -> Mark:
    answers = () if found.separator is None else found.separator.answers
    return exercises.settled(found, answers[choice][0]) if choice < len(answers) else found


def show(now: Scene, found: Mark, attempt: Event) -> None:
    """The question, while it is open; afterwards what was said."""
    separator = found.separator
    if separator is None:
        return
    options = [say("I would write {formula}", formula=answer) for _, answer in separator.answers] + [say(NEITHER)]
    chosen = len(options) if now.chosen is None else now.chosen.data["choice"]
    if chosen < len(options):
        st.markdown(quiet(words("Asked to tell them apart, you said: {said}", said=options[chosen])))
        return
    key = f"{now.answer_key}-{attempt.id}-which"
    st.markdown(markdown(separator.ask))
    shown = [markdown(option) for option in options]
    st.radio(label("Your answer to that"), range(len(options)), index=None, format_func=shown.__getitem__, key=key)
    st.button(label("That is my answer"), key=f"{key}-keep", on_click=_keep, args=(now, key, found, attempt))
    st.markdown(quiet(words("This is not marked. It settles which of the two it was.")))


def _keep(now: Scene, key: str, found: Mark, attempt: Event) -> None:
    answers = () if found.separator is None else found.separator.answers
    choice = state.picked(key, range(len(answers) + 1), None)
    if choice is not None:
        mark = _with(found, choice)
        now.record(
            "separate",
            attempt=attempt.id,
            choice=choice,
            misconceptions=list(mark.misconceptions),
            said=str(mark.message),
        )
