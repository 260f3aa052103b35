"""Help, one level at a time: where to look, which rule, a sibling, a line with a gap, the whole way."""

from __future__ import annotations

import streamlit as st

from tutor.exercises import LEVELS, AnyVariant, Help, help_levels
from tutor.symbolic.sentence import say
from tutor.ui.text import displayed, markdown, words


def show(variant: AnyVariant, level: int) -> None:
    """The levels that have been opened."""
    for head, opened in zip(LEVELS[:level], help_levels(variant), strict=False) if level else ():
        with st.container(gap="small"):
            _one(head.title, opened)


def _one(title: str, opened: Help) -> None:
    st.markdown(words("**{name}.** {says}", name=say(title), says=opened.says))
    for line in opened.lines:
        with st.container(gap=None):  # a reason belongs to the formula below it, not to the one above
            if line.reason is not None:
                st.markdown(markdown(line.reason))
            displayed(line.formula)


def label(level: int) -> str | None:
    """What the button for the next level says; None where all are open."""
    return str(say(LEVELS[level].ask)) if level < len(LEVELS) else None
