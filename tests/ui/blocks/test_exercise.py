"""Exercises answered as on the page: right, wrong, helped, again, and after a reload."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.sample import LESSON, open_lesson, response_of
from tutor.answers import Reading, Verdict
from tutor.answers import read as reader
from tutor.exercises import LEVELS, draw, mark
from tutor.learner.events import Event
from tutor.learner.store import Store
from tutor.symbolic.printing import to_text
from tutor.ui import state
from tutor.ui.text import clean

BY_SLUG = {exercise.slug: exercise for exercise in LESSON.exercises}


def press(page: AppTest, block: str, name: str) -> AppTest:
    """Press a button of an exercise."""
    return page.button(key=f"sample-{block}-{name}").click().run()


def write(page: AppTest, block: str, answer: str, seed: int = 0) -> AppTest:
    """Type an answer and check it."""
    page.text_input(key=f"sample-{block}-{seed}-answer").set_value(answer)
    return press(page, block, "check")


def right(block: str, seed: int = 0) -> str:
    """The key of a variant as a learner would type it."""
    return to_text(draw(BY_SLUG[block], seed).key)


def attempts() -> list:
    """The answers that are on the disk."""
    return [event for event in Store().events("me") if event.kind == "attempt"]


@pytest.mark.parametrize("block", ["formula", "number", "drill"])
def test_a_right_answer_is_praised_and_counted(block):
    page = write(open_lesson(), block, right(block))
    assert len(page.success) == 1
    assert not page.warning
    assert any(f"1 of {len(LESSON.exercises)} exercises" in shown.value for shown in page.markdown)
    assert [event.data["verdict"] for event in attempts()] == ["right"]


@pytest.mark.parametrize("block", ["formula", "number", "drill"])
def test_a_wrong_answer_says_what_to_try_and_does_not_give_the_key_away(block):
    page = write(open_lesson(), block, "12345")
    assert len(page.warning) == 1
    assert right(block) not in page.warning[0].value
    assert any(f"0 of {len(LESSON.exercises)} exercises" in shown.value for shown in page.markdown)


@pytest.mark.parametrize("typed", ["", "   ", "x +* 2", "hello world", "import os"])
def test_what_cannot_be_read_costs_nothing(typed):
    page = write(open_lesson(), "formula", typed)
    assert len(page.info) == 1
    assert not page.warning
    assert not page.success


def test_what_was_answered_is_there_after_a_reload():
    write(open_lesson(), "formula", "12345")
    page = open_lesson()
    assert page.text_input(key="sample-formula-0-answer").value == "12345"
    assert len(page.warning) == 1


def test_the_last_answer_counts_and_the_same_one_again_says_nothing_new():
    page = write(open_lesson(), "formula", "12345")
    page = press(page, "formula", "check")
    page = write(page, "formula", right("formula"))
    assert [event.data["verdict"] for event in attempts()] == ["wrong", "right"]
    assert len(page.success) == 1
    assert open_lesson().text_input(key="sample-formula-0-answer").value == right("formula")


def test_a_verdict_says_when_the_answer_has_changed_since():
    page = write(open_lesson(), "formula", "12345")
    page.text_input(key="sample-formula-0-answer").set_value("2").run()
    assert any("your last answer" in shown.value for shown in page.markdown)


def test_another_one_is_another_and_stays_after_a_reload():
    page = write(open_lesson(), "formula", "12345")
    page = press(page, "formula", "another")
    assert not page.warning
    assert page.text_input(key="sample-formula-1-answer").value == ""
    assert open_lesson().text_input(key="sample-formula-1-answer").value == ""


def test_solved_stays_solved_with_another_variant():
    page = write(open_lesson(), "formula", right("formula"))
    page = press(page, "formula", "another")
    assert any(f"1 of {len(LESSON.exercises)} exercises" in shown.value for shown in page.markdown)


def test_help_opens_level_by_level_and_stays_open():
    page = open_lesson()
    for level, words in enumerate(level.ask for level in LEVELS):
        button = page.button(key="sample-formula-help")
        assert button.label == words
        page = button.click().run()
        opened = [event for event in Store().events("me") if event.kind == "help"]
        assert len(opened) == level + 1
    assert "sample-formula-help" not in [button.key for button in page.button]
    assert any("The whole way" in shown.value for shown in open_lesson().markdown)
    assert not attempts()


def test_the_drill_counts_and_goes_on():
    page = open_lesson()
    for seed in range(3):
        page = write(page, "drill", right("drill", seed), seed)
        page = press(page, "drill", "another")
    assert any("Solved so far: 3, 3 in a row" in shown.value for shown in page.markdown)


def test_the_table_says_of_each_cell_how_it_stands():
    page = open_lesson()
    for at, cell in enumerate(("-6", "0.6", "-4.8", "9")):
        page.text_input(key=f"sample-table-0-{at}").set_value(cell)
    page = press(page, "table", "check")
    signs = [shown.value for shown in page.markdown if shown.value.startswith(":small[")]
    assert ["✓" in sign for sign in signs] == [True, True, True, False]
    assert len(page.warning) == 1
    page = open_lesson()
    assert [page.text_input(key=f"sample-table-0-{at}").value for at in range(4)] == ["-6", "0.6", "-4.8", "9"]
    page.text_input(key="sample-table-0-3").set_value("1.08")
    assert len(press(page, "table", "check").success) == 1


def test_a_choice_wants_its_reason():
    page = open_lesson()
    option, reason = draw(BY_SLUG["choose"], 0).key
    page = press(page, "choose", "check")
    assert len(page.info) == 1
    page.radio(key="sample-choose-0-option").set_value(option)
    page.radio(key="sample-choose-0-reason").set_value(1 - reason)
    page = press(page, "choose", "check")
    assert len(page.warning) == 1
    page.radio(key="sample-choose-0-reason").set_value(reason)
    page = press(page, "choose", "check")
    assert len(page.success) == 1
    page = open_lesson()
    assert (page.radio(key="sample-choose-0-option").value, page.radio(key="sample-choose-0-reason").value) == (
        option,
        reason,
    )


def place(page: AppTest, sent: object) -> AppTest:
    """What the figure's script sends, then Check."""
    page.session_state["sample-place-0-place"] = {"release": sent}
    return press(page, "place", "check")


