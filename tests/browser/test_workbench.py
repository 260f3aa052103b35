"""The Workbench in a browser: typed, drawn, shared with a second tab, calm in both themes and widths."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.harness import ROOT, calm, holds, settled

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

APP = ROOT / "app.py"
SIZES = [(1280, False), (1280, True), (390, False), (390, True)]
TWO = "?f=(sigmoid(w+x%2Bb)-y)%5E2&by=w,b"


def bench(serve, browse, query: str = "", **options):
    """The Workbench, drawn."""
    page, watch = browse(f"{serve(APP).url}/workbench{query}", **options)
    page.get_by_role("heading", name="Workbench").wait_for()
    settled(page)
    return page, watch


def field(page):
    return page.get_by_label("Your function")


def kept(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_typed_function_is_drawn_and_its_link_opens_in_a_second_tab(serve, browse):
    page, _ = bench(serve, browse)
    field(page).press_sequentially("(w - 3)^2", delay=20)
    page.locator(".figure").first.wait_for()
    page.get_by_role("heading", name="A link to it").wait_for()
    settled(page)
    assert kept(page) == {"f": ["(w - 3)^2"], "by": ["w"]}
    link = page.locator("[data-testid=stCode]").last.inner_text().strip()
    assert urlsplit(link)[:3] == urlsplit(page.url)[:3]
    other, _ = browse(link)
    other.locator(".figure").first.wait_for()
    holds(field(other), "(w - 3)^2")
    other.reload()
    other.locator(".figure").first.wait_for()
    holds(field(other), "(w - 3)^2")


def test_an_example_is_one_press_away_and_its_map_takes_a_step(serve, browse):
    page, _ = bench(serve, browse)
    page.locator("[data-testid=stExpander]").first.get_by_role("button").nth(5).click()
    page.locator(".figure").first.wait_for()
    settled(page)
    assert kept(page) == {"f": ["w^2 + 3b^2"], "by": ["w,b"]}
    holds(field(page), "w^2 + 3b^2")
    page.get_by_role("button", name="Step", exact=True).click()
    assert page.locator("[data-testid=stException]").count() == 0


def test_a_hostile_address_goes_nowhere_and_asks_nobody(serve, browse):
    query = "?f=!%5B%5D(http://example.org/x.png)&by=javascript:alert(1)&f=http://example.org"
    page, watch = bench(serve, browse, query)
    assert urlsplit(page.url).path == "/workbench"
    assert not watch.foreign
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.locator(".figure").count() == 0


@pytest.mark.parametrize(("width", "dark"), SIZES)
@pytest.mark.parametrize("query", ["", "?f=(w+x%2Bb-y)%5E2&by=w", TWO], ids=["empty", "curve", "map"])
def test_it_is_calm_accessible_and_fits(serve, browse, query, width, dark):
    page, _ = bench(serve, browse, query, width=width, dark=dark)
    if query:
        page.locator(".figure").first.wait_for()
        settled(page)
    calm(page)
