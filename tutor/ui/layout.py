"""The shape of a page: one column of a width that reads well."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

WIDTH = 640  # pixels: about seventy characters of prose; a phone takes what it has


def column() -> DeltaGenerator:
    """The column that holds a page."""
    return st.container(width=WIDTH, gap="medium")