def test_a_place_on_the_figure_is_an_answer():
    wanted = draw(BY_SLUG["place"], 0).key[0]
    page = place(open_lesson(), {"at": wanted - 2 if wanted > 0 else wanted + 2, "nudge": 1.0, "rate": 0.1, "steps": 0})
    assert len(page.warning) == 1
    page = place(page, {"at": wanted, "nudge": 1.0, "rate": 0.1, "steps": 0})
    assert len(page.success) == 1
    assert len(open_lesson().success) == 1


JUNK = (None, 7, "x", [], {}, {"at": None}, {"at": float("nan"), "nudge": 1, "rate": 0.1, "steps": 0},
        {"at": 1e300, "nudge": 1, "rate": 0.1, "steps": 0}, {"at": [1]}, {"at": "0" * 10_000})  # fmt: skip


@pytest.mark.parametrize("sent", JUNK, ids=lambda sent: repr(sent)[:30])
def test_a_figure_may_send_anything(sent):
    page = place(open_lesson(), sent)
    assert len(page.info) == 1
    assert not page.success


@pytest.mark.parametrize("sent", [99, -1, True, "99", "nothing like it", 1.5, None, [0], {}], ids=repr)
def test_an_option_that_is_not_there_is_no_choice(monkeypatch, sent):
    monkeypatch.setattr(state, "typed", lambda key: sent)
    assert response_of(draw(BY_SLUG["choose"], 0), "key", None) == (None, None)


@pytest.mark.parametrize(
    "sent", ["x" * 10_000_000, "3x\ud800", 7, None, [], {"a": 1}], ids=lambda sent: repr(sent)[:20]
)
@pytest.mark.parametrize("block", ["formula", "number", "table"])
def test_whatever_a_field_holds_is_answered_and_can_be_kept(monkeypatch, sent, block):
    monkeypatch.setattr(state, "typed", lambda key: sent)
    variant = draw(BY_SLUG[block], 0)
    response = response_of(variant, "key", None)
    encoded = json.dumps(response, ensure_ascii=False).encode()
    assert len(encoded) < 4 * 700
    assert mark(variant, response).verdict is Verdict.UNREADABLE


def test_every_payload_is_answered_calmly(cases):
    page = open_lesson()
    for row in cases("payloads")[::6]:
        page.session_state["sample-formula-0-answer"] = clean(row["text"])
        page.session_state["sample-table-0-0"] = clean(row["text"])
        page = press(page, "formula", "check")
        page = press(page, "table", "check")
        assert not page.exception
        assert len([*page.info, *page.warning, *page.success]) == 2, row


# --- buttons and fields -----------------------------------------------------------------------------------------------


def keys(page: AppTest) -> set[str]:
    """The keys of the buttons of a page."""
    return {button.key for button in page.button}


def test_another_one_is_offered_only_where_there_is_another():
    offered = keys(open_lesson())
    assert "sample-formula-another" in offered
    assert "sample-table-another" not in offered


def test_a_button_keeps_its_look_so_that_it_keeps_the_focus():
    def looks(page: AppTest) -> dict[str, str]:
        return {name: page.button(key=f"sample-drill-{name}").proto.type for name in ("check", "another")}

    page = open_lesson()
    before = looks(page)
    page = write(page, "drill", right("drill"))
    assert looks(page) == before
    assert looks(press(page, "drill", "another")) == before


def test_a_phones_capital_is_mended_by_one_press():
    page = open_lesson()
    page.text_input(key="sample-formula-0-answer").set_value("3X^2").run()
    mend = page.button(key="sample-formula-0-answer-mend")
    assert mend.label == r"Write 3x\^2 instead"
    page = mend.click().run()
    assert page.text_input(key="sample-formula-0-answer").value == "3x^2"
    assert "sample-formula-0-answer-mend" not in keys(page)
    assert not attempts()


