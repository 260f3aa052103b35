"""The table of nudges in a real browser: exact to the last digit shown, aligned, and it follows the point."""

from __future__ import annotations

import re

import numpy as np
import pytest

from tests.browser.figures import FIGURES
from tests.browser.harness import THE_FIGURE, run_again
from tutor.lower import to_numpy
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve

pytestmark = pytest.mark.browser


def table(page) -> list[list[str]]:
    """The rows below the head, as they are read."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return [row.locator("th, td").all_inner_texts() for row in page.locator("tbody tr, tfoot tr").all()]


def move(page, at: float) -> None:
    page.get_by_role("slider").fill(str(at))


def number(text: str) -> float:
    return float(text.replace("−", "-"))


def test_the_rows_shrink_to_the_slope_and_no_digit_is_lost(figure):
    page, watch = figure("nudges")
    sent = len(watch.sent)
    assert table(page)[:2] == [["1", "3", "3"], ["0.1", "0.21", "2.1"]]
    assert table(page)[2:4] == [["0.01", "0.0201", "2.01"], ["0.001", "0.002001", "2.001"]]
    assert table(page)[4][1] == "2"
    move(page, -1.5)
    assert table(page)[3] == ["0.001", "−0.002999", "−2.999"]
    assert table(page)[4][1] == "−3"
    run_again(page)
    assert len(watch.sent) == sent + 1, "the server was asked"


@pytest.mark.parametrize("slug", ["nudges", "cost-nudges"])
def test_what_is_computed_and_what_is_shown_are_numpys(figure, slug: str):
    page, _ = figure(slug)
    block = FIGURES[slug]
    value = to_numpy(block.of, (block.along,))
    slope = to_numpy(resolve(D(block.of, block.along)), (block.along,))
    for at in np.linspace(*block.span, 9)[1:-1].tolist():
        move(page, at)
        shown = table(page)
        measured = page.evaluate(f"() => {THE_FIGURE}.measured().map(({{ gain, ratio }}) => [gain, ratio])")
        for h, (gain, ratio), cells in zip(block.nudges, measured, shown, strict=False):
            expected = float(value(at + h) - value(at))
            assert gain == pytest.approx(expected, rel=1e-9, abs=1e-15)
            assert ratio == pytest.approx(expected / h, rel=1e-9)
            assert number(cells[0]) == h
            for cell, whole in ((cells[1], expected), (cells[2], expected / h)):
                assert number(cell) == pytest.approx(whole, rel=1e-4, abs=1e-9)
        found = page.evaluate(f"() => {THE_FIGURE}.settled()")
        if at:
            assert found["slope"] == pytest.approx(float(slope(at)), rel=1e-9, abs=1e-12)


def test_decimal_points_stand_one_below_the_other(figure):
    page, _ = figure("nudges")
    places = "node => { const range = document.createRange(); range.setStart(node.firstChild, 0); " + (
        "range.setEnd(node.firstChild, 1); return range.getBoundingClientRect().x; }"
    )
    first = [cell.evaluate(places) for cell in page.locator("tbody td:nth-child(3), tfoot td").all()]
    assert max(first) - min(first) < 0.5


def test_the_button_turns_the_nudges_round_and_back(figure):
    page, _ = figure("nudges")
    button = page.get_by_role("button", name="Nudge the other way")
    assert button.get_attribute("aria-pressed") == "false"
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    assert table(page)[1] == ["−0.1", "−0.19", "1.9"]
    assert page.locator("[aria-live=polite].spoken").text_content() == (
        "x = 1. For h = −0.001, growth over nudge is 1.999. It settles towards: 2."
    )
    button.click()
    assert table(page)[1] == ["0.1", "0.21", "2.1"]


def test_at_a_kink_the_two_sides_are_said_to_differ(figure):
    page, _ = figure("cost-nudges")
    assert table(page)[-1][1] == "left and right differ"
    move(page, 2)
    assert number(table(page)[-1][1]) == pytest.approx(0.975, abs=0.001)


def test_arrow_keys_move_the_point_and_a_rerun_leaves_it_there(figure):
    page, _ = figure("nudges")
    page.get_by_role("slider", name=re.compile("^x")).focus()
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    before = table(page)
    assert before[4][1] == "1.84"
    assert "x = 0.92" in page.locator("[aria-live=polite].spoken").text_content()
    run_again(page)
    assert table(page) == before


def test_it_is_a_table_with_headers(figure):
    page, _ = figure("nudges")
    heads = [head.split("\n") for head in page.get_by_role("columnheader").all_inner_texts()]
    assert heads == [["nudge", "h"], ["growth", "f(x + h) − f(x)"], ["growth / nudge", "(f(x + h) − f(x)) / h"]]
    assert page.get_by_role("rowheader").count() == 5
