"""Every type of block has its renderer, and what is read, predicted and unfolded is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import get_args

import pytest

from tests.ui.sample import LESSON, open_lesson
from tutor.exercises import KINDS
from tutor.learner.events import Event
from tutor.learner.store import Store
from tutor.lesson import Block, Exercise, GradientCheck
from tutor.notation import x
from tutor.symbolic.derivative import D
from tutor.ui.blocks import RENDERERS
from tutor.ui.blocks.derivations import lines
from tutor.ui.blocks.widgets import WIDGETS, widget_of
from tutor.ui.blocks.words import with_result

EXERCISES = {kind.block for kind in KINDS}


def test_every_type_of_block_has_a_renderer():
    assert set(RENDERERS) == set(get_args(Block))
    own_page = {GradientCheck}  # in test_gradient_comparison: its verdict is there from the start
    assert {type(block) for block in LESSON.blocks} | own_page == {*RENDERERS, *EXERCISES} - {Exercise}


def test_every_kind_of_exercise_is_answered_by_a_widget():
    assert {widget.block for widget in WIDGETS} == EXERCISES
    assert not any(type(widget).__abstractmethods__ for widget in WIDGETS)
    with pytest.raises(LookupError, match="Exercise has no widget; add one to"):
        widget_of(Exercise("bare", "What?"))


def test_the_page_shows_words_formulas_and_headings():
    page = open_lesson()
    assert [title.value for title in page.title] == ["A sample"]
    headings = [header.value for header in page.header]
    assert headings[0] == "What do you expect?"
    assert headings[1:3] == ["Train it", "Draw a digit"]
    count = len(LESSON.exercises)
    assert headings[3 : 3 + count] == [f"Exercise {number} of {count}" for number in range(1, count + 1)]
    assert any("**two**" in shown.value for shown in page.markdown)
    assert any("leftarrow" in shown.value for shown in page.latex)


def test_every_input_has_a_label():
    page = open_lesson()
    inputs = [*page.text_input, *page.radio, *page.button]
    assert len(inputs) > 20
    assert all(widget.label.strip() for widget in inputs)


def test_a_derivative_is_shown_with_its_result():
    assert with_result(D(x**3, x)).rhs == 3 * x**2
    assert with_result(x**3) == x**3


def test_a_derivation_unfolds_a_step_at_a_time_and_stays_unfolded():
    steps = next(block for block in LESSON.blocks if getattr(block, "slug", "") == "steps")
    page = open_lesson()
    folded = len(page.latex)
    page = page.button(key="sample-steps-Next step").click().run()
    assert len(page.latex) == folded + 1
    assert any("**Sum rule.**" in shown.value for shown in page.markdown)
    page = page.button(key="sample-steps-Next step").click().run()
    assert len(open_lesson().latex) == folded + 2
    page = page.button(key="sample-steps-All steps").click().run()
    assert len(page.latex) == folded + len(lines(steps))
    assert "sample-steps-Next step" not in [button.key for button in page.button]


def test_the_definition_unfolds_as_well():
    page = open_lesson()
    before = len(page.latex)
    page = page.button(key="sample-limit-All steps").click().run()
    assert len(page.latex) >= before + 4


def test_reasons_unfold_as_equations():
    page = open_lesson()
    before = len(page.latex)
    page = page.button(key="sample-why-All steps").click().run()
    assert len(page.latex) == before + 1
    assert any("Multiply." in shown.value for shown in page.markdown)
    assert not any(shown.value.startswith("= \\left(x") for shown in page.latex)


ODD = (
    ("predict", "guess", {"choice": 99}),
    ("unfold", "steps", {"step": 10**9}),
    ("help", "formula", {"level": "of another version"}),
    ("attempt", "formula", {"response": {"of": "another version"}}),
    ("attempt", "table", {"response": "no table"}),
    ("attempt", "choose", {"response": [7, [8]]}),
    ("attempt", "place", {"response": 1e300}),
    ("attempt", "number", {}),
)


@pytest.mark.parametrize(("kind", "block", "data"), ODD)
def test_what_another_version_kept_does_no_harm(kind, block, data):
    Store().add(Event("an-id", "me", datetime.now(UTC), kind, "sample", block, 0, data))
    page = open_lesson()
    assert not page.exception
    if kind == "attempt":
        assert page.button(key=f"sample-{block}-check").click().run().exception == []
