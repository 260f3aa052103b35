"""The map of the course, beside every page: a link to each lesson with how far you have come."""

from __future__ import annotations

import streamlit as st

from tutor.learner.progress import Mark
from tutor.lesson import Lesson
from tutor.ui import accepted, marks, workbench
from tutor.ui.frame import HOME, TYPING, WORDS, Frame


def show(frame: Frame) -> None:
    """The map in the sidebar."""
    with st.sidebar, st.container(gap="small"):
        frame.link(HOME, "**Downhill**")
        for part, lessons in frame.numbered:
            st.markdown(marks.quiet(f"**{part.title}**"))
            for number, lesson in lessons:
                frame.link(lesson.slug, f"{number}. {lesson.title}{_standing(lesson)}")
        frame.link(workbench.ADDRESS, workbench.NAME)
        frame.link(WORDS, "Words")
        frame.link(TYPING, accepted.NAME)


def _standing(lesson: Lesson) -> str:
    """How far somebody has come, in a line of its own; nothing for a lesson that waits to be opened."""
    if marks.so_far(lesson).mark is Mark.NEW:
        return ""
    return f"  \n{marks.quiet(marks.standing(lesson))}"
