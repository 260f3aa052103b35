"""The field for a formula that is to drive a network, and how its letters are typed."""

from __future__ import annotations

import streamlit as st
from sympy import Expr

from tutor.exercises import Variant
from tutor.lesson import HIDDEN_DELTA, NEURON_BY_W, Drive
from tutor.ui.blocks import driving
from tutor.ui.blocks.lines import OneLine
from tutor.ui.blocks.scene import Scene
from tutor.ui.components.palette import FORMULA
from tutor.ui.progress_labels import quiet
from tutor.ui.text import words

SPELLED = {
    NEURON_BY_W: "Type `sigma'(z)` for σ′(z). You may use a, y, z, x, w and b.",
    HIDDEN_DELTA: "Type `w_jk`, `delta_j`, `sigma'(z_k)`, and `sum_j(…)` for a sum over j.",
}
FOR_AN_EDGE = "Type `w_jk` for a weight, `a_k` for an activation, `delta_j` for an error."


class DriveWidget(OneLine[Drive, Expr]):
    """A formula, and below its verdict the network that believes it."""

    block = Drive
    written = FORMULA
    name = "Your formula"
    is_met_again = True  # as a witness

    def hint(self, variant: Variant[Drive, Expr]) -> None:
        """How indices are typed."""
        st.markdown(quiet(words(SPELLED.get(variant.filled.wanted, FOR_AN_EDGE))))

    def below(self, now: Scene[Drive]) -> None:
        """The network that learns from it."""
        driving.show(now)
