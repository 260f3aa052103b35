"""The network that learns from what was typed, beside one that learns from the right formula: two curves, live."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

import streamlit as st

from tutor.exercises import understood
from tutor.exercises.drive.exercise import Driving, driving
from tutor.lesson import Drive
from tutor.symbolic.sentence import Sentence, after_one_another, say
from tutor.ui import state
from tutor.ui.blocks.scene import Scene
from tutor.ui.charts import Axes, Drawing, lines, round_up
from tutor.ui.components.picture import picture
from tutor.ui.components.poll import poll
from tutor.ui.error_boundary import guarded
from tutor.ui.layout import look
from tutor.ui.progress_labels import quiet
from tutor.ui.text import label, markdown, words
from tutor.ui.training_verdict import Both, difference
from tutor.ui.twin_training import Pair, course_of


def show(now: Scene[Drive]) -> None:
    """Below the verdict on a formula: what a network makes of it."""
    found = driving(now.variant.filled, understood(now.variant, now.last))
    if isinstance(found, Sentence):
        if now.mark is not None and now.mark.counts:  # otherwise the verdict says the same
            st.markdown(quiet(markdown(found)))
    elif found is not None:
        _panel(now, found)


def pair_of(now: Scene[Drive]) -> Pair:
    """The two trainings of this exercise in this browser tab."""
    return state.held(f"pair-{now.answer_key}", Pair)


def _panel(now: Scene[Drive], found: Driving) -> None:
    pair = pair_of(now)
    own = pair.answer == now.last
    running = pair.running
    with st.container(gap="small"):
        st.markdown(words("**Now train a network with your formula.** {says}", says=found.says))
        with st.container(horizontal=True):
            name = label("Train with it again" if own else "Train with my formula")
            key, busy = f"{now.key}-drive", running and own
            st.button(name, key=key, type=look(not own), disabled=busy, on_click=_start, args=(now, found))
            st.button(label("Stop"), key=f"{now.key}-halt", disabled=not busy, on_click=pair.stop)
        if own:
            _progress(now, running)
        if busy:
            poll(f"{now.key}-poll")


def _start(now: Scene[Drive], found: Driving) -> None:
    pair_of(now).start(course_of(now.variant.filled), found.gradient, now.last)


def _progress(now: Scene[Drive], running: bool) -> None:
    pair = pair_of(now)
    with guarded(now.exercise):
        records = tuple(pair.records)
        if running:
            far = records[-1].number if records else 0
            said = words("Epoch {far} of {epochs}", far=far, epochs=pair.epochs)
            st.progress(min(far / max(pair.epochs, 1), 1.0), text=said)
        if not records:
            return
        picture(curves(records, pair.epochs), key=f"{now.answer_key}-curves")
        if not running:
            _ended(pair, records)


def _ended(pair: Pair, records: Sequence[Both]) -> None:
    if pair.failed:
        st.warning(words("The training broke off. This is an error on our side; nothing of yours is lost."))
        return
    found = difference(records)
    stopped = () if pair.whole else (say("Stopped after epoch {number}.", number=records[-1].number),)
    said = (*stopped, *(() if found is None else (found.says,)))
    if said:
        st.info(markdown(after_one_another(*said)))


def curves(records: Sequence[Both], epochs: int) -> Drawing:
    """Both costs over the epochs."""
    known = [cost for each in records for cost in (each.right, each.yours) if isfinite(cost)]
    axes = Axes(epochs, round_up(max(known, default=1.0)))
    right = [(float(each.number), each.right) for each in records]
    yours = [(float(each.number), each.yours) for each in records]
    return lines(label("Cost"), axes, [(label("right formula"), right), (label("yours"), yours)])
