"""A new kind of exercise is its block, its kind and its widget, each named once; nothing else has to know of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.new_kind import LESSON, SIGN, Sign, SignKind, SignWidget
from tutor.answers import Verdict
from tutor.exercises import (
    another,
    draw,
    fingerprint,
    help_levels,
    kinds,
    leaks,
    mark,
    preview,
    printed,
    problems,
    reading,
    recall,
)
from tutor.learner.store import Store
from tutor.lesson import AuthorError, Vary
from tutor.ui.blocks import widgets


@pytest.fixture(autouse=True)
def added(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kind and its widget stand in their tables."""
    monkeypatch.setattr(kinds, "KINDS", (*kinds.KINDS, SignKind()))
    monkeypatch.setattr(widgets, "WIDGETS", (*widgets.WIDGETS, SignWidget()))


def test_it_is_drawn() -> None:
    drawn = [draw(SIGN, seed) for seed in range(4)]
    assert {(variant.filled.of, variant.key) for variant in drawn} == {
        (-2, "negative"),
        (-1, "negative"),
        (1, "positive"),
        (4, "positive"),
    }
    assert another(drawn[0]) == drawn[1]
    again = recall(SIGN, 2, fingerprint(SIGN), dict(printed(drawn[2])))
    assert again == drawn[2]


@pytest.mark.parametrize("junk", [None, "", "zero", 1, ("positive",), {}, b"positive"], ids=repr)
def test_it_is_marked(junk: object) -> None:
    variant = draw(SIGN, 0)
    wrong = "positive" if variant.key == "negative" else "negative"
    assert mark(variant, variant.key).verdict is Verdict.RIGHT
    assert mark(variant, wrong).verdict is Verdict.WRONG
    assert mark(variant, junk).verdict is Verdict.UNREADABLE
    assert (reading(variant, wrong), reading(variant, junk)) == (wrong, "")
    assert preview(variant, wrong) == ()


def test_it_helps() -> None:
    variant = draw(SIGN, 0)
    levels = help_levels(variant)
    assert len(levels) == 5
    assert levels[2].lines
    assert str(levels[-1].says) == f"It is {variant.key}."
    assert leaks(levels, (), variant.shown) == ()


def test_its_author_is_told() -> None:
    assert problems(LESSON) == ()
    dull = replace(SIGN, vary=(Vary(SIGN.vary[0].hole, (4, 7)),))
    assert problems(replace(LESSON, blocks=(dull,))) == (
        "lesson 'signs', block 1 (Sign 'sign'): the sign is always the same; vary the number",
    )
    with pytest.raises(AuthorError, match="0 has no sign"):
        draw(Sign("none", "Which?", SIGN.of - SIGN.of), 0)


def _page() -> None:
    from tests.ui.new_kind import LESSON
    from tutor.lesson import Part
    from tutor.lesson.course import Course
    from tutor.ui import lesson_page, state
    from tutor.ui.site import Frame

    state.open_page("signs")
    lesson_page.show(LESSON, Frame(Course((Part("A part", (LESSON,)),)), {}))


def test_it_is_answered_on_a_page() -> None:
    page = AppTest.from_function(_page, default_timeout=30).run()
    right = draw(SIGN, 0).key
    page.radio(key="signs-sign-0-sign").set_value({"positive": "negative", "negative": "positive"}[right])
    page = page.button(key="signs-sign-check").click().run()
    assert ["On which side of 0" in box.value for box in page.warning] == [True]
    page = page.button(key="signs-sign-help").click().run()
    assert any("Look in front of the number." in shown.value for shown in page.markdown)
    page.radio(key="signs-sign-0-sign").set_value(right)
    page = page.button(key="signs-sign-check").click().run()
    assert [box.value.startswith("Yes. ") and "on that side of 0." in box.value for box in page.success] == [True]
    assert not page.exception
    kept = [event.data for event in Store().events("me") if event.kind == "attempt"]
    assert [(data["verdict"], data["reading"]) for data in kept][-1] == ("right", right)
