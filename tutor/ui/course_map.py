"""The map of the course, beside every page: the search, what is due, and each lesson with how far you have come."""

from __future__ import annotations

import streamlit as st

from tutor.learner.progress import LessonState
from tutor.learner.sittings import PRACTICE, REVIEW
from tutor.lesson import Lesson
from tutor.symbolic.sentence import say
from tutor.ui import (
    accepted,
    asking,
    data_page,
    history,
    practice,
    progress_labels,
    progress_page,
    review,
    search,
    workbench,
)
from tutor.ui.components.stepping_aside import stepping_aside
from tutor.ui.site import HOME, TYPING, WORDS, Frame
from tutor.ui.text import words


def show(frame: Frame) -> None:
    """The map in the sidebar."""
    with st.sidebar, st.container(gap="small"):
        frame.link(HOME, "**Downhill**")
        search.field(frame)
        stepping_aside()
        frame.link(REVIEW, _review(frame))
        frame.link(PRACTICE, words(practice.NAME))
        frame.link(progress_page.ADDRESS, words(progress_page.NAME))
        for part, lessons in frame.numbered:
            st.markdown(progress_labels.quiet(words("**{title}**", title=say(part.title))))
            for number, lesson in lessons:
                name = words("{number}. {title}", number=number, title=say(lesson.title))
                frame.link(lesson.slug, f"{name}{_standing(lesson)}")
        frame.link(workbench.ADDRESS, words(workbench.NAME))
        frame.link(WORDS, words("Words"))
        frame.link(TYPING, words(accepted.NAME))
        frame.link(data_page.ADDRESS, words(data_page.NAME))


def _review(frame: Frame) -> str:
    """The way to the review, with how many are due."""
    due = asking.due(frame.course)
    return words("Review · **{count} due**", count=len(due)) if due else words(review.NAME)


def _standing(lesson: Lesson) -> str:
    """How far somebody has come, in a line of its own; nothing for a lesson that waits to be opened."""
    if history.so_far(lesson).state is LessonState.NEW:
        return ""
    return f"  \n{progress_labels.quiet(progress_labels.standing(lesson))}"
