"""Where an exercise stands, told from its events."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sympy import Integer, Rational

from tutor.exercises import draw
from tutor.learner.events import ATTEMPT, Event
from tutor.lesson import Lesson, Number, Prose
from tutor.notation import C, b, u, v, w
from tutor.symbolic.derivative import D
from tutor.ui.blocks.scene import Scene, kept

NUDGES = Number(
    "nudges",
    "How much?",
    D(C, w) * u + D(C, b) * v,
    ((D(C, w), Integer(3)), (D(C, b), Integer(-2)), (u, Rational(1, 10)), (v, Rational(1, 5))),
)
LESSON = Lesson("sample", "A sample", "An idea.", 10, (NUDGES,), (Prose("One."),))


def after(name: str) -> Scene:
    """Somebody gave the sum of the slopes, and it was written down under this name."""
    variant = draw(NUDGES, 0)
    data = {"response": "1", "verdict": "misconception", "misconceptions": [name], "said": "What was said then."}
    event = Event("1", "me", datetime(2025, 1, 1, tzinfo=UTC), ATTEMPT, "sample", "nudges", 0, data, kept(variant))
    return Scene(LESSON, NUDGES, variant, (event,), "")


@pytest.mark.parametrize(("name", "holds"), [("sum-of-slopes", True), ("slopes-added", True), ("uphill", False)])
def test_a_mark_holds_whatever_its_misconception_was_called_then(name: str, holds: bool) -> None:
    now = after(name)
    assert now.holds is holds
    assert ("What was said then." in str(now.mark.message)) is not holds
