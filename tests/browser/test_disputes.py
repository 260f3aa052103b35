"""“I think this verdict is wrong” in a real browser: by keyboard alone, on a phone, and after a reload."""

from __future__ import annotations

import pytest

from lessons import CURRICULUM
from tests.browser.harness import SCROLLS, Server, calm, settled
from tutor.learner.store import Store
from tutor.lesson import Formula
from tutor.ui.blocks import disputes

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

LESSON = next(lesson for lesson in CURRICULUM if lesson.slug == "power-rule")
EXERCISE = next(exercise for exercise in LESSON.exercises if isinstance(exercise, Formula))
TITLE = f"Exercise {LESSON.exercises.index(EXERCISE) + 1} of {len(LESSON.exercises)}"
SIZES = [(1280, False), (390, True)]


def card(page):
    """The frame of the first formula exercise."""
    return page.locator("[data-testid=stVerticalBlock]").filter(has=page.get_by_role("heading", name=TITLE)).last


def summary(page):
    """What unfolds the field."""
    return card(page).locator("summary").filter(has_text=disputes.NAME)


def answered(browse, server: Server, width: int = 1280, dark: bool = False):
    """The page with a wrong answer on it."""
    page, _ = browse(f"{server.url}/{LESSON.slug}", width=width, dark=dark)
    settled(page)
    card(page).get_by_role("textbox").fill("12345")
    card(page).get_by_role("button", name="Check", exact=True).click()
    settled(page)
    summary(page).wait_for()
    return page


def kept(server: Server) -> list[str]:
    """The sentences on the disk."""
    found = Store(f"sqlite:///{server.data / 'downhill.sqlite3'}").of_kind("dispute")
    return [event.data["sentence"] for event in found]


def focused(page) -> str:
    """What the part that has the focus says."""
    return page.evaluate("document.activeElement.innerText || document.activeElement.ariaLabel || ''")


@pytest.mark.parametrize(("width", "dark"), SIZES)
def test_by_keyboard_alone_it_is_sent_and_said_and_is_there_after_a_reload(server, browse, width: int, dark: bool):
    page = answered(browse, server, width, dark)
    card(page).get_by_role("button", name="Another one").focus()
    page.keyboard.press("Tab")
    assert focused(page).startswith(disputes.NAME)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page).startswith("What do you think is right?")
    page.keyboard.type("It is seven.")
    calm(page)
    page.keyboard.press("Tab")
    assert focused(page) == "Send"
    page.keyboard.press("Enter")
    card(page).get_by_text(disputes.THANKS).wait_for()
    settled(page)
    assert kept(server) == ["It is seven."]
    assert page.evaluate("!!document.activeElement.closest('[class*=-card]')"), "the focus stays in the card"
    page.reload()
    settled(page)
    card(page).get_by_text("You wrote: It is seven.").wait_for()
    assert summary(page).count() == 0
    calm(page)


@pytest.mark.parametrize("sentence", ["![](http://example.org/a.png) $x$ :smile: <img src=x>", "x" * 500])
def test_what_is_written_is_neither_interpreted_nor_wider_than_the_page(server, browse, sentence: str):
    page = answered(browse, server, 390)
    summary(page).click()
    card(page).get_by_role("textbox").last.fill(sentence)
    card(page).get_by_role("button", name="Send").dblclick()
    card(page).get_by_text(disputes.THANKS).wait_for()
    settled(page)
    assert kept(server) == [sentence]
    assert card(page).locator("img").count() == 0
    assert page.evaluate(SCROLLS) <= 0


def test_a_thumb_can_hit_it(server, browse):
    page = answered(browse, server, 390)
    assert summary(page).bounding_box()["height"] >= 44
    assert summary(page).evaluate("(node) => getComputedStyle(node).opacity") == "1"
