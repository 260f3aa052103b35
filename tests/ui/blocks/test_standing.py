"""What a card says of its progress: of the question on it, and never “solved” beside one that is not answered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.sample import LESSON, open_lesson
from tutor.exercises import LEVELS, another, draw
from tutor.exercises.levels import SOLUTION
from tutor.exercises.worked_out import worked_out
from tutor.learner import progress
from tutor.learner.events import Event
from tutor.learner.store import Store
from tutor.symbolic.printing import to_text
from tutor.ui import state
from tutor.ui.blocks import standing
from tutor.ui.blocks.scene import kept

BY_SLUG = {question.slug: question for question in LESSON.questions}
NUMBER = {exercise.slug: at for at, exercise in enumerate(LESSON.exercises, 1)}
_ids = count()


def happened(kind: str, block: str, seed: int = 0, hours: float = 0, **data: object) -> None:
    """Something that happened in the sample lesson, some hours ago."""
    at = datetime.now(UTC) - timedelta(hours=hours)
    question = kept(draw(BY_SLUG[block], seed))
    Store().add(Event(f"event {next(_ids)}", "me", at, kind, LESSON.slug, block, seed, data, question))


def looked(block: str, seed: int = 0, hours: float = 0) -> None:
    """All levels of help were opened."""
    for level in LEVELS:
        happened("help", block, seed, hours, level=level.name)


def answered(block: str, seed: int = 0, hours: float = 0, verdict: str = "right") -> None:
    """An answer that was judged so; what is kept of a right one is right."""
    response = to_text(draw(BY_SLUG[block], seed).key) if verdict == "right" and block in ("formula", "drill") else "1"
    happened("attempt", block, seed, hours, response=response, verdict=verdict, said="So it was.")


def drawn(block: str, seed: int, hours: float = 0) -> None:
    """Another one was asked for."""
    happened("another", block, seed, hours)


def head(page: AppTest, block: str) -> str:
    """What stands behind the number of an exercise."""
    name = f"Exercise {NUMBER[block]} of {len(NUMBER)}"
    (found,) = (each.value for each in page.header if each.value == name or each.value.startswith(f"{name} "))
    return found.removeprefix(name).strip()


def texts(page: AppTest) -> str:
    """All that the page says."""
    return "\n".join(str(each.value) for each in page.markdown)


def button(page: AppTest, block: str, name: str = "another") -> str | None:
    """What a button of an exercise says; None where there is none."""
    return next((each.label for each in page.button if each.key == f"sample-{block}-{name}"), None)


def test_the_level_that_is_the_full_solution_is_the_one_that_progress_looks_for():
    assert SOLUTION.name == progress.SOLUTION
    assert LEVELS[-1] is SOLUTION


def test_a_fresh_question_says_nothing_and_a_right_answer_that_it_is_solved():
    assert head(open_lesson(), "formula") == ""
    answered("formula")
    assert head(open_lesson(), "formula") == ":green[:small[✓ solved]]"


def test_solved_stands_neither_beside_another_question_nor_beside_a_not_yet():
    answered("formula")
    drawn("formula", 1)
    assert head(open_lesson(), "formula") == ":gray[:small[solved once before]]"
    answered("formula", 1, verdict="wrong")
    page = open_lesson()
    assert page.warning[0].value
    assert head(page, "formula") == ":gray[:small[solved once before]]"
    answered("formula", 1)
    assert head(open_lesson(), "formula") == ":green[:small[✓ solved · 2 so far]]"
    drawn("formula", 2)
    assert head(open_lesson(), "formula") == ":gray[:small[solved 2 times before]]"


def test_a_right_answer_that_was_followed_by_a_wrong_one_is_before():
    answered("formula")
    answered("formula", verdict="wrong")
    assert head(open_lesson(), "formula") == ":gray[:small[solved once before]]"


def test_after_the_full_solution_it_is_solved_with_help_until_another_one_is_solved_without():
    looked("formula")
    page = open_lesson()
    page.text_input(key="sample-formula-0-answer").set_value(to_text(draw(BY_SLUG["formula"], 0).key))
    page = page.button(key="sample-formula-check").click().run()
    assert head(page, "formula") == ":blue[:small[✓ solved with help]]"
    assert standing.OTHER in texts(page)
    assert f"0 of {len(NUMBER)} exercises, and 1 with help" in texts(page)
    page = page.button(key="sample-formula-another").click().run()
    assert head(page, "formula") == ":gray[:small[solved with help before]]"
    assert standing.OTHER not in texts(page)
    page.text_input(key="sample-formula-2-answer").set_value(to_text(draw(BY_SLUG["formula"], 2).key))
    page = page.button(key="sample-formula-check").click().run()
    assert head(page, "formula") == ":green[:small[✓ solved]]"
    assert f"1 of {len(NUMBER)} exercises" in texts(page)
    assert "and 1 with help" not in texts(page)


def test_the_map_is_drawn_anew_when_it_has_something_new_to_say(monkeypatch):
    told: list[str] = []
    monkeypatch.setattr(state, "outdate_page", lambda: told.append("anew"))
    looked("formula")
    page = open_lesson()
    for typed, times in (("12345", 0), (to_text(draw(BY_SLUG["formula"], 0).key), 1)):
        page.text_input(key="sample-formula-0-answer").set_value(typed)
        page = page.button(key="sample-formula-check").click().run()
        assert len(told) == times
    page = page.button(key="sample-formula-another").click().run()
    page.text_input(key="sample-formula-2-answer").set_value(to_text(draw(BY_SLUG["formula"], 2).key))
    page.button(key="sample-formula-check").click().run()
    assert len(told) == 2


def test_what_is_solved_elsewhere_asks_for_no_other_one():
    answered("formula")
    looked("formula", 1)
    drawn("formula", 1)
    answered("formula", 1)
    page = open_lesson()
    assert head(page, "formula") == ":blue[:small[✓ solved with help · 1 without]]"
    assert standing.OTHER not in texts(page)


@pytest.mark.parametrize("levels", [1, 4])
def test_the_levels_before_the_last_spoil_nothing(levels: int):
    for level in LEVELS[:levels]:
        happened("help", "formula", level=level.name)
    answered("formula")
    assert head(open_lesson(), "formula") == ":green[:small[✓ solved]]"


def test_a_drill_says_in_its_line_what_was_solved_with_help():
    answered("drill", 0)
    looked("drill", 1)
    drawn("drill", 1)
    answered("drill", 1)
    page = open_lesson()
    assert head(page, "drill") == ":blue[:small[✓ solved with help]]"
    assert "Solved so far: 1, and 1 with help." in texts(page)
    drawn("drill", 2)
    page = open_lesson()
    assert head(page, "drill") == ""
    answered("drill", 2)
    assert "Solved so far: 2, 2 in a row, and 1 with help." in texts(open_lesson())


def test_what_help_has_worked_out_is_not_asked_next():
    variant = draw(BY_SLUG["formula"], 0)
    seen = worked_out(variant)
    assert another(variant).filled == seen.filled
    happened("help", "formula", level="sibling")
    open_lesson().button(key="sample-formula-another").click().run()
    asked = next(event.question for event in Store().events("me") if event.kind == "another")
    assert asked not in (kept(variant), kept(seen))


def test_where_there_is_no_other_one_the_same_is_asked_once_more_after_a_day():
    looked("table", hours=23)
    answered("table", hours=23)
    page = open_lesson()
    assert standing.WAIT in texts(page)
    assert button(page, "table") is None


def test_and_then_it_counts():
    looked("table", hours=25)
    answered("table", hours=25)
    page = open_lesson()
    assert standing.AGAIN in texts(page)
    assert button(page, "table") == "Once more"
    page = page.button(key="sample-table-another").click().run()
    assert head(page, "table") == ":gray[:small[solved with help before]]"
    assert page.text_input(key="sample-table-1-0").value == ""
    assert button(page, "table") is None
    for at, cell in enumerate(("-6", "0.6", "-4.8", "1.08")):
        page.text_input(key=f"sample-table-1-{at}").set_value(cell)
    page = page.button(key="sample-table-check").click().run()
    assert head(page, "table") == ":green[:small[✓ solved]]"


def test_where_nothing_was_looked_up_nothing_is_asked_once_more():
    answered("table", hours=25)
    assert button(open_lesson(), "table") is None
