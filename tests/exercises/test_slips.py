"""What is asked after a wrong number leads on from that very slip; the questions stand here once more."""

from __future__ import annotations

import pytest

from tests.exercises.test_number import FAR, NUDGED, STEEP, TWICE
from tutor.exercises import draw, mark

QUESTIONS = (
    (NUDGED, "10", "It counts for one whole unit. How much of it is wanted here?"),
    (NUDGED, "0.3009", "What does the slope alone say?"),
    (NUDGED, "25.3", "By how much does it grow?"),
    (NUDGED, "25", "By how much does it grow?"),
    (NUDGED, "0.75", "How high it is, you know. How steep is it there?"),
    (TWICE, "0.8", "Two were asked for. Where does each of them begin?"),
    (FAR, "0.8", "It counts for one whole unit. How much of it is wanted here?"),
    (FAR, "-0.8", "How far should w go for each unit of slope?"),
    (FAR, "0.08", "Which way is downhill for w?"),
    (FAR, "0.72", "Only the change of w is asked for. How long is the step, and which way does it go?"),
    (FAR, "-0.1", "Should a step be as long on a gentle slope as on a steep one?"),
    (STEEP, "1.5", "How high it is, you know. How steep is it there?"),
)


@pytest.mark.parametrize(("exercise", "given", "asks"), QUESTIONS)
def test_a_slip_is_followed_by_its_question(exercise, given: str, asks: str) -> None:
    assert asks in str(mark(draw(exercise, 0), given).message)
