"""The guess that a lesson opens with, and the search, in a real browser: by keyboard, by finger, across a reload."""

from __future__ import annotations

import re

import pytest

from tests.browser.harness import calm, settled
from tutor.learner.store import Store

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

WAY_ON = "The way on"
MAIN = "document.querySelector('[data-testid=stMain]')"


@pytest.fixture
def fresh(server):
    """The app, whose learner has never been here."""
    server.forget()
    return server


def whole(page) -> bool:
    """The lesson is shown to its end."""
    return page.get_by_role("heading", name=WAY_ON).count() == 1


def events(server) -> list:
    return Store(f"sqlite:///{server.file}").events("me")


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_a_lesson_waits_for_its_guess_and_is_calm_meanwhile(fresh, browse, width, dark):
    page, _ = browse(f"{fresh.url}/chain-rule", width=width, dark=dark)
    settled(page)
    assert not whole(page)
    assert "the rates multiply" not in page.get_by_test_id("stMain").inner_text()
    calm(page)
    page.get_by_role("button", name="This is my guess").click()
    page.get_by_text("Choose one of them first").wait_for()
    settled(page)
    assert not whole(page)
    page.get_by_role("radiogroup", name="Your guess").locator("label").nth(1).click()
    page.get_by_role("button", name="This is my guess").click()
    page.get_by_role("heading", name=WAY_ON).wait_for()
    settled(page)
    assert "the rates multiply" in page.get_by_test_id("stMain").inner_text()
    calm(page)
    page.reload()
    settled(page)
    assert whole(page)
    assert [event.data["choice"] for event in events(fresh) if event.kind == "predict"] == [1]


def test_it_is_passed_by_keyboard_and_the_reader_stays_where_they_were(fresh, browse):
    page, _ = browse(f"{fresh.url}/chain-rule", width=390)
    settled(page)
    pass_it = page.get_by_role("button", name="No idea")
    pass_it.focus()
    before = page.get_by_role("heading", name="What do you expect?").bounding_box()["y"]
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=WAY_ON).wait_for()
    settled(page)
    assert abs(page.get_by_role("heading", name="What do you expect?").bounding_box()["y"] - before) < 200
    assert page.evaluate("document.activeElement.innerText").startswith("What do you expect?")
    assert [event.data for event in events(fresh) if event.kind == "predict"] == [{"passed": True}]


def test_what_came_out_stands_in_its_midst_and_leads_back(server, browse):
    page, _ = browse(f"{server.url}/chain-rule", width=390)
    settled(page)
    told = page.get_by_text("The answer to the question at the start")
    told.scroll_into_view_if_needed()
    heading = page.get_by_role("heading", name="Exercise 1 of")
    assert 0 < heading.bounding_box()["y"] - told.bounding_box()["y"] < 900
    page.get_by_role("link", name="Back to the question").first.click()
    page.wait_for_function(f"{MAIN}.scrollTop < 900")
    settled(page)
    assert 0 <= page.get_by_role("heading", name="What do you expect?").bounding_box()["y"] < 300


# --- the search -------------------------------------------------------------------------------------------------------


def search(page, text: str) -> None:
    """Type into the field of the search, and wait for what comes of it."""
    page.get_by_role("searchbox", name="Search for a word").click()
    page.keyboard.type(text)
    page.get_by_test_id("stSidebar").get_by_role("status").filter(has_text=re.compile(r"\S")).wait_for()
    settled(page)


def test_a_word_is_found_while_it_is_typed_and_leads_to_its_place(server, browse):
    page, _ = browse(f"{server.url}/descent")
    settled(page)
    search(page, "gradient")
    side = page.get_by_test_id("stSidebar")
    assert re.fullmatch(r"3 words, [0-9]+ lessons", side.get_by_role("status").inner_text())
    assert side.get_by_text("The list of all partial derivatives.").count() == 1
    calm(page)
    side.get_by_role("link", name="Put the two slopes in one list").click()
    page.get_by_role("heading", name="The gradient", level=1).wait_for()
    page.wait_for_function(f"{MAIN}.scrollTop > 500")
    settled(page)
    assert 0 < page.get_by_text("Put the two slopes in one list").last.bounding_box()["y"] < 400
    assert page.get_by_role("searchbox").input_value() == "gradient"
    page.keyboard.press("Tab")
    below = page.evaluate("document.activeElement.getBoundingClientRect().top")
    assert 0 < below < 900, "the keyboard goes on from there"


def test_on_a_phone_the_map_steps_aside_for_what_was_found(server, browse):
    page, _ = browse(f"{server.url}/words", width=390, dark=True, has_touch=True)
    settled(page)
    page.get_by_test_id("stExpandSidebarButton").tap()
    search(page, "gradeint")
    side = page.get_by_test_id("stSidebar")
    calm(page)
    side.get_by_role("button", name="gradient").tap()
    side.get_by_text("The list of all partial derivatives.").wait_for()
    settled(page)
    side.get_by_role("link", name="Put the two slopes in one list").tap()
    page.get_by_role("heading", name="The gradient", level=1).wait_for()
    page.wait_for_function("document.querySelector('[data-testid=stSidebar]').getBoundingClientRect().right <= 0")
    settled(page)
    assert 0 < page.get_by_text("Put the two slopes in one list").last.bounding_box()["y"] < 400


def test_what_stands_behind_an_open_guess_is_named_and_not_told(fresh, browse):
    page, _ = browse(f"{fresh.url}/words")
    settled(page)
    search(page, "steepest")
    side = page.get_by_test_id("stSidebar")
    assert side.get_by_text("It comes after the first question.").count() == 3
    side.get_by_role("link", name="7. The gradient").first.click()
    page.get_by_role("button", name="No idea").wait_for()
    settled(page)
    assert not whole(page)


@pytest.mark.parametrize("query", ["at=999", "at=-1", "at=x", "at=14&at=2", f"at={'9' * 400}"])
def test_an_address_with_a_strange_place_shows_the_lesson(server, browse, query):
    page, _ = browse(f"{server.url}/gradient?{query}")
    settled(page)
    assert whole(page)
    assert page.get_by_test_id("stException").count() == 0
