"""The pages: home, one for each lesson, the words of the course; and what is said at an address where there is none."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlsplit

import streamlit as st
from streamlit.navigation.page import Page

from tutor.lesson import Lesson, Part, Prose, sentence
from tutor.symbolic.sentence import say
from tutor.ui import accepted, lesson_page, progress_labels, state, workbench
from tutor.ui.blocks import predictions
from tutor.ui.layout import dressed_column
from tutor.ui.search_index import Glossary
from tutor.ui.site import HOME, TYPING, WORDS, Frame
from tutor.ui.text import label, markdown
from tutor.ui.text import words as said

TITLE = "Downhill"  # a name: it is the same in every language
ABOUT = (
    "Learn the calculus inside neural networks by doing it yourself, from the slope of a curve to a network "
    "that learns. You need school algebra, and nothing else.",
    "Each lesson has one idea and figures that you move with your finger. When an answer is not right yet, "
    "you are told what happened in it. Everything is kept: stop whenever you like, and go on tomorrow.",
)


def frame(parts: tuple[Part, ...], glossary: Glossary) -> Frame:
    """The pages of a course, by address."""
    made: dict[str, Page] = {}
    whole = Frame(parts, made, glossary)
    made[HOME] = st.Page(partial(home, whole), title=TITLE, default=True)
    for lesson in whole.curriculum:
        shown = partial(lesson_page.show, lesson, whole)
        made[lesson.slug] = st.Page(shown, title=label(lesson.title), url_path=lesson.slug)
    made[workbench.ADDRESS] = st.Page(workbench.show, title=label(workbench.NAME), url_path=workbench.ADDRESS)
    made[WORDS] = st.Page(partial(words, glossary), title=label("Words"), url_path=WORDS)
    made[TYPING] = st.Page(accepted.show, title=label(accepted.NAME), url_path=TYPING)
    return whole


def home(frame: Frame) -> None:
    """What this is, where you stopped, and the way in."""
    with dressed_column():
        _not_found(frame)
        st.title(TITLE, anchor=False)
        for each in ABOUT:
            st.markdown(said(each))
        state.banner()
        _where_you_stopped(frame)
        _back_today(frame)
        for part, lessons in frame.numbered:
            st.header(label(part.title), anchor=False)
            for number, lesson in lessons:
                _card(number, lesson, frame)
        with st.container(border=True, gap="xsmall"):
            frame.link(workbench.ADDRESS, said("**{name}**", name=say(workbench.NAME)))
            about = "A place that is no lesson: type any function, and see its graph, its slope and its descent."
            st.markdown(said(about))


def _card(number: int, lesson: Lesson, frame: Frame) -> None:
    with st.container(border=True, gap="xsmall"):
        frame.link(lesson.slug, said("**{number}. {title}**", number=number, title=say(lesson.title)))
        if predictions.where_it_ends(lesson) is None:  # until the guess was made, the idea would give it away
            st.markdown(said(lesson.idea))
        if lesson.can:
            first = sentence(lesson.can[0], Prose(lesson.can[0]))
            st.markdown(said("Afterwards you can {can}.", can=first))
        st.markdown(progress_labels.minutes(lesson))


def _back_today(frame: Frame) -> None:
    """The questions that were taken along, and are asked once more."""
    back = [lesson for lesson in frame.curriculum if progress_labels.is_back(lesson)]
    if back:
        with st.container(border=True, gap="small"):
            st.markdown(said("**Back after a day:** a question that you took along, with other numbers."))
            for lesson in back:
                frame.link(lesson.slug, said(lesson.title))


def _where_you_stopped(frame: Frame) -> None:
    place = state.where_stopped()
    lesson = frame.lesson(place.lesson) if place else None
    if place is None or lesson is None:
        first = frame.curriculum[0]
        frame.button(first.slug, said("Start with {title}", title=say(first.title)))
        return
    slugs = [exercise.slug for exercise in lesson.exercises]
    fields = {"title": say(lesson.title), "progress": progress_labels.progress(lesson)}
    stopped = say("**Where you stopped:** {title} · {progress}", **fields)
    if place.exercise in slugs:
        number = slugs.index(place.exercise) + 1
        stopped = say("**Where you stopped:** {title}, exercise {number} · {progress}", number=number, **fields)
    with st.container(border=True, gap="small"):
        st.markdown(markdown(stopped))
        frame.button(lesson.slug, said("Go on with {title}", title=say(lesson.title)))


def _not_found(frame: Frame) -> None:
    base = st.get_option("server.baseUrlPath").strip("/")
    asked = urlsplit(st.context.url or "").path.strip("/").removeprefix(base).strip("/")
    if asked not in frame.pages:
        st.info(said("There is no page called “{name}” here. This is the first page; nothing is lost.", name=asked))


def words(glossary: Glossary) -> None:
    """Every word that the course uses in a special sense."""
    with dressed_column():
        st.title(label("Words"), anchor=False)
        st.markdown(said("Every word that has a special meaning here, once."))
        for word, meaning in glossary:
            st.markdown(said("**{word}** — {meaning}", word=say(word), meaning=say(meaning)))
