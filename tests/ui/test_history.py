"""An author edits a lesson under a learner's feet, and nothing that was earned changes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui import sample
from tests.ui.sample import LESSON, open_lesson
from tutor.exercises import draw
from tutor.exercises.drawing import variant
from tutor.learner import progress
from tutor.learner.events import Event
from tutor.learner.store import Store
from tutor.lesson import Lesson, Vary, hole
from tutor.symbolic.printing import to_text

p = hole("p")
FORMULA = next(block for block in LESSON.exercises if block.slug == "formula")
WRITTEN = Path(__file__).parents[1] / "learner" / "written" / "schema_1.db"


def edited(monkeypatch: pytest.MonkeyPatch, **changes: object) -> Lesson:
    """The sample lesson with its formula changed, or taken out; what the server shows from now on."""
    new = () if changes.get("gone") else (replace(FORMULA, **changes),)
    blocks = tuple(each for block in LESSON.blocks for each in (new if block is FORMULA else (block,)))
    lesson = replace(LESSON, blocks=blocks)
    monkeypatch.setattr(sample, "LESSON", lesson)
    return lesson


def write(page: AppTest, answer: str, block: str = "formula") -> AppTest:
    """Type an answer to the first variant and check it."""
    page.text_input(key=f"sample-{block}-0-answer").set_value(answer)
    return page.button(key=f"sample-{block}-check").click().run()


def solve() -> str:
    """The formula is answered rightly; what was typed."""
    answer = to_text(draw(FORMULA, 0).key)
    assert len(write(open_lesson(), answer).success) == 1
    return answer


def shown(page: AppTest) -> str:
    """All that the page says in Markdown."""
    return "\n".join(str(each.value) for each in page.markdown)


def solved(page: AppTest) -> bool:
    """The count of the lesson says that one of its exercises is solved."""
    return f"1 of {len(LESSON.exercises)} exercises" in shown(page)


def test_an_answer_keeps_what_was_asked_and_what_came_of_it():
    solve()
    (attempt,) = (event for event in Store().events("me") if event.kind == "attempt")
    assert attempt.question.values == (("p", "3"),)
    assert attempt.question.text == "Write the slope of x³."
    assert attempt.data["verdict"] == "right"
    assert attempt.data["reading"] == "3x²"
    assert attempt.data["said"]


def test_more_choices_leave_question_answer_and_verdict_as_they_are(monkeypatch):
    answer = solve()
    more = edited(monkeypatch, vary=(Vary(p, (9, 8, 7, 6, 5, 4, 3)),)).exercises[0]
    assert draw(more, 0).filled != draw(FORMULA, 0).filled  # the seed by itself would ask something else now
    page = open_lesson()
    assert page.text_input(key="sample-formula-0-answer").value == answer
    assert len(page.success) == 1
    assert solved(page)


def test_a_choice_that_is_gone_leaves_the_old_question_and_verdict_and_draws_a_new_one(monkeypatch):
    answer = solve()
    edited(monkeypatch, vary=(Vary(p, (6, 7)),))
    page = open_lesson()
    assert page.text_input(key="sample-formula-0-answer").value == ""
    said = shown(page)
    assert "This exercise has changed since you answered it" in said
    assert "Asked then: Write the slope of x³" in said.replace("\\", "")
    assert "The verdict: right" in said
    assert answer == "3x²"
    assert solved(page)
    assert not page.success
    assert not page.warning
    page = write(page, "12345")
    assert len(page.warning) == 1
    assert "has changed since" not in shown(page)
    assert solved(page)
    assert len(open_lesson().warning) == 1  # the new question stays, and its answer


def test_another_wording_is_another_question_and_takes_nothing_away(monkeypatch):
    solve()
    edited(monkeypatch, ask="What is the slope of {of}?")
    page = open_lesson()
    assert "This exercise has changed since you answered it" in shown(page)
    assert solved(page)


def test_a_misconception_that_is_added_moves_seeds_and_changes_no_question(monkeypatch):
    answer = solve()
    before = draw(FORMULA, 0).filled
    sound = variant.is_sound
    for cached in (variant.drawn, variant._sound):
        cached.cache_clear()
    first = variant.pool(FORMULA).index(0)
    monkeypatch.setattr(variant, "is_sound", lambda exercise, at: at != first and sound(exercise, at))
    try:
        assert draw(FORMULA, 0).filled != before
        page = open_lesson()
        assert page.text_input(key="sample-formula-0-answer").value == answer
        assert len(page.success) == 1
        assert solved(page)
    finally:
        for cached in (variant.drawn, variant._sound):
            cached.cache_clear()


def test_an_answer_that_would_be_judged_otherwise_today_keeps_the_verdict_it_had():
    answer = solve()
    store = Store()
    (kept,) = (event for event in store.events("me") if event.kind == "attempt")
    data = {**kept.data, "response": "12345", "verdict": "right", "said": "It was **right** then."}
    store.add(replace(kept, id="as judged then", data=data))
    page = open_lesson()
    assert [str(each.value).replace("\\", "") for each in page.success] == ["It was **right** then."]
    page = page.button(key="sample-formula-check").click().run()  # asked again, it is judged as it is today
    assert len(page.warning) == 1
    assert solved(page)
    assert answer != "12345"


def test_an_exercise_under_another_name_stays_solved(monkeypatch):
    answer = solve()
    edited(monkeypatch, slug="renamed")
    page = open_lesson()
    assert page.text_input(key="sample-renamed-0-answer").value == answer
    assert len(page.success) == 1
    assert solved(page)


def test_an_exercise_that_is_taken_out_takes_nothing_away(monkeypatch):
    solve()
    edited(monkeypatch, gone=True)
    assert solved(open_lesson())


def test_answers_of_a_version_that_kept_no_question_count_and_are_shown(monkeypatch, tmp_path):
    shutil.copy(WRITTEN, tmp_path / "downhill.sqlite3")
    page = open_lesson()
    assert f"2 of {len(LESSON.exercises)} exercises" in shown(page)
    assert "did not keep what was asked" in shown(page)
    assert "Solved so far: 1" in shown(page)
    assert "At the start you said:" in shown(page)


def test_a_prediction_is_shown_in_the_words_it_was_made_in(monkeypatch):
    page = open_lesson(past=False)
    page.radio(key="sample-guess").set_value(1)
    page.button(key="sample-guess-keep").click().run()
    guess = next(block for block in LESSON.blocks if getattr(block, "slug", "") == "guess")
    others = replace(guess, options=("One.", "Two.", "Three."))
    blocks = tuple(others if block is guess else block for block in LESSON.blocks)
    monkeypatch.setattr(sample, "LESSON", replace(LESSON, blocks=blocks))
    assert "**At the start you said:** Down" in shown(open_lesson())


def _first_page() -> None:
    import streamlit as st

    from tutor.ui import state

    state.open_page("")
    place = state.where_stopped()
    st.write(f"{place.lesson} {place.exercise}")


def test_a_clock_that_ran_ahead_pins_nothing():
    now, store = datetime.now(UTC), Store()
    ahead = Event("ahead", "me", now + timedelta(days=365), "attempt", "gradient", "along", 0, {"verdict": "wrong"})
    store.add(ahead)
    store.add(Event("later", "me", now - timedelta(days=2), "visit", "gradient"))
    store.add(Event("last", "me", now - timedelta(days=1), "attempt", "slope", "nudge", 0, {"verdict": "wrong"}))
    assert AppTest.from_function(_first_page).run().markdown[0].value == "slope nudge"
    straight = progress.dated(store.events("me"), now)
    assert progress.comes_back(straight, "along") == now - timedelta(days=1)