def test_what_could_be_read_in_two_ways_has_a_button_for_each():
    page = open_lesson()
    page.text_input(key="sample-formula-0-answer").set_value("(x)2").run()
    assert page.button(key="sample-formula-0-answer-mend").label == r"Write \(x\)\^2 instead"
    page = page.button(key="sample-formula-0-answer-mend-other").click().run()
    assert page.text_input(key="sample-formula-0-answer").value == "(x)*2"
    assert "sample-formula-0-answer-mend-other" not in keys(page)


def test_a_line_of_working_and_a_cell_are_mended_in_their_own_field():
    page = open_lesson()
    page.text_input(key="sample-working-0-line1").set_value("3X^2").run()
    page = page.button(key="sample-working-0-line1-mend").click().run()
    assert page.text_input(key="sample-working-0-line1").value == "3x^2"
    page.text_input(key="sample-table-0-2").set_value("1,5").run()
    if "sample-table-0-2-mend" in keys(page):
        page = page.button(key="sample-table-0-2-mend").click().run()
        assert page.text_input(key="sample-table-0-2").value != "1,5"


def test_no_button_puts_what_is_harmful_or_long_into_a_field():
    page = open_lesson()
    page.text_input(key="sample-formula-0-answer").set_value("X+" * 100 + "x").run()
    assert "sample-formula-0-answer-mend" not in keys(page)


def test_the_places_of_a_table_look_alike():
    page = open_lesson()
    page.text_input(key="sample-table-0-1").set_value("0.6").run()
    assert any(shown.value == "$0.6$" for shown in page.markdown)
    page.text_input(key="sample-table-0-1").set_value("$x$ 1").run()
    assert not any("$x$" in shown.value for shown in page.markdown)


def test_what_somebody_can_do_now_is_said_when_all_is_solved():
    def said(page: AppTest) -> bool:
        return "What you can do now" in [header.value for header in page.header]

    assert not said(open_lesson())
    for slug in BY_SLUG:
        Store().add(Event(slug, "me", datetime.now(UTC), "attempt", "sample", slug, 0, {"verdict": "right"}))
    page = open_lesson()
    assert said(page)
    assert any(shown.value == "- answer one of each" for shown in page.markdown)


def test_what_was_only_copied_is_said_to_be_left_and_nothing_more():
    def add(kind: str, slug: str, seed: int = 0, **data: str) -> None:
        Store().add(Event(f"{kind} {slug} {seed}", "me", datetime.now(UTC), kind, "sample", slug, seed, data))

    for slug in BY_SLUG:
        if slug in ("number", "order"):
            add("help", slug, level="solution")
        add("attempt", slug, verdict="right")
    page = open_lesson()
    headings = [header.value for header in page.header]
    assert "What you can do now" not in headings
    assert "What is left" in headings
    numbers = [at for at, slug in enumerate(BY_SLUG, 1) if slug in ("number", "order")]
    left = "You have answered every exercise, exercise {} and exercise {} with the whole way open.".format(*numbers)
    assert any(left in shown.value for shown in page.markdown)
    assert any("✓ done with help" in shown.value for shown in page.markdown)
    for slug in ("number", "order"):
        add("attempt", slug, 1, verdict="right")
    page = open_lesson()
    headings = [header.value for header in page.header]
    assert "What you can do now" in headings
    assert "What is left" not in headings


# --- one reading for preview and mark ---------------------------------------------------------------------------------

READERS = ("formula", "gradient.exercise", "drive.exercise", "typed")


@pytest.mark.parametrize(
    ("block", "fields", "texts"),
    [
        ("formula", ("answer",), ("12345 + 0*x",)),
        ("number", ("answer",), ("12345 + 1/3",)),
        ("gradient", ("answer",), ("[12345, 1/3]",)),
        ("drive", ("answer",), ("12345 x + 1/3",)),
        ("table", ("0", "1", "2", "3"), ("12345 + 1/3", "12345 + 1/7", "12345 + 1/9", "12345 + 1/11")),
        ("pass", ("0", "1"), ("12345 + 2/3", "12345 + 2/7")),
        ("working", ("line0", "line1"), ("12345 + 0*x", "12345 + 0*x^2")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_answer_is_read_once_for_its_preview_and_its_mark(monkeypatch, block, fields, texts):
    read: list[str] = []

    def counted(text: object, *words: object, **how: bool) -> Reading:
        read.append(str(text))
        return reader(text, *words, **how)

    for name in READERS:
        monkeypatch.setattr(f"tutor.exercises.{name}.read", counted)
    monkeypatch.setattr("tutor.answers.working.lines.read", counted)
    page = open_lesson()
    for name, text in zip(fields, texts, strict=True):
        page.text_input(key=f"sample-{block}-0-{name}").set_value(text)
    page = page.run()
    page = press(page, block, "check")
    assert len(page.warning) == 1
    assert sorted(text for text in read if "12345" in text) == sorted(texts)
