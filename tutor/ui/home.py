"""The first page: for somebody who returns where to go on, what is due and what is new; for anybody the way in."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from tutor.learner.sittings import PRACTICE, REVIEW, SCHOOL
from tutor.lesson import Lesson, Prose, sentence
from tutor.symbolic.sentence import Sentence, plural, say
from tutor.ui import asking, checks, going_on, progress_labels, state, workbench
from tutor.ui.blocks import predictions
from tutor.ui.going_on import Onward
from tutor.ui.layout import dressed_column
from tutor.ui.site import Frame
from tutor.ui.text import label, markdown
from tutor.ui.text import words as said

TITLE = "Downhill"  # a name: it is the same in every language
ABOUT = (
    "Learn the calculus inside neural networks by doing it yourself, from the slope of a curve to a network "
    "that learns. You need school algebra, and nothing else.",
    "Each lesson has one idea and figures that you move with your finger. When an answer is not right yet, "
    "you are told what happened in it. Everything is kept: stop whenever you like, and go on tomorrow.",
)


def show(frame: Frame) -> None:
    """What is to be done today, or what this is; then all lessons."""
    with dressed_column():
        _not_found(frame)
        st.title(TITLE, anchor=False)
        state.banner()
        name = state.where_worked({lesson.slug for lesson in frame.curriculum})
        lesson = frame.lesson(name) if name else None
        if lesson is None:
            _welcome(frame)
        else:
            _today(lesson, frame)
        for part, lessons in frame.numbered:
            st.header(label(part.title), anchor=False)
            for number, each in lessons:
                _card(number, each, frame)
            checks.part_link(part, frame)
        with st.container(border=True, gap="xsmall"):
            frame.link(workbench.ADDRESS, said("**{name}**", name=say(workbench.NAME)))
            about = "A place that is no lesson: type any function, and see its graph, its slope and its descent."
            st.markdown(said(about))


def _not_found(frame: Frame) -> None:
    base = st.get_option("server.baseUrlPath").strip("/")
    asked = urlsplit(st.context.url or "").path.strip("/").removeprefix(base).strip("/")
    if asked not in frame.pages:
        st.info(said("There is no page called “{name}” here. This is the first page; nothing is lost.", name=asked))


# --- for somebody new -------------------------------------------------------------------------------------------------


def _welcome(frame: Frame) -> None:
    for each in ABOUT:
        st.markdown(said(each))
    first = frame.curriculum[0]
    frame.button(first.slug, said("Start with {title}", title=say(first.title)))
    if SCHOOL in frame.pages:
        frame.link(SCHOOL, said("Not sure about your school algebra? Check it in a few minutes."))


# --- for somebody who returns -----------------------------------------------------------------------------------------


def _today(lesson: Lesson, frame: Frame) -> None:
    """Where to go on, what is due, what is new: within one screen of a phone."""
    onward = going_on.onward(frame)
    fresh = going_on.new_lesson(frame, onward.lesson if onward else lesson)
    with st.container(border=True, gap="small", key="today"):
        st.markdown(markdown(_where(onward)))
        if onward is not None:
            frame.button(onward.lesson.slug, markdown(_go_on(onward)), onward.at)
        _due(frame)
        if fresh is not None:
            one, many = "**New**, about {count} minute:", "**New**, about {count} minutes:"
            with st.container(gap=None):
                st.markdown(markdown(plural(fresh.minutes, one, many)))
                frame.link(fresh.slug, said(fresh.title))


def _where(onward: Onward | None) -> Sentence:
    if onward is None:
        return say("**You have done every lesson.** Reviews keep it alive.")
    fields = {"title": say(onward.lesson.title), "progress": progress_labels.progress(onward.lesson)}
    return say("**Where you go on:** {title} · {progress}", **fields)


def _go_on(onward: Onward) -> Sentence:
    if onward.number is not None:
        return say("Go on with exercise {number}", number=onward.number)
    return say("Go on with {title}", title=say(onward.lesson.title))


def _due(frame: Frame) -> None:
    """What is to be reviewed today, and the questions that were taken along."""
    due = asking.due(frame.course)
    back = [lesson for lesson in frame.curriculum if progress_labels.is_back(lesson)]
    with st.container(gap=None):
        if due:
            about = plural(asking.minutes(len(due)), "about {count} minute", "about {count} minutes")
            one, many = "**Due:** {count} review, {about}", "**Due:** {count} reviews, {about}"
            st.markdown(markdown(plural(len(due), one, many, about=about)))
            frame.link(REVIEW, said("Review now"))
        elif not back:
            st.markdown(said("**Due:** nothing today."))
            frame.link(PRACTICE, said("Practise what tells most"))
        if back:
            st.markdown(said("**Back after a day:** a question that you took along, with other numbers."))
        for lesson in back:
            frame.link(lesson.slug, said(lesson.title), at=len(lesson.blocks))


# --- all lessons ------------------------------------------------------------------------------------------------------


def _card(number: int, lesson: Lesson, frame: Frame) -> None:
    with st.container(border=True, gap="xsmall"):
        frame.link(lesson.slug, said("**{number}. {title}**", number=number, title=say(lesson.title)))
        if predictions.where_it_ends(lesson) is None:  # until the guess was made, the idea would give it away
            st.markdown(said(lesson.idea))
        if lesson.can:
            first = sentence(lesson.can[0], Prose(lesson.can[0]))
            st.markdown(said("Afterwards you can {can}.", can=first))
        st.markdown(progress_labels.minutes(lesson))
