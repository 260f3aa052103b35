"""A table of nudges that shrink, at a point that can be moved: what the function gains, and gain over nudge.

Mounting only: what is computed comes from `data`, the table is made in the script beside this file. Nothing comes back.
"""

from __future__ import annotations

import streamlit as st

from tutor.lesson import Nudges
from tutor.ui.components.nudges.data import data
from tutor.ui.components.scripts import script, style

_mount = st.components.v2.component("downhill_nudges", js=script("nudges/nudges.js"), css=style("nudges/nudges.css"))


def nudges(figure: Nudges, *, key: str) -> None:
    """Draw the figure. The caption is not drawn here."""
    _mount(key=key, data=data(figure))
