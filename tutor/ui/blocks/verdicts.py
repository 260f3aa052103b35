"""What is said about an answer: calmly, with what was understood, the place, and what to try."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from tutor.answers import Verdict
from tutor.exercises import AnyVariant, Mark
from tutor.symbolic.sentence import Ready
from tutor.ui.progress_labels import quiet
from tutor.ui.text import label, markdown, pointed, words

BOXES: dict[Verdict, tuple[Callable[..., object], str | None]] = {
    Verdict.RIGHT: (st.success, None),
    Verdict.MISCONCEPTION: (st.warning, "Not yet"),
    Verdict.WRONG: (st.warning, "Not yet"),
    Verdict.UNDECIDED: (st.info, "Not counted"),
    Verdict.UNREADABLE: (st.info, "Not counted"),
}


def show(variant: AnyVariant, mark: Mark, changed: bool) -> None:
    """The verdict in its box, which a screen reader announces; `changed`: the input holds something else by now."""
    box, title = BOXES[mark.verdict]
    said = [markdown(mark.message)]
    if mark.where is not None:
        said.append(_place(variant, mark))
    box("\n\n".join(filter(None, said)), title=title and label(title))
    if changed:
        st.markdown(quiet(words("This is about your last answer. Press Check for the new one.")))


def _place(variant: AnyVariant, mark: Mark) -> str:
    """What was to be worked out with the place in a box; empty where the place is all of it, or no part of its own."""
    asked, where = mark.asked, mark.where
    if asked is None or where in (asked, getattr(variant.filled, "of", None), getattr(asked, "f", None)):
        return ""
    shown = pointed(asked, where)
    return words("The place: {formula}", formula=Ready(shown)) if shown else ""
