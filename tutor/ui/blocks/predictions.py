"""The guess that a lesson opens with: made or passed before the lesson goes on, and told again where it is settled.

Until then the page ends at the guess: what follows would give it away. One tap is enough, and it is kept.
"""

from __future__ import annotations

from typing import get_args

import streamlit as st

from tutor.learner import progress
from tutor.learner.events import PREDICT
from tutor.lesson import Block, Exercise, Experiment, Lesson, Prediction, Trainer, sentence
from tutor.symbolic.language import ENGLISH, speaking
from tutor.symbolic.sentence import Ready, Sentence
from tutor.ui import state
from tutor.ui.components.typing import CARD
from tutor.ui.layout import look
from tutor.ui.progress_labels import quiet
from tutor.ui.text import label, markdown, whole, words

OPEN = "A guess is not marked, and a wrong one helps you learn as well. With it, or with “No idea”, the lesson goes on."
NOTED = "Noted. This is not marked. Further down you will see how it turned out."
PASSED = "You passed. Read on: further down you will see the answer."
NO_IDEA = "No idea."
TURNED_OUT, ANSWER = "How your guess turned out", "The answer to the question at the start"
RUNS = (*get_args(Experiment), Trainer)  # blocks that settle nothing before they are started


def where_it_ends(lesson: Lesson) -> int | None:
    """The place of the guess that the page ends at for now; None where the lesson is shown whole.

    A lesson in which something was done behind the guess is shown whole: what was opened once stays open.
    """
    done = state.blocks(lesson.slug) - {""}
    for at, block in enumerate(lesson.blocks):
        done -= {getattr(block, "slug", "")}
        if isinstance(block, Prediction) and not _settled(block, lesson):
            return None if done else at
    return None


def settled_at(block: Prediction, lesson: Lesson) -> int | None:
    """The place of the block in front of which it is told what came out; None where only the end of the lesson tells.

    That is behind the block that the author names, or else in front of the first exercise that follows.
    """
    first = lesson.blocks.index(block) + 1
    behind = list(enumerate(lesson.blocks))[first:]
    if block.settled:
        return next(at + 1 for at, other in behind if getattr(other, "slug", "") == block.settled)
    return next((at for at, other in behind if isinstance(other, Exercise)), None)


def told_before(at: int, lesson: Lesson) -> tuple[Prediction, ...]:
    """The predictions of which it is told in front of this block what came out."""
    return tuple(each for each in lesson.blocks if isinstance(each, Prediction) and settled_at(each, lesson) == at)


# --- the guess --------------------------------------------------------------------------------------------------------


def prediction(block: Prediction, lesson: Lesson) -> None:
    """A question before the explanation; what is chosen first is kept, and never marked."""
    key, choice = f"{lesson.slug}-{block.slug}", chosen(block, lesson)
    with st.container(border=True, key=f"{key}{CARD}"):
        st.header(label("What do you expect?"), anchor=block.slug)
        st.markdown(markdown(sentence(block.ask, block)))
        if _settled(block, lesson):
            _options(block, f"{key}-kept", choice, disabled=True)
            st.markdown(quiet(words(PASSED if _passed(block, lesson) else NOTED)))
        else:
            _options(block, key, None)
            _buttons(block, lesson, key)
            st.markdown(quiet(words(OPEN)))


def _options(block: Prediction, key: str, choice: int | None, disabled: bool = False) -> None:
    """The options; once it is settled, another widget that only shows which. (One that changed would forget it.)"""
    st.radio(
        label("Your guess"),
        range(len(block.options)),
        index=choice,
        format_func=lambda index: markdown(sentence(block.options[index], block)),
        key=key,
        label_visibility="collapsed",
        disabled=disabled,
        on_change="ignore",
    )


def _buttons(block: Prediction, lesson: Lesson, key: str) -> None:
    given = (block, lesson, key, state.token(lesson.slug, block.slug))
    with st.container(horizontal=True, gap="xsmall"):
        st.button(label("This is my guess"), key=f"{key}-keep", type=look(first=True), on_click=_keep, args=given)
        st.button(label("No idea"), key=f"{key}-pass", on_click=_pass, args=given)
    if state.held(f"{key}-empty", list[bool]):
        st.info(words("Choose one of them first, or press “No idea”. A guess costs nothing."))


def _keep(block: Prediction, lesson: Lesson, key: str, token: str) -> None:
    choice = state.picked(key, range(len(block.options)), None)
    empty: list[bool] = state.held(f"{key}-empty", list)
    empty.clear()
    if choice is not None:
        text = _kept(sentence(block.options[choice], block))
        state.record(PREDICT, lesson.slug, block.slug, token=token, data={"choice": choice, "text": text})
    else:
        empty.append(True)


def _pass(block: Prediction, lesson: Lesson, key: str, token: str) -> None:
    state.record(PREDICT, lesson.slug, block.slug, token=token, data={"passed": True})


# --- what was said ----------------------------------------------------------------------------------------------------


def _made(block: Prediction, lesson: Lesson) -> bool:
    return progress.prediction(state.happened(lesson.slug, block.slug), block.slug) is not None


def _passed(block: Prediction, lesson: Lesson) -> bool:
    passed = progress.passed(state.happened(lesson.slug, block.slug), block.slug)
    return passed and not _made(block, lesson)


def _settled(block: Prediction, lesson: Lesson) -> bool:
    return state.guessed(lesson.slug, block.slug)


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
    if _passed(block, lesson):
        return words(NO_IDEA)
    return "" if now is None else markdown(now)


def _kept(option: Sentence) -> str:
    """An option as it is written down: in the language that it was written in, whichever is spoken."""
    with speaking(ENGLISH):
        return str(option)


# --- what came out ----------------------------------------------------------------------------------------------------


def outcome(block: Prediction, lesson: Lesson) -> None:
    """What came out, where the lesson has shown it; folded up where a run shows it, which may not have begun."""
    at = lesson.blocks.index(block)
    between: tuple[Block, ...] = lesson.blocks[at : settled_at(block, lesson)]
    if said(block, lesson):
        runs = any(isinstance(each, RUNS) for each in between)
        name = words(ANSWER if _passed(block, lesson) else TURNED_OUT)
        with st.expander(name, expanded=not runs):
            expectation(block, lesson)


def expectation(block: Prediction, lesson: Lesson) -> None:
    """What was expected, beside what the lesson found; nothing where nothing was."""
    before = said(block, lesson)
    if not before:
        return
    st.markdown(words("**At the start you said:** {option}", option=Ready(before)))
    st.markdown(words("**What came out:** {after}", after=sentence(block.after, block)))
    st.markdown(quiet(words("[Back to the question](#{place})", place=Ready(block.slug))))
