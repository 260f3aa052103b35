"""Gauges in a real browser: bars and numbers follow the sliders, and compute what Python computes."""

from __future__ import annotations

import re

import numpy as np
import pytest

from tests.browser.figures import FIGURES
from tests.browser.harness import THE_FIGURE, drawn, idle, run_again
from tutor.lower import to_numpy
from tutor.symbolic.derive import resolve

pytestmark = pytest.mark.browser

BLOCK = FIGURES["gauges"]


def turn(page, name: str, value: float) -> None:
    page.get_by_role("slider", name=re.compile(name)).fill(str(value))
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def numbers(page) -> list[str]:
    return page.locator(".number").all_inner_texts()


def bar(page, row: int) -> tuple[float, float]:
    """Where a bar lies on its track, from 0 to 1."""
    track, inner = (page.locator(each).nth(row).bounding_box() for each in (".track", ".bar"))
    left = (inner["x"] - track["x"]) / track["width"]
    return left, left + inner["width"] / track["width"]


def test_the_numbers_are_those_of_numpy(figure):
    page, _ = figure("gauges")
    symbols = tuple(slider.symbol for slider in BLOCK.sliders)
    kernels = [to_numpy(resolve(expr), symbols) for _, expr in BLOCK.rows]
    for place in np.random.default_rng(1).uniform(-2, 2, (20, len(symbols))).round(1):
        found = page.evaluate(f"(at) => {THE_FIGURE}.rows.map((row) => row.value(...at))", place.tolist())
        assert found == pytest.approx([float(kernel(*place)) for kernel in kernels], rel=1e-9, abs=1e-9)


def test_a_slider_moves_its_bars_and_numbers_and_the_server_hears_nothing(figure):
    page, watch = figure("gauges")
    sent = len(watch.sent)
    assert numbers(page) == ["−0.50", "0.38", "0.39", "−0.15"]
    turn(page, "weight", 3)
    turn(page, "input", 1)
    turn(page, "bias", 2)
    assert numbers(page)[:2] == ["5.00", "0.99"]
    left, right = bar(page, 0)
    assert (left, right) == (pytest.approx(0.5, abs=0.01), pytest.approx(1, abs=0.01))
    turn(page, "weight", -3)
    turn(page, "bias", -2)
    left, right = bar(page, 0)
    assert (left, right) == (pytest.approx(0, abs=0.01), pytest.approx(0.5, abs=0.01))
    run_again(page)
    assert len(watch.sent) == sent + 1, "the server was asked"


def test_keys_turn_a_slider_and_the_new_values_are_said(figure):
    page, _ = figure("gauges")
    spoken = page.locator("[aria-live=polite].spoken")
    assert spoken.text_content() == ""
    page.get_by_role("slider", name="bias").focus()
    page.keyboard.press("ArrowRight")
    drawn(page)
    assert spoken.text_content().startswith("weighted input z: −0.40, activation a: 0.40, cost C: ")
    assert numbers(page)[0] == "−0.40"


def test_a_rerun_leaves_the_sliders_where_they_are(figure):
    page, _ = figure("gauges")
    turn(page, "bias", 1.5)
    before = numbers(page)
    run_again(page)
    assert numbers(page) == before
    assert page.get_by_role("slider", name="bias").input_value() == "1.5"


def test_a_value_beyond_the_scale_points_outwards_and_one_that_is_none_has_no_bar(figure):
    page, _ = figure("errors")
    beyond = page.locator(".bar.beyond")
    assert beyond.count() == 1
    assert numbers(page)[0] == "10.00"
    turn(page, "input", 0)
    assert numbers(page) == ["not defined", "0.00"]
    assert not page.locator(".bar").first.is_visible()
    turn(page, "input", 2)
    assert beyond.count() == 0


def test_letters_have_their_colours_in_words_formulas_and_numbers(figure):
    page, _ = figure("gauges")
    colour = "node => getComputedStyle(node).color"
    letter = page.locator(".said .letter span", has_text="C").first.evaluate(colour)
    assert letter == page.locator(".number").nth(2).evaluate(colour) == "rgb(179, 38, 30)"


def test_the_theme_may_change_under_a_figure_in_use(figure):
    page, _ = figure("gauges")
    turn(page, "bias", 1.5)
    before = numbers(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"{THE_FIGURE}.root.style.colorScheme === 'dark'")
    idle(page)
    assert numbers(page) == before
