"""The field for a formula that is to drive a network, and how its letters are typed."""

from __future__ import annotations

import streamlit as st

from tutor.answers import LONGEST, Verdict
from tutor.exercises import Variant
from tutor.lesson import HIDDEN_DELTA, NEURON_BY_W
from tutor.ui import state
from tutor.ui.blocks.preview import preview
from tutor.ui.marks import quiet
from tutor.ui.text import clean, label, words

SPELLED = {
    NEURON_BY_W: "Type `sigma'(z)` for σ′(z). You may use a, y, z, x, w and b.",
    HIDDEN_DELTA: "Type `w_jk`, `delta_j`, `sigma'(z_k)`, and `sum_j(…)` for a sum over j.",
}
FOR_AN_EDGE = "Type `w_jk` for a weight, `a_k` for an activation, `delta_j` for an error."


def draw(variant: Variant, key: str, last: object, cells: tuple[Verdict, ...]) -> None:
    """The field, what to type, and what was understood."""
    st.text_input(
        label("Your formula"),
        value=last if isinstance(last, str) else "",
        key=f"{key}-answer",
        max_chars=LONGEST,
        live="300ms",
        autocomplete="off",
        persist_state="session",
    )
    st.markdown(quiet(words(SPELLED.get(variant.filled.wanted, FOR_AN_EDGE))))
    preview(variant, read(variant, key, last), f"{key}-answer")


def read(variant: Variant, key: str, last: object) -> str:
    """What the field holds; of what is too long enough for the reader to say so."""
    value = state.typed(f"{key}-answer")
    return clean(value[: LONGEST + 1]) if isinstance(value, str) else ""
