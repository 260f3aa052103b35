"""“I think this verdict is wrong” at every verdict: what is kept and said of it, and what a client may send."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui import sample
from tests.ui.sample import LESSON, open_lesson
from tutor.exercises import draw
from tutor.learner.events import LONGEST_SENTENCE, Event
from tutor.learner.store import Store
from tutor.symbolic.printing import to_text
from tutor.ui import state
from tutor.ui.blocks import disputes
from tutor.ui.blocks.scene import kept

FORMULA = next(exercise for exercise in LESSON.exercises if exercise.slug == "formula")
RIGHT = to_text(draw(FORMULA, 0).key)


def answer(page: AppTest, typed: str) -> AppTest:
    """Type a formula and check it."""
    page.text_input(key="sample-formula-0-answer").set_value(typed)
    return page.button(key="sample-formula-check").click().run()


def offered(page: AppTest) -> list[str]:
    """The keys of the fields for a sentence about a verdict."""
    return [area.key for area in page.text_area if "-dispute-" in area.key]


def send(page: AppTest, sentence: object = None) -> AppTest:
    """Call the one verdict on the page wrong."""
    (key,) = offered(page)
    if sentence is not None:
        page.session_state[key] = sentence
    return page.button(key=key.replace("-sentence", "-send")).click().run()


def events(kind: str = "dispute") -> list[Event]:
    """What is on the disk."""
    return [event for event in Store().events("me") if event.kind == kind]


def said(page: AppTest) -> str:
    """All that the page says in Markdown, without its backslashes."""
    return "\n".join(str(each.value) for each in page.markdown).replace("\\", "")


@pytest.mark.parametrize(
    ("typed", "verdict"), [(RIGHT, "right"), ("12345", "wrong"), ("x^2", "misconception"), ("((", "unreadable")]
)
def test_every_verdict_may_be_called_wrong_and_is_kept_as_it_was(typed: str, verdict: str):
    page = open_lesson()
    assert offered(page) == []
    page = answer(page, typed)
    folded = [each for each in page.expander if disputes.NAME in each.label]
    assert [each.proto.expanded for each in folded] == [False]
    page = send(page, "I think it is 7x.")
    ((attempt,), (dispute,)) = events("attempt"), events()
    assert attempt.data["verdict"] == dispute.data["verdict"]
    assert verdict in (dispute.data["verdict"], "misconception")
    assert (dispute.lesson, dispute.exercise, dispute.seed) == ("sample", "formula", 0)
    assert dispute.question == attempt.question == kept(draw(FORMULA, 0))
    assert dispute.question.text
    assert dispute.data["attempt"] == attempt.id
    assert dispute.data["response"] == typed
    assert dispute.data["said"] == attempt.data["said"]
    assert dispute.data["misconceptions"] == attempt.data["misconceptions"]
    assert dispute.data["sentence"] == "I think it is 7x."
    for shown in (page, open_lesson()):
        assert disputes.THANKS in said(shown)
        assert "You wrote: I think it is 7x." in said(shown)
        assert offered(shown) == []


def test_nothing_else_changes():
    page = answer(open_lesson(), "12345")
    before = [box.value for box in page.warning]
    page = send(page)
    assert [box.value for box in page.warning] == before
    assert f"0 of {len(LESSON.exercises)} exercises" in said(page)
    assert events()[0].data["sentence"] == ""
    assert "You wrote" not in said(page)


def test_it_is_about_one_answer_and_the_next_one_may_be_called_wrong_as_well():
    page = send(answer(open_lesson(), "12345"))
    page = answer(page, "23456")
    assert disputes.THANKS not in said(page)
    assert len(offered(page)) == 1
    send(page)
    assert len(events()) == 2


def test_a_double_click_and_a_second_tab_are_one():
    first = answer(open_lesson(), "12345")
    second = open_lesson()
    send(first, "one")
    send(second, "two")
    assert len({event.data["attempt"] for event in events()}) == 1
    assert "You wrote: one" in said(open_lesson())


@pytest.mark.parametrize(
    "sent",
    ["x" * 100_000, "\x00\x1b[31m", "![](http://example.org/a.png) $x$ :smile:", "<b>x</b>", " "],
    ids=lambda sent: repr(sent)[:20],
)
def test_whatever_is_written_is_kept_short_and_shown_as_text(sent: str):
    page = answer(open_lesson(), "12345")
    send(page, sent)
    (dispute,) = events()
    assert len(dispute.data["sentence"]) <= LONGEST_SENTENCE
    shown = "\n".join(str(each.value) for each in open_lesson().markdown)
    assert disputes.THANKS in shown.replace("\\", "")
    assert "![](http" not in shown
    assert "<b>x" not in shown


@pytest.mark.parametrize("sent", [None, 7, [], {"a": 1}, True, 1.5], ids=repr)
def test_what_is_no_text_is_no_sentence(monkeypatch, sent: object):
    page = answer(open_lesson(), "12345")
    typed = state.typed
    monkeypatch.setattr(state, "typed", lambda key: sent if key.endswith("-dispute-sentence") else typed(key))
    send(page)
    assert events()[0].data["sentence"] == ""


@pytest.mark.parametrize(
    ("sent", "kept"), [("3x\ud800", "3x?"), ("x" * 100_000, "x" * LONGEST_SENTENCE)], ids=["half a character", "long"]
)
def test_what_no_page_would_let_through_can_be_kept(monkeypatch, sent: str, kept: str):
    page = answer(open_lesson(), "12345")
    typed = state.typed
    monkeypatch.setattr(state, "typed", lambda key: sent if key.endswith("-dispute-sentence") else typed(key))
    send(page)
    assert events()[0].data["sentence"] == kept


def test_what_was_kept_may_be_anything():
    answer(open_lesson(), "12345")
    (attempt,) = events("attempt")
    data = {"attempt": attempt.id, "sentence": {"no": ["text"]}}
    Store().add(replace(attempt, id="odd", kind="dispute", data=data))
    page = open_lesson()
    assert not page.exception
    assert disputes.THANKS in said(page)
    assert "You wrote" not in said(page)


def test_the_verdict_on_what_was_asked_before_the_exercise_changed_may_be_called_wrong(monkeypatch):
    answer(open_lesson(), "12345")
    (attempt,) = events("attempt")
    changed = replace(FORMULA, ask="What is the slope of {of}?")
    blocks = tuple(changed if block is FORMULA else block for block in LESSON.blocks)
    monkeypatch.setattr(sample, "LESSON", replace(LESSON, blocks=blocks))
    page = send(open_lesson(), "It was right.")
    assert disputes.THANKS in said(page)
    (dispute,) = events()
    assert dispute.question == attempt.question
    assert dispute.data["said"] == attempt.data["said"]


def test_a_verdict_of_a_version_that_kept_no_question_may_be_called_wrong():
    data = {"response": "12345", "verdict": "wrong"}
    Store().add(Event("old", "me", datetime.now(UTC), "attempt", "sample", "formula", 0, data))
    send(open_lesson())
    assert events()[0].question is None
    assert disputes.THANKS in said(open_lesson())
