"""A run through the questions of a sitting, told from its events alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tutor.learner.events import ANOTHER, ATTEMPT, FINISH, Event
from tutor.learner.progress import resume
from tutor.learner.runs import Ahead, Seat, SittingRun, data_of, last_run

START = datetime(2026, 1, 1, tzinfo=UTC)
ONE, TWO, THREE = (Ahead("lesson", name, seed) for name, seed in (("one", 1), ("two", 2), ("three", 3)))


def event(minute: int, kind: str, run: str, number: int, asked: Ahead = ONE, **data: object) -> Event:
    """Something that happened in a review."""
    told = data | {"run": run, "number": number}
    at = START + timedelta(minutes=minute)
    return Event(f"{minute} {kind}", "me", at, kind, "review", f"{asked.lesson}/{asked.exercise}", asked.seed, told)


def drawn(minute: int, run: str, number: int, asked: Ahead, *rest: Ahead, about: str = "") -> Event:
    """A question was drawn."""
    return event(minute, ANOTHER, run, number, asked, **_more(data_of(run, number, about, asked, rest)))


def _more(data: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in data.items() if name not in ("run", "number")}


def the_run(*events: Event) -> SittingRun:
    """The last run of these events."""
    found = last_run(events)
    assert found is not None
    return found


def test_without_a_draw_there_is_no_run():
    assert last_run([]) is None
    assert last_run([event(1, ATTEMPT, "a", 1)]) is None
    assert last_run([Event("x", "me", START, ANOTHER, "review", "lesson/one", 1, {})]) is None


def test_a_run_knows_its_question_those_that_follow_and_how_many_there_are():
    run = the_run(drawn(1, "a", 1, ONE, TWO, THREE), drawn(2, "a", 2, TWO, THREE))
    assert (run.asked, run.rest, run.of, run.over) == (TWO, (THREE,), 3, False)
    assert run.seat == Seat("review", "a", 2)


def test_why_a_question_is_asked_and_what_is_planted_in_it_is_kept():
    asked = Ahead("lesson", "one", 7, "Because it is so.", "product-of-slopes")
    run = the_run(drawn(1, "a", 1, asked, asked))
    assert run.asked == asked
    assert run.rest == (asked,)


def test_the_run_that_was_begun_last_counts_and_one_about_something_else_does_not():
    events = (drawn(1, "a", 1, ONE, about="x"), drawn(2, "b", 1, TWO, about="y"), drawn(3, "a", 2, THREE, about="x"))
    assert the_run(*events).seat.run == "b"
    assert last_run(events, "x").asked == THREE
    assert last_run(events, "z") is None


def test_of_two_tabs_that_went_on_the_later_one_is_asked():
    assert the_run(drawn(1, "a", 1, ONE), drawn(2, "a", 2, TWO), drawn(3, "a", 2, THREE)).asked == THREE


def test_only_the_first_answer_that_counts_is_counted():
    answers = [
        event(2, ATTEMPT, "a", 1, verdict="unreadable"),
        event(3, ATTEMPT, "a", 1, verdict="wrong", sure="sure"),
        event(4, ATTEMPT, "a", 1, verdict="right"),
        event(5, ATTEMPT, "a", 2, TWO, verdict="right", sure="sure"),
        event(6, ATTEMPT, "a", 3, THREE, verdict="misconception", sure="guess"),
        event(7, ATTEMPT, "b", 4, THREE, verdict="right", sure="guess"),
    ]
    run = the_run(drawn(1, "a", 1, ONE), *answers)
    assert [each.data["verdict"] for each in run.first_answers] == ["wrong", "right", "misconception"]
    assert len(run.right) == 1
    assert run.sureness == (("sure", 2, 1), ("guess", 1, 0))


def test_a_run_that_was_ended_is_over():
    assert the_run(drawn(1, "a", 1, ONE), event(2, FINISH, "a", 1)).over
    assert not the_run(drawn(1, "a", 1, ONE), event(2, FINISH, "b", 1)).over


@pytest.mark.parametrize(
    "rest", [None, 7, "text", [1], [["lesson", "one"]], [["lesson", 1, 2, "", ""]], [{}]], ids=repr
)
def test_whatever_stands_in_the_data_nothing_breaks(rest: object):
    data = data_of("a", 1, "", ONE) | {"rest": rest, "about": 3, "reason": ["x"]}
    run = the_run(event(1, ANOTHER, "a", 1, ONE, **_more(data)))
    assert run.rest == ()
    assert run.of == 1
    assert last_run([Event("x", "me", START, ANOTHER, "review", "one", 1, {"run": 3, "number": "x"})]) is None


def test_a_sitting_is_not_where_somebody_stopped():
    lesson = Event("x", "me", START, ATTEMPT, "lesson", "one", 1, {})
    assert resume([lesson, drawn(1, "a", 1, TWO)]).exercise == "one"
