"""A backward pass to fill in: the network with its numbers, and a field for each error and each slope."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from tutor.exercises import Response, Variant, preview
from tutor.exercises.backward_pass.exercise import Numbered
from tutor.exercises.backward_pass.model import EDGE, HIDDEN, OUTPUT, Cell, cells, forward, widths_of
from tutor.lesson import BackwardPass
from tutor.symbolic.sentence import plural, say
from tutor.ui.blocks.preview import unread
from tutor.ui.blocks.widget import Cells, Widget, field, text_of
from tutor.ui.components.palette import NUMBER
from tutor.ui.components.picture import picture
from tutor.ui.network_drawing import network
from tutor.ui.progress_labels import quiet
from tutor.ui.text import markdown, words

SHORT = 40  # characters of a field
HEADS = (
    (OUTPUT, "The errors of the outputs: begin here"),
    (HIDDEN, "The errors of the hidden neurons"),
    (EDGE, "The slope by each weight of the first layer"),
)
ACROSS = {OUTPUT: 2, HIDDEN: 3, EDGE: 2}


class BackwardPassWidget(Widget[BackwardPass, Numbered]):
    """A backward pass."""

    block = BackwardPass
    written = NUMBER

    def draw(self, variant: Variant[BackwardPass, Numbered], key: str, last: Response, verdicts: Cells) -> None:
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
                        verdict = verdicts[at] if verdicts else None
                        field(str(cell.name), given[at], f"{key}-{at}", SHORT, verdict=verdict)
        _problems(variant, self.read(variant, key, last), table)

    def read(self, variant: Variant[BackwardPass, Numbered], key: str, last: Response) -> tuple[str, ...]:
        """What the fields hold."""
        return tuple(text_of(f"{key}-{at}", SHORT) for at in range(len(cells(variant.filled))))


def _of(kind: str, table: tuple[Cell, ...]) -> Iterator[tuple[int, Cell]]:
    return ((at, cell) for at, cell in enumerate(table) if cell.kind == kind)


def _problems(variant: Variant[BackwardPass, Numbered], given: tuple[str, ...], table: tuple[Cell, ...]) -> None:
    """What could not be read, cell by cell."""
    for at, problem in unread(given, preview(variant, given)):
        said = words("{cell}: {problem}", cell=table[at].name, problem=problem.message)
        st.markdown(quiet(said))
