"""The question that is taken along: answered, quiet for a day, back with other numbers, and then done."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.sample import LESSON, open_lesson
from tutor.exercises import LEVELS, draw
from tutor.learner.events import Event
from tutor.learner.store import Store
from tutor.symbolic.printing import to_text
from tutor.ui.blocks import standing

QUESTION = LESSON.transfer
BACK = "The question that you took along is back"


def answered(days: float, seed: int = 0, verdict: str = "right", name: str = "") -> None:
    """An answer of some days ago, in the store."""
    at = datetime.now(UTC) - timedelta(days=days)
    response = to_text(draw(QUESTION, seed).key)
    data = {"response": response, "verdict": verdict}
    Store().add(Event(name or f"{days} {seed}", "me", at, "attempt", LESSON.slug, QUESTION.slug, seed, data))


def heading(page: AppTest) -> str:
    """What stands above the question."""
    found = [each.value for each in page.header if "take along" in each.value or "after a day" in each.value]
    assert len(found) == 1
    return found[0]


def asked(page: AppTest) -> int:
    """The seed of the variant that is on the page."""
    return next(seed for seed in range(9) if f"sample-along-{seed}-answer" in {each.key for each in page.text_input})


def is_back(page: AppTest) -> bool:
    """The page says so above everything else."""
    return any(BACK in each.value for each in page.info)


def test_it_stands_at_the_end_and_counts_for_itself():
    page = open_lesson()
    assert heading(page).startswith("One to take along")
    assert asked(page) == 0
    assert not is_back(page)
    assert QUESTION not in LESSON.exercises


def test_on_the_same_day_it_stays_as_it_was_answered():
    answered(0.9)
    page = open_lesson()
    assert not is_back(page)
    assert asked(page) == 0
    assert any("It comes back in a day" in each.value for each in page.markdown)


@pytest.mark.parametrize("verdict", ["right", "wrong", "misconception"])
def test_a_day_later_it_is_back_with_other_numbers(verdict):
    answered(1.1, verdict=verdict)
    page = open_lesson()
    assert is_back(page)
    assert heading(page).startswith("Back after a day")
    assert asked(page) == 1
    assert draw(QUESTION, 1).filled != draw(QUESTION, 0).filled


def test_what_was_looked_up_the_day_before_does_not_come_back_solved():
    answered(1.2)
    for name, days, seed, data in (("another", 1.15, 1, {}), ("help", 1.1, 1, {"level": "solution"})):
        at = datetime.now(UTC) - timedelta(days=days)
        Store().add(Event(name, "me", at, name, LESSON.slug, QUESTION.slug, seed, data))
    page = open_lesson()
    assert asked(page) == 2
    assert heading(page) == "Back after a day"


def test_it_comes_back_once_however_often_the_page_is_opened():
    answered(1.1)
    for _ in range(3):
        assert asked(open_lesson()) == 1
    assert len([event for event in Store().events("me") if event.kind == "another"]) == 1


def test_wrong_on_its_return_it_stays_and_right_it_is_done():
    answered(1.1)
    page = open_lesson()
    page.text_input(key="sample-along-1-answer").set_value("12345")
    page.button(key="sample-along-check").click().run()
    assert is_back(open_lesson())
    page.text_input(key="sample-along-1-answer").set_value(to_text(draw(QUESTION, 1).key))
    page.button(key="sample-along-check").click().run()
    later = open_lesson()
    assert not is_back(later)
    assert any("and again a day later" in each.value for each in later.markdown)


def test_what_is_answered_on_its_return_with_the_whole_way_open_is_not_done_yet():
    answered(1.1)
    page = open_lesson()
    for _ in LEVELS:
        page = page.button(key="sample-along-help").click().run()
    page.text_input(key="sample-along-1-answer").set_value(to_text(draw(QUESTION, 1).key))
    page = page.button(key="sample-along-check").click().run()
    assert heading(page) == "Back after a day :blue[:small[✓ solved with help]]"
    assert any(standing.OTHER in each.value for each in page.markdown)
    assert is_back(open_lesson())
    page = page.button(key="sample-along-another").click().run()
    fields = [field.key for field in page.text_input if field.key.startswith("sample-along-")]
    seed = int(fields[0].split("-")[2])
    assert seed > 1
    page.text_input(key=fields[0]).set_value(to_text(draw(QUESTION, seed).key))
    page = page.button(key="sample-along-check").click().run()
    assert heading(page) == "One to take along :green[:small[✓ solved]]"
    assert not is_back(open_lesson())


def test_what_could_not_be_read_is_no_answer_and_brings_nothing_back():
    answered(2, verdict="unreadable")
    page = open_lesson()
    assert not is_back(page)
    assert asked(page) == 0
