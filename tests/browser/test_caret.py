"""A live field: the part under the caret is lit in what was read, and what cannot be read is underlined."""

from __future__ import annotations

import pytest

from tests.browser.harness import drawn, holds, idle, settled
from tests.browser.test_pages import LESSON, card, field

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

LIT = "[...document.querySelectorAll('.downhill-lit')].map((node) => node.textContent)"
FROM, WIDE = "--wrong-from", "--wrong-wide"


@pytest.fixture
def page(server, browse):
    """The page of a lesson with a formula exercise, its field at hand."""
    found, _ = browse(f"{server.url}/{LESSON.slug}")
    settled(found)
    field(found).click()
    return found


def lit_at(page, caret: int) -> list[str]:
    """What is lit when the caret is there."""
    field(page).evaluate("(field, at) => field.setSelectionRange(at, at)", caret)
    drawn(page, 3)
    return page.evaluate(LIT)


def test_the_part_under_the_caret_is_lit(page):
    page.keyboard.type("2x^(12 - x)/5")
    idle(page)
    found = [lit_at(page, caret) for caret in (0, 1, 2, 4, 6, 10, 13)]
    assert found == [["2"], ["2"], ["x"], ["x"], ["12"], ["x"], ["5"]]


def test_nothing_is_lit_once_the_field_is_left_or_emptied(page):
    page.keyboard.type("2x")
    idle(page)
    assert lit_at(page, 2) == ["x"]
    card(page).get_by_role("button", name="Check").focus()
    drawn(page, 3)
    assert page.evaluate(LIT) == []
    field(page).focus()
    drawn(page, 3)
    assert page.evaluate(LIT) == ["x"]
    field(page).fill("")
    idle(page)
    assert page.evaluate(LIT) == []


def wrong(page) -> tuple[float, float] | None:
    """Where the line below the text begins and how wide it is, in pixels; None where there is none."""
    return field(page).evaluate(
        """(field, names) => 'wrong' in field.dataset
            ? names.map((name) => parseFloat(field.style.getPropertyValue(name))) : null""",
        [FROM, WIDE],
    )


def test_what_cannot_be_read_is_underlined_at_its_place_until_it_can(page):
    page.keyboard.type("2x + foo + 1")
    idle(page)
    start, width = wrong(page)
    padding, before, word = field(page).evaluate(
        """(field) => {
        const style = getComputedStyle(field);
        const pen = document.createElement('canvas').getContext('2d');
        pen.font = style.font;
        return [parseFloat(style.paddingLeft), ...['2x + ', 'foo'].map((text) => pen.measureText(text).width)];
    }"""
    )
    assert (start, width) == (pytest.approx(padding + before), pytest.approx(word))
    assert "gradient" in field(page).evaluate("(field) => getComputedStyle(field).backgroundImage")
    field(page).fill("2x + 1")
    idle(page)
    assert wrong(page) is None
    assert field(page).evaluate("(field) => getComputedStyle(field).backgroundImage") == "none"


def test_what_is_missing_at_the_end_is_underlined_behind_it(page):
    page.keyboard.type("2x+")
    idle(page)
    start, width = wrong(page)
    assert start > 0
    assert width > 0
    page.reload()
    settled(page)
    holds(field(page), "2x+")
    assert wrong(page) == [start, width]
