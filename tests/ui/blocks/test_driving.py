"""The network beside an answer: started, watched, stopped, and said in a sentence; junk starts nothing."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tutor.ui.blocks.driving import curves
from tutor.ui.training_verdict import Both

HELD = "downhill-pair-drive-one-0"


def _page() -> None:
    import streamlit as st

    from tutor.lesson import NEURON_BY_W, Drive, Lesson, Prose
    from tutor.ui import state, twin_training
    from tutor.ui.blocks import render

    twin_training.LASTS = st.session_state.get("lasts", 0.4)
    block = Drive("one", "Write the slope.", NEURON_BY_W, (1, 1), epochs=8)
    lesson = Lesson("drive", "Drive", "One.", 1, (block,), (Prose("a"), Prose("b"), Prose("c")))
    state.open_page("drive")
    render(block, lesson)


@pytest.fixture
def page():
    """A page with one neuron; its training ends with the test."""
    opened = AppTest.from_function(_page, default_timeout=60).run()
    yield opened
    if HELD in opened.session_state:
        opened.session_state[HELD].stop()


def answer(page: AppTest, text: str) -> AppTest:
    page.text_input(key="drive-one-0-answer").set_value(text)
    return page.button(key="drive-one-check").click().run()


def button(page: AppTest, name: str):
    return next((each for each in page.button if each.key == f"drive-one-{name}"), None)


def finished(page: AppTest) -> AppTest:
    assert page.session_state[HELD].wait()
    return page.run()


def test_before_an_answer_nothing_can_be_trained(page):
    assert button(page, "drive") is None
    assert any("sigma'(z)" in shown.value for shown in page.markdown)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2(a-y) sigma'(z) x", "The two curves are the same"),
        ("-2(a-y) sigma'(z) x", "a sign is flipped"),
        ("(a-y) sigma'(z) x", "half"),
    ],
)
def test_an_answer_trains_right_or_wrong_and_the_sentence_says_what_it_shows(page, text, says):
    page = answer(page, text)
    assert button(page, "drive").label == "Train with my formula"
    page = finished(button(page, "drive").click().run())
    assert not page.exception
    assert says in page.info[0].value
    assert button(page, "drive").label == "Train with it again"
    assert button(page, "halt").disabled


def test_stop_ends_it_and_what_was_seen_stays(page):
    page.session_state["lasts"] = 60.0
    page = answer(page, "2(a-y) x")
    page = button(page, "drive").click().run()
    assert page.get("progress")
    assert not button(page, "halt").disabled
    page = button(page, "halt").click().run()
    assert not page.session_state[HELD].running
    assert page.session_state[HELD].records


def test_another_answer_has_not_been_trained_yet(page):
    page = finished(button(answer(page, "2(a-y) x"), "drive").click().run())
    assert page.info
    page = answer(page, "(a-y) x")
    assert not page.info
    assert button(page, "drive").label == "Train with my formula"


@pytest.mark.parametrize("text", ["", "__import__('os')", "q x", "[a, y]"])
def test_what_is_no_formula_of_this_question_starts_nothing(page, text):
    page = answer(page, text)
    assert not page.exception
    assert button(page, "drive") is None
    assert len(page.info) == 1


def test_the_curves_show_both_and_leave_out_what_is_no_number() -> None:
    records = [Both(0, 0.5, 0.5, 0.0, 1.0, 1.0), Both(1, 0.4, float("nan"), 1.0, 0.0, 0.0)]
    drawing = curves(records, 5)
    assert "right formula: 0.5 at epoch 0, 0.4 at epoch 1." in drawing.desc
    assert "yours: 0.5 at epoch 0, not a number at epoch 1." in drawing.desc
