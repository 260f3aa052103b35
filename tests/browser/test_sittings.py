"""Questions outside of their lessons in a real browser: by keyboard alone, on a phone, after a reload, and back."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from lessons import COURSE
from tests.browser.harness import Server, calm, drawn, holds, settled
from tutor.exercises import draw
from tutor.learner.events import ATTEMPT, Event
from tutor.learner.store import Store
from tutor.ui.blocks.scene import kept

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
LESSON = next(lesson for lesson in COURSE.lessons if lesson.slug == "chain-rule")
ONE_LINE = re.compile("Your (formula|number)")
FOCUS = "document.activeElement.innerText || document.activeElement.ariaLabel || ''"
ADDRESSES = ("practice?skill=power-rule", "part-check?part=slope", "school-check", "part-check")
SURE = ("Sure", "Half sure", "A guess")
SIZES = [(1280, False), (390, True)]


def met(server: Server) -> None:
    """Nine days ago the formulas of a lesson were answered rightly: their skills are due."""
    store = Store(f"sqlite:///{server.data / 'downhill.sqlite3'}")
    for exercise in LESSON.exercises:
        variant = draw(exercise, 0)
        data = {"verdict": "right", "misconceptions": [], "rivals": [], "apart": []}
        at, name = datetime.now(UTC) - timedelta(days=9), f"nine days ago {exercise.slug}"
        store.add(Event(name, "me", at, ATTEMPT, LESSON.slug, exercise.slug, 0, data, kept(variant)))


def field(page):
    """The first field of the question."""
    return page.locator("[data-testid=stMain] [class*='-card']").get_by_role("textbox", name=ONE_LINE).first


def typed_question(page) -> None:
    """Pass the questions until one has a field to type in."""
    for _ in range(10):
        if field(page).count():
            return
        page.get_by_role("button", name="I do not know").click()
        page.get_by_role("button", name="Next question").click()
        settled(page)
    pytest.fail("no question has a field")


def begun(browse, server: Server, width: int = 1280, dark: bool = False):
    """A start check whose question is typed."""
    page, _ = browse(f"{server.url}/start-check?lesson={LESSON.slug}", width=width, dark=dark)
    settled(page)
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("heading", name="Question 1 of 3").wait_for()
    settled(page)
    typed_question(page)
    return page


@pytest.mark.parametrize(("width", "dark"), SIZES)
def test_by_keyboard_alone_a_question_is_answered_and_the_next_one_comes(server, browse, width: int, dark: bool):
    page = begun(browse, server, width, dark)
    calm(page)
    heights = [page.get_by_role("button", name=name, exact=True).bounding_box()["y"] for name in SURE]
    assert len(set(heights)) == 1, "what says how sure one is stands in one line"
    field(page).fill("12345")
    field(page).press("Enter")
    page.wait_for_function(f"({FOCUS}) === 'Sure'")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Not yet").wait_for()
    settled(page)
    page.wait_for_function(f"({FOCUS}) === 'Next question'")
    calm(page)
    before = page.get_by_role("heading", level=2).first.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "(before) => document.querySelector('[data-testid=stMain] h2')?.innerText !== before", arg=before
    )
    settled(page)
    calm(page)


GONE = """() => {
    const sure = document.activeElement.closest('[class*="-go-sure"]');
    window.late = [...sure.classList].find((name) => name.startsWith('st-key-')).replace(/-sure$/, '');
    sure.remove();
}"""
COMES = """(name) => {
    const next = document.createElement('div');
    next.className = window.late;
    next.append(Object.assign(document.createElement('button'), { innerText: name }));
    document.querySelector("[data-testid=stMain] [class*='-card']").append(next);
}"""


def test_the_focus_goes_on_to_the_next_question_though_the_server_brings_it_late(server, browse):
    page = begun(browse, server)
    page.get_by_role("button", name="Sure", exact=True).focus()
    page.evaluate(GONE)
    page.wait_for_function("document.activeElement.className.includes('-card')")
    drawn(page, 3)
    page.evaluate(COMES, "Next question")
    page.wait_for_function(f"({FOCUS}) === 'Next question'")


def test_a_reload_in_the_middle_and_the_way_back_come_to_the_very_question(server, browse):
    page = begun(browse, server)
    asked = page.locator("[data-testid=stMain] [class*='-card']").inner_text()
    page.reload()
    settled(page)
    assert page.locator("[data-testid=stMain] [class*='-card']").inner_text() == asked
    field(page).fill("12345")
    page.get_by_role("button", name="A guess").click()
    page.get_by_text("Not yet").wait_for()
    settled(page)
    page.get_by_role("link", name="To the lesson").click()
    page.get_by_role("heading", level=1, name=LESSON.title).wait_for()
    settled(page)
    page.go_back()
    page.get_by_text("Not yet").wait_for()
    settled(page)
    holds(field(page), "12345")


@pytest.mark.parametrize(("width", "dark"), SIZES)
def test_what_is_due_is_reviewed_and_summed_up(server, browse, width: int, dark: bool):
    met(server)
    page, _ = browse(f"{server.url}/review", width=width, dark=dark)
    settled(page)
    calm(page)
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="I do not know").click()
    page.get_by_role("button", name="Next question").wait_for()
    settled(page)
    calm(page)
    page.get_by_role("button", name="Stop here").click()
    page.get_by_role("heading", name="That was today").wait_for()
    settled(page)
    calm(page)


@pytest.mark.parametrize(
    "address", ["practice?skill=power-rule", "part-check?part=slope", "school-check", "part-check"]
)
def test_each_page_is_calm_on_a_phone(server, browse, address: str):
    page, _ = browse(f"{server.url}/{address}", width=390)
    settled(page)
    calm(page)
    begin = page.get_by_role("button", name="Begin")
    if begin.count():
        begin.click()
        page.get_by_role("heading", name="Question 1").wait_for()
        settled(page)
        calm(page)


def test_on_a_phone_somebody_new_reads_every_way_whole(server, browse):
    server.forget()
    page, _ = browse(server.url, width=390)
    settled(page)
    page.get_by_role("link", name="Not sure about your school algebra? Check it in a few minutes.").wait_for()
    calm(page)
