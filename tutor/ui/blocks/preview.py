"""What was understood of an answer that is still being typed, as mathematics. It judges nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from tutor import exercises
from tutor.answers import Problem, Reading, latex, plain_text, stands
from tutor.exercises import AnyVariant
from tutor.symbolic.sentence import Ready
from tutor.ui import state
from tutor.ui.components.copying import beside
from tutor.ui.components.typing import READ, WRONG
from tutor.ui.progress_labels import quiet
from tutor.ui.text import markdown, words
from tutor.ui.theme import theme

EMPTY = "What you type appears here as mathematics."
LONGEST_MENDED = 40  # characters: more does not fit on a button, nor into a table's cell


def preview(variant: AnyVariant, given: str, field: str) -> None:
    """Say what was read so far of a text; `field` is the key of what it is typed in."""
    with st.container(gap="xsmall"):
        if not given.strip():
            st.markdown(quiet(words(EMPTY)))
        for reading in exercises.preview(variant, given):
            understood(reading, given, field)


def understood(reading: Reading, given: str, field: str) -> None:
    """What one text was read as, or what stands in the way; `field` is the key of what it is typed in."""
    if reading.tree is not None:
        shown = beside(plain_text(reading.tree), latex(reading.tree, theme(), placed=stands(reading.tree, given)))
        with st.container(key=f"{field}{READ}"):
            st.markdown(words(":gray[I read]  {formula}", formula=Ready(f"$\\displaystyle {shown}$")))
        for note in reading.notes:
            st.markdown(quiet(markdown(note)))
    elif given.strip() and reading.problem is not None:
        with st.container(key=f"{field}{WRONG}{reading.problem.position}"):
            st.markdown(quiet(markdown(reading.problem.message)))
        instead(reading.problem.suggestion, field)
        instead(reading.problem.other, field, "mend-other")


def unread(texts: Sequence[str], readings: Sequence[Reading]) -> Iterator[tuple[int, Problem]]:
    """Which of several texts could not be read, though something was typed, and why."""
    for at, (text, reading) in enumerate(zip(texts, readings, strict=True)):
        if text.strip() and reading.problem is not None:
            yield at, reading.problem


def instead(better: str | None, field: str, name_of_button: str = "mend") -> None:
    """A button that puts the mended text into the field."""
    if better and len(better) <= LONGEST_MENDED:
        name = words("Write {better} instead", better=better)
        st.button(name, key=f"{field}-{name_of_button}", on_click=state.put, args=(field, better))
