"""Who comes to a place in a page is brought there: it is scrolled into view, and the keyboard goes on from it. Once."""

from __future__ import annotations

import streamlit as st

from tutor.ui.components.scripts import own_script

PLACE = "arrived-at"  # the key of the container that holds what was looked for

_mount = st.components.v2.component("downhill_arriving", js=own_script("arriving/arriving.js"))


def arriving(at: str) -> None:
    """Bring the reader to PLACE, as the last part of a page; another `at` is another arrival, the same is none."""
    _mount(key="arriving", data={"place": PLACE, "at": at})
