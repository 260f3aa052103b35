"""What a page's own fields lack: Enter that checks, no help from a phone's keyboard, text and focus that stay.

And what its wide formulas lack: whoever has no pointer can reach and scroll them.

It draws nothing and tells Python nothing. It looks at the frames of exercises, whose keys end as CARD says, at the
fields in them, and at their buttons whose keys end as CHECK says; what a key is called is said here alone.
"""

from __future__ import annotations

import streamlit as st

from tutor.ui.components.scripts import own_script

CARD, CHECK = "-card", "-check"

_mount = st.components.v2.component("downhill_typing", js=own_script("typing/typing.js"))


def typing() -> None:
    """Look after the fields of this page; once on each page."""
    with st.container(key="typing"):
        _mount(key="typing-mounted", data={"card": CARD, "check": CHECK})
