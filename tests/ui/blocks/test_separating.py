"""Where two explanations fit, one question settles which is shown. It costs nothing and is kept."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.sample import LESSON, open_lesson
from tutor.exercises import as_chosen, draw, mark
from tutor.learner.store import Store

VARIANT = draw(next(exercise for exercise in LESSON.exercises if exercise.slug == "working"), 0)
BOTH = "-3x^2 + 7"  # the factor 3 is lost, or the exponent never came down
FOUND = mark(VARIANT, (BOTH,))


def answered(page: AppTest) -> AppTest:
    """The answer that two explanations fit, checked."""
    page.text_input(key="sample-working-0-line0").set_value(BOTH)
    return page.button(key="sample-working-check").click().run()


def which(page: AppTest) -> list:
    """The choice that settles it, if it is asked."""
    return [radio for radio in page.radio if str(radio.key).endswith("-which")]


def choose(page: AppTest, choice: int) -> AppTest:
    """Answer the question that separates the two."""
    (radio,) = which(page)
    radio.set_value(choice)
    return next(button for button in page.button if str(button.key).endswith("-which-keep")).click().run()


def test_two_explanations_fit_and_the_page_asks():
    assert FOUND.separator is not None
    page = answered(open_lesson())
    assert "Two things would explain this" in page.warning[0].value
    assert len(which(page)[0].options) == 3


@pytest.mark.parametrize("choice", [0, 1])
def test_the_answer_settles_what_is_said_and_is_kept(choice):
    page = choose(answered(open_lesson()), choice)
    for shown in (page, open_lesson()):
        assert "Two things" not in shown.warning[0].value
        assert not which(shown)
    first, second = (as_chosen(FOUND, name) for name, _ in FOUND.separator.answers)
    assert str(first.message) != str(second.message)


def test_neither_leaves_both_and_does_not_ask_again():
    page = choose(answered(open_lesson()), 2)
    assert "Two things" in page.warning[0].value
    assert not which(page)


def test_it_costs_nothing_and_is_no_answer():
    page = choose(answered(open_lesson()), 1)
    kinds = [event.kind for event in Store().events("me")]
    assert (kinds.count("attempt"), kinds.count("separate")) == (1, 1)
    assert any(f"0 of {len(LESSON.exercises)} exercises" in shown.value for shown in page.markdown)


def test_no_choice_settles_nothing():
    page = answered(open_lesson())
    page = next(button for button in page.button if str(button.key).endswith("-which-keep")).click().run()
    assert which(page)
    assert not [event for event in Store().events("me") if event.kind == "separate"]


def test_another_answer_is_asked_about_anew():
    page = choose(answered(open_lesson()), 0)
    page.text_input(key="sample-working-0-line0").set_value("9x^2 + 7")
    page = page.button(key="sample-working-check").click().run()
    page = answered(page)
    assert which(page)


def test_only_an_explanation_that_was_on_offer_can_be_settled_on():
    assert as_chosen(FOUND, "uphill") is FOUND
    right = mark(VARIANT, ("-9x^2 + 7",))
    assert as_chosen(right, "uphill") is right
