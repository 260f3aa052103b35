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


def test_a_vector_is_read_in_round_brackets_and_numbers_side_by_side_are_offered_as_one():
    page = open_lesson()
    page.text_input(key=FIELD).set_value("(4w + b, w)").run()
    assert any("I read" in shown.value and r"\begin{bmatrix}" in shown.value for shown in page.markdown)
    page.text_input(key=FIELD).set_value("4 8").run()
    page = page.button(key=f"{FIELD}-mend").click().run()
    assert page.text_input(key=FIELD).value == "[4, 8]"


def test_a_bracket_that_may_be_missing_is_put_in_by_a_button():
    formula = next(exercise for exercise in LESSON.exercises if exercise.slug == "formula")
    power = draw(formula, 0).filled.of.exp
    field = "sample-formula-0-answer"
    page = open_lesson()
    page.text_input(key=field).set_value(f"{power}x^{power}-1")
    page = page.button(key="sample-formula-check").click().run()
    assert any("put the brackets" in shown.value for shown in page.info)
    page = page.button(key=f"{field}-meant").click().run()
    assert page.text_input(key=field).value == f"{power}x^({power}-1)"
    page = page.button(key="sample-formula-check").click().run()
    assert len(page.success) == 1


def _numbers() -> None:
    from sympy import Integer

    from tutor.exercises import draw
    from tutor.lesson import Number
    from tutor.ui.blocks.lines import enough

    for number in (Integer(800) / 9, Integer(3)):
        enough(draw(Number("number", "", number), 0))


def test_how_many_figures_are_enough_is_said_where_a_number_has_more() -> None:
    said = [shown.value for shown in AppTest.from_function(_numbers).run().markdown]
    assert ["3 significant figures are enough" in text for text in said] == [True]


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
