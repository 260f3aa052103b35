"""What every page needs to know of the others: the curriculum, and how to lead to a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import Page

from tutor.lesson import Lesson

HOME, WORDS = "", "words"


@dataclass(frozen=True, slots=True)
class Frame:
    """The lessons in their order, and the page of each address; a page that is not there is named without a link."""

    curriculum: tuple[Lesson, ...]
    pages: Mapping[str, Page]

    def lesson(self, slug: str) -> Lesson | None:
        """The lesson of this slug."""
        return next((lesson for lesson in self.curriculum if lesson.slug == slug), None)

    def after(self, lesson: Lesson, other: Lesson) -> bool:
        """The other lesson comes later in the course."""
        return self.curriculum.index(other) > self.curriculum.index(lesson)

    def link(self, slug: str, label: str) -> None:
        """A link to a page."""
        if slug in self.pages:
            st.page_link(self.pages[slug], label=label)
        else:
            st.markdown(label)

    def button(self, slug: str, label: str) -> None:
        """The one way on that this page suggests."""
        if slug in self.pages and st.button(label, type="primary"):
            st.switch_page(self.pages[slug])
