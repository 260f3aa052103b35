"""What was understood of an answer that is still being typed, as mathematics. It judges nothing."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from tutor import exercises
from tutor.answers import Problem, Reading, latex
from tutor.exercises import Variant
from tutor.lesson import StepTable
from tutor.symbolic.sentence import Ready
from tutor.ui import state
from tutor.ui.marks import quiet
from tutor.ui.text import markdown, words
from tutor.ui.theme import theme

EMPTY = "What you type appears here as mathematics."
LONGEST_MENDED = 40  # characters: more does not fit on a button, nor into a table's cell


@lru_cache(maxsize=1024)
def _readings(variant: Variant, response: object) -> tuple[Reading, ...]:
    found = exercises.preview(variant, response)
    return found if isinstance(found, tuple) else (found,) if found is not None else ()


def preview(variant: Variant, response: object, *fields: str) -> None:
    """Say what was read so far; for a table, only what could not be read. `fields`: the keys of what is typed in."""
    readings = _readings(variant, response)
    if isinstance(variant.exercise, StepTable):
        _problems(readings, response if isinstance(response, tuple) else (), fields)
        return
    with st.container(gap="xsmall"):
        if not str(response).strip():
            st.markdown(quiet(words(EMPTY)))
        for reading, field in zip(readings, fields, strict=False):
            understood(reading, str(response), field)


def understood(reading: Reading, given: str, field: str) -> None:
    """What one text was read as, or what stands in the way; `field` is the key of what it is typed in."""
    if reading.tree is not None:
        formula = Ready(f"$\\displaystyle {latex(reading.tree, theme())}$")
        st.markdown(words(":gray[I read]  {formula}", formula=formula))
        for note in reading.notes:
            st.markdown(quiet(markdown(note)))
    elif given.strip() and reading.problem is not None:
        st.markdown(quiet(markdown(reading.problem.message)))
        _instead(reading.problem, field)


def _problems(readings: tuple[Reading, ...], cells: tuple[str, ...], fields: tuple[str, ...]) -> None:
    for at, (reading, cell, field) in enumerate(zip(readings, cells, fields, strict=False)):
        if cell.strip() and reading.problem is not None:
            said = words("Row {row}: {problem}", row=at // 2 + 1, problem=reading.problem.message)
            st.markdown(quiet(said))
            _instead(reading.problem, field)


def _instead(problem: Problem, field: str) -> None:
    """A button that puts the mended text into the field."""
    better = problem.suggestion
    if better and len(better) <= LONGEST_MENDED:
        name = words("Write {better} instead", better=better)
        st.button(name, key=f"{field}-mend", on_click=state.put, args=(field, better))
