"""A square or a cube whose side grows by h: its pieces, and what each contributes to the growth.

Mounting only: the pieces come from `data`, the drawing is in the scripts beside this file. Nothing comes back.
"""

from __future__ import annotations

import streamlit as st

from tutor.lesson import Growth
from tutor.ui.components.growth.data import data
from tutor.ui.components.scripts import script, style

_mount = st.components.v2.component(
    "downhill_growth",
    js=script("growth/solids.js", "growth/growth.js"),
    css=style("growth/growth.css"),
)


def growth(figure: Growth, *, key: str) -> None:
    """Draw the figure. The caption is not drawn here."""
    _mount(key=key, data=data(figure))
