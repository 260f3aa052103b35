"""The palette under a formula field: by mouse, finger and keyboard, with undo, on a phone and on a large screen."""

from __future__ import annotations

import pytest

from lessons import CURRICULUM
from tests.browser.harness import calm, holds, idle, settled
from tests.browser.test_pages import attempts, card
from tests.browser.test_typing import titled
from tutor.exercises import palette
from tutor.lesson import Drive, Formula, Number, Working

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

LESSON = next(lesson for lesson in CURRICULUM if lesson.slug == "neuron-gradient")
WORKED = next(lesson for lesson in CURRICULUM if any(isinstance(each, Working) for each in lesson.exercises))
COUNTED = next(lesson for lesson in CURRICULUM if any(isinstance(each, Number) for each in lesson.exercises))
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
CARET = "[document.activeElement.selectionStart, document.activeElement.selectionEnd]"
MOST_TAPS = 14


@pytest.fixture
def lesson(server, browse):
    """lesson(slug, kind) -> its page, and the first field of its first exercise of a kind."""

    def show(slug: str = LESSON.slug, kind: type = Formula, **options):
        page, _ = browse(f"{server.url}/{slug}", **options)
        settled(page)
        home = next(each for each in CURRICULUM if each.slug == slug)
        return page, card(page, titled(home, kind)).get_by_role("textbox").first

    return show


def key(page, name: str):
    """The key of the palette that a voice calls so."""
    return page.get_by_role("toolbar").get_by_role("button", name=name, exact=True)


def shown(page) -> list[str]:
    """What stands on the keys that can be seen."""
    return [each.inner_text() for each in page.get_by_role("toolbar").get_by_role("button").all()]


# --- by finger --------------------------------------------------------------------------------------------------------


def test_a_slope_takes_few_taps_on_a_phone(lesson):
    page, field = lesson(**PHONE)
    taps = 0

    def tap(what):
        nonlocal taps
        what.tap()
        taps += 1

    tap(field)
    names = (
        *("2", "open bracket", "activation", "minus", "target", "close bracket"),
        *("slope of sigma", "weighted input", "close bracket", "input"),
    )
    for name in names:
        tap(key(page, name))
    idle(page)
    holds(field, "2(a-y)σ'(z)x")
    assert taps <= MOST_TAPS
    assert page.evaluate("document.activeElement.value") == "2(a-y)σ'(z)x"


def test_the_keys_take_the_place_of_the_phones_keyboard_until_that_is_asked_for(lesson):
    page, field = lesson(**PHONE)
    assert field.get_attribute("inputmode") == "none"
    field.tap()
    assert {*"123", "+", "("} <= {*shown(page)}
    key(page, "Phone keyboard").tap()
    idle(page)
    assert field.get_attribute("inputmode") is None
    assert page.evaluate("document.activeElement.tagName") == "INPUT"
    assert {"σ", "√"} <= {*shown(page)}
    assert not {"1", "+", "w"} & {*shown(page)}
    page.reload()
    settled(page)
    assert field.get_attribute("inputmode") is None
    field.tap()
    key(page, "Phone keyboard").tap()
    assert field.get_attribute("inputmode") == "none"


def test_on_a_phone_the_field_and_what_was_read_stay_in_view_and_a_key_fits_a_thumb(lesson):
    page, field = lesson(**PHONE)
    field.tap()
    key(page, "2").tap()
    idle(page)
    top = page.get_by_role("toolbar").bounding_box()["y"]
    read = card(page, titled(LESSON, Formula)).get_by_text("I read").bounding_box()
    assert field.bounding_box()["y"] > 0
    assert read["y"] + read["height"] <= top
    for each in page.get_by_role("toolbar").get_by_role("button").all():
        box = each.bounding_box()
        assert min(box["width"], box["height"]) >= 44
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    page.get_by_role("heading", level=1).tap()
    page.get_by_role("toolbar").wait_for(state="hidden")


def test_a_number_has_digits_and_signs_on_a_phone_and_no_letters(lesson):
    page, field = lesson(COUNTED.slug, Number, **PHONE)
    field.tap()
    assert {*"0123456789", "+", "−", "/"} <= {*shown(page)}
    assert not {entry.shows for entry in palette(COUNTED).letters} & {*shown(page)}


def test_enter_on_the_palette_checks(server, lesson):
    page, field = lesson(**PHONE)
    field.tap()
    key(page, "7").tap()
    key(page, "Next line, or check").tap()
    card(page, titled(LESSON, Formula)).locator("[data-testid=stAlert]").wait_for()
    settled(page)
    assert [event.data["response"] for event in attempts(server)] == ["7"]


