"""How one kind of exercise is answered on a page: what is drawn, what was given, and what is drawn below the verdict.

A client can send anything for any input, so `read` takes only what the input could have meant: texts of a bounded
length, a number of an option that is there, a finite place. Whatever else comes is as good as nothing.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Generic, TypeAlias, TypeVar

import streamlit as st

from tutor.answers import LONGEST, Verdict
from tutor.exercises import Response, Variant
from tutor.lesson import Exercise
from tutor.ui import state
from tutor.ui.blocks.scene import Scene
from tutor.ui.blocks.signs import SIGNS
from tutor.ui.text import clean, words

E = TypeVar("E", bound=Exercise)
K = TypeVar("K")
LIVE = "100ms"  # after the last key the page is asked what was read of a text
Cells: TypeAlias = tuple[Verdict, ...]  # the verdict on each part of the last answer; none before the first


class Widget(ABC, Generic[E, K]):
    """The input of a kind of exercise. `key` is what the keys of its fields begin with, `last` the last answer."""

    block: type[E]
    written = ""  # what is typed into its fields: FORMULA, NUMBER or nothing; the palette goes by it
    is_met_again = False  # what is answered is shown somewhere else on the page as well

    @abstractmethod
    def draw(self, variant: Variant[E, K], key: str, last: Response, cells: Cells) -> None:
        """The input, with the last answer in it and, for an answer of many parts, the verdict of each."""

    @abstractmethod
    def read(self, variant: Variant[E, K], key: str, last: Response) -> Response:
        """What the input holds now: where it was not touched, the last answer."""

    def below(self, now: Scene[E]) -> None:
        """What goes with the verdict on an answer."""


def text_of(key: str, longest: int = LONGEST) -> str:
    """What a field holds; of one that is too long enough for the reader to say so."""
    value = state.typed(key)
    return clean(value[: longest + 1]) if isinstance(value, str) else ""


def field(
    name: str, value: object, key: str, longest: int = LONGEST, *, hidden: bool = False, verdict: Verdict | None = None
) -> None:
    """A field for text, that keeps what is typed while other pages are looked at; below it the sign of its verdict."""
    st.text_input(
        name,
        value=value if isinstance(value, str) else "",
        key=key,
        max_chars=longest,
        live=LIVE,
        autocomplete="off",
        label_visibility="collapsed" if hidden else "visible",
        persist_state="session",
    )
    if verdict is not None:
        st.markdown(f":small[{words(SIGNS[verdict])}]")
