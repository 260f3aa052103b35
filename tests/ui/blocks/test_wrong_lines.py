"""A solution with one wrong line is answered by two choices and a text, and is there as it was after a reload."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.sample import LESSON, open_lesson, response_of
from tutor.answers import Verdict
from tutor.exercises import draw
from tutor.exercises.wrong_line.rules import offered
from tutor.learner.store import Store
from tutor.ui import state

EXERCISE = next(exercise for exercise in LESSON.exercises if exercise.slug == "which-line")
VARIANT = draw(EXERCISE, 0)
KEY = "sample-which-line-0"
PLANTED = VARIANT.key
RIGHT = (PLANTED.at, PLANTED.sound.rule.name, str(PLANTED.right).replace("**", "^"))


def answered(page: AppTest, line: int, rule: str, text: str) -> AppTest:
    """Pick both, type the line, and check."""
    page.radio(key=f"{KEY}-line").set_value(line)
    page.radio(key=f"{KEY}-rule").set_value(rule)
    page.text_input(key=f"{KEY}-repair").set_value(text)
    return page.run().button(key="sample-which-line-check").click().run()


def signs(page: AppTest) -> str:
    return next((shown.value for shown in page.markdown if shown.value.startswith(":small[the line:")), "")


def attempts() -> list:
    return [event for event in Store().events() if event.block == "which-line" and event.kind == "attempt"]


def test_each_line_has_its_number_and_each_choice_its_name():
    page = open_lesson()
    assert page.radio(key=f"{KEY}-line").label == "Which line is wrong?"
    assert page.radio(key=f"{KEY}-line").options == [f"Line {at}" for at in range(1, len(PLANTED.lines) + 1)]
    assert page.radio(key=f"{KEY}-rule").label == "Which rule should it have followed?"
    assert sorted(option.lower() for option in page.radio(key=f"{KEY}-rule").options) == sorted(offered(PLANTED))
    assert page.text_input(key=f"{KEY}-repair").label == "The line as it should be"
    assert page.radio(key=f"{KEY}-line").value is None


def test_the_right_answer_is_right_and_each_part_has_its_sign():
    page = answered(open_lesson(), *RIGHT)
    assert signs(page).count("right") == 3
    assert any("the line, the rule, and the repair" in shown.value for shown in page.success)


def test_what_is_wrong_is_told_by_its_part():
    page = answered(open_lesson(), (PLANTED.at + 1) % len(PLANTED.lines), *RIGHT[1:])
    assert signs(page).count("right") == 2
    assert any("follows from the line above it" in shown.value for shown in page.warning)


def test_the_repair_is_shown_as_mathematics_before_it_is_checked():
    page = open_lesson()
    page.text_input(key=f"{KEY}-repair").set_value("3x^2/2").run()
    assert any("I read" in shown.value and r"\frac" in shown.value for shown in page.markdown)
    assert signs(page) == ""


def test_an_answer_is_there_after_a_reload():
    answered(open_lesson(), *RIGHT)
    page = open_lesson()
    assert page.radio(key=f"{KEY}-line").value == RIGHT[0]
    assert page.radio(key=f"{KEY}-rule").value == RIGHT[1]
    assert page.text_input(key=f"{KEY}-repair").value == RIGHT[2]
    assert signs(page).count("right") == 3


@pytest.mark.parametrize("junk", [99, -1, True, "0", None, [0], {"a": 1}])
def test_what_a_client_sends_is_taken_only_as_far_as_it_could_be_meant(monkeypatch, junk):
    monkeypatch.setattr(state, "typed", lambda key: junk)
    line, rule, text = response_of(VARIANT, KEY, (0, RIGHT[1], "x"))
    assert line in (None, 0)
    assert rule in (None, RIGHT[1])
    assert isinstance(text, str)
    assert json.dumps((line, rule, text))
    assert Verdict.RIGHT.value == "right"
