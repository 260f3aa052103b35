"""What is said about an answer: calmly, with what was understood, the place, and what to try."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from sympy import Basic

from tutor.answers import Verdict
from tutor.exercises import Mark, Variant
from tutor.lesson import Formula
from tutor.ui.marks import quiet
from tutor.ui.text import inline, markdown, pointed

BOXES: dict[Verdict, Callable[[str], object]] = {
    Verdict.RIGHT: st.success,
    Verdict.MISCONCEPTION: st.warning,
    Verdict.WRONG: st.warning,
    Verdict.UNDECIDED: st.info,
    Verdict.UNREADABLE: st.info,
}


def show(variant: Variant, mark: Mark, changed: bool) -> None:
    """The verdict in its box, which a screen reader announces; `changed`: the input holds something else by now."""
    said = markdown(mark.message)
    if mark.where is not None and mark.verdict is not Verdict.RIGHT:
        said += "\n\n" + _place(variant, mark.where)
    if mark.separator is not None:
        said += "\n\n" + markdown(mark.separator.ask)
    BOXES[mark.verdict](said)
    if changed:
        st.markdown(quiet("This is about your last answer. Press Check for the new one."))


def _place(variant: Variant, where: Basic) -> str:
    """The question with the place in a box, or the place alone where the question does not show it."""
    question = variant.filled.wanted if isinstance(variant.filled, Formula) else where
    shown = pointed(question, where) if question != where else ""
    return f"Look at the part in the box: {shown}" if shown else f"Look at {inline(where)}."
