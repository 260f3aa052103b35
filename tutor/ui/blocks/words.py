"""Blocks that are read: prose, and formulas set apart."""

from __future__ import annotations

import streamlit as st
from sympy import Basic, Eq

from tutor.lesson import Formulas, Lesson, Prose, sentence
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import derive_expression
from tutor.ui.text import displayed, markdown


def prose(block: Prose, lesson: Lesson) -> None:
    """A paragraph or two."""
    st.markdown(markdown(sentence(block.text, block)))


def formulas(block: Formulas, lesson: Lesson) -> None:
    """Formulas set apart, each beside its words; a derivative is shown with what it comes to."""
    with st.container(gap="small"):
        for words, formula in block.rows:
            left, right = st.columns([2, 3], gap="xsmall", vertical_alignment="center")
            left.markdown(markdown(sentence(words, block)))
            with right:
                displayed(with_result(formula))


def with_result(formula: Basic) -> Basic:
    """D(f, x) = its result; any other formula, and a derivative without a rule, as it stands."""
    if not isinstance(formula, D):
        return formula
    derivation = derive_expression(formula)
    return formula if derivation.missing else Eq(formula, derivation.result, evaluate=False)
