"""A direction on a landscape, picked by turning an arrow: the input of one kind of exercise."""

from __future__ import annotations

import streamlit as st

from tutor.answers import Verdict
from tutor.exercises import Response, Variant, mark
from tutor.lesson import Direction
from tutor.ui import state
from tutor.ui.blocks.widget import Cells, Widget
from tutor.ui.components.landscape import DOWN, TURN, UP, landscape, release
from tutor.ui.text import markdown


class DirectionWidget(Widget[Direction, float]):
    """A direction."""

    block = Direction

    def draw(self, variant: Variant[Direction, float], key: str, last: Response, cells: Cells) -> None:
        """The landscape with an arrow at its start; once it points the right way, the exact direction beside it."""
        filled = variant.filled
        st.markdown(markdown(variant.sentence(filled.figure.caption)))
        solved = mark(variant, last).verdict is Verdict.RIGHT
        revealed = (UP if filled.uphill else DOWN) if solved else ""
        landscape(filled.figure, key=f"{key}-direction", answering=True, angle=_angle(last), revealed=revealed)

    def read(self, variant: Variant[Direction, float], key: str, last: Response) -> float | None:
        """The angle of the arrow; where it was not touched, that of the last answer."""
        sent = state.typed(f"{key}-direction")
        found = release(sent.get("release") if hasattr(sent, "get") else None, variant.filled.figure)
        return _angle(last) if found is None or found.angle is None else found.angle


def _angle(value: object) -> float | None:
    """An angle in degrees, or None for anything else."""
    return value if isinstance(value, float) and 0 <= value < TURN else None
