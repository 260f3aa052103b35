"""What every page needs to know of the others: the curriculum, and how to lead to a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

import streamlit as st
from streamlit.navigation.page import Page

from tutor.lesson import Lesson, Part
from tutor.lesson.course import Course
from tutor.ui.search_index import Glossary

HOME, WORDS, TYPING = "", "words", "typing"
AT = "at"  # in an address: the number of a block


@dataclass(frozen=True, slots=True)
class Frame:
    """The course, its pages by address, its words; a page that is not there is named without a link."""

    course: Course
    pages: Mapping[str, Page]
    glossary: Glossary = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of the course."""
        return self.course.parts

    @property
    def curriculum(self) -> tuple[Lesson, ...]:
        """The lessons in their order."""
        return self.course.lessons

    @property
    def numbered(self) -> tuple[tuple[Part, tuple[tuple[int, Lesson], ...]], ...]:
        """Each part that has lessons, with these, counted through the whole course from 1."""
        counter = count(1)
        each = ((part, tuple((next(counter), lesson) for lesson in part.lessons)) for part in self.parts)
        return tuple((part, lessons) for part, lessons in each if lessons)

    def lesson(self, slug: str) -> Lesson | None:
        """The lesson of this slug."""
        return next((lesson for lesson in self.curriculum if lesson.slug == slug), None)

    def after(self, lesson: Lesson, other: Lesson) -> bool:
        """The other lesson comes later in the course."""
        return self.curriculum.index(other) > self.curriculum.index(lesson)

    def link(self, slug: str, label: str, at: int | None = None, **asked: str) -> None:
        """A link to a page; of a lesson also to one of its blocks, by its number. `asked`: what its address says."""
        if slug in self.pages:
            query = asked if at is None else {AT: str(at), **asked}
            st.page_link(self.pages[slug], label=label, query_params=query or None)
        else:
            st.markdown(label)

    def button(self, slug: str, label: str, at: int | None = None) -> None:
        """The one way on that this page suggests; of a lesson also to one of its blocks, by its number."""
        if slug in self.pages and st.button(label, type="primary"):
            st.switch_page(self.pages[slug], query_params=None if at is None else {AT: str(at)})
