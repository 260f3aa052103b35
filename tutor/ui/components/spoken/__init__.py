"""A line of text that is read out when it changes: what came of something that was typed a moment ago.

It stays the same element of the page, so a screen reader hears of the change alone. Streamlit's own text is drawn anew.
"""

from __future__ import annotations

import streamlit as st

from tutor.ui.components.scripts import own_script, own_style

_mount = st.components.v2.component(
    "downhill_spoken", js=own_script("spoken/spoken.js"), css=own_style("spoken/spoken.css")
)


def spoken(text: str, key: str) -> None:
    """Show this text; what is said with a key is read out when it becomes another. The empty text takes no room."""
    _mount(key=key, data={"text": text})
