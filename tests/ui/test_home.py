"""The first page: for somebody who returns, where to go on, what is due and what is new; by progress, not by visits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

from streamlit.testing.v1 import AppTest

from lessons import CURRICULUM
from tests.ui.learners import past_the_guess
from tests.ui.test_pages import home, texts
from tutor.learner.events import ATTEMPT, HELP, VISIT, Event
from tutor.learner.store import Store
from tutor.lesson import Lesson, Prediction
from tutor.ui.asking import minutes

FIRST, SECOND, THIRD = CURRICULUM[:3]
_clock = count()


def happened(kind: str, lesson: Lesson, exercise: str = "", days: float = 0, **data: object) -> None:
    at = datetime.now(UTC) - timedelta(days=days)
    Store().add(Event(f"event {next(_clock)}", "me", at, kind, lesson.slug, exercise, 0, data))


def solve(lesson: Lesson, *numbers: int, days: float = 0) -> None:
    """These exercises were answered rightly; without a number, all of them."""
    for number in numbers or range(1, len(lesson.exercises) + 1):
        happened(ATTEMPT, lesson, lesson.exercises[number - 1].slug, days, verdict="right")


def block_of(lesson: Lesson, number: int) -> int:
    return next(at for at, block in enumerate(lesson.blocks) if block is lesson.exercises[number - 1])


def test_somebody_new_is_led_to_the_first_lesson_and_may_check_their_school_algebra():
    page = home()
    assert page.button[0].label == f"Start with {FIRST.title}"
    links = [link.label for link in page.main.get("page_link")]
    assert any("school algebra" in label for label in links)
    assert "Due" not in texts(page)


def test_opening_pages_is_no_progress():
    happened(VISIT, CURRICULUM[9])
    assert home().button[0].label == f"Start with {FIRST.title}"
    solve(SECOND, 1)
    happened(VISIT, CURRICULUM[9])
    page = home()
    assert f"**Where you go on:** {SECOND.title}" in texts(page)
    assert page.button[0].label == "Go on with exercise 2"


def test_going_on_is_at_the_first_exercise_that_is_not_solved_and_leads_to_its_place():
    solve(FIRST, 1, 2, 4)
    happened(HELP, FIRST, FIRST.exercises[2].slug, level="solution")
    happened(ATTEMPT, FIRST, FIRST.exercises[2].slug, verdict="right")
    assert home().button[0].label == "Go on with exercise 3"
    page = AppTest.from_function(_where).run()
    assert page.session_state["found"] == (FIRST.slug, block_of(FIRST, 3), 3)


def _where() -> None:
    import streamlit as st

    from lessons import COURSE
    from tutor.ui import going_on
    from tutor.ui.site import Frame

    found = going_on.onward(Frame(COURSE, {}))
    st.session_state["found"] = found and (found.lesson.slug, found.at, found.number)


def where() -> tuple[str, int | None, int | None] | None:
    """The lesson, the block and the exercise that somebody goes on with."""
    return AppTest.from_function(_where).run().session_state["found"]


def test_a_lesson_that_is_done_leads_to_the_next_that_is_not_and_past_the_last_one_to_what_was_left_out():
    past_the_guess(FIRST)
    solve(SECOND, 1)
    solve(FIRST)
    assert where() == (SECOND.slug, block_of(SECOND, 2), 2)
    solve(SECOND)
    assert where() == (THIRD.slug, None, None)
    solve(CURRICULUM[-1])
    assert where() == (THIRD.slug, None, None)


def test_a_lesson_whose_guess_was_made_is_still_new():
    past_the_guess(THIRD)
    solve(SECOND, 1)
    page = home()
    links = [link.label for link in page.main.get("page_link")]
    assert "**New**" in texts(page)
    assert links[1:3] == [THIRD.title, f"**1. {FIRST.title}**"]


def test_a_guess_that_is_still_open_comes_first():
    lesson = CURRICULUM[5]
    happened(VISIT, lesson)
    solve(CURRICULUM[4])
    slug, at, number = where()
    assert (slug, number) == (lesson.slug, None)
    assert isinstance(lesson.blocks[at], Prediction)


def test_all_done_says_so():
    for lesson in CURRICULUM:
        solve(lesson)
    page = home()
    assert where() is None
    assert "You have done every lesson" in texts(page)
    assert "**New**" not in texts(page)


def test_what_is_due_is_counted_with_its_minutes_and_so_it_is_beside_every_page():
    days_ago = 40
    for number, lesson in enumerate((FIRST, SECOND)):
        solve(lesson, days=days_ago - number)
    page = home()
    assert "reviews, about" in texts(page)
    assert any("due**" in link.label for link in page.sidebar.get("page_link"))


def test_nothing_due_leads_to_practice():
    solve(FIRST, 1)
    assert "nothing today" in texts(home())


def test_minutes_are_those_of_the_schedule():
    assert [minutes(reviews) for reviews in (1, 2, 4, 13)] == [1, 2, 3, 10]