# --- by mouse ---------------------------------------------------------------------------------------------------------


def test_a_key_types_at_the_caret_and_in_the_place_of_what_is_selected(lesson):
    page, field = lesson()
    field.click()
    page.keyboard.type("a+y")
    page.keyboard.press("ArrowLeft")
    key(page, "weight").click()
    holds(field, "a+wy")
    assert page.evaluate(CARET) == [3, 3]
    page.keyboard.press("Shift+ArrowRight")
    key(page, "input").click()
    holds(field, "a+wx")
    assert page.evaluate(CARET) == [4, 4]


def test_a_shape_has_the_caret_inside_and_what_is_selected_goes_into_it(lesson):
    page, field = lesson()
    field.click()
    key(page, "fraction").click()
    page.keyboard.type("a")
    holds(field, "(a)/()")
    page.keyboard.press("Control+a")
    key(page, "square root").click()
    holds(field, "√((a)/())")
    page.keyboard.press("Control+a")
    page.keyboard.type("w+b")
    page.keyboard.press("Shift+Home")
    key(page, "fraction").click()
    holds(field, "(w+b)/()")
    page.keyboard.type("2")
    holds(field, "(w+b)/(2)")


def test_undo_takes_back_one_key_at_a_time_and_so_does_the_keyboards_own(lesson):
    page, field = lesson()
    field.click()
    page.keyboard.type("2")
    for name in ("weight", "square root", "input"):
        key(page, name).click()
        idle(page)
    holds(field, "2w√(x)")
    for before in ("2w√()", "2w"):
        key(page, "Undo").click()
        idle(page)
        holds(field, before)
    page.keyboard.press("Control+z")
    holds(field, "2")
    page.keyboard.press("Control+Shift+z")
    holds(field, "2w")


def test_the_palette_goes_to_the_field_that_is_used_and_is_the_same_in_all_formulas_of_a_lesson(lesson):
    page, _ = lesson()
    seen = []
    for kind in (Formula, Drive):
        field = card(page, titled(LESSON, kind)).get_by_role("textbox").first
        field.evaluate("(field) => field.scrollIntoView({ block: 'center' })")
        before = field.bounding_box()["y"]
        field.click()
        assert card(page, titled(LESSON, kind)).get_by_role("toolbar").count() == 1
        assert page.get_by_role("toolbar").count() == 1
        seen.append(shown(page))
        assert field.bounding_box()["y"] == pytest.approx(before, abs=1)
    assert seen[0] == seen[1]


def test_what_the_palette_types_is_read_checked_and_there_after_a_reload(server, lesson):
    page, field = lesson()
    field.click()
    for name in ("weight", "squared"):
        key(page, name).click()
    card(page, titled(LESSON, Formula)).get_by_text("I read").wait_for()
    page.reload()
    settled(page)
    holds(field, "w^2")
    field.press("Enter")
    card(page, titled(LESSON, Formula)).locator("[data-testid=stAlert]").wait_for()
    settled(page)
    assert [event.data["response"] for event in attempts(server)] == ["w^2"]


# --- by keyboard ------------------------------------------------------------------------------------------------------


def test_tab_leads_to_one_key_the_arrows_to_the_others_and_escape_back(lesson):
    page, field = lesson()
    field.focus()
    page.keyboard.type("3")
    page.keyboard.press("Tab")
    name = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"
    first = page.evaluate(name)
    page.keyboard.press("ArrowRight")
    second = page.evaluate(name)
    assert second != first
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.evaluate(name) == second
    page.keyboard.press("ArrowDown")
    below = page.evaluate(name)
    page.keyboard.press("ArrowUp")
    assert (page.evaluate(name), below != second) == (second, True)
    page.keyboard.press("End")
    assert page.evaluate(name) == "Undo"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(name) == first
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.value") == "3ww"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Check"


def test_the_next_line_of_a_working_has_the_palette_too(lesson):
    page, field = lesson(WORKED.slug, Working)
    field.click()
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    settled(page)
    key(page, "squared").click()
    idle(page)
    holds(card(page, titled(WORKED, Working)).get_by_role("textbox").nth(1), "^2")


# --- how it looks -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
def test_a_page_with_its_palette_is_calm(lesson, phone, dark):
    page, field = lesson(dark=dark, reduced_motion="reduce", **(PHONE if phone else {}))
    field.focus()
    page.get_by_role("toolbar").wait_for()
    page.keyboard.type("2x+")
    page.locator("input:focus[data-wrong]").wait_for()  # what was read comes a moment after the last key
    settled(page)
    calm(page)
