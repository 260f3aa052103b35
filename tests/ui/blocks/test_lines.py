"""A vector is typed on one line: shown as mathematics, each of its components with its own sign."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.sample import LESSON, open_lesson, response_of
from tutor.answers import Verdict
from tutor.exercises import draw, mark
from tutor.ui import state
from tutor.ui.blocks.signs import SIGNS

GRADIENT = next(exercise for exercise in LESSON.exercises if exercise.slug == "gradient")
FIELD = "sample-gradient-0-answer"


def write(page: AppTest, answer: str) -> AppTest:
    """Type a vector and check it."""
    page.text_input(key=FIELD).set_value(answer)
    return page.button(key="sample-gradient-check").click().run()


def signs(page: AppTest) -> list[str]:
    """The signs of the components."""
    found = (shown.value for shown in page.markdown if any(sign in shown.value for sign in SIGNS.values()))
    return next((line.removeprefix(":small[").removesuffix("]").split(" · ") for line in found), [])


def test_a_right_vector_is_praised_component_by_component():
    page = write(open_lesson(), "[4w + b, w]")
    assert any("component by component" in shown.value for shown in page.success)
    assert ["✓ right" in sign for sign in signs(page)] == [True, True]
    assert open_lesson().text_input(key=FIELD).value == "[4w + b, w]"


def test_each_component_has_its_sign_after_its_letter():
    page = write(open_lesson(), "[4w + b, 9b]")
    assert len(page.warning) == 1
    first, second = signs(page)
    assert "{w}" in first
    assert "{b}" in second
    assert ("✓ right" in first, "✗ look again" in second) == (True, True)


def test_a_vector_is_shown_as_mathematics_before_it_is_checked():
    page = open_lesson()
    page.text_input(key=FIELD).set_value("[4w, b]").run()
    assert any("I read" in shown.value and r"\begin{bmatrix}" in shown.value for shown in page.markdown)
    assert signs(page) == []


def test_a_vector_without_its_brackets_is_offered_with_them():
    page = open_lesson()
    page.text_input(key=FIELD).set_value("(4w + b, w)").run()
    page = page.button(key=f"{FIELD}-mend").click().run()
    assert page.text_input(key=FIELD).value == "[4w + b, w]"


@pytest.mark.parametrize("typed", ["", "4w + b", "[1, 2, 3]", "[4w", "hello"])
def test_what_is_no_vector_costs_nothing(typed):
    page = write(open_lesson(), typed)
    assert len(page.info) == 1
    assert not page.warning
    assert signs(page) == []


@pytest.mark.parametrize(
    "sent", ["x" * 10_000_000, "[\ud800, 1]", 7, None, [], {"a": 1}], ids=lambda sent: repr(sent)[:20]
)
def test_whatever_the_field_holds_is_answered(monkeypatch, sent):
    monkeypatch.setattr(state, "typed", lambda key: sent)
    variant = draw(GRADIENT, 0)
    assert mark(variant, response_of(variant, "key", None)).verdict is Verdict.UNREADABLE
