"""Minutes and sureness as pictures: every number is in the words too, and no word blames."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tutor.learner.sittings import GUESS, HALF, SURE
from tutor.ui.past_charts import DAYS, last_days, sureness_drawn, sureness_said, time_drawn, time_said

TODAY = date(2026, 11, 30)
UNKIND = ("only", "streak", "missed", "failed", "worse", "should", "lost", "lazy", "nothing")


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_the_last_weeks_end_today_and_leave_out_what_was_before():
    days = last_days({ago(0): 5.0, ago(3): 10.0, ago(DAYS): 99.0}, TODAY)
    assert len(days) == DAYS
    assert days[-1] == (TODAY, 5.0)
    assert sum(spent for _, spent in days) == 15


def test_a_day_that_has_not_begun_here_is_today():
    assert last_days({ago(-1): 7.0, ago(0): 1.0}, TODAY)[-1] == (TODAY, 8.0)


def test_each_day_with_work_has_a_bar_and_every_day_can_be_read():
    drawing = time_drawn(last_days({ago(0): 5.0, ago(1): 10.0, ago(9): 1.0}, TODAY))
    bars = [shape for _, shape in drawing.shapes if shape.get("class") == "bar"]
    assert len(bars) == 3
    assert len(drawing.values) == DAYS
    said = [text for _, text in drawing.values]
    assert said[-1] == "Today: 5 minutes."
    assert said[-2] == "Yesterday: 10 minutes."
    assert said[-10] == "Saturday, 1 week before the last one: 1 minute."
    assert drawing.desc == "In the last four weeks: 16 minutes on 3 days."


def test_a_pause_is_no_loss():
    assert "still here" in str(time_said(last_days({}, TODAY)))


@pytest.mark.parametrize(
    ("sureness", "said"),
    [
        ({}, "After a few more answers"),
        ({SURE: (4, 0)}, "After a few more answers"),
        ({SURE: (20, 19)}, "you can rely on it: 19 of 20 were right"),
        ({SURE: (20, 10)}, "10 of 20 were right: a second look"),
        ({SURE: (20, 19), GUESS: (10, 8)}, "you know more than you think"),
    ],
)
def test_being_sure_is_told_in_one_kind_sentence(sureness, said):
    assert said in str(sureness_said(sureness))
    assert not any(word in str(sureness_said(sureness)).lower().split() for word in UNKIND)


def test_the_bars_are_as_long_as_what_was_right_and_the_words_have_the_numbers():
    drawing = sureness_drawn({SURE: (10, 9), HALF: (4, 2)})
    bars = [shape["width"] for _, shape in drawing.shapes if shape.get("class") == "bar"]
    full = [shape["width"] for _, shape in drawing.shapes if shape.get("class") == "rest"]
    assert [bar / full[0] for bar in bars] == pytest.approx([0.9, 0.5], abs=0.01)
    assert drawing.desc == "sure: 9 of 10 were right. half sure: 2 of 4 were right."
    assert "not said yet" in [shape.get("text") for _, shape in drawing.shapes]
