"""The map of the course, beside every page: a link to each lesson with how far you have come."""

from __future__ import annotations

import streamlit as st

from tutor.ui import marks, workbench
from tutor.ui.frame import HOME, WORDS, Frame


def show(frame: Frame) -> None:
    """The map in the sidebar."""
    with st.sidebar, st.container(gap="small"):
        frame.link(HOME, "**Downhill**")
        for part, lessons in frame.numbered:
            st.markdown(marks.quiet(f"**{part.title}**"))
            for number, lesson in lessons:
                frame.link(lesson.slug, f"{number}. {lesson.title}  \n{marks.quiet(marks.standing(lesson))}")
        frame.link(workbench.ADDRESS, workbench.NAME)
        frame.link(WORDS, "Words")
