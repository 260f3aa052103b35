"""Values as bars that follow the sliders, each under its own words and formula.

Mounting only: what is drawn comes from `data`, how it is drawn is in the script beside this file. Nothing comes back.
"""

from __future__ import annotations

import streamlit as st

from tutor.lesson import Gauges
from tutor.ui.components.gauges.data import data
from tutor.ui.components.scripts import script, style

_mount = st.components.v2.component("downhill_gauges", js=script("gauges/gauges.js"), css=style("gauges/gauges.css"))


def gauges(figure: Gauges, *, key: str) -> None:
    """Draw the figure. The caption is not drawn here."""
    _mount(key=key, data=data(figure))
