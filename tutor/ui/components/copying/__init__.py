"""Formulas that are copied from a page as one would type them, and a button beside each that stands on its own line.

KaTeX would be copied twice, one sign on each line and without exponents. So a formula of ours has its plain text with
it, in the TeX that it is drawn from: `beside` puts it there, and the script finds it. It tells Python nothing.
"""

from __future__ import annotations

import streamlit as st

from tutor.ui.components.scripts import own_script, own_style
from tutor.ui.components.words import Templates, handed

BESIDE = r"\TextOrMath"  # a command of TeX: its first part is for text; the second, which is drawn, for mathematics
WORDS: Templates = {"copy": "Copy {formula}", "copied": "Copied: {formula}"}
_MEANS_MORE = frozenset("\\$%#")  # in TeX

_mount = st.components.v2.component(
    "downhill_copying",
    js=own_script("shared/words.js", "copying/copying.js"),
    css=own_style("copying/copying.css"),
    isolate_styles=False,
)


def beside(plain: str, tex: str) -> str:
    """The TeX of a formula with its plain text, which is not drawn."""
    text = " ".join(plain.split())
    fits = text != tex and not set(text) & _MEANS_MORE and text.count("{") == text.count("}")
    return rf"{BESIDE}{{{text}}}{{{tex}}}" if fits else tex


def copying() -> None:
    """Look after the formulas of this page; once on each page."""
    with st.container(key="copying"):
        _mount(key="copying-mounted", data={"beside": BESIDE, "words": handed(WORDS)})
