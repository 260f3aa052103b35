"""The overview says of every history what progress says of its events, and survives being written down."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.learner import overview, progress
from tutor.learner.events import KINDS, VISIT, Event, KeptQuestion
from tutor.learner.overview import FOLD, Overview
from tutor.learner.sittings import REVIEW

START = datetime(2026, 3, 1, tzinfo=UTC)
NOW = START + timedelta(days=99)
TODAY = ("slope", "step", "back")  # the blocks of the lesson as it is now
GONE = ("old slope", "older")
QUESTIONS = (None, KeptQuestion("f"), KeptQuestion("f", (("p", "3"),)), KeptQuestion("g", (("p", "3"),)))
PRINTS = {"slope": "f", "step": "g", "back": "h"}
VERDICTS = ("right", "wrong", "misconception", "undecided", None)


def happening(number: int, kind: str, block: str, seed: int, question, hours: int, verdict: str, rest: int) -> Event:
    """One event of a history that may be any."""
    data = {"verdict": verdict, "level": ("rule", "solution")[rest % 2], "choice": rest - 2, "passed": rest > 3}
    lesson = ("descent", "descent", "chain", REVIEW)[rest % 4]
    return Event(str(number), "ada", START + timedelta(hours=hours), kind, lesson, block, seed, data, question)


kinds = [kind for kind, _ in KINDS]
histories = st.lists(
    st.builds(
        happening,
        st.integers(0),
        st.sampled_from([*kinds, "attempt", "attempt", "help", "help", "dreamt"]),
        st.sampled_from(["", "guess", *TODAY, *GONE]),
        st.integers(0, 2),
        st.sampled_from(QUESTIONS),
        st.integers(0, 72),
        st.sampled_from(VERDICTS),
        st.integers(0, 7),
    ),
    max_size=40,
    unique_by=lambda event: event.id,
)


def of_lesson(events: list[Event], lesson: str) -> list[Event]:
    """Those of a lesson, of each block together, in the order in which something happened in these first."""
    own = [event for event in events if event.lesson == lesson]
    return [event for name in dict.fromkeys(each.exercise for each in own) for event in own if event.exercise == name]


@given(histories, st.integers(0, 40))
def test_it_says_what_the_events_say(events: list[Event], place: int):
    before = overview.advance(Overview(), events[:place], NOW)
    whole = overview.advance(before, events[place:], NOW)
    assert whole == overview.advance(Overview(), events, NOW)
    assert before == overview.advance(Overview(), events[:place], NOW)  # going on has not touched it
    for lesson in ("descent", "chain"):
        own, blocks = of_lesson(events, lesson), whole.of(lesson)
        assert list(blocks) == list(dict.fromkeys(event.exercise for event in own))
        gone = set(blocks) - {*TODAY, "guess", ""}
        now = overview.renamed(blocks, gone, PRINTS)
        assert now == progress.renamed((event for event in own if event.exercise in gone), PRINTS)
        told = [replace(event, exercise=now.get(event.exercise, event.exercise)) for event in own]
        short = overview.lesson_progress(blocks, now, TODAY[:2], TODAY[2:])
        assert short in (None, progress.lesson_progress(told, TODAY[:2], TODAY[2:]))
        assert short is not None or now
        for name, past in blocks.items():
            here = [event for event in own if event.exercise == name]
            assert overview.comes_back(past) == progress.comes_back(here, name)
            made = progress.prediction(here, name) is not None or progress.passed(here, name)
            assert past.guessed == made


@given(histories)
def test_several_names_of_a_question_are_one_question(events: list[Event]):
    own = overview.advance(Overview(), [replace(event, lesson="descent") for event in events], NOW).of("descent")
    names = [name for name in ("older", "old slope", "slope") if name in own]
    past = overview.together([own[name] for name in names]) if names else None
    told = [replace(event, exercise="slope") for name in names for event in events if event.exercise == name]
    if past is not None:
        assert overview.comes_back(past) == progress.comes_back(told, "slope")
        state = progress.exercise_state(told, "slope")
        assert (past.unaided is not None) == (state is progress.ExerciseState.SOLVED)
        assert past.right == (state is not progress.ExerciseState.OPEN)


def test_where_a_solution_was_opened_under_an_older_name_the_events_are_asked():
    question = KeptQuestion("f", (("p", "3"),))
    opened = Event("1", "ada", START, "help", "descent", "old slope", 0, {"level": "solution"}, question)
    right = Event("2", "ada", START, "attempt", "descent", "slope", 0, {"verdict": "right"}, question)
    blocks = overview.advance(Overview(), [opened, right], NOW).of("descent")
    assert overview.lesson_progress(blocks, {"old slope": "slope"}, ["slope"]) is None
    assert overview.together([blocks["old slope"], blocks["slope"]]) is None
    assert overview.together([blocks["slope"], blocks["old slope"]]) is not None


HOURS = (  # seeds of the solution and of the answer, what was asked each time, hours between them, with help
    (0, 0, 2, 2, 0, True),
    (0, 0, 2, 2, 72, True),
    (0, 1, 2, 2, 1, True),
    (0, 1, 2, 2, 24, False),
    (0, 0, 2, 1, 1, False),
    (0, 0, 0, 0, 72, True),
    (0, 1, 0, 0, 1, False),
)


@pytest.mark.parametrize(("opened", "answered", "of", "asked", "hours", "helped"), HOURS)
def test_a_solution_spoils_the_answer_to_its_question(opened, answered, of, asked, hours, helped):
    solution, right = {"level": "solution"}, {"verdict": "right"}
    events = [
        Event("1", "ada", START, "help", "descent", "slope", opened, solution, QUESTIONS[of]),
        Event(
            "2", "ada", START + timedelta(hours=hours), "attempt", "descent", "slope", answered, right, QUESTIONS[asked]
        ),
    ]
    past = overview.advance(Overview(), events, NOW).of("descent")["slope"]
    assert (past.right, past.unaided is None) == (True, helped)
    assert (progress.exercise_state(events, "slope") is progress.ExerciseState.HELPED) == helped


@given(histories)
def test_where_somebody_stopped_is_in_a_lesson_that_there_is(events: list[Event]):
    found = overview.advance(Overview(), events, NOW)
    lessons = [event for event in events if event.lesson != REVIEW]
    assert found.where_stopped() == progress.resume(lessons)
    there = [event for event in lessons if event.lesson == "chain"]
    assert found.where_stopped({"chain"}) == progress.resume(there)
    assert found.where_stopped(()) is None


@given(histories)
def test_it_is_read_as_it_was_written(events: list[Event]):
    found = overview.advance(Overview(), events, NOW)
    again = FOLD.decode(FOLD.encode(found))
    assert again == found
    assert again is not None
    assert [list(blocks) for blocks in again.lessons.values()] == [list(blocks) for blocks in found.lessons.values()]
    assert list(again.places) == list(found.places)


DAMAGED = (
    "",
    "[]",
    "{",
    "null",
    '{"lessons": {}}',
    '{"lessons": [], "places": {}}',
    '{"lessons": {"a": {"b": [1]}}, "places": {}}',
    '{"lessons": {}, "places": {"a": 1}}',
    '{"lessons": {"a": {"b": [1, 0, 0, 0, null, null, [], {}]}}, "places": {}}',
    '{"lessons": {"a": {"b": [true, true, true, true, "now", null, [], {}]}}, "places": {}}',
    '{"lessons": {"a": {"b": [true, true, true, true, "2026-03-01T00:00:00", null, [], {}]}}, "places": {}}',
    '{"lessons": {"a": {"b": [true, true, true, true, null, null, [3], {}]}}, "places": {}}',
    '{"lessons": {"a": {"b": [true, true, true, true, null, null, [], {"": ["x"]}]}}, "places": {}}',
    "[" * 100_000,
)


@pytest.mark.parametrize("text", DAMAGED, ids=lambda text: text[:40])
def test_any_other_text_is_no_overview(text: str):
    assert overview.decode(text) is None


def test_what_happens_in_a_sitting_is_in_no_lesson():
    event = Event("1", "ada", START, "attempt", REVIEW, "descent/slope", 0, {"verdict": "right"})
    assert overview.advance(Overview(), [event], NOW) == Overview()


@given(histories)
def test_where_somebody_worked_last_is_no_matter_of_visits(events: list[Event]):
    found = overview.advance(Overview(), events, NOW)
    work = [
        event.lesson for event in events if event.lesson not in ("", REVIEW) and event.kind in progress.KNOWN - {VISIT}
    ]
    assert found.where_worked(set(work)) == (work[-1] if work else None)
    assert found.where_worked(()) is None
