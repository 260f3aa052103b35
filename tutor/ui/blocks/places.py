"""A place on a figure: the point is put where the answer is."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from tutor.exercises import Response, Variant
from tutor.exercises.place import Places
from tutor.lesson import Curve, Place
from tutor.ui import state
from tutor.ui.blocks.widget import Cells, Widget
from tutor.ui.components.curve import curve, release
from tutor.ui.text import markdown


class PlaceWidget(Widget[Place, Places]):
    """A place."""

    block = Place

    def draw(self, variant: Variant[Place, Places], key: str, last: Response, cells: Cells) -> None:
        """The figure, its point where it was put last."""
        figure = variant.filled.figure
        st.markdown(markdown(variant.sentence(figure.caption)))
        before = _place(last, figure)
        if before is not None:
            figure = replace(figure, start=before)
        curve(figure, key=f"{key}-place", answering=True)

    def read(self, variant: Variant[Place, Places], key: str, last: Response) -> float | None:
        """Where the point is; where it was not touched, the last answer."""
        sent, figure = state.typed(f"{key}-place"), variant.filled.figure
        found = release(sent.get("release") if hasattr(sent, "get") else None, figure)
        return _place(last, figure) if found is None else found.at


def _place(value: object, figure: Curve) -> float | None:
    """A place along the figure, or None for anything else."""
    return value if isinstance(value, float) and figure.span[0] <= value <= figure.span[1] else None
