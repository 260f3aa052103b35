"""A direction that was picked is read back, checked and kept; what a client sends besides is as good as nothing."""

from __future__ import annotations

import pytest

from tests.ui.sample import open_lesson
from tutor.learner.store import Store

KEY = "sample-direction-0-direction"
SENT = {"across": -3.0, "up": 1.0, "rate": 0.1, "steps": 0, "angle": 320.0}


def _check(page, sent):
    page.session_state[KEY] = {"release": sent}
    page.run()
    page.button(key="sample-direction-check").click().run()
    assert not page.exception
    return [event.data for event in Store().events("me") if event.kind == "attempt"]


def test_a_picked_direction_is_marked_and_stays_for_the_next_visit():
    page = open_lesson()
    (attempt,) = _check(page, SENT)
    assert (attempt["response"], attempt["verdict"]) == (320.0, "right")
    again = open_lesson()
    assert not again.exception
    assert [shown.value for shown in again.success]


@pytest.mark.parametrize("sent", ["junk", None, {}, SENT | {"angle": 400}, SENT | {"angle": None}, SENT | {"up": 99}])
def test_what_is_no_direction_costs_nothing(sent):
    attempts = _check(open_lesson(), sent)
    assert all(attempt["verdict"] == "unreadable" for attempt in attempts)
