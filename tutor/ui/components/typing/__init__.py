"""What a page's own fields lack: Enter that checks, no help from a phone's keyboard, text and focus that stay.

And what its wide formulas lack: whoever has no pointer can reach and scroll them.

And a live field: the part under the caret is lit in what was read, and what cannot be read is underlined at its place.

It draws nothing and tells Python nothing. It looks at the frames of exercises, whose keys end as CARD says, at the
fields in them, and at their buttons whose keys end as CHECK says. Below a field stands what was read of it, in a
container whose key is the field's with READ; or what stands in the way, with WRONG and the place in the text. What a
key is called is said here alone.
"""

from __future__ import annotations

import streamlit as st

from tutor.ui.components.scripts import own_script, own_style

CARD, CHECK, READ, WRONG = "-card", "-check", "-read", "-wrong-"

_mount = st.components.v2.component(
    "downhill_typing",
    js=own_script("typing/caret.js", "typing/typing.js"),
    css=own_style("typing/typing.css"),
    isolate_styles=False,
)


def typing() -> None:
    """Look after the fields of this page; once on each page."""
    with st.container(key="typing"):
        _mount(key="typing-mounted", data={"card": CARD, "check": CHECK, "read": READ, "wrong": WRONG})
