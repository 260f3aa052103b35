"""Blocks that are played with: a figure that follows the finger, under the words that say what to try."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from tutor.lesson import Curve, Diagram, Figure, Gauges, Growth, Landscape, Lesson, Nudges, NumberLines, sentence
from tutor.ui.components.curve import curve
from tutor.ui.components.diagram import diagram
from tutor.ui.components.gauges import gauges
from tutor.ui.components.growth import growth
from tutor.ui.components.landscape import landscape
from tutor.ui.components.nudges import nudges
from tutor.ui.components.number_lines import number_lines
from tutor.ui.error_boundary import guarded
from tutor.ui.text import markdown

DRAW: dict[type, Callable[..., object]] = {
    Curve: curve,
    Landscape: landscape,
    Growth: growth,
    Gauges: gauges,
    Nudges: nudges,
    NumberLines: number_lines,
    Diagram: diagram,
}


@st.fragment
def figure(block: Figure, lesson: Lesson) -> None:
    """The caption, and the figure as its own component draws it."""
    with guarded(block), st.container(gap="small"):
        st.markdown(markdown(sentence(block.caption, block)))
        DRAW[type(block)](block, key=f"{lesson.slug}-{block.slug}")
