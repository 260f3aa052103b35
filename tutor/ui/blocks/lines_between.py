"""After a right working: the lines that its jumps left out, for who wants to see them."""

from __future__ import annotations

import streamlit as st

from tutor.answers import Verdict
from tutor.exercises import understood
from tutor.exercises.working import between
from tutor.learner.events import UNFOLD
from tutor.lesson import Working
from tutor.ui.blocks.scene import Scene
from tutor.ui.text import displayed, label, words


def show(now: Scene[Working]) -> None:
    """A button, and the lines while they are unfolded; nothing where no line was left out."""
    right = now.mark is not None and now.mark.verdict is Verdict.RIGHT
    missing = between(now.variant.filled, understood(now.variant, now.last)) if right else ()
    if not missing:
        return
    name = label("Hide the lines between" if now.unfolded else "Show the lines between")
    st.button(name, key=f"{now.key}-between", on_click=_unfold, args=(now, 0 if now.unfolded else 1))
    for number, formulas in missing if now.unfolded else ():
        st.markdown(words("**Before line {number}:**", number=number))
        for formula in formulas:
            displayed(formula)


def _unfold(now: Scene[Working], step: int) -> None:
    now.record(UNFOLD, step=step)
