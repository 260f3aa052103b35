"""A derivation is typed line by line; each line says how it follows, and all of it is there after a reload."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.sample import LESSON, open_lesson, response_of
from tutor.answers import Verdict
from tutor.exercises import draw, mark
from tutor.learner.store import Store
from tutor.ui import state
from tutor.ui.blocks import workings

EXERCISE = next(exercise for exercise in LESSON.exercises if exercise.slug == "working")
VARIANT = draw(EXERCISE, 0)
KEY = "sample-working-0"
RIGHT = ("D(-3x^3, x) + 7", "-9x^2 + 7")


def write(page: AppTest, *lines: str) -> AppTest:
    """Type the lines, each field appearing as the one before is filled, and check."""
    for at, line in enumerate(lines):
        page.text_input(key=f"{KEY}-line{at}").set_value(line)
        page = page.run()
    return page.button(key="sample-working-check").click().run()


def signs(page: AppTest) -> list[str]:
    """The signs below the lines, in order."""
    return [shown.value for shown in page.markdown if shown.value.startswith(":small[:")]


def fields(page: AppTest) -> list[str]:
    """What the fields of the working hold."""
    return [field.value for field in page.text_input if str(field.key).startswith(KEY)]


def test_a_field_more_than_there_are_lines_is_there_and_each_has_its_label():
    page = open_lesson()
    assert fields(page) == ["", ""]
    page.text_input(key=f"{KEY}-line0").set_value("-9x^2").run()
    page.text_input(key=f"{KEY}-line1").set_value("7").run()
    assert fields(page) == ["-9x^2", "7", ""]
    assert {field.label for field in page.text_input if str(field.key).startswith(KEY)} == {
        "Line 1",
        "Line 2",
        "Line 3",
    }


def test_each_line_is_shown_as_mathematics_before_it_is_checked():
    page = open_lesson()
    page.text_input(key=f"{KEY}-line0").set_value(RIGHT[0]).run()
    assert any("I read" in shown.value and r"\frac" in shown.value for shown in page.markdown)
    assert signs(page) == []


def test_a_right_working_says_of_each_line_how_it_follows():
    page = write(open_lesson(), *RIGHT)
    assert len(page.success) == 1
    first, second = signs(page)
    assert "✓ right" in first
    assert "sum rule" in first
    assert "power rule" in second
    assert any(f"1 of {len(LESSON.exercises)} exercises" in shown.value for shown in page.markdown)


def test_the_first_wrong_line_is_named_and_the_ones_around_it_keep_their_own_signs():
    page = write(open_lesson(), RIGHT[0], "-9x^3 + 7", "7 - 9x^3")
    assert "Line 2" in page.warning[0].value
    assert r"\boxed" in page.warning[0].value
    right, wrong, follows = signs(page)
    assert "✓" in right
    assert "✗" in wrong
    assert "it follows from line 2" in follows


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("C = 7x - 3x^3", "7 - 9x^2"), ["✓ right", "the same function, still to be differentiated"]),
        (("u = 3x^3", "7 - 9x^2"), ["✓ noted", "stands for"]),
        (("-9x^3 + 7", "7 - 9x^2"), ["✗ look again", None]),
        (("-9x^2 + (", "7 - 9x^2"), ["? not read", None]),
        (("dv/dx = 3x^9", "7 - 9x^2"), ["? not read", "stand for"]),
    ],
    ids=str,
)
def test_a_line_has_its_sign_and_the_reason_that_is_not_said_elsewhere(lines, told):
    page = write(open_lesson(), *lines)
    sign, last = signs(page)
    assert told[0] in sign
    assert ("—" in sign) == (told[1] is not None)
    assert told[1] is None or told[1] in sign
    assert "✓ right" in last


def test_a_line_that_puts_a_slip_right_says_so():
    page = write(open_lesson(), "-9x^3 + 7", "7 - 9x^2")
    assert "the slip was in line 1" in signs(page)[1]
    assert "you have put it right" in page.warning[0].value


def test_a_line_of_words_has_no_sign():
    page = write(open_lesson(), "Use the sum rule", "7 - 9x^2")
    assert len(signs(page)) == 1
    assert len(page.success) == 1


def test_a_chain_is_shown_with_all_its_sides():
    page = open_lesson()
    page.text_input(key=f"{KEY}-line0").set_value("u = 3x^3, dC/dx = 7 - 9x^2 → 7 - 9x^2").run()
    (read,) = [shown.value for shown in page.markdown if "I read" in shown.value]
    assert read.count("=") >= 2
    assert r"\to" in read
    assert r"\quad" in read


def test_a_sign_goes_when_its_line_or_one_above_it_has_changed():
    page = write(open_lesson(), RIGHT[0], "-9x^3 + 7", "7 - 9x^3")
    page.text_input(key=f"{KEY}-line1").set_value("-9x^2 + 7").run()
    assert len(signs(page)) == 1


def test_the_lines_and_what_is_unfolded_are_there_after_a_reload():
    page = write(open_lesson(), *RIGHT)
    formulas = len(page.latex)
    page = page.button(key="sample-working-between").click().run()
    assert len(page.latex) > formulas
    page = open_lesson()
    assert fields(page) == [*RIGHT, ""]
    assert len(signs(page)) == 2
    assert len(page.latex) > formulas
    assert page.button(key="sample-working-between").label == "Hide the lines between"
    page = page.button(key="sample-working-between").click().run()
    assert len(page.latex) == formulas


def test_the_lines_between_are_not_shown_before_the_answer_is_right():
    page = write(open_lesson(), "-9x^3 + 7")
    assert "sample-working-between" not in [button.key for button in page.button]


def test_an_unfinished_working_costs_nothing():
    page = write(open_lesson(), RIGHT[0])
    assert "still a derivative" in page.info[0].value
    assert not page.warning
    (event,) = (event for event in Store().events("me") if event.kind == "attempt")
    assert event.data["verdict"] == "unreadable"


def test_an_empty_line_in_the_middle_changes_nothing_but_keeps_its_number():
    page = open_lesson()
    page.text_input(key=f"{KEY}-line1").set_value("-9x^3 + 7").run()
    page = page.button(key="sample-working-check").click().run()
    assert "Line 2" in page.warning[0].value
    assert fields(open_lesson()) == ["", "-9x^3 + 7", ""]


@pytest.mark.parametrize(
    "sent", ["x" * 1_000_000, "3x\ud800", "é" * 900, 7, [], {"a": 1}, "<b>*x*</b>"], ids=lambda s: repr(s)[:12]
)
def test_whatever_a_field_holds_is_answered_and_can_be_kept(monkeypatch, sent):
    monkeypatch.setattr(state, "typed", lambda key: sent)
    response = response_of(VARIANT, "key", None)
    assert len(response) <= workings.MOST
    assert len(json.dumps(response)) < 16_000
    assert mark(VARIANT, response).verdict is Verdict.UNREADABLE
