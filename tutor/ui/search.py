"""The field beside every page that finds a word: what it means, and where the lessons speak of it.

What is found stands under the field as it is typed. What a lesson says behind a guess that is still open is not shown.
"""

from __future__ import annotations

import streamlit as st

from tutor.lesson import Lesson
from tutor.symbolic.sentence import Listed, Ready, plural, say
from tutor.ui import state
from tutor.ui.blocks import predictions
from tutor.ui.blocks.widget import LIVE
from tutor.ui.components.spoken import spoken
from tutor.ui.error_boundary import guarded
from tutor.ui.progress_labels import quiet
from tutor.ui.search_index import FoundPlace, Hit, SearchResult, index, search
from tutor.ui.site import Frame
from tutor.ui.text import clean, label, markdown, plain, words

KEY = "search"
LONGEST = 60  # characters
LESSONS, PLACES = 8, 2  # that are shown of what is found, and of each lesson
BEHIND = "It comes after the first question."


@st.fragment
def field(frame: Frame) -> None:
    """The field, and what was found of what it holds."""
    with guarded("search"), st.container(gap="xsmall"):
        st.text_input(
            label("Search for a word"),
            key=KEY,
            max_chars=LONGEST,
            live=LIVE,
            autocomplete="off",
            type="search",
            placeholder=label("gradient, or σ"),
            persist_state="session",
        )
        value = state.typed(KEY)
        typed = " ".join(clean(value[:LONGEST]).split()) if isinstance(value, str) else ""
        found = search(index(frame.curriculum, frame.glossary), typed) if typed else SearchResult()
        spoken(_count(found) if typed else "", key=f"{KEY}-count")
        if typed:
            _show(found, typed, frame)


def _count(found: SearchResult) -> str:
    lessons = plural(len(found.lessons), "{count} lesson", "{count} lessons")
    if not found.words:
        return str(lessons) if found.lessons else label("Nothing found.")
    entries = plural(len(found.words), "{count} word", "{count} words")
    return label("{words}, {lessons}", words=entries, lessons=lessons)


def _show(found: SearchResult, typed: str, frame: Frame) -> None:
    for word, meaning in found.words:
        st.markdown(words("**{word}** — {meaning}", word=say(word), meaning=say(meaning)))
    numbers = {lesson.slug: (number, lesson) for _, each in frame.numbered for number, lesson in each}
    for hit in found.lessons[:LESSONS]:
        _lesson(hit, *numbers[hit.slug], frame)
    if rest := found.lessons[LESSONS:]:
        others = Listed(tuple(Ready(str(numbers[hit.slug][0])) for hit in rest))
        st.markdown(
            quiet(markdown(plural(len(rest), "Also in lesson {others}.", "Also in lessons {others}.", others=others)))
        )
    if not found.words and not found.lessons:
        _nothing(typed, found.near)


def _lesson(hit: Hit, number: int, lesson: Lesson, frame: Frame) -> None:
    """A lesson that speaks of it, and where: each place is a link to it."""
    ends = predictions.where_it_ends(lesson)
    places = [place for place in hit.places if ends is None or place.block <= ends]
    frame.link(lesson.slug, words("**{number}. {title}**", number=number, title=say(lesson.title)))
    with st.container(key=f"{KEY}-places-{lesson.slug}", gap=None):
        for place in places[:PLACES]:
            frame.link(lesson.slug, _sentence(place), at=place.block)
    if hit.places and not places:
        st.markdown(quiet(words(BEHIND)))


def _sentence(place: FoundPlace) -> str:
    before, word, after = (Ready(_as_it_stands(part)) for part in (place.before, place.word, place.after))
    return markdown(say("{before}**{word}**{after}", before=before, word=word, after=after))


def _as_it_stands(part: str) -> str:
    """A part of a sentence as Markdown, the spaces at its ends kept."""
    begins, ends = part[:1].isspace(), part[1:] and part[-1:].isspace()
    return f"{' ' * bool(begins)}{plain(part)}{' ' * bool(ends)}"


def _nothing(typed: str, near: tuple[str, ...]) -> None:
    """A kind word, and a button for each word that is spelled much like it."""
    if not near:
        st.markdown(
            words("Neither the lessons nor the list of words have “{typed}”. Try another word for it.", typed=typed)
        )
        return
    st.markdown(
        words("Neither the lessons nor the list of words have “{typed}”. Did you mean one of these?", typed=typed)
    )
    with st.container(horizontal=True, gap="xsmall"):
        for word in near:
            st.button(plain(word), key=f"{KEY}-near-{word}", on_click=state.put, args=(KEY, word))
