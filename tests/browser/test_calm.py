"""Every page as it is shown: it fits, it is accessible and nothing has failed in it, in both themes and widths."""

from __future__ import annotations

import pytest

from lessons import CURRICULUM
from tests.browser.harness import ROOT, calm, settled

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

APP = ROOT / "app.py"
ADDRESSES = ("", *(lesson.slug for lesson in CURRICULUM), "words", "typing")
WIDTHS = (1280, 390)
BACKGROUND = "() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address or "home")
def test_a_page_is_calm_accessible_and_fits_in_both_themes_and_widths(serve, browse, address):
    """Opened wide and light, then narrow, and narrow and dark; wide and dark is the first page, with the map of all."""
    page, _ = browse(f"{serve(APP).url}/{address}", width=WIDTHS[0])
    settled(page)
    unfold(page)
    light = page.evaluate(BACKGROUND)
    for width in WIDTHS:
        resize(page, width)
        calm(page)
    page.emulate_media(color_scheme="dark")
    page.reload()  # the server writes formulas in the colours of the theme that a page is opened in
    settled(page)
    assert page.evaluate(BACKGROUND) != light  # the page has followed
    for width in WIDTHS if address == "" else WIDTHS[1:]:
        resize(page, width)
        calm(page, colours_only=True)


def unfold(page) -> None:
    """Two long derivations with all their steps, and a verdict on what somebody typed, where there are fields."""
    steps = page.get_by_role("button", name="All steps")
    for _ in range(min(2, steps.count())):
        steps.first.click()  # gone once all steps are there
        settled(page)
    field = page.locator("[data-testid=stMain] [data-testid=stTextInput] input:enabled")
    check = page.get_by_role("button", name="Check", exact=True)
    if field.count() and check.count():
        field.first.fill("x^2 +")
        check.first.click()
        settled(page)


def resize(page, width: int) -> None:
    """Another width, and the page drawn for it."""
    page.set_viewport_size({"width": width, "height": 900})
    settled(page)
