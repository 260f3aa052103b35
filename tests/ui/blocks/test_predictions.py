"""The guess that a lesson opens with: the page ends at it, it is kept, and what came out is told in its midst."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from lessons import CURRICULUM
from tests.ui import sample
from tests.ui.sample import LESSON, open_lesson
from tutor.learner.events import Event
from tutor.learner.store import Store
from tutor.lesson import AuthorError, Exercise, Prediction
from tutor.ui.blocks.predictions import ANSWER, TURNED_OUT, settled_at, told_before

GUESS = next(block for block in LESSON.blocks if isinstance(block, Prediction))


def said(page) -> list[str]:
    """All that is said in words on the page, in order."""
    return [shown.value for shown in page.markdown]


def ends_at_the_guess(page) -> bool:
    """Nothing of the lesson is shown that comes after its guess, nor its idea."""
    shown = not page.latex and f"*{LESSON.idea}*" not in said(page)
    return shown and [header.value for header in page.header] == ["What do you expect?"]


def happens(kind: str, block: str, **data: object) -> None:
    Store().add(Event(f"{kind} {block}", "me", datetime.now(UTC), kind, "sample", block, 0, data))


def sample_with(monkeypatch, **changes: object) -> None:
    """The sample lesson, its guess changed."""
    blocks = tuple(replace(GUESS, **changes) if block is GUESS else block for block in LESSON.blocks)
    monkeypatch.setattr(sample, "LESSON", replace(LESSON, blocks=blocks))


def test_the_page_ends_at_the_guess_until_it_is_made():
    page = open_lesson(past=False)
    assert ends_at_the_guess(page)
    page.button(key="sample-guess-keep").click().run()
    assert ends_at_the_guess(page)
    assert [shown.value for shown in page.info] == [
        "Choose one of them first, or press “No idea”. A guess costs nothing."
    ]
    assert not [event for event in Store().events("me") if event.kind == "predict"]
    page.radio(key="sample-guess").set_value(1)
    page.button(key="sample-guess-keep").click().run()
    assert not page.info
    for shown in (page, open_lesson(past=False)):
        assert not ends_at_the_guess(shown)
        assert shown.radio(key="sample-guess-kept").value == 1
        assert shown.radio(key="sample-guess-kept").disabled
        assert f"*{LESSON.idea}*" in said(shown)
        assert said(shown).count("**At the start you said:** Down.") == 2
        assert [each.label for each in shown.expander].count(TURNED_OUT) == 1
        assert said(shown).count("**What came out:** It was up.") == 2


def test_one_tap_passes_it_and_is_kept():
    page = open_lesson(past=False)
    page.button(key="sample-guess-pass").click().run()
    assert [event.data for event in Store().events("me") if event.kind == "predict"] == [{"passed": True}]
    for shown in (page, open_lesson(past=False)):
        assert not ends_at_the_guess(shown)
        assert shown.radio(key="sample-guess-kept").value is None
        assert any("You passed." in each for each in said(shown))
        assert said(shown).count("**At the start you said:** No idea.") == 2


@pytest.mark.parametrize(
    ("kind", "block", "data"),
    [
        ("attempt", "formula", {"response": "1", "verdict": "wrong"}),
        ("attempt", "along", {"response": "1", "verdict": "right"}),
        ("unfold", "steps", {"step": 1}),
        ("predict", "guess", {"choice": 99}),
        ("attempt", "renamed-since", {"response": "1", "verdict": "wrong"}),
    ],
)
def test_a_lesson_in_which_something_was_done_is_shown_whole(kind, block, data):
    happens(kind, block, **data)
    page = open_lesson(past=False)
    assert not page.exception
    assert not ends_at_the_guess(page)


@pytest.mark.parametrize(
    ("kind", "block", "data"),
    [("visit", "", {}), ("predict", "guess", {"passed": "yes"}), ("predict", "guess", {"choice": "1"})],
)
def test_to_have_been_there_opens_nothing(kind, block, data):
    happens(kind, block, **data)
    assert ends_at_the_guess(open_lesson(past=False))


def test_what_came_out_is_told_before_the_next_exercise_folded_up_where_a_run_shows_it(monkeypatch):
    for folded in (True, False):
        page = open_lesson()
        fold = next(each for each in page.expander if each.label == ANSWER)
        assert fold.proto.expanded is not folded
        texts = [shown.value for shown in fold.markdown]
        assert texts[1] == "**What came out:** It was up."
        assert texts[2] == ":gray[:small[[Back to the question](#guess)]]"
        sample_with(monkeypatch, settled="ball")  # a figure in front of all runs


def test_it_is_told_behind_the_block_that_its_author_names():
    assert isinstance(LESSON.blocks[settled_at(GUESS, LESSON)], Exercise)
    assert told_before(settled_at(GUESS, LESSON), LESSON) == (GUESS,)
    named = replace(GUESS, settled="ball")
    lesson = replace(LESSON, blocks=tuple(named if block is GUESS else block for block in LESSON.blocks))
    at = settled_at(named, lesson)
    assert lesson.blocks[at - 1].slug == "ball"
    assert told_before(at, lesson) == (named,)
    assert settled_at(GUESS, replace(LESSON, blocks=LESSON.blocks[:6], on=())) is None


@pytest.mark.parametrize("name", ["nowhere", "guess"])
def test_an_author_can_name_only_what_comes_behind(name: str):
    blocks = tuple(replace(GUESS, settled=name) if block is GUESS else block for block in LESSON.blocks)
    with pytest.raises(AuthorError, match=f"settled by '{name}', and no block behind it has that slug"):
        replace(LESSON, blocks=blocks)


@pytest.mark.parametrize("lesson", CURRICULUM, ids=lambda lesson: lesson.slug)
def test_every_lesson_tells_what_came_out_in_its_midst(lesson):
    guesses = [block for block in lesson.blocks if isinstance(block, Prediction)]
    for guess in guesses:
        at = settled_at(guess, lesson)
        assert at is not None
        assert at > lesson.blocks.index(guess) + 1
