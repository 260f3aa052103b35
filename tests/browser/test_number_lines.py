"""Linked number lines in a real browser: they follow the hand, and their numbers are those of Python."""

from __future__ import annotations

import re
from functools import reduce

import numpy as np
import pytest

from tests.browser.figures import FIGURES
from tests.browser.harness import THE_FIGURE, run_again
from tutor.lower import to_numpy
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve

pytestmark = pytest.mark.browser


def rows(page) -> list[list[str]]:
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return [row.locator("th, td").all_inner_texts() for row in page.locator("tbody tr").all()]


def sums(page) -> list[str]:
    return [text.replace("\n", " ") for text in page.locator(".sum").all_inner_texts()]


def point(page):
    return page.get_by_role("slider", name=re.compile("^[wxz], the"))


def tip(page):
    return page.get_by_role("slider", name="h, the nudge")


def centre(locator) -> tuple[float, float]:
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page, handle, across: float) -> None:
    x, y = centre(handle)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across, y, steps=6)
    page.mouse.up()


def test_the_table_says_where_each_letter_is_how_far_it_moves_and_how_fast(figure):
    page, _ = figure("wheels")
    assert rows(page) == [
        ["x", "0.50", "+0.25", ""],
        ["u = 2x", "1.00", "+0.5", "du/dx = 2"],
        ["v = −3u", "−3.00", "−1.5", "dv/du = −3"],
    ]
    assert sums(page) == ["dv/dx = 2 · (−3) = −6", "(−1.5) / 0.25 = −6"]
    assert page.locator(".factor").all_text_contents() == ["× 2", "× −3"]


@pytest.mark.parametrize("slug", ["wheels", "chain", "squash"])
def test_places_rates_and_product_are_numpys(figure, slug: str):
    page, _ = figure(slug)
    block = FIGURES[slug]
    befores = (block.along, *(symbol for symbol, _ in block.links))
    turned = tuple(slider.symbol for slider in block.sliders)
    starts = [float(slider.start) for slider in block.sliders]
    links = [to_numpy(expr, (before, *turned)) for before, (_, expr) in zip(befores, block.links, strict=False)]
    slopes = [
        to_numpy(resolve(D(expr, before)), (before, *turned))
        for before, (_, expr) in zip(befores, block.links, strict=False)
    ]

    def places(at: float) -> list[float]:
        return reduce(lambda found, link: [*found, float(link(found[-1], *starts))], links, [at])

    for at in np.linspace(*block.span, 7).tolist():
        found = page.evaluate(f"([x, h]) => {THE_FIGURE}.chain.nudged(x, h)", [at, 0.25])
        whole = places(at)
        rates = [float(slope(place, *starts)) for slope, place in zip(slopes, whole, strict=False)]
        assert found["from"] == pytest.approx(whole, rel=1e-9, abs=1e-9)
        assert found["to"] == pytest.approx(places(at + 0.25), rel=1e-9, abs=1e-9)
        assert found["rates"] == pytest.approx(rates, rel=1e-9, abs=1e-9)
        assert found["product"] == pytest.approx(float(np.prod(rates)), rel=1e-9, abs=1e-9)


def test_the_point_and_the_nudge_are_dragged_and_the_server_hears_nothing(figure):
    page, watch = figure("wheels")
    sent = len(watch.sent)
    drag(page, point(page), -120)
    moved = float(rows(page)[0][1].replace("−", "-"))
    assert moved < 0.2
    assert rows(page)[0][2] == "+0.25"
    drag(page, tip(page), -150)
    by = rows(page)[0][2]
    assert by.startswith("−")
    assert rows(page)[1][2] == f"−{abs(2 * float(by.replace('−', '-'))):g}"
    assert sums(page)[1].endswith("= −6")
    run_again(page)
    assert len(watch.sent) == sent + 1, "the server was asked"


def test_keys_move_point_and_nudge_and_both_stay_on_the_line(figure):
    page, _ = figure("wheels")
    point(page).focus()
    page.keyboard.press("ArrowRight")
    assert rows(page)[0][1] == "0.55"
    assert (
        page.locator("[aria-live=polite].spoken")
        .text_content()
        .startswith(
            "x = 0.55, nudged by 0.25: u moves by 0.5, v moves by −1.5. du/dx is 2, dv/du is −3. Multiplied: −6."
        )
    )
    page.keyboard.press("End")
    assert rows(page)[0][1:3] == ["1.75", "+0.25"]
    tip(page).focus()
    page.keyboard.press("End")
    assert rows(page)[0][2] == "+0.25"
    page.keyboard.press("Home")
    assert rows(page)[0][2] == "−3.75"
    assert tip(page).get_attribute("aria-valuetext") == "x = 1.75, nudged by −3.75: u moves by −7.5, v moves by 22.5"


def test_a_nudge_of_zero_measures_nothing_and_the_rates_stay(figure):
    page, _ = figure("wheels")
    tip(page).focus()
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    assert rows(page)[0][2] == "0"
    assert sums(page) == ["dv/dx = 2 · (−3) = −6", "0 / 0 = not defined"]


def test_an_input_of_zero_breaks_the_chain(figure):
    page, _ = figure("chain")
    assert sums(page) == ["∂C/∂w = 2 · 1 · 4 = 8", "5 / 0.5 = 10"]
    page.get_by_role("slider", name=re.compile("input")).fill("0")
    assert rows(page)[1][2:] == ["0", "∂z/∂w = 0"]
    assert sums(page)[0].endswith("= 0")


def test_a_line_reaches_as_far_as_its_letter_goes_and_the_point_stays_on_it(figure):
    page, _ = figure("chain")
    for value in (-2, 0, 3):
        page.get_by_role("slider", name=re.compile("input")).fill(str(value))
        for end in ("Home", "End"):
            point(page).focus()
            page.keyboard.press(end)
            rows(page)
            spots = [float(dot.get_attribute("cx")) for dot in page.locator("g > .dot[cx]").all()]
            lines = page.locator(".base").first
            low, high = (float(lines.get_attribute(name)) for name in ("x1", "x2"))
            assert all(low <= spot <= high for spot in spots), (value, end, spots)


def test_a_rerun_leaves_point_and_nudge_where_they_are(figure):
    page, _ = figure("squash")
    drag(page, point(page), 60)
    before = rows(page)
    run_again(page)
    assert rows(page) == before
