"""A backward pass to fill in: the network with its numbers, and a field for each error and each slope."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from tutor.answers import Verdict
from tutor.exercises import Variant, preview
from tutor.exercises.passes import EDGE, HIDDEN, OUTPUT, Cell, cells, forward, widths_of
from tutor.symbolic.sentence import Ready, plural, say
from tutor.ui import state
from tutor.ui.blocks.signs import SIGNS
from tutor.ui.components.picture import picture
from tutor.ui.marks import quiet
from tutor.ui.network_drawing import network
from tutor.ui.text import clean, markdown, words

SHORT = 40  # characters of a field
HEADS = (
    (OUTPUT, "The errors of the outputs: begin here"),
    (HIDDEN, "The errors of the hidden neurons"),
    (EDGE, "The slope by each weight of the first layer"),
)
ACROSS = {OUTPUT: 2, HIDDEN: 3, EDGE: 2}


def draw(variant: Variant, key: str, last: object, verdicts: tuple[Verdict, ...]) -> None:
    """The picture, then the fields in the order in which they are worked out."""
    filled, table = variant.filled, cells(variant.filled)
    given = last if isinstance(last, tuple) and len(last) == len(table) else ("",) * len(table)
    picture(network(widths_of(filled), forward(filled)), key=f"{key}-network")
    one = "{count} significant figure is enough. A calculation will do: `2*0.3*(1 - 0.3)`."
    many = "{count} significant figures are enough. A calculation will do: `2*0.3*(1 - 0.3)`."
    st.markdown(quiet(markdown(plural(int(filled.digits), one, many))))
    for kind, head in HEADS:
        st.markdown(words("**{head}**", head=say(head)))
        with st.grid(ACROSS[kind], min_column_width=96, gap=("small", "xsmall")) as grid:
            for at, cell in _of(kind, table):
                with grid.cell(), st.container(gap="xxsmall"):
                    _field(cell, f"{key}-{at}", given[at], verdicts[at] if verdicts else None)
    _problems(variant, read(variant, key, last), table)


def _of(kind: str, table: tuple[Cell, ...]) -> Iterator[tuple[int, Cell]]:
    return ((at, cell) for at, cell in enumerate(table) if cell.kind == kind)


def _field(cell: Cell, key: str, before: object, verdict: Verdict | None) -> None:
    """A field whose label says which neuron or which edge it is about."""
    st.text_input(
        cell.name,
        value=before if isinstance(before, str) else "",
        key=key,
        max_chars=SHORT,
        live="300ms",
        autocomplete="off",
        persist_state="session",
    )
    if verdict is not None:
        st.markdown(f":small[{words(SIGNS[verdict])}]")


def read(variant: Variant, key: str, last: object) -> tuple[str, ...]:
    """What the fields hold."""
    return tuple(_text(f"{key}-{at}") for at in range(len(cells(variant.filled))))


def _text(key: str) -> str:
    value = state.typed(key)
    return clean(value[: SHORT + 1]) if isinstance(value, str) else ""


def _problems(variant: Variant, given: tuple[str, ...], table: tuple[Cell, ...]) -> None:
    """What could not be read, cell by cell."""
    for cell, text, reading in zip(table, given, preview(variant, given) or (), strict=False):
        if text.strip() and reading.problem is not None:
            said = words("{cell}: {problem}", cell=Ready(cell.name), problem=reading.problem.message)
            st.markdown(quiet(said))
