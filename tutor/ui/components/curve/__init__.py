"""A curve with a point that follows the finger: with its tangent, a secant, a ball that descends, or its slope below.

Here is the face of the figure: mounting it, and reading what comes back. What it is told is in `data`; what it does is
in the scripts beside this file, which a rerun of the page does not reset.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

import streamlit as st

from tutor.lesson import Curve
from tutor.ui.components.curve.data import data
from tutor.ui.components.scripts import script, style

MOST_STEPS = 10_000
Mark = tuple[str, float]  # what is marked, and where along the curve
Line = tuple[str, float, float]  # what it is called, and the slope of a straight line through the curve at a place

_FILES = ("sample", "graph", "parts", "ball", "curve")
_mount = st.components.v2.component(
    "downhill_curve",
    js=script("shared/steps.js", *(f"curve/{name}.js" for name in _FILES)),
    css=style("curve/curve.css"),
)


@dataclass(frozen=True, slots=True)
class CurveRelease:
    """What the learner let go of: where the point is, the nudge h, the learning rate, and how many steps were taken."""

    at: float
    nudge: float
    rate: float
    steps: int


def curve(
    figure: Curve, *, key: str, answering: bool = False, marks: Sequence[Mark] = (), lines: Sequence[Line] = ()
) -> CurveRelease | None:
    """Draw the figure, and return its last release, or None when there is none that makes sense.

    With `answering` the point is there to be placed: it says where it is and nothing about the slope. `marks` are
    drawn as labelled lines across the curve, `lines` as straight lines that touch it at a place with a slope of their
    own, each with its dash and its name. The caption is not drawn here.
    """
    told = {**data(figure), "answering": answering, "marks": [[str(words), float(at)] for words, at in marks]}
    told["lines"] = straight(figure, lines)
    result = _mount(key=key, data=told, on_release_change=_nothing)
    return release(result.get("release"), figure)


def straight(figure: Curve, lines: Sequence[Line]) -> list[list[str | float]]:
    """The lines that can be drawn: their numbers are finite, and their place is on the figure."""
    low, high = data(figure)["span"]
    each = ((str(name), _number(at), _number(slope)) for name, at, slope in lines)
    return [[name, at, slope] for name, at, slope in each if at is not None and slope is not None and low <= at <= high]


def _nothing() -> None:
    """A release needs no work of its own: the rerun that it causes reads it."""


def release(sent: Any, figure: Curve) -> CurveRelease | None:
    """What a client sent, if it is one of the figure's own releases: four finite numbers in their ranges."""
    if not isinstance(sent, dict):
        return None
    at, nudge, rate, steps = (_number(sent.get(name)) for name in ("at", "nudge", "rate", "steps"))
    if at is None or nudge is None or rate is None or steps is None:
        return None
    told = data(figure)
    (low, high), (slow, fast) = told["span"], told["rates"]
    fits = low <= at <= high and abs(nudge) <= high - low and slow <= rate <= fast and 0 <= steps <= MOST_STEPS
    return CurveRelease(at, nudge, rate, int(steps)) if fits and steps.is_integer() else None


def _number(value: Any) -> float | None:
    """The value as a finite float; None for anything else, true and false among them."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if isfinite(number) else None
