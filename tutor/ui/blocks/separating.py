"""The one question that tells two explanations of an answer apart. It costs nothing, and it is asked once."""

from __future__ import annotations

import streamlit as st

from tutor import exercises
from tutor.answers import Separator
from tutor.exercises import Mark
from tutor.learner.events import SEPARATE
from tutor.symbolic.sentence import say
from tutor.ui import state
from tutor.ui.blocks.scene import AnyScene, as_kept
from tutor.ui.progress_labels import quiet
from tutor.ui.text import label, markdown, words

NEITHER = "Something else"


def as_chosen(now: AnyScene, found: Mark) -> Mark:
    """The mark of the last answer, with the one explanation that was settled on if there were two."""
    attempt, chosen = now.attempt, now.chosen
    if attempt is None or chosen is None:
        return found
    if found.separator is None:
        return as_kept(attempt, chosen)
    return _with(found, found.separator, chosen.data["choice"])


def _with(found: Mark, separator: Separator, choice: int) -> Mark:
    answers = separator.answers
    return exercises.as_chosen(found, answers[choice][0]) if choice < len(answers) else found


def show(now: AnyScene, mark: Mark) -> None:
    """The question, while it is open; afterwards what was said."""
    separator, attempt = mark.separator, now.attempt
    if separator is None or attempt is None:
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
    st.button(label("That is my answer"), key=f"{key}-keep", on_click=_keep, args=(now, mark, attempt.id, key))
    st.markdown(quiet(words("This is not marked. It settles which of the two it was.")))


def _keep(now: AnyScene, found: Mark, attempt: str, key: str) -> None:
    if found.separator is None:
        return
    choice = state.index_among(state.typed(key), len(found.separator.answers) + 1)
    if choice is not None:
        mark = _with(found, found.separator, choice)
        now.record(
            SEPARATE,
            attempt=attempt,
            choice=choice,
            misconceptions=list(mark.misconceptions),
            said=str(mark.message),
        )
