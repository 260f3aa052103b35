"""Experiments in a real browser: they start, grow before the eyes, stop at once, and end when one leaves."""

from __future__ import annotations

import re

import pytest

from tests.browser.harness import COUNT_CURVES, ROOT, calm, drawn, idle
from tutor.ui.background import AWAY

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

APP = ROOT / "tests" / "browser" / "experiments_app.py"
LATE = APP.with_name("late_app.py")


@pytest.fixture
def page(serve, browse):
    """The page of the experiments, freshly opened; a long one of them has been started."""
    opened, _ = browse(serve(APP).url)
    ready(opened)
    button(opened, "going").click()
    card(opened, "It goes.").get_by_text("Epoch").first.wait_for()
    return opened


def ready(page) -> None:
    page.get_by_role("heading", name="A laboratory").wait_for()
    page.locator(".st-key-laboratory-race-_start button").wait_for()


def button(page, name: str, which: str = "_start"):
    return page.locator(f".st-key-laboratory-{name}-{which} button")


def card(page, caption: str):
    """The frame of an experiment."""
    return page.locator("[data-testid=stVerticalBlock]").filter(has=page.get_by_text(caption, exact=True)).last


def choose(page, name: str, value: str) -> None:
    field = page.locator(f".st-key-laboratory-{name} [role=combobox]")
    field.scroll_into_view_if_needed()
    drawn(page)  # a list that is open closes when the page scrolls
    field.click()
    page.locator("[role=option]").filter(has_text=re.compile(f"^{value}$")).click()


def epoch(page) -> int:
    """How far the long one is, or was when it stopped."""
    return int(re.search(r"Epoch (\d+) of 900", card(page, "It goes.").inner_text())[1])


def test_it_goes_once_it_is_started_grows_several_times_a_second_and_stops_at_once(page):
    card(page, "It goes.").get_by_text(re.compile("Epoch [1-9]")).wait_for()
    card(page, "It goes.").locator(".picture-figure").evaluate(COUNT_CURVES)
    page.wait_for_function("window.changes.size > 12", timeout=30_000)  # two seconds on a quiet machine
    button(page, "going", "_stop").click()
    card(page, "It goes.").get_by_text("Stopped.").wait_for()
    idle(page)  # its last step is drawn a moment later
    stopped, count = epoch(page), page.evaluate("window.changes.size")
    drawn(page, 30)  # a step of the training takes two or three
    assert epoch(page) == stopped < 900
    assert page.evaluate("window.changes.size") == count


def test_it_ends_when_one_leaves_and_says_so_when_one_is_back(page):
    assert epoch(page) >= 0
    page.get_by_role("link", name="elsewhere").click()
    page.get_by_role("heading", name="Elsewhere").wait_for()
    page.get_by_text("At work: 0", exact=True).wait_for(timeout=4000 * AWAY)
    page.get_by_role("link", name="laboratory").click()
    ready(page)
    card(page, "It goes.").get_by_text("Stopped.").wait_for()


def test_runs_are_compared_with_the_seed_that_was_chosen_and_it_is_kept(serve, browse):
    page, _ = browse(serve(APP).url)
    ready(page)
    choose(page, "rates-seed", "4")
    first, again = compared(page), compared(page)
    assert first == again
    charts = card(page, "Three learning rates.").get_by_role("img")
    assert [charts.nth(at).locator("desc").text_content().count("at epoch 0") for at in range(3)] == [3, 3, 3]
    assert page.locator(".st-key-laboratory-rates-seed").get_by_role("combobox").input_value() == "4"


def compared(page) -> str:
    """Start the three learning rates; what is said when they have ended, and the page is drawn anew."""
    button(page, "rates").click()
    page.locator(".st-key-laboratory-rates-_stop button:enabled").wait_for()
    page.locator(".st-key-laboratory-rates-_stop button:disabled").wait_for(timeout=120_000)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    idle(page)
    return card(page, "Three learning rates.").get_by_text("Lowest at the end is").first.inner_text()


def test_the_values_of_a_chart_are_read_by_mouse_by_keys_and_by_finger(serve, browse):
    page, _ = browse(serve(APP).url, width=390, has_touch=True)
    ready(page)
    button(page, "starts").click()
    page.get_by_text(re.compile("Lowest at the end")).first.wait_for(timeout=120_000)
    idle(page)
    chart = card(page, "Three starts.").locator(".picture-figure").first
    told, drawing = chart.locator("output"), chart.get_by_role("img")
    assert told.inner_text() == "Point at the chart, or use the arrow keys, to read its values."
    assert re.findall(r"at epoch (\S+?)\.?(?: |$)", after(page, drawing, "Home")(told)) == ["0"] * 3
    assert re.findall(r"at epoch (\S+?)\.?(?: |$)", after(page, drawing, "End")(told)) == ["2"] * 3
    last = told.inner_text()
    before = after(page, drawing, "ArrowLeft")(told)
    assert before != last
    assert after(page, drawing, "ArrowRight")(told) == last
    place = drawing.bounding_box()
    middle = place["y"] + place["height"] / 2
    page.mouse.move(place["x"] + place["width"] / 2, middle)
    assert told.inner_text() not in (last, before)
    page.touchscreen.tap(place["x"] + place["width"] - 12, middle)
    assert told.inner_text() == last
    calm(page)


def after(page, drawing, key: str):
    """What stands somewhere after a key was pressed on a drawing."""
    drawing.focus()
    page.keyboard.press(key)
    return lambda told: told.inner_text()


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_every_experiment_ends_with_its_finding_and_the_page_fits(serve, browse, width, dark):
    page, _ = browse(serve(APP).url, width=width, dark=dark)
    ready(page)
    choose(page, "slice-way", "The plane of both")
    page.get_by_text("The bluer, the higher").wait_for()
    for name in ("race", "noise", "starts"):  # from below: a card that begins grows, and moves what is below it
        button(page, name).click()
    for finding in ("rows of the gradient", "by 1/√n it would", "times as steep", "Both found the same gradient"):
        page.get_by_text(re.compile(finding, re.IGNORECASE)).first.wait_for(timeout=120_000)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    assert page.get_by_role("table").count() == 3
    calm(page)


def test_messages_that_come_late_break_no_page(serve, browse):
    """While experiments run and end: Streamlit drops late messages of a part that is drawn again meanwhile."""
    page, _ = browse(serve(LATE).url)
    ready(page)
    for name in ("noise", "going", "starts"):  # from below, as above
        button(page, name).click()
    for finding in ("rows of the gradient", "by 1/√n it would"):
        page.get_by_text(re.compile(finding, re.IGNORECASE)).first.wait_for(timeout=120_000)
