"""A network drawn as it is, a column of dots for each layer, with its weights and biases counted.

Mounting only: the drawing and the counting are in the scripts beside this file. Nothing comes back.
"""

from __future__ import annotations

import streamlit as st

from tutor.lesson import Diagram
from tutor.ui.components.diagram.data import data
from tutor.ui.components.scripts import script, style

_mount = st.components.v2.component(
    "downhill_diagram",
    js=script("diagram/plan.js", "diagram/layers.js", "diagram/diagram.js"),
    css=style("diagram/diagram.css"),
)


def diagram(figure: Diagram, *, key: str) -> None:
    """Draw the figure. The caption is not drawn here."""
    _mount(key=key, data=data(figure))
