"""The fields of a page by keyboard and on a phone: Enter, what a reload brings back, where the focus goes."""

from __future__ import annotations

import pytest

from lessons import CURRICULUM
from tests.browser.harness import holds, settled
from tests.browser.test_pages import EXERCISE, LESSON, attempts, card, field, key, said
from tutor.exercises import LEVELS
from tutor.lesson import Place, StepTable, Working

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

FOCUS = "document.activeElement.innerText || document.activeElement.tagName"
TABLE = next(lesson for lesson in CURRICULUM if any(isinstance(each, StepTable) for each in lesson.exercises))


@pytest.fixture
def lesson(server, browse):
    """lesson(slug) -> its page, drawn."""

    def show(slug: str = LESSON.slug, **options):
        page, _ = browse(f"{server.url}/{slug}", **options)
        settled(page)
        return page

    return show


def titled(lesson, kind: type) -> str:
    """The heading of the first exercise of a kind."""
    exercise = next(each for each in lesson.exercises if isinstance(each, kind))
    return f"Exercise {lesson.exercises.index(exercise) + 1} of {len(lesson.exercises)}"


# --- Enter ------------------------------------------------------------------------------------------------------------


def test_enter_in_a_formula_is_check_and_leaving_the_field_is_not(server, lesson):
    page = lesson()
    field(page).click()
    page.keyboard.type("12345")
    page.keyboard.press("Tab")
    settled(page)
    assert not attempts(server)
    field(page).click()
    page.keyboard.type("6")
    page.keyboard.press("Enter")
    said(page)
    settled(page)
    assert [event.data["response"] for event in attempts(server)] == ["123456"]


def test_enter_right_after_the_last_letter_checks_the_whole_text(server, lesson):
    page = lesson()
    field(page).click()
    page.keyboard.type("987", delay=0)
    page.keyboard.press("Enter")
    said(page)
    settled(page)
    assert [event.data["response"] for event in attempts(server)] == ["987"]


def test_enter_goes_through_the_cells_of_a_table_and_then_checks(server, lesson):
    page = lesson(TABLE.slug)
    table = card(page, titled(TABLE, StepTable))
    cells = table.get_by_role("textbox")
    cells.first.click()
    for _ in range(cells.count()):
        page.keyboard.type("7")
        page.keyboard.press("Enter")
        settled(page)
    table.locator("[data-testid=stAlert]").wait_for()
    settled(page)
    assert [event.data["response"] for event in attempts(server)] == [["7"] * cells.count()]


