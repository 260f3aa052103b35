"""A lesson, from its question to the way on: the order of a page, and nothing of what a block looks like."""

from __future__ import annotations

import streamlit as st

from tutor.learner.progress import Mark
from tutor.lesson import Lesson, Prediction, Prose, sentence
from tutor.ui import marks, primers, state
from tutor.ui.blocks import render, taken_along
from tutor.ui.blocks.words import expectation
from tutor.ui.frame import HOME, Frame
from tutor.ui.guard import guarded
from tutor.ui.layout import column
from tutor.ui.text import markdown


def show(lesson: Lesson, frame: Frame) -> None:
    """The page of a lesson."""
    state.visit(lesson)
    with column():
        st.title(lesson.title, anchor=False)
        st.markdown(f"*{lesson.idea}*")
        st.markdown(marks.quiet(f"About {lesson.minutes} minutes · {marks.progress(lesson)}"))
        state.banner()
        if marks.is_back(lesson):
            st.info(f"The question that you took along is back, with other numbers: [go to it](#{taken_along.PLACE}).")
        for block, symbols in zip(lesson.blocks, primers.firsts(lesson), strict=True):
            render(block, lesson)
            primers.fold(symbols)
        _summary(lesson)
        _can(lesson)
        for question in lesson.taken_along:
            taken_along.bring_back(question, lesson)
            render(question, lesson)
        _way_on(lesson, frame)


def _summary(lesson: Lesson) -> None:
    st.header("In three sentences", anchor=False)
    with guarded("summary"):
        st.markdown("\n".join(f"1. {_line(prose)}" for prose in lesson.summary))
    for block in lesson.blocks:
        if isinstance(block, Prediction):
            with guarded(block):
                expectation(block, lesson)


def _line(prose: Prose) -> str:
    return markdown(sentence(prose.text, prose))


def _can(lesson: Lesson) -> None:
    """What is gained, said when it is: all exercises are solved."""
    if lesson.can and marks.so_far(lesson).mark is Mark.DONE:
        st.header("What you can do now", anchor=False)
        st.markdown(f"You have solved all {len(lesson.exercises)} exercises, so you can now:")
        st.markdown("\n".join(f"- {each}" for each in lesson.can))


def _way_on(lesson: Lesson, frame: Frame) -> None:
    st.header("The way on", anchor=False)
    for way in lesson.on:
        there = frame.lesson(way.slug)
        if there is not None:
            st.markdown(way.why)
            (frame.button if frame.after(lesson, there) else frame.link)(way.slug, there.title)
    frame.link(HOME, "All lessons")
