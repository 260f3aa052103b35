"""What is asked after a wrong number leads on from that very slip; the questions stand here once more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sympy import Integer, Rational

from tests.exercises.number.test_exercise import FAR, NUDGED, STEEP, TWICE
from tutor.exercises import draw, mark
from tutor.exercises.number.exercise import slips
from tutor.misconceptions import answers, numbers
from tutor.misconceptions.subjects import NUMBER
from tutor.notation import eta, w, x
from tutor.symbolic.asking import Asking, asking
from tutor.symbolic.derivative import D

QUESTIONS = (
    (NUDGED, "10", "It counts for one whole unit. How much of it is wanted here?"),
    (NUDGED, "0.3009", "What does the slope alone say?"),
    (NUDGED, "25.3", "By how much does it grow?"),
    (NUDGED, "25", "By how much does it grow?"),
    (NUDGED, "0.75", "You know how high it is. How steep is it there?"),
    (TWICE, "0.8", "Two were asked for. Where does each of them begin?"),
    (FAR, "0.8", "It counts for one whole unit. How much of it is wanted here?"),
    (FAR, "-0.8", "How far should w go for each unit of slope?"),
    (FAR, "0.08", "Which way is downhill for w?"),
    (FAR, "0.72", "Only the change of w is asked for. How long is the step, and which way does it go?"),
    (FAR, "-0.1", "Should a step be as long on a gentle slope as on a steep one?"),
    (STEEP, "1.5", "You know how high it is. How steep is it there?"),
)


@pytest.mark.parametrize(("exercise", "given", "asks"), QUESTIONS)
def test_a_slip_is_followed_by_its_question(exercise, given: str, asks: str) -> None:
    assert asks in str(mark(draw(exercise, 0), given).message)


HALVING = asking(w - eta * D(w**2, w), ((w, Integer(16)), (eta, Rational(1, 4))))  # 16, 8, 4, 2, 1 …


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (1, [("after-two", 4)]),
        (2, [("after-one", 8), ("same-slope-again", 0), ("after-three", 2)]),
        (3, [("after-two", 4), ("after-one", 8), ("same-slope-again", -8), ("after-four", 1)]),
    ],
)
def test_too_few_steps_are_likelier_than_one_too_many(steps: int, expected: list[tuple[str, int]]) -> None:
    assert [(slip.name, slip.number) for slip in slips(replace(HALVING, steps=steps))] == expected


@pytest.mark.parametrize(
    ("steps", "counted"), [(1, "One was"), (2, "Two were"), (6, "Six were"), (7, "7 were"), (12, "12 were")]
)
def test_how_many_steps_were_asked_for_is_said_in_words_as_long_as_they_are_short(steps: int, counted: str) -> None:
    asks = {str(slip.asks) for slip in slips(replace(HALVING, steps=steps)) if slip.name.startswith("after-")}
    assert asks == {f"{counted} asked for. Where does each of them begin?"}


GROWTH = ["slope-for-change", "exact-for-slope", "new-value-for-change", "exact-new-value-for-change"]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        (asking(D(x**3, x), ((x, Integer(2)),)), ["not-differentiated"]),
        (numbers.NUDGED, [*GROWTH, "value-for-change", "not-differentiated"]),
        (numbers.FALL, ["uphill", "slope-for-change", "no-learning-rate", "slope-for-place", "slope-left-out"]),
        (numbers.CHAIN, ["rates-added", "nudge-left-out"]),
        (numbers.SIDE_BY_SIDE, ["changes-subtracted", "sum-of-slopes"]),
        (numbers.ARROW, ["sides-added", "root-forgotten"]),
        (asking(x**2, ((x, Integer(2)),)), []),
    ],
)
def test_only_what_the_question_has_can_be_got_wrong(question: Asking, names: list[str]) -> None:
    assert [form.name for form, _ in answers(NUMBER, question)] == names
