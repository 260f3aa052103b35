"""A backward pass on its page: a field for each cell, its verdict below it, and a client that sends what it likes."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest
from sympy import Integer, Rational

from tests.ui.sample import response_of
from tutor.exercises import draw
from tutor.lesson import BackwardPass
from tutor.ui import state

BLOCK = BackwardPass("p", "Go back.", (Integer(2), Rational(-1, 2)), (Integer(1), Integer(0)), Integer(3))


def _page() -> None:
    from sympy import Integer, Rational

    from tutor.lesson import BackwardPass, Lesson, Prose
    from tutor.ui import state
    from tutor.ui.blocks import render

    block = BackwardPass("p", "Go back.", (Integer(2), Rational(-1, 2)), (Integer(1), Integer(0)), Integer(3))
    lesson = Lesson("pass", "Pass", "One.", 1, (block,), (Prose("a"), Prose("b"), Prose("c")))
    state.open_page("pass")
    render(block, lesson)


def opened() -> AppTest:
    return AppTest.from_function(_page, default_timeout=60).run()


def fill(page: AppTest, texts: tuple[str, ...]) -> AppTest:
    for at, text in enumerate(texts):
        page.text_input(key=f"pass-p-0-{at}").set_value(text)
    return page.button(key="pass-p-check").click().run()


def right() -> tuple[str, ...]:
    return tuple(f"{float(number):.3g}" for number in draw(BLOCK, 0).key)


def test_every_field_says_which_neuron_or_edge_it_is_about():
    labels = [field.label for field in opened().text_input]
    assert labels[0] == "δ of output 1"
    assert labels[-1] == "∂C/∂w, input 2 to hidden 3"
    assert len(set(labels)) == len(labels) == 11


def test_a_right_pass_is_right_and_stays_after_a_reload():
    page = fill(opened(), right())
    assert not page.exception
    assert page.success
    again = opened()
    assert [field.value for field in again.text_input] == list(right())
    assert again.success


def test_a_wrong_cell_has_its_sign_and_what_cannot_be_read_is_said_with_its_name():
    page = fill(opened(), ("9.9", "x", *right()[2:]))
    assert page.warning[0].value.startswith("δ of output 1")
    assert any("look again" in shown.value for shown in page.markdown)
    assert any("δ of output 2: I do not know x here" in shown.value for shown in page.markdown)


@pytest.mark.parametrize("sent", [None, 5, float("nan"), ["1"], {"a": 1}, "9" * 10_000, "\ud800", True])
def test_a_client_may_send_anything(monkeypatch, sent):
    monkeypatch.setattr(state, "typed", lambda key: sent)
    found = response_of(draw(BLOCK, 0), "k", None)
    assert len(found) == 11
    assert all(isinstance(text, str) and len(text) <= 41 for text in found)
    assert "\ud800" not in "".join(found)
