"""Whether the page is light or dark, as far as Python has to know it: formulas carry the course's colours.

All other colours are settings in `.streamlit/config.toml`.
"""

from __future__ import annotations

import streamlit as st

from tutor.symbolic.printing import Theme


def theme() -> Theme:
    """The theme of the page that asks; light where the browser has not said."""
    return "dark" if st.context.theme.type == "dark" else "light"
