"""A pad to draw on: mounting it, and reading what comes back. Ink stays in the page until the pen is lifted."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error
from typing import Any

import numpy as np
import streamlit as st

from tutor.ui.components.scripts import script, style
from tutor.ui.components.words import Templates, handed
from tutor.ui.text import label as said

SHADES = 112  # a side of what comes back; pad.js says the same
_LENGTH = 4 * -(-(SHADES * SHADES) // 3)  # of so many bytes in base64
FAINT = 0.2  # of full ink; anything less is the blurred edge of a stroke
HINT = "Draw with a mouse, a pen or a finger. With keys: the arrows move the pen, Space puts it down and lifts it."

WORDS: Templates = {
    "pad": "drawing pad",
    "undo": "Undo",
    "clear": "Clear",
    "up": "Pen up.",
    "down": "Pen down at column {column}, row {row}.",
    "spot": "column {column}, row {row}.",
    "gone": "The last stroke is gone.",
    "nothing": "There is nothing to take back.",
    "empty": "The pad is empty.",
}

_mount = st.components.v2.component("downhill_pad", js=script("pad/pad.js"), css=style("pad/pad.css"))


def pad(*, key: str, label: str) -> np.ndarray | None:
    """Draw the pad, and return the ink on it: 112 × 112 shades from 0 (none) to 255; None where there is none."""
    told = {"label": label, "hint": said(HINT), "words": handed(WORDS)}
    result = _mount(key=key, data=told, on_drawing_change=_nothing)
    return drawing(result.get("drawing"))


def inked(shades: np.ndarray) -> np.ndarray:
    """The ink as shares of 1, without blurred edges: they would make a digit larger than it is."""
    shares = shades / 255
    return np.where(shares < FAINT, 0.0, shares)


def _nothing() -> None:
    """A drawing needs no work of its own: the rerun that it causes reads it."""


def drawing(sent: Any) -> np.ndarray | None:
    """What a client sent, if it is a drawing of the pad's own size with some ink in it."""
    text = sent.get("ink") if isinstance(sent, dict) else None
    if not isinstance(text, str) or len(text) != _LENGTH:
        return None
    try:
        shades = np.frombuffer(b64decode(text, validate=True), np.uint8)
    except (Error, ValueError):
        return None
    return shades.reshape(SHADES, SHADES) if shades.size == SHADES * SHADES and shades.any() else None
