"""The pages in a real browser: both themes, both widths, by keyboard, across reloads, tabs and a killed server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lessons import CURRICULUM
from tests.browser.harness import ROOT, SCROLLS, Server, holds, settled
from tutor.exercises import draw
from tutor.exercises.choose import shuffled
from tutor.learner.store import Store
from tutor.lesson import Choose, Formula, Number, Place, StepTable
from tutor.symbolic.printing import to_text

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

APP = ROOT / "app.py"
LESSON = next(lesson for lesson in CURRICULUM if lesson.slug == "power-rule")
EXERCISE = next(exercise for exercise in LESSON.exercises if isinstance(exercise, Formula))
TITLE = f"Exercise {LESSON.exercises.index(EXERCISE) + 1} of {len(LESSON.exercises)}"


def card(page, title: str = TITLE):
    """The frame of an exercise."""
    heading = page.get_by_role("heading", name=title)
    return page.locator("[data-testid=stVerticalBlock]").filter(has=heading).last


def field(page):
    """The field of the first formula exercise."""
    return card(page).get_by_role("textbox")


def said(page) -> str:
    """The verdict on the first formula exercise."""
    box = card(page).locator("[data-testid=stAlert]")
    box.wait_for()
    return box.inner_text()


def check(page, answer: str) -> str:
    """Type an answer with the mouse and the keys, and press Check."""
    field(page).click()
    field(page).fill(answer)
    card(page).get_by_role("button", name="Check").click()
    settled(page)
    return said(page)


def key(seed: int = 0) -> str:
    """The right answer to the first formula exercise."""
    return to_text(draw(EXERCISE, seed).key)


def attempts(server: Server) -> list:
    """The answers on the disk of a server."""
    url = f"sqlite:///{server.data / 'downhill.sqlite3'}"
    return [event for event in Store(url).events("me") if event.kind == "attempt"]


# --- every page, as it is shown ---------------------------------------------------------------------------------------


def test_an_address_without_a_page_says_so_and_shows_the_first_page(serve, browse):
    page, watch = browse(f"{serve(APP).url}/no-such-page")
    settled(page)
    assert "There is no page called" in page.locator("[data-testid=stAlert]").inner_text()
    assert all("does not seem to exist" in error for error in watch.errors)  # Streamlit's own note of the same
    watch.errors.clear()


# --- answering --------------------------------------------------------------------------------------------------------


def test_right_wrong_nonsense_and_nothing_are_each_answered_in_kind(server, browse):
    page, _ = browse(f"{server.url}/{LESSON.slug}")
    settled(page)
    card(page).get_by_role("button", name="Check").click()
    said(page)
    for wrong in ("12345", key() + " + 1", "x^99/7"):
        assert said(page) != check(page, wrong)
    check(page, "((((")
    check(page, key())
    assert card(page).locator("[data-testid=stAlertContentSuccess]").count() == 1
    assert card(page).get_by_text("✓ solved").count() == 1
    assert page.get_by_test_id("stSidebar").get_by_text(f"1 of {len(LESSON.exercises)}").count() == 1


def test_what_is_typed_is_shown_as_mathematics_while_typing(server, browse):
    page, _ = browse(f"{server.url}/{LESSON.slug}")
    settled(page)
    field(page).click()
    page.keyboard.type("12345")
    card(page).get_by_text("I read").wait_for()
    assert "12345" in card(page).locator(".katex").last.inner_text()


def test_the_keyboard_alone_is_enough(server, browse):
    page, _ = browse(f"{server.url}/{LESSON.slug}", width=390)
    settled(page)
    field(page).focus()
    page.keyboard.type("12345")
    page.keyboard.press("Tab")  # to the keys under the field
    page.keyboard.press("Tab")
    settled(page)
    assert page.evaluate("document.activeElement.innerText") == "Check"
    page.keyboard.press("Enter")
    said(page)
    settled(page)
    assert page.evaluate("document.activeElement.innerText") == "Check"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    card(page).get_by_text("Where to look").wait_for()


def test_a_double_click_is_one_answer(server, browse):
    page, _ = browse(f"{server.url}/{LESSON.slug}")
    settled(page)
    field(page).fill("12345")
    card(page).get_by_role("button", name="Check").dblclick()
    said(page)
    settled(page)
    assert len(attempts(server)) == 1


# --- nothing is lost --------------------------------------------------------------------------------------------------


def test_a_reload_and_a_second_tab_show_what_was_answered(server, browse):
    page, _ = browse(f"{server.url}/{LESSON.slug}")
    settled(page)
    verdict = check(page, "12345")
    card(page).get_by_role("button", name="A hint").click()
    card(page).get_by_text("Where to look").wait_for()
    page.reload()
    settled(page)
    other, _ = browse(f"{server.url}/{LESSON.slug}", width=390)
    settled(other)
    for tab in (page, other):
        holds(field(tab), "12345")
        assert said(tab) == verdict
        assert card(tab).get_by_text("Where to look").count() == 1


@pytest.fixture
def mortal(tmp_path):
    """The app on a server of its own, which may be killed."""
    own = Server(APP, tmp_path)
    own.start()
    yield own
    own.kill()


def test_a_killed_server_loses_nothing(mortal, browse):
    page, _ = browse(f"{mortal.url}/{LESSON.slug}")
    settled(page)
    page.get_by_role("radiogroup", name="Your guess").locator("label").first.click()
    page.get_by_role("button", name="This is my guess").click()
    page.get_by_text("Noted.").wait_for()
    page.get_by_role("button", name="Next step").first.click()
    page.get_by_text("Nudge", exact=False).first.wait_for()
    card(page).get_by_role("button", name="Another one").click()
    settled(page)
    check(page, "12345")
    question = card(page).locator("p").first.inner_text()
    mortal.kill()
    page.close()
    mortal.start()
    again, _ = browse(mortal.url)
    settled(again)
    again.get_by_role("button", name=re.compile("Go on with exercise")).click()
    again.get_by_role("heading", name=LESSON.title, level=1).wait_for()
    settled(again)
    assert card(again).locator("p").first.inner_text() == question
    holds(field(again), "12345")
    assert again.get_by_role("radio", checked=True, disabled=True).count() == 1
    assert again.get_by_role("button", name="Next step").count() > 0


# --- text that means harm ---------------------------------------------------------------------------------------------

HARM = (
    "![](http://example.org/a.png)",
    "[x](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    ":material/bug_report: :smile:",
    r"\rule{100000em}{100000em}",
    r"\href{javascript:alert(1)}{x}",
    "$w$ $$w$$",
    "http://example.org www.example.org me@example.org",
    "x" * 590,
)


@pytest.mark.parametrize("text", HARM, ids=lambda text: text[:12])
def test_what_is_typed_is_neither_interpreted_nor_fetched(serve, browse, text):
    page, _ = browse(f"{serve(APP).url}/{LESSON.slug}", width=390)
    settled(page)
    check(page, text)
    shown = card(page)
    assert shown.locator("img, a, [data-testid=stMarkdownContainer] [data-testid=stIconMaterial]").count() == 0
    assert page.evaluate(SCROLLS) <= 0
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight") < 40_000


def test_escaped_text_is_shown_character_by_character(browse, tmp_path):
    texts = [
        *HARM[:-1],
        "a -> b <- c -- d >= e",
        "`code` **bold** _em_ ~~no~~",
        "- a\n# b\n> c\n1. d",
        ":red[x] :small[y]",
    ]
    script = tmp_path / "page.py"
    script.write_text(
        "import streamlit as st\nfrom tutor.ui.text import plain\nst.title('x')\n"
        f"for text in {texts!r}:\n    st.markdown(plain(text))\n    st.success(plain(text))\n",
        encoding="utf-8",
    )
    own = Server(Path(script), tmp_path)
    own.start()
    try:
        page, _ = browse(own.url)
        settled(page)
        shown = [each.inner_text() for each in page.locator("[data-testid=stMarkdownContainer]").all()][
            -2 * len(texts) :
        ]
        wanted = [" ".join(text.split()) for text in texts for _ in range(2)]
        assert [text.replace("\u2060", "") for text in shown] == wanted
    finally:
        own.kill()


def test_a_number_exercise_takes_a_number(server, browse):
    exercise = next(each for each in LESSON.exercises if isinstance(each, Number))
    title = f"Exercise {LESSON.exercises.index(exercise) + 1} of {len(LESSON.exercises)}"
    page, _ = browse(f"{server.url}/{LESSON.slug}", width=390)
    settled(page)
    card(page, title).get_by_role("textbox").fill(to_text(draw(exercise, 0).key))
    card(page, title).get_by_role("button", name="Check").click()
    card(page, title).locator("[data-testid=stAlertContentSuccess]").wait_for()
    assert [event.data["verdict"] for event in attempts(server)] == ["right"]


def test_a_choice_and_its_reason_are_heard_together(server, browse):
    from playwright.sync_api import expect

    exercise = next(each for each in LESSON.exercises if isinstance(each, Choose))
    title = f"Exercise {LESSON.exercises.index(exercise) + 1} of {len(LESSON.exercises)}"
    page, _ = browse(f"{server.url}/{LESSON.slug}", width=390)
    settled(page)
    variant = draw(exercise, 0)
    for name, index, shown in zip(("Your answer", "Because"), variant.key, shuffled(variant), strict=True):
        card(page, title).get_by_role("radiogroup", name=name).locator("label").nth(shown.index(index)).click()
    card(page, title).get_by_role("button", name="Check").click()
    card(page, title).locator("[data-testid=stAlertContentSuccess]").wait_for()
    page.reload()
    settled(page)
    expect(card(page, title).get_by_role("radio", checked=True)).to_have_count(2)


def value_of(slider) -> float:
    """Where a slider stands, as soon as its figure says so: one that is drawn again has no value for a moment."""
    from playwright.sync_api import expect

    expect(slider).to_have_attribute("aria-valuenow", re.compile(r"\d"))
    return float(slider.get_attribute("aria-valuenow"))


def test_the_point_of_a_figure_is_placed_by_keyboard(server, browse):
    exercise = next(each for each in LESSON.exercises if isinstance(each, Place))
    title = f"Exercise {LESSON.exercises.index(exercise) + 1} of {len(LESSON.exercises)}"
    page, _ = browse(f"{server.url}/{LESSON.slug}", width=390)
    settled(page)
    point = card(page, title).get_by_role("slider").first
    point.focus()
    page.keyboard.press("ArrowRight")
    settled(page)
    card(page, title).get_by_role("button", name="Check").click()
    card(page, title).locator("[data-testid=stAlertContentWarning]").wait_for()
    placed = value_of(point)
    page.reload()
    settled(page)
    assert card(page, title).locator("[data-testid=stAlertContentWarning]").count() == 1
    assert value_of(card(page, title).get_by_role("slider").first) == placed


def test_the_table_fits_a_phone_and_goes_from_cell_to_cell(server, browse):
    lesson = next(lesson for lesson in CURRICULUM if any(isinstance(each, StepTable) for each in lesson.exercises))
    exercise = next(each for each in lesson.exercises if isinstance(each, StepTable))
    title = f"Exercise {lesson.exercises.index(exercise) + 1} of {len(lesson.exercises)}"
    page, _ = browse(f"{server.url}/{lesson.slug}", width=390)
    settled(page)
    card(page, title).get_by_role("textbox").first.focus()
    for cell in (cell for row in draw(exercise, 0).key for cell in (row.slope, row.next)):
        page.keyboard.type(str(float(cell)))
        settled(page)
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Check"
    page.keyboard.press("Enter")
    card(page, title).locator("[data-testid=stAlertContentSuccess]").wait_for()
    assert page.evaluate(SCROLLS) <= 0
