"""A table of steps: a row for each, with where it starts (the row above says so), the slope there, where it leads."""

from __future__ import annotations

import re

import streamlit as st

from tutor.exercises import Response, Variant, preview
from tutor.exercises.step_table.exercise import COLUMNS, KIND, Rows
from tutor.lesson import StepTable
from tutor.symbolic.sentence import say
from tutor.ui.blocks.preview import instead, unread
from tutor.ui.blocks.widget import Cells, Widget, field, text_of
from tutor.ui.components.palette import NUMBER
from tutor.ui.progress_labels import quiet
from tutor.ui.text import label, markdown, plain, words

SHORT = 40  # characters of a cell
_PLAIN_NUMBER = re.compile(r"[-−]?[0-9]{1,12}(\.[0-9]{1,12})?")
NAMES = ("Row {row}, slope", "Row {row}, next {by}")  # of the cells, for who does not see the table


class StepTableWidget(Widget[StepTable, Rows]):
    """A table of steps."""

    block = StepTable
    written = NUMBER

    def draw(self, variant: Variant[StepTable, Rows], key: str, last: Response, cells: Cells) -> None:
        """The fields, each with its sign once it is checked; below the table what could not be read."""
        filled, count = variant.filled, KIND.how_many(variant.filled)
        given = last if isinstance(last, tuple) and len(last) == count else ("",) * count
        where, signed = markdown(say("{start:decimal}", start=filled.start)), bool(cells)
        with st.grid(3, min_column_width=60, wrap=False, gap=("small", "xsmall"), vertical_alignment="center") as grid:
            for head in (say("{by}", by=filled.by), say("slope"), say("next {by}", by=filled.by)):
                st.markdown(f"**{markdown(head)}**")
            for at, name in enumerate(NAMES * filled.rows):
                row, column = divmod(at, len(COLUMNS))
                if column == 0:
                    with grid.cell():
                        _start_of_row(where, signed)
                with grid.cell(), st.container(gap="xxsmall"):
                    said, verdict = label(name, row=row + 1, by=filled.by), cells[at] if cells else None
                    field(said, given[at], f"{key}-{at}", SHORT, hidden=True, verdict=verdict)
                own = text_of(f"{key}-{at}").strip()
                where = _as_number(own) if own else "…"
        _problems(variant, self.read(variant, key, last), key)

    def read(self, variant: Variant[StepTable, Rows], key: str, last: Response) -> tuple[str, ...]:
        """What the fields hold."""
        return tuple(text_of(f"{key}-{at}") for at in range(KIND.how_many(variant.filled)))


def _start_of_row(where: str, signed: bool) -> None:
    """Where a row starts, at the height of its fields: with an empty line where they have a sign below."""
    with st.container(gap="xxsmall"):
        st.markdown(where)
        if signed:
            st.markdown(quiet("&nbsp;"))


def _as_number(own: str) -> str:
    """What was typed, as the first row shows its number; what is no plain number, as it was typed."""
    return f"${own.replace('−', '-')}$" if _PLAIN_NUMBER.fullmatch(own) else plain(own)


def _problems(variant: Variant[StepTable, Rows], given: tuple[str, ...], key: str) -> None:
    """What could not be read, cell by cell, each with what to write instead."""
    for at, problem in unread(given, preview(variant, given)):
        said = words("Row {row}: {problem}", row=at // len(COLUMNS) + 1, problem=problem.message)
        st.markdown(quiet(said))
        instead(problem.suggestion, f"{key}-{at}")
