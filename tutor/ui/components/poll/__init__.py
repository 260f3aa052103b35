"""A look again in a moment: while something goes on, its fragment is drawn anew, as fast as the page can follow.

It draws nothing. The page asks once for each time that it was drawn: a slow machine is asked less often. That is why
this stands here and not `run_every`, whose requests come whether the last one was answered or not: one of them between
a run of the whole page and its last messages, and Streamlit breaks the page.
"""

from __future__ import annotations

import time

import streamlit as st

from tutor.ui.components.scripts import own_script

PAUSE = 0.08  # seconds from one drawing to the next request
PATIENCE = 2.0  # seconds after which a request that nothing came of is made again

_mount = st.components.v2.component("downhill_poll", js=own_script("poll/poll.js"))


def poll(key: str) -> None:
    """Have the fragment that this is the last part of drawn again, soon after it is shown."""
    data = {"turn": time.monotonic(), "pause": 1000 * PAUSE, "patience": 1000 * PATIENCE}
    _mount(key=key, data=data, on_due_change=_nothing)


def _nothing() -> None:
    """That it is due is all there is to know."""
