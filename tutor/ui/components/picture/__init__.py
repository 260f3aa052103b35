"""A picture that was drawn in Python as shapes, shown in the colours of the page. Nothing comes back from it."""

from __future__ import annotations

from dataclasses import fields

import streamlit as st

from tutor.ui.charts import Drawing
from tutor.ui.components.scripts import script, style

_mount = st.components.v2.component(
    "downhill_picture", js=script("picture/picture.js"), css=style("picture/picture.css")
)


def picture(drawing: Drawing, *, key: str) -> None:
    """Show the drawing, with its title and its description as the text alternative."""
    _mount(key=key, data={each.name: getattr(drawing, each.name) for each in fields(drawing)})
