"""Where a wrong slope differs, drawn: the curve at that place, its tangent, and a line with the learner's slope.

No formula of the answer is shown. Where the curve cannot be drawn around the place, nothing is.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import streamlit as st
from sympy import Expr, Symbol

from tutor.answers import Counterexample, Verdict
from tutor.exercises import Mark
from tutor.lesson import Curve, Formula
from tutor.lower.elementwise import to_numpy
from tutor.lower.javascript import to_javascript
from tutor.lower.limits import CannotLower
from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.derive import NoRule, resolve
from tutor.ui.blocks.scene import Scene
from tutor.ui.components.curve import Line, curve
from tutor.ui.text import label, words

REACHES = (3.0, 2.0, 1.0, 0.5, 0.25)  # how far the picture goes to either side of the place, the widest that fits
SAMPLES = 81
STEEPEST = 1.5  # the curve may be so many times as high as the steeper line climbs across the picture
LARGEST = 1e6  # no number on the picture is larger
Picture = tuple[Curve, tuple[Line, Line]]


def show(now: Scene[Formula]) -> None:
    """The counter-example on the curve, below a verdict that has one."""
    mark, attempt = now.mark, now.attempt
    if mark is None or attempt is None or mark.counterexample is None:
        return
    found = picture(now.variant.filled, mark)
    if found is None:
        return
    figure, lines = found
    st.markdown(words("On the curve, at {x} = {at:decimal}:", x=figure.along, at=mark.counterexample.point[0][1]))
    named = [(label(name), at, slope) for name, at, slope in lines]
    curve(figure, key=f"{now.answer_key}-{attempt.id}-counterexample", lines=named)


def picture(filled: Formula, mark: Mark) -> Picture | None:
    """The curve around the witness, and the two slopes there, named by templates; None where it cannot be drawn."""
    counterexample = mark.counterexample
    if filled.by is None or counterexample is None:
        return None
    if mark.verdict not in (Verdict.WRONG, Verdict.MISCONCEPTION) or len(counterexample.point) != 1:
        return None
    ((letter, _),) = counterexample.point
    return _picture(filled.of, filled.by, counterexample) if letter == filled.by else None


@lru_cache(maxsize=256)
def _picture(of: Expr, by: Symbol, counterexample: Counterexample) -> Picture | None:
    expected, given = counterexample.expected, counterexample.given
    if of.free_symbols != {by} or has_derivative(of) or expected is None or given is None:
        return None
    at, steepest = float(counterexample.point[0][1]), max(abs(expected), abs(given))
    span = _span(of, by, at, steepest) if steepest < LARGEST else None
    if span is None:
        return None
    return Curve("counterexample", of, by, span, at, "", show=()), (
        ("the curve", at, expected),
        ("yours", at, given),
    )


def _span(of: Expr, by: Symbol, at: float, steepest: float) -> tuple[float, float] | None:
    """The widest stretch around the place on which the curve is defined and does not drown the lines."""
    try:
        value = to_numpy(of, (by,))
        to_javascript(of, (by,))
        to_javascript(resolve(D(of, by)), (by,))
    except (CannotLower, NoRule):
        return None
    fits = None
    for reach in REACHES:
        heights = np.asarray(value(np.linspace(at - reach, at + reach, SAMPLES)))
        if not (np.isfinite(heights).all() and np.abs(heights).max() < LARGEST) or _jumps(heights):
            continue
        fits = (at - reach, at + reach)
        if np.ptp(heights) <= STEEPEST * 2 * reach * steepest:
            return fits
    return fits


def _jumps(heights: np.ndarray) -> bool:
    """Between two neighbours lies half of all there is to climb: a pole or a step."""
    return bool(np.abs(np.diff(heights)).max() > np.ptp(heights) / 2)
