"""Derivations that unfold: one line at a time, each with its reason; what is unfolded stays so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import streamlit as st
from sympy import Basic

from tutor.learner import progress
from tutor.learner.events import UNFOLD
from tutor.lesson import Derivation, FromDefinition, LayerDerivation, Lesson, Reasoning, sentence
from tutor.symbolic import collapse, explain
from tutor.symbolic.definition import from_definition
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import derive
from tutor.symbolic.sentence import Sentence
from tutor.ui import state
from tutor.ui.blocks import layers
from tutor.ui.components.typing import CARD
from tutor.ui.error_boundary import guarded
from tutor.ui.progress_labels import quiet
from tutor.ui.text import displayed, label, latex, markdown, words
from tutor.ui.theme import theme

Block = Derivation | FromDefinition | LayerDerivation | Reasoning


@dataclass(frozen=True, slots=True)
class DerivationLine:
    """One line of working: the name of the rule (or nothing), the reason, and what it comes to."""

    rule: str
    reason: Sentence
    formula: Basic


@lru_cache(maxsize=512)
def lines(block: Block) -> tuple[DerivationLine, ...]:
    """The working of a block, from the first line after its start to the result."""
    if isinstance(block, FromDefinition):
        return tuple(DerivationLine("", step.words, step.expr) for step in from_definition(block.of, block.by))
    if isinstance(block, Reasoning):
        return tuple(DerivationLine("", sentence(reason, block), formula) for reason, formula in block.lines)
    if isinstance(block, LayerDerivation):
        steps, said = layers.found(block).steps, collapse.sentence_for
    else:
        steps, said = derive(block.of, block.by).steps, explain.sentence_for
    return tuple(DerivationLine(step.rule.name, said(step), step.after) for step in steps)


@st.fragment
def derivation(block: Block, lesson: Lesson) -> None:
    """The start, the lines that are unfolded, and the way to the next."""
    with guarded(block), st.container(border=True, gap="small", key=f"{lesson.slug}-{block.slug}{CARD}"):
        state.redraw_page()
        if block.intro:
            st.markdown(markdown(sentence(block.intro, block)))
        _start(block)
        known = lines(block)
        shown = unfolded(block, lesson)
        for line in known[:shown]:
            draw(line)
        _buttons(block, lesson, shown, len(known))


def _start(block: Block) -> None:
    """What is asked, of a derivative; of a layer also why it begins as it does, and what counts what."""
    if isinstance(block, Reasoning):
        return
    if not isinstance(block, LayerDerivation):
        displayed(D(block.of, block.by))
        return
    st.markdown(markdown(layers.reason(block)))
    displayed(layers.start(block))
    st.markdown(quiet(markdown(layers.COUNTERS)))


def unfolded(block: Block, lesson: Lesson) -> int:
    """How many lines have been unfolded."""
    step = progress.unfolded(state.happened(lesson.slug, block.slug), block.slug)
    return min(max(step, 0), len(lines(block)))


def draw(line: DerivationLine) -> None:
    """The rule, the reason, and the formula under them."""
    named = {"rule": Sentence(line.rule), "reason": line.reason}
    st.markdown(words("**{rule:start}.** {reason}", **named) if line.rule else markdown(line.reason))
    shown = latex(line.formula, theme())
    st.latex(shown if line.formula.is_Relational else "= " + shown)


def _buttons(block: Block, lesson: Lesson, shown: int, count: int) -> None:
    if shown == count:
        return
    token, key = state.token(lesson.slug, block.slug), f"{lesson.slug}-{block.slug}"
    with st.container(horizontal=True):
        for name, step in (("Next step", shown + 1), ("All steps", count)):
            st.button(label(name), key=f"{key}-{name}", on_click=_unfold, args=(block, lesson, step, token))


def _unfold(block: Block, lesson: Lesson, step: int, token: str) -> None:
    state.record(UNFOLD, lesson.slug, block.slug, token=token, data={"step": step})
