"""A working line by line, a slope drawn where it differs, and the question that separates, in a real browser."""

from __future__ import annotations

import re

import pytest

from lessons import CURRICULUM
from tests.browser.harness import calm, holds, settled
from tutor.exercises import draw, expected_misconceptions
from tutor.lesson import Formula, Working
from tutor.symbolic.derive import derive
from tutor.symbolic.printing import to_text

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

LESSON = next(lesson for lesson in CURRICULUM if lesson.slug == "power-rule")
SLOPES = [each for each in LESSON.exercises if isinstance(each, Formula | Working) and each.by is not None]
BY_KIND = {kind: next(each for each in SLOPES if isinstance(each, kind)) for kind in (Working, Formula)}
VARIANT = draw(BY_KIND[Working], 0)
STEPS = [str(step.after).replace("**", "^") for step in derive(VARIANT.filled.of, VARIANT.filled.by).steps]
NEURON = next(lesson for lesson in CURRICULUM if lesson.slug == "neuron")
TWICE = "second-way"  # where a slope with the wrong sign has two explanations
SIZES = [(1280, False), (1280, True), (390, False), (390, True)]
FRAGMENT = re.compile(r"\* [0-9a-f]{32}")  # what a rerun of a part of the page names in its message


def card(page, kind: type):
    """The frame of the first exercise of a kind."""
    title = f"Exercise {LESSON.exercises.index(BY_KIND[kind]) + 1} of {len(LESSON.exercises)}"
    return page.locator("[data-testid=stVerticalBlock]").filter(has=page.get_by_role("heading", name=title)).last


def write(page, *lines: str) -> None:
    """Type the lines by keyboard, each field appearing as the one before is filled, and check."""
    for at, line in enumerate(lines, 1):
        field = card(page, Working).get_by_label(f"Line {at}", exact=True)
        field.wait_for()
        field.fill(line)
        settled(page)
    press(page, Working, "Check")


def press(page, kind: type, name: str) -> None:
    """Press a button of an exercise by keyboard."""
    button = card(page, kind).get_by_role("button", name=name)
    button.focus()
    button.press("Enter")
    settled(page)


def answer(page, text: str) -> None:
    """Answer the first formula exercise."""
    card(page, Formula).get_by_role("textbox").fill(text)
    press(page, Formula, "Check")


@pytest.mark.parametrize(("width", "dark"), SIZES)
def test_a_working_and_a_counterexample_are_calm_in_every_size_and_theme(server, browse, width, dark):
    page, _ = browse(f"{server.url}/{LESSON.slug}", width=width, dark=dark)
    settled(page)
    write(page, STEPS[0], f"{STEPS[-1]} + 5")
    frame = card(page, Working)
    assert frame.get_by_text("✓ right").count() == 1
    assert frame.get_by_text("✗ look again").count() == 1
    assert "Line 2" in frame.locator("[data-testid=stAlert]").inner_text()
    answer(page, "12345")
    card(page, Formula).get_by_text("yours: 12345").wait_for()
    calm(page)


def test_a_right_working_shows_the_lines_between_and_all_of_it_after_a_reload(server, browse):
    page, _ = browse(f"{server.url}/{LESSON.slug}")
    settled(page)
    write(page, STEPS[0], STEPS[-1])
    press(page, Working, "Show the lines between")
    for _ in range(2):
        frame = card(page, Working)
        assert frame.get_by_text("✓ right").count() == 2
        assert frame.get_by_text("Before line 2:").count() == 1
        holds(frame.get_by_label("Line 2", exact=True), STEPS[-1])
        assert frame.locator("[data-testid=stAlertContentSuccess]").count() == 1
        page.reload()
        settled(page)


def test_a_slope_that_differs_is_drawn_and_moving_the_point_draws_the_figure_alone(server, browse):
    page, watch = browse(f"{server.url}/{LESSON.slug}")
    settled(page)
    answer(page, "12345")
    figure = card(page, Formula).get_by_role("group", name="The curve of")
    figure.get_by_text("the curve:").wait_for()
    assert figure.locator(".straight0").count() == figure.locator(".straight1").count() == 1
    assert "Straight lines: the curve" in figure.locator("desc").text_content()
    dash = "line => getComputedStyle(line).strokeDasharray"
    assert figure.locator(".straight0").evaluate(dash) != figure.locator(".straight1").evaluate(dash)
    key = to_text(draw(BY_KIND[Formula], 0).key)
    assert key not in figure.inner_text()
    before = figure.locator(".straight1").get_attribute("x1")
    point = figure.get_by_role("slider")
    watch.sent.clear()
    point.focus()
    point.press("ArrowRight")
    settled(page)
    assert figure.locator(".straight1").get_attribute("x1") == before
    reruns = [frame for frame in watch.sent if "release" in frame]
    assert reruns
    assert all(FRAGMENT.search(frame) for frame in reruns), reruns
    page.reload()
    settled(page)
    card(page, Formula).get_by_text("yours: 12345").wait_for()
    answer(page, key)
    assert card(page, Formula).get_by_text("yours:").count() == 0


def test_the_question_that_separates_settles_what_is_said_and_is_kept(server, browse):
    number = [exercise.slug for exercise in NEURON.exercises].index(TWICE) + 1
    page, _ = browse(f"{server.url}/{NEURON.slug}", width=390)
    settled(page)
    heading = page.get_by_role("heading", name=f"Exercise {number} of {len(NEURON.exercises)}")
    frame = page.locator("[data-testid=stVerticalBlock]").filter(has=heading).last
    variant = draw(NEURON.exercises[number - 1], 0)
    frame.get_by_role("textbox").fill(to_text(dict(expected_misconceptions(variant))["outer-slope-dropped"]))
    frame.get_by_role("button", name="Check").click()
    settled(page)
    assert "Two things would explain this" in frame.locator("[data-testid=stAlert]").inner_text()
    calm(page)
    frame.locator("[data-testid=stRadio] label").filter(has=page.locator(".katex")).nth(1).click()
    frame.get_by_role("button", name="That is my answer").click()
    settled(page)
    for _ in range(2):
        assert "Two things" not in frame.locator("[data-testid=stAlert]").inner_text()
        assert frame.get_by_text("you said").count() == 1
        page.reload()
        settled(page)
