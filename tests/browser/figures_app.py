"""A page with the figures alone, for the browser tests: `?figure=` picks one, `?answering` and `?marked` its mode."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import streamlit as st
from sympy import exp

from tutor.lesson import BALL, SECANT, SLOPE, TANGENT, Curve, Growth, Slider
from tutor.notation import b, n, t, w, x, y
from tutor.symbolic.functions import sigmoid
from tutor.ui.components.curve import curve
from tutor.ui.components.growth import growth

FIGURES: dict[str, Curve | Growth] = {
    figure.slug: figure
    for figure in (
        Curve("tangent", (w - 3) ** 2, w, (-1.5, 7.5), 1.2, "", (TANGENT,)),
        Curve("secant", x**2 + t, x, (-2, 2), 0.5, "", (TANGENT, SECANT), (Slider(t, -2, 2, 0, 0.5),)),
        Curve("ball", (w - 3) ** 2, w, (-1.5, 7.5), 0, "", (TANGENT, BALL), rates=(0.02, 1.1)),
        Curve("slope", x**3 / 3 - x, x, (-2.5, 2.5), 1.5, "", (TANGENT, SLOPE)),
        Curve("powers", x**n, x, (-2, 2), 1, "", (TANGENT, SLOPE), (Slider(n, 1, 5, 2, 1),)),
        Curve("pole", 1 / x, x, (-3, 3), 1, "", (TANGENT,)),
        Curve(
            "neuron",
            (sigmoid(w * x + b) - y) ** 2,
            w,
            (-6, 6),
            2,
            "",
            (TANGENT, SLOPE),
            (Slider(x, -2, 2, 1), Slider(b, -3, 3, 0), Slider(y, 0, 1, 0)),
        ),
        Curve("bumpy", exp(-x) * (x - 1) + x**4 / 10, x, (-2, 3), 0, "", (TANGENT, SECANT, BALL, SLOPE)),
        Growth("square", 2, x, ""),
        Growth("cube", 3, x, ""),
    )
}


@st.fragment
def draw(figure: Curve | Growth) -> None:
    """One figure, and below it what came back."""
    if isinstance(figure, Growth):
        growth(figure, key=figure.slug)
        return
    marks = (("yours", 2.1), ("zero of the slope", 1.0), ("far away", 99.0)) if "marked" in st.query_params else ()
    release = curve(
        figure,
        key=figure.slug,
        answering="answering" in st.query_params and not st.session_state.get("over"),
        marks=marks,
    )
    st.session_state.runs = st.session_state.get("runs", 0) + 1
    st.text(f"runs: {st.session_state.runs}")
    st.text(f"release: {release}")


picked = st.query_params.get("figure", "tangent")
st.header(f"Figure: {picked}")
draw(FIGURES[picked])
st.button("Run again")
st.button("Answered", on_click=lambda: st.session_state.update(over=True))
