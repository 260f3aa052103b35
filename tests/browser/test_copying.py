"""Formulas are copied as plain text that the tutor reads: whole, in part, among words, by a button."""

from __future__ import annotations

import pytest

from tests.browser.harness import settled
from tests.browser.test_pages import card, field
from tutor.answers import read

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

READ_BACK = ("power-rule", "chain-rule", "neuron-gradient")
UNFOLD = "for (const each of document.querySelectorAll('[data-testid=stMain] details')) each.open = true"
LISTEN = """() => {
    window.copied = [];
    document.addEventListener('copy', (event) => window.copied.push(event.clipboardData.getData('text/plain')));
}"""
EACH = """() => {
    const formulas = [...document.querySelectorAll('[data-testid=stMain] .katex')];
    for (const formula of formulas) {
        getSelection().selectAllChildren(formula);
        document.execCommand('copy');
    }
    return formulas.length;
}"""
BUTTON = ".downhill-copy"


@pytest.fixture
def lesson(server, browse):
    """lesson(slug) -> its page, whose copies are kept in window.copied."""

    def show(slug: str = "power-rule", **options):
        page, _ = browse(f"{server.url}/{slug}", **options)
        settled(page)
        page.evaluate(LISTEN)
        return page

    return show


def reads(text: str) -> bool:
    """The text is a formula that the tutor reads, or an equation of such."""
    return all(read(side).problem is None for side in text.split(" = "))


@pytest.mark.parametrize("slug", READ_BACK)
def test_every_formula_of_a_lesson_is_copied_as_text_that_reads_back(lesson, slug):
    page = lesson(slug)
    steps = page.get_by_role("button", name="All steps")
    while steps.count():
        steps.first.click()
        settled(page)
    page.evaluate(UNFOLD)
    count = page.evaluate(EACH)
    copied = page.evaluate("window.copied")
    assert len(copied) == count > 60
    assert [text for text in copied if not reads(text)] == []
    assert not [text for text in copied if "\\" in text or "\n" in text]


def test_a_part_of_a_formula_is_copied_as_the_whole(lesson):
    page = lesson("chain-rule")
    page.evaluate(
        """() => {
        const formula = document.querySelector('[data-testid=stMain] .katex-display .katex');
        const [first, , last] = formula.querySelectorAll('.katex-html .mord');
        getSelection().setBaseAndExtent(first, 0, last, last.childNodes.length);
        document.execCommand('copy');
        getSelection().selectAllChildren(formula);
        document.execCommand('copy');
    }"""
    )
    part, whole = page.evaluate("window.copied")
    assert part == whole != ""


def test_a_line_of_a_derivation_is_copied_without_its_sign_and_several_with_it(lesson):
    page = lesson("chain-rule")
    page.get_by_role("button", name="All steps").first.click()
    settled(page)
    page.evaluate(
        """() => {
        const line = [...document.querySelectorAll('.katex-display')].find((each) => each.textContent.startsWith('='));
        for (const node of [line, line.closest('[class*=-card]')]) {
            getSelection().selectAllChildren(node);
            document.execCommand('copy');
        }
    }"""
    )
    one, several = page.evaluate("window.copied")
    assert not one.startswith("=")
    assert f"= {one}" in several


def test_words_with_formulas_are_copied_with_both(lesson):
    page = lesson()
    words = page.locator("[data-testid=stMain] p:has(.katex)").filter(has_text="The slope of").first
    words.evaluate("(words) => { getSelection().selectAllChildren(words); document.execCommand('copy'); }")
    (copied,) = page.evaluate("window.copied")
    assert copied.startswith("The slope of x² is 2x. ")


def test_words_alone_and_what_is_in_a_field_are_copied_as_ever(lesson):
    page = lesson()
    title = page.get_by_role("heading", level=1)
    title.evaluate("(title) => { getSelection().selectAllChildren(title); document.execCommand('copy'); }")
    field(page).fill("x^2")
    field(page).press("Control+a")
    field(page).press("Control+c")
    assert page.evaluate("window.copied") == ["", ""]  # left to the browser


@pytest.mark.parametrize("way", ["mouse", "keyboard", "finger"])
def test_a_formula_on_a_line_of_its_own_has_a_button(lesson, way):
    touch = {"has_touch": True, "is_mobile": True, "width": 390} if way == "finger" else {}
    page = lesson("chain-rule", **touch)
    button = page.locator(BUTTON).first
    name = button.get_attribute("aria-label")
    if way == "mouse":
        button.hover()
        button.click()
    elif way == "keyboard":
        button.focus()
        page.keyboard.press("Enter")
    else:
        assert button.evaluate("(button) => getComputedStyle(button).opacity") == "1"
        assert min(button.bounding_box()["width"], button.bounding_box()["height"]) >= 44
        button.tap()
    (copied,) = page.evaluate("window.copied")
    assert name == f"Copy {copied}"
    assert reads(copied)
    assert page.locator("[role=status].downhill-spoken").inner_text() == f"Copied: {copied}"
    assert page.evaluate("getSelection().isCollapsed")


def test_each_line_that_a_derivation_unfolds_has_its_button(lesson):
    page = lesson("chain-rule")
    before = page.locator(BUTTON).count()
    assert before == page.locator("[data-testid=stMain] .katex-display").count()
    page.get_by_role("button", name="Next step").first.click()
    settled(page)
    assert page.locator(BUTTON).count() == page.locator("[data-testid=stMain] .katex-display").count() > before


def test_what_was_read_of_an_answer_is_copied_as_it_would_be_typed(lesson):
    page = lesson()
    field(page).fill("3 x^2/4")
    card(page).get_by_text("I read", exact=True).wait_for()
    settled(page)
    card(page).locator("[class*=-answer-read] .katex").evaluate(
        "(formula) => { getSelection().selectAllChildren(formula); document.execCommand('copy'); }"
    )
    assert page.evaluate("window.copied") == ["3·x^2/4"]
