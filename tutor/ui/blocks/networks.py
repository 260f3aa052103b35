"""What can be seen of a lesson's network: what it mixes up, what a neuron listens for, its code, your own digit."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from tutor.lesson import Confusion, Lesson, Pad, Program, Weights, sentence
from tutor.lower import build_network
from tutor.numeric.digits import SIDE, centred
from tutor.symbolic.sentence import Ready, Sentence, after_one_another, say
from tutor.ui import charts, state, tables
from tutor.ui.background import TrainingRun
from tutor.ui.blocks.trainer import run_of
from tutor.ui.components.pad import inked
from tutor.ui.components.pad import pad as draw_pad
from tutor.ui.components.picture import picture
from tutor.ui.error_boundary import guarded
from tutor.ui.progress_labels import quiet
from tutor.ui.text import label, markdown, words
from tutor.ui.training_outcome import guesses


def confusion(block: Confusion, lesson: Lesson) -> None:
    """The table of what is taken for what, and the worst of it in a sentence."""
    run = run_of(lesson)
    with st.container(gap="small"):
        st.markdown(markdown(sentence(block.caption, block)))
        if run.last is None:
            st.markdown(quiet(words("The table appears when the network has been trained.")))
            return
        counts = run.confusion()
        st.html(tables.confusion(counts))
        st.markdown(words("{when} {mixed_up}", when=_when(run), mixed_up=Ready(tables.mixed_up(counts))))


def _when(run: TrainingRun) -> Sentence:
    return say("This is after epoch {number}.", number=run.epochs)


@st.fragment
def weights(block: Weights, lesson: Lesson) -> None:
    """A neuron to choose, and its weights as an image."""
    run = run_of(lesson)
    with guarded(block), st.container(gap="small"):
        st.markdown(markdown(sentence(block.caption, block)))
        count = run.layers[1]
        key = f"{lesson.slug}-{block.slug}"
        st.selectbox(
            label("Which neuron of the first hidden layer?"),
            range(1, count + 1),
            key=key,
            format_func=lambda number: label("Neuron {number}", number=number),
            filter_mode=None,
            persist_state="session",
            width=320,
        )
        number = state.picked(key, range(1, count + 1), 1)
        values = run.weights(number - 1)
        picture(charts.weights(values, label("The weights of neuron {number}", number=number)), key=f"{key}-image")
        untrained = say("It has not been trained: these are random numbers.")
        st.markdown(markdown(after_one_another(charts.weighed(values), _when(run) if run.last else untrained)))


def program(block: Program, lesson: Lesson) -> None:
    """The code, folded up: it is long."""
    with st.container(gap="small"):
        st.markdown(markdown(sentence(block.caption, block)))
        with st.expander(words("The whole program")):
            st.code(run_of(lesson).source if block.layers is None else _source(block.layers), language="python")


@lru_cache(maxsize=32)
def _source(layers: tuple[int, ...]) -> str:
    return build_network(layers).source


@st.fragment
def pad(block: Pad, lesson: Lesson) -> None:
    """The pad; beside it what the network sees of the drawing, and what it says."""
    run = run_of(lesson)
    key = f"{lesson.slug}-{block.slug}"
    with guarded(block), st.container(border=True, gap="small"):
        st.header(label("Draw a digit"), anchor=False)
        st.markdown(markdown(sentence(block.caption, block)))
        left, right = st.columns(2, gap="medium")
        with left:
            shades = draw_pad(key=key, label=label("Drawing pad for one digit"))
        with right:
            if run.last is None:
                nothing = "This network has **learned nothing yet**. By chance it is right one time in ten."
                st.markdown(words(nothing))
            elif run.last.unseen_accuracy is not None and guesses(run.last.unseen_accuracy):
                st.markdown(words("This network **still guesses**. Its training has failed, or has hardly begun."))
            if shades is None:
                empty = "Draw a digit, as large as you like. What the network makes of it comes here."
                st.markdown(quiet(words(empty)))
                return
            image = centred(inked(shades))
            values = run.outputs(image.reshape(1, -1))[0]
            st.info(tables.answer(values))
            st.html(tables.outputs(values))
        st.markdown(words("What the network sees: your drawing in 28 by 28 small squares, moved to the middle."))
        seen = charts.ink(image.reshape(SIDE, SIDE), label("Your digit as the network sees it"))
        picture(seen, key=f"{key}-seen")
