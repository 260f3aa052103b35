"""Blocks that are played with: figures that follow the finger, each with its caption."""

from __future__ import annotations

import streamlit as st

from tutor.lesson import Curve, Growth, Lesson, sentence
from tutor.ui.components.curve import curve as draw_curve
from tutor.ui.components.growth import growth as draw_growth
from tutor.ui.guard import guarded
from tutor.ui.text import markdown


@st.fragment
def curve(block: Curve, lesson: Lesson) -> None:
    """A curve with its point, and what to try."""
    with guarded(block), st.container(gap="small"):
        st.markdown(markdown(sentence(block.caption, block)))
        draw_curve(block, key=f"{lesson.slug}-{block.slug}")


@st.fragment
def growth(block: Growth, lesson: Lesson) -> None:
    """A square or a cube that grows, and what to watch."""
    with guarded(block), st.container(gap="small"):
        st.markdown(markdown(sentence(block.caption, block)))
        draw_growth(block, key=f"{lesson.slug}-{block.slug}")
