"""The made-up learners are what they are said to be."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from tests.simulated.diary import BEGIN
from tests.simulated.learners import Corrected, Forgetful, Guessing, HelpDependent, Mistaken, Perfect, SlowAndSteady
from tests.simulated.questions import Put
from tutor.lesson import Formula
from tutor.notation import w

SQUARE = Put("made-up", Formula("square", "The slope of {of}?", (3 * w + 1) ** 4, w, skill="chain-rule"), 0)
DROPPED = "inner-slope-dropped"
MANY = 4_000


def share(learner, guess: float = 0.25) -> float:
    """How many of many answers are right."""
    return sum(learner.answer(SQUARE, "chain-rule", guess, BEGIN).right for _ in range(MANY)) / MANY


@pytest.mark.parametrize(("learner", "right"), [
    (Perfect(), 1.0), (Guessing(Random(1)), 0.25), (HelpDependent(), 1.0), (SlowAndSteady(Random(1)), 0.95),
    (Mistaken(Random(1), DROPPED), 0.3 * 0.9), (Mistaken(Random(1), "no-such-mistake"), 0.9),
])  # fmt: skip
def test_each_is_right_as_often_as_it_is_said_to_be(learner, right) -> None:
    assert share(learner) == pytest.approx(right, abs=0.02)


def test_the_mistake_is_made_in_seven_of_ten_places_and_is_told_by_the_marker() -> None:
    learner = Mistaken(Random(2), DROPPED, slips=0.0)
    told = [learner.answer(SQUARE, "chain-rule", 0.0, BEGIN).told for _ in range(MANY)]
    assert sum(DROPPED in each.explanations for each in told) / MANY == pytest.approx(0.7, abs=0.02)


def test_who_is_corrected_makes_it_no_more() -> None:
    learner = Corrected(Random(3), DROPPED, until=100)
    first = [learner.answer(SQUARE, "chain-rule", 0.0, BEGIN).right for _ in range(100)]
    assert sum(first) / 100 == pytest.approx(0.27, abs=0.12)
    assert share(learner) == pytest.approx(0.9, abs=0.02)


def test_help_is_opened_before_each_answer() -> None:
    assert HelpDependent().answer(SQUARE, "chain-rule", 0.0, BEGIN).helped


def test_what_is_forgotten_halves_in_a_half_life() -> None:
    learner = Forgetful(Random(4), first=8.0)
    learner.answer(SQUARE, "chain-rule", 0.0, BEGIN)
    assert learner.recalls("chain-rule", BEGIN + timedelta(days=8)) == pytest.approx(0.5)
    assert learner.recalls("nudge", BEGIN) == 0
