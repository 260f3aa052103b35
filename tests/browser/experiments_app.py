"""A page with the experiments alone, for the browser tests."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import enumerate as enumerate_threads

sys.path.insert(0, str(Path(__file__).parents[2]))

import streamlit as st

from tests.ui.laboratory import LESSON
from tutor.lesson import Part
from tutor.lesson.course import Course
from tutor.ui import lesson_page, state
from tutor.ui.components.poll import poll
from tutor.ui.site import Frame


def laboratory() -> None:
    """The lesson of experiments."""
    state.open_page(LESSON.slug)
    lesson_page.show(LESSON, Frame(Course((Part("A part", (LESSON,)),)), {}))


def elsewhere() -> None:
    """Where one is when one has left."""
    st.title("Elsewhere")
    at_work()


@st.fragment
def at_work() -> None:
    """How many threads work for a page, so that one sees from here when they end."""
    st.text(f"At work: {sum(thread.name == 'work' for thread in enumerate_threads())}")
    poll("at-work")


pages = [st.Page(laboratory), st.Page(elsewhere)]
st.navigation(pages, position="hidden").run()
for page in pages:
    st.page_link(page, label=page.title)
