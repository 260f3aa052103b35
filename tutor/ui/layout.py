"""The shape of a page: one column of a width that reads well."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from tutor.ui.components.copying import copying
from tutor.ui.components.typing import typing

WIDTH = 640  # pixels: about seventy characters of prose; a phone takes what it has


_STYLE = Path(__file__).with_name("page.css")


def look(first: bool) -> Literal["primary", "secondary"]:
    """How a button looks: like the one that is pressed first, or like the others."""
    return "primary" if first else "secondary"


def dressed_column() -> DeltaGenerator:
    """The column that holds a page, with the page's style and what looks after its fields; once on each page."""
    st.html(_STYLE)
    typing()
    copying()
    return st.container(width=WIDTH, gap="medium")
