"""Blocks that are read: prose, formulas set apart, and the prediction that is kept for the end."""

from __future__ import annotations

import streamlit as st
from sympy import Basic, Eq

from tutor.learner import progress
from tutor.learner.events import PREDICT
from tutor.lesson import Formulas, Lesson, Prediction, Prose, sentence
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import derive_expression
from tutor.symbolic.language import ENGLISH, speaking
from tutor.symbolic.sentence import Ready, Sentence, say
from tutor.ui import state
from tutor.ui.components.typing import CARD
from tutor.ui.text import displayed, label, markdown, whole

NOTED = ":gray[Noted. This is not marked; at the end of the page you will see how it turned out.]"


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


# --- prediction -------------------------------------------------------------------------------------------------------


def prediction(block: Prediction, lesson: Lesson) -> None:
    """A question before the explanation; what is chosen first is kept, and never marked."""
    key, choice = f"{lesson.slug}-{block.slug}", chosen(block, lesson)
    with st.container(border=True, key=f"{key}{CARD}"):
        st.header(label("What do you expect?"), anchor=False)
        st.markdown(markdown(sentence(block.ask, block)))
        _options(block, key, choice)
        if choice is None:
            _guess(block, lesson, key)
        else:
            st.markdown(markdown(say(NOTED)))


def _options(block: Prediction, key: str, choice: int | None) -> None:
    """The options; once one is chosen, another widget that only shows which. (One that changed would forget it.)"""
    st.radio(
        label("Your guess"),
        range(len(block.options)),
        index=choice,
        format_func=lambda index: markdown(sentence(block.options[index], block)),
        key=key if choice is None else f"{key}-kept",
        label_visibility="collapsed",
        disabled=choice is not None,
        on_change="ignore",
    )


def _guess(block: Prediction, lesson: Lesson, key: str) -> None:
    token = state.token(lesson.slug, block.slug)
    st.button(label("This is my guess"), key=f"{key}-keep", on_click=_keep, args=(block, lesson, key, token))
    if state.held(f"{key}-empty", list[bool]):
        st.info(markdown(say("Choose one of them first. A guess costs nothing.")))


def _keep(block: Prediction, lesson: Lesson, key: str, token: str) -> None:
    choice = state.picked(key, range(len(block.options)), None)
    empty: list[bool] = state.held(f"{key}-empty", list)
    empty.clear()
    if choice is not None:
        text = _kept(sentence(block.options[choice], block))
        state.record(PREDICT, lesson.slug, block.slug, token=token, data={"choice": choice, "text": text})
    else:
        empty.append(True)


def chosen(block: Prediction, lesson: Lesson) -> int | None:
    """The option that was chosen first; None before that, or where what was kept is no option of this block."""
    made = progress.prediction(state.happened(lesson.slug, block.slug), block.slug)
    return None if made is None else state.index_among(made.data["choice"], len(block.options))


def said(block: Prediction, lesson: Lesson) -> str:
    """What was predicted, as Markdown: the option, or its words of then where it has others by now; else empty."""
    made, choice = progress.prediction(state.happened(lesson.slug, block.slug), block.slug), chosen(block, lesson)
    kept = None if made is None else made.data.get("text")
    now = None if choice is None else sentence(block.options[choice], block)
    if isinstance(kept, str) and (now is None or kept != _kept(now)):
        return whole(kept)
    return "" if now is None else markdown(now)


def _kept(option: Sentence) -> str:
    """An option as it is written down: in the language that it was written in, whichever is spoken."""
    with speaking(ENGLISH):
        return str(option)


def expectation(block: Prediction, lesson: Lesson) -> None:
    """What was expected, beside what the lesson found; nothing where nothing was."""
    before = said(block, lesson)
    if not before:
        return
    st.markdown(markdown(say("**At the start you said:** {option}", option=Ready(before))))
    st.markdown(markdown(say("**What came out:** {after}", after=sentence(block.after, block))))
