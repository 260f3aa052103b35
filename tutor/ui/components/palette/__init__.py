"""The palette under a formula field: the keys of a lesson, by mouse, by finger and by keyboard.

One for a page. It stands under the field that was used last; on a phone it takes the place of the phone's own keyboard
until that is asked for. What it types goes through the browser, as if it had been typed: so Streamlit hears of it, and
Ctrl+Z takes it back like anything else. It tells Python nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

import streamlit as st

from tutor.exercises.palette import PLACE, Palette
from tutor.ui.components.scripts import own_script, own_style
from tutor.ui.components.words import Templates, handed

FORMULA, NUMBER = "formula", "number"  # what is written in a field; a number needs digits and signs alone
WORDS: Templates = {
    "palette": "Keys for this formula",
    "letters": "letters",
    "functions": "functions",
    "powers": "powers and fractions",
    "marks": "derivatives, sums and indices",
    "digits": "digits",
    "signs": "signs",
    "editing": "editing",
    "undo": "Undo",
    "delete": "Delete",
    "left": "Move left",
    "right": "Move right",
    "enter": "Next line, or check",
    "keyboard": "Phone keyboard",
    "only_keys": "These keys only",
}

_mount = st.components.v2.component(
    "downhill_palette",
    js=own_script("palette/typist.js", "palette/palette.js"),
    css=own_style("palette/palette.css"),
    isolate_styles=False,
)


def palette(keys: Palette, written: Iterable[tuple[str, str]]) -> None:
    """Have the palette under the fields whose keys begin so: pairs of a beginning, and FORMULA or NUMBER."""
    told = {
        "keys": {item.name: _keys(keys, item.name) for item in fields(keys)},
        "place": PLACE,
        "fields": dict(written),
        "words": handed(WORDS),
    }
    with st.container(key="palette"):
        _mount(key="palette-mounted", data=told)


def _keys(keys: Palette, group: str) -> list[list[str]]:
    """What each key of a group shows, what it types and what a voice says; what is the same is said once."""
    found = []
    for key in getattr(keys, group):
        parts = [key.shows, key.types, str(key.says)]
        while len(parts) > 1 and parts[-1] == key.shows:
            parts.pop()
        found.append(parts)
    return found
