"""A page with the experiments alone, for the browser tests."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from threading import enumerate as enumerate_threads

sys.path.insert(0, str(Path(__file__).parents[2]))

import streamlit as st

from tests.ui.laboratory import LESSON
from tutor.ui import lesson_page, state
from tutor.ui.components.poll import poll
from tutor.ui.site import Frame


def laboratory() -> None:
    """The lesson of experiments; `?still`: without what goes by itself."""
    still = "still" in st.query_params
    blocks = tuple(each for each in LESSON.blocks if not (still and getattr(each, "going", False)))
    lesson = replace(LESSON, blocks=blocks)
    state.open_page(lesson.slug)
    lesson_page.show(lesson, Frame((lesson,), {}))


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
