"""Linked number lines: a nudge on the first moves the points of all the others, and the rates between them multiply.

Mounting only: what is computed comes from `data`, the drawing is in the scripts beside this file. Nothing comes back.
"""

from __future__ import annotations

import streamlit as st

from tutor.lesson import NumberLines
from tutor.ui.components.number_lines.data import data
from tutor.ui.components.scripts import script, style

_mount = st.components.v2.component(
    "downhill_number_lines",
    js=script("number_lines/chain.js", "number_lines/line.js", "number_lines/number_lines.js"),
    css=style("number_lines/number_lines.css"),
)


def number_lines(figure: NumberLines, *, key: str) -> None:
    """Draw the figure. The caption is not drawn here."""
    _mount(key=key, data=data(figure))
