"""A page with the figures alone, for the browser tests: `?figure=` picks one, `?answering` and `?marked` its mode."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import streamlit as st

from tests.browser.figures import FIGURES
from tutor.lesson import Diagram, Figure, Gauges, Growth, Landscape, Nudges, NumberLines
from tutor.ui.components.curve import curve
from tutor.ui.components.diagram import diagram
from tutor.ui.components.gauges import gauges
from tutor.ui.components.growth import growth
from tutor.ui.components.landscape import DOWN, landscape
from tutor.ui.components.nudges import nudges
from tutor.ui.components.number_lines import number_lines

SILENT = {  # figures from which nothing comes back
    Growth: growth,
    Gauges: gauges,
    Nudges: nudges,
    NumberLines: number_lines,
    Diagram: diagram,
}


@st.fragment
def draw(figure: Figure) -> None:
    """One figure, and below it what came back."""
    if type(figure) in SILENT:
        SILENT[type(figure)](figure, key=figure.slug)
        return
    answering = "answering" in st.query_params and not st.session_state.get("over")
    marks = (("yours", 2.1), ("zero of the slope", 1.0), ("far away", 99.0)) if "marked" in st.query_params else ()
    if isinstance(figure, Landscape):
        revealed = DOWN if "marked" in st.query_params else ""
        release = landscape(figure, key=figure.slug, answering=answering, revealed=revealed)
    else:
        release = curve(figure, key=figure.slug, answering=answering, marks=marks)
    st.session_state.runs = st.session_state.get("runs", 0) + 1
    st.text(f"runs: {st.session_state.runs}")
    st.text(f"release: {release}")


picked = st.query_params.get("figure", "tangent")
st.header(f"Figure: {picked}")
draw(FIGURES[picked])
st.button("Run again")
st.button("Answered", on_click=lambda: st.session_state.update(over=True))
