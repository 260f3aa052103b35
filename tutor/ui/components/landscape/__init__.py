"""A map of heights with a point that follows the finger: with arrows, a rose of directions, a path, a surface.

Here is the face of the figure: mounting it, and reading what comes back. What it is told is in `data`; what it does is
in the scripts beside this file, which a rerun of the page does not reset.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import Any

import streamlit as st

from tutor.lesson import Landscape
from tutor.ui.components.landscape.data import data
from tutor.ui.components.scripts import script, style

MOST_STEPS = 10_000
TURN = 360  # degrees
DOWN, UP = "down", "up"

_FILES = ("field", "ground", "parts", "rose", "aim", "walk", "relief", "landscape")
_mount = st.components.v2.component(
    "downhill_landscape",
    js=script("shared/steps.js", "curve/sample.js", *(f"landscape/{name}.js" for name in _FILES)),
    css=style("landscape/landscape.css"),
)


@dataclass(frozen=True, slots=True)
class LandscapeRelease:
    """What the learner let go of: where the point is, the rate, how many steps were taken, the direction picked."""

    across: float
    up: float
    rate: float
    steps: int
    angle: float | None = None


def landscape(
    figure: Landscape, *, key: str, answering: bool = False, angle: float | None = None, revealed: str = ""
) -> LandscapeRelease | None:
    """Draw the figure, and return its last release, or None when there is none that makes sense.

    With `answering` the point stands at the figure's start and a direction is picked from it, in degrees from the first
    letter's axis, counter-clockwise; nothing is said about slopes. `angle` is what was picked before; `revealed` draws
    the direction that is DOWN or UP beside it. The caption is not drawn here.
    """
    told = {**data(figure), "answering": answering, "angle": angle, "revealed": revealed}
    result = _mount(key=key, data=told, on_release_change=_nothing)
    return release(result.get("release"), figure)


def _nothing() -> None:
    """A release needs no work of its own: the rerun that it causes reads it."""


def release(sent: Any, figure: Landscape) -> LandscapeRelease | None:
    """What a client sent, if it is one of the figure's own releases: finite numbers in their ranges."""
    if not isinstance(sent, dict):
        return None
    across, up, rate, steps = (_number(sent.get(name)) for name in ("across", "up", "rate", "steps"))
    angle = _number(sent.get("angle"))
    if across is None or up is None or rate is None or steps is None or (angle is None) != (sent.get("angle") is None):
        return None
    told = data(figure)
    inside = all(low <= place <= high for place, (low, high) in zip((across, up), told["span"], strict=True))
    slow, fast = told["rates"]
    fits = inside and slow <= rate <= fast and 0 <= steps <= MOST_STEPS and steps.is_integer()
    turned = angle is None or 0 <= angle < TURN
    return LandscapeRelease(across, up, rate, int(steps), angle) if fits and turned else None


def _number(value: Any) -> float | None:
    """The value as a finite float; None for anything else, true and false among them."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if isfinite(number) else None
