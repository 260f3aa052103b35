"""The schedule is that of FSRS, for skills: days apart, by the first answer of a day."""

from __future__ import annotations

from dataclasses import replace

import fsrs
import pytest

from tutor.learner.observations import Aid, Observation
from tutor.learner.plan import Asked
from tutor.learner.reviewing import APART, DAY, PARAMETERS, Recall, rating, retained, reviewed

SEEN = Observation("one", 0.0, Asked("chain"), True)


def test_the_parameters_are_those_that_fsrs_publishes():
    assert fsrs.Scheduler().parameters == PARAMETERS


@pytest.mark.parametrize(
    ("seen", "wanted"),
    [
        (SEEN, fsrs.Rating.Good),
        (replace(SEEN, sure="sure"), fsrs.Rating.Good),
        (replace(SEEN, sure="half"), fsrs.Rating.Hard),
        (replace(SEEN, sure="guess"), fsrs.Rating.Hard),
        (replace(SEEN, right=False, sure="sure"), fsrs.Rating.Again),
        (replace(SEEN, aid=Aid.SOME), fsrs.Rating.Again),
        (replace(SEEN, aid=Aid.ANSWER), fsrs.Rating.Again),
    ],
)
def test_an_answer_is_rated_by_what_was_remembered(seen: Observation, wanted: fsrs.Rating):
    assert rating(seen) is wanted


@pytest.mark.parametrize("seen", [replace(SEEN, right=False), replace(SEEN, aid=Aid.SOME)])
def test_a_skill_is_scheduled_from_its_first_right_answer_without_help(seen: Observation):
    assert reviewed(None, seen) is None
    assert reviewed(None, SEEN) is not None


def test_the_first_answer_within_eight_hours_counts():
    first = reviewed(None, SEEN)
    assert reviewed(first, replace(SEEN, at=APART - 1, right=False)) == first
    assert reviewed(first, replace(SEEN, at=APART, right=False)) != first
    assert reviewed(first, replace(SEEN, at=-DAY, right=False)) == first


def test_a_right_answer_puts_it_off_and_a_wrong_one_brings_it_back_tomorrow():
    first = reviewed(None, SEEN)
    assert first is not None
    assert first.due == 2 * DAY - APART
    later = reviewed(first, replace(SEEN, at=2 * DAY))
    wrong = reviewed(later, replace(SEEN, at=10 * DAY, right=False))
    assert later is not None
    assert wrong is not None
    assert later.due - 2 * DAY > 3 * DAY
    assert wrong.due == 11 * DAY - APART


def test_nothing_is_put_off_for_more_than_a_year_whatever_the_clock_said():
    lasting = Recall(1e6, 1.0, 0.0, 0.0)
    after = reviewed(lasting, replace(SEEN, at=3e11))
    assert after is not None
    assert after.due <= 3e11 + 365 * DAY


@pytest.mark.parametrize(("days", "left"), [(0, 1.0), (7, 0.9), (-3, 1.0)])
def test_nine_tenths_are_left_after_as_many_days_as_its_stability(days: float, left: float):
    assert retained(days, 7.0) == pytest.approx(left)