def test_enter_goes_from_line_to_line_of_a_working_and_an_empty_line_checks(server, lesson):
    home = next(each for each in CURRICULUM if any(isinstance(one, Working) for one in each.exercises))
    page = lesson(home.slug)
    working = card(page, titled(home, Working))
    working.get_by_role("textbox").first.click()
    for text in ("1", "2", "3"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
        settled(page)
    assert not attempts(server)
    page.keyboard.press("Enter")
    working.locator("[data-testid=stAlert]").wait_for()
    settled(page)
    assert [event.data["response"] for event in attempts(server)] == [["1", "2", "3"]]


# --- what a phone would do to a formula, and a reload to what is typed ------------------------------------------------


def test_a_phone_neither_corrects_nor_capitalises_a_formula(lesson):
    page = lesson(width=390)
    wanted = {"autocapitalize": "none", "autocorrect": "off", "spellcheck": "false", "autocomplete": "off"}
    boxes = page.get_by_role("textbox")
    assert boxes.count() > 3
    for box in boxes.all():
        assert {name: box.get_attribute(name) for name in wanted} == wanted


def test_what_is_typed_and_not_checked_is_there_after_a_reload(server, lesson):
    page = lesson()
    field(page).click()
    page.keyboard.type("3x^2 + 40")
    page.reload()
    settled(page)
    holds(field(page), "3x^2 + 40")
    card(page).get_by_text("I read").wait_for()
    assert not attempts(server)
    page.keyboard.press("Enter")
    field(page).press("Enter")
    said(page)
    settled(page)
    assert [event.data["response"] for event in attempts(server)] == ["3x^2 + 40"]
    page.reload()
    settled(page)
    holds(field(page), "3x^2 + 40")
    for given, title in (("12345", "Not yet"), ("12345^", "Not counted")):  # an answer, and what cannot be read
        field(page).fill(given)
        settled(page)
        field(page).press("Enter")
        card(page).get_by_text(title, exact=True).wait_for()
        settled(page)
    field(page).press("End")
    page.keyboard.type("2 + 42")
    page.reload()
    settled(page)
    holds(field(page), "12345^2 + 42")


# --- where the focus goes ---------------------------------------------------------------------------------------------


def test_the_focus_stays_on_check_when_the_answer_is_right(lesson):
    page = lesson()
    field(page).fill(key())
    card(page).get_by_role("button", name="Check").focus()
    page.keyboard.press("Enter")
    card(page).locator("[data-testid=stAlertContentSuccess]").wait_for()
    settled(page)
    assert page.evaluate(FOCUS) == "Check"


def test_the_focus_stays_in_the_frame_after_the_last_hint(lesson):
    page = lesson()
    for words in (level.ask for level in LEVELS):
        card(page).get_by_role("button", name=words).focus()
        page.keyboard.press("Enter")
        card(page).get_by_role("button", name=words).wait_for(state="detached")
        settled(page)
    assert page.evaluate("document.activeElement.classList.toString()").count(f"{EXERCISE.slug}-card")


def test_the_focus_stays_in_the_frame_after_a_guess_and_the_guess_is_shown(server, lesson):
    server.forget()
    page = lesson()
    page.get_by_role("button", name="This is my guess").click()
    page.get_by_text("Choose one of them first").wait_for()
    page.get_by_role("radiogroup").first.locator("label").nth(1).click()
    page.get_by_role("button", name="This is my guess").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Noted.").wait_for()
    settled(page)
    assert page.evaluate("document.activeElement.classList.toString()").count("-card")
    assert page.get_by_role("radio", checked=True, disabled=True).count() == 1


def test_a_mended_text_is_put_into_the_field_and_so_is_the_focus(lesson):
    page = lesson(width=390)
    field(page).fill("3X^2")
    mend = card(page).get_by_role("button", name="instead")
    mend.wait_for()
    mend.focus()
    page.keyboard.press("Enter")
    mend.wait_for(state="detached")
    settled(page)
    holds(field(page), "3x^2")
    assert page.evaluate("document.activeElement.value") == "3x^2"


def test_a_point_moved_by_a_key_and_checked_at_once_is_where_it_was_moved_to(server, lesson):
    home = next(each for each in CURRICULUM if any(isinstance(one, Place) for one in each.exercises))
    page = lesson(home.slug)
    place = card(page, titled(home, Place))
    place.get_by_role("slider").first.focus()
    page.keyboard.press("ArrowRight")
    place.get_by_role("button", name="Check").focus()
    page.keyboard.press("Enter")
    place.locator("[data-testid=stAlert]").wait_for()
    settled(page)
    assert [event.data["response"] is None for event in attempts(server)] == [False]


# --- how it looks -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slug", "formula", "least"), [(TABLE.slug, "p:has(.msupsub, .mfrac)", 5), ("products", ".katex-display", 4)]
)
def test_no_formula_is_cut_off_at_its_top(lesson, slug, formula, least):
    page = lesson(slug)
    raised = page.locator(f"[data-testid=stMain] {formula}")
    shown = [each for each in raised.all() if each.is_visible()][:12]
    assert len(shown) >= least

    def pictures() -> list[bytes]:
        found = []
        for each in shown:
            each.scroll_into_view_if_needed()
            box = each.bounding_box()
            clip = {"x": box["x"], "y": box["y"] - 8, "width": box["width"], "height": box["height"] + 8}
            found.append(page.screenshot(clip=clip, animations="disabled"))
        return found

    before = pictures()
    page.add_style_tag(content=f"[data-testid=stMain] {formula} {{ overflow: visible !important; }}")
    assert pictures() == before


def test_what_a_thumb_has_to_hit_is_large_enough_on_a_phone(lesson):
    page = lesson(width=390)
    for choice in page.get_by_role("radiogroup").locator("label").all():
        assert choice.bounding_box()["height"] >= 44
    row = [
        card(page).get_by_role("button", name=name).bounding_box() for name in ("Check", LEVELS[0].ask, "Another one")
    ]
    assert len({round(box["y"]) for box in row}) == 1
    for name in ("stExpandSidebarButton", "stMainMenu"):
        box = page.locator(f"[data-testid={name}]").bounding_box()
        assert min(box["width"], box["height"]) >= 44, name
