"""The pages by their addresses; and that of the words of the course."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.navigation.page import Page

from tutor.learner.sittings import PART, PRACTICE, REVIEW, SCHOOL, START
from tutor.lesson.course import Course
from tutor.symbolic.sentence import say
from tutor.ui import accepted, checks, data_page, home, lesson_page, practice, progress_page, review, workbench
from tutor.ui.layout import dressed_column
from tutor.ui.search_index import Glossary
from tutor.ui.site import HOME, TYPING, WORDS, Frame
from tutor.ui.text import label
from tutor.ui.text import words as said

OF_LEARNER = (
    (REVIEW, review.show, review.NAME),
    (PRACTICE, practice.show, practice.NAME),
    (START, checks.start, checks.START_NAME),
    (PART, checks.part, checks.PART_NAME),
    (SCHOOL, checks.school, checks.SCHOOL_NAME),
    (progress_page.ADDRESS, progress_page.show, progress_page.NAME),
    (data_page.ADDRESS, data_page.show, data_page.NAME),
)


def frame(course: Course, glossary: Glossary) -> Frame:
    """The pages of a course, by address."""
    made: dict[str, Page] = {}
    whole = Frame(course, made, glossary)
    made[HOME] = st.Page(partial(home.show, whole), title=home.TITLE, default=True)
    for lesson in whole.curriculum:
        shown = partial(lesson_page.show, lesson, whole)
        made[lesson.slug] = st.Page(shown, title=label(lesson.title), url_path=lesson.slug)
    made[workbench.ADDRESS] = st.Page(workbench.show, title=label(workbench.NAME), url_path=workbench.ADDRESS)
    for address, shown_at, name in OF_LEARNER:
        made[address] = st.Page(partial(shown_at, whole), title=label(name), url_path=address)
    made[WORDS] = st.Page(partial(words, glossary), title=label("Words"), url_path=WORDS)
    made[TYPING] = st.Page(accepted.show, title=label(accepted.NAME), url_path=TYPING)
    return whole


def words(glossary: Glossary) -> None:
    """Every word that the course uses in a special sense."""
    with dressed_column():
        st.title(label("Words"), anchor=False)
        st.markdown(said("Every word that has a special meaning here, once."))
        for word, meaning in glossary:
            st.markdown(said("**{word}** — {meaning}", word=say(word), meaning=say(meaning)))
