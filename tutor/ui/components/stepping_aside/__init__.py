"""The map steps aside on a phone, where it lies over the page: whoever takes a link in it wants to see the page."""

from __future__ import annotations

import streamlit as st

from tutor.ui.components.scripts import own_script

NARROW = 768  # pixels: in a window that is no wider, Streamlit lays the map over the page

_mount = st.components.v2.component(
    "downhill_stepping_aside", js=own_script("stepping_aside/stepping_aside.js"), isolate_styles=False
)


def stepping_aside() -> None:
    """Have the map fold itself up when a link in it was taken; once on each page, in the map."""
    _mount(key="stepping-aside", data={"narrow": NARROW})
