"""Help, one level at a time: where to look, which rule, a sibling, a line with a gap, the whole way."""

from __future__ import annotations

import streamlit as st

from tutor.exercises import LEVELS, Help, Variant, help_levels
from tutor.symbolic.sentence import say
from tutor.ui.text import displayed, markdown, words

NAMES: dict[str, str] = {
    "place": "Where to look",
    "rule": "Which rule",
    "sibling": "One like it, worked out",
    "gap": "A line with a gap",
    "solution": "The whole way",
}
ASK = ("A hint", "Which rule?", "One like it", "A line with a gap", "The whole way")  # three fit beside on a phone


def show(variant: Variant, level: int) -> None:
    """The levels that have been opened."""
    for opened in help_levels(variant)[:level] if level else ():
        with st.container(gap="small"):
            _one(opened)


def _one(opened: Help) -> None:
    st.markdown(words("**{name}.** {says}", name=say(NAMES[opened.level]), says=opened.says))
    for reason, formula in opened.lines:
        with st.container(gap=None):  # a reason belongs to the formula below it, not to the one above
            if reason is not None:
                st.markdown(markdown(reason))
            displayed(formula)


def label(level: int) -> str | None:
    """What the button for the next level says; None where all are open."""
    return str(say(ASK[level])) if level < len(LEVELS) else None
