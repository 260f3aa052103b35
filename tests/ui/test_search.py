"""The search field beside every page: definitions, lessons and their places; nothing behind a guess that is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lessons import CURRICULUM
from lessons.glossary import GLOSSARY
from tests.ui.learners import past_the_guess
from tutor.ui import search
from tutor.ui.search import BEHIND, LESSONS, LONGEST

APP = Path(__file__).parents[2] / "app.py"
MAP = len(CURRICULUM) + 8  # links


def home() -> AppTest:
    return AppTest.from_file(str(APP), default_timeout=30).run()


def searched(page: AppTest, typed: str) -> AppTest:
    page.sidebar.text_input(key="search").set_value(typed)
    page = page.run()
    assert not page.exception
    return page


def told(page: AppTest) -> str:
    return "\n".join(shown.value for shown in page.sidebar.markdown)


def links(page: AppTest) -> list[tuple[str, str]]:
    """The links of what was found: what each says, and its query."""
    found = [(each.label, each.proto.query_string) for each in page.sidebar.get("page_link")]
    return found[1 : len(found) - MAP + 1]


def test_the_field_is_beside_the_first_page_and_says_nothing_before_it_is_used():
    page = home()
    assert page.sidebar.text_input(key="search").label == "Search for a word"
    assert len(page.sidebar.get("page_link")) == MAP


def test_a_word_brings_its_meaning_and_links_to_the_places():
    past_the_guess(*CURRICULUM)
    page = searched(home(), "gradient")
    meaning = dict(GLOSSARY)["gradient"]
    assert f"**gradient** — {meaning}" in told(page)
    found = links(page)
    assert found[0] == ("**7. The gradient**", "")
    sentence, query = found[1]
    assert sentence.replace("\\", "").startswith("Put the two slopes in one list, and you have the **gradient**")
    gradient = next(lesson for lesson in CURRICULUM if lesson.slug == "gradient")
    assert query.startswith("at=")
    assert "two slopes in one list" in gradient.blocks[int(query.removeprefix("at="))].text
    assert BEHIND not in told(page)


def test_what_stands_behind_an_open_guess_is_not_shown():
    page = searched(home(), "steepest")
    assert [label for label, query in links(page) if query] == []
    assert told(page).count(BEHIND) == len(links(page)) > 1
    past_the_guess(next(lesson for lesson in CURRICULUM if lesson.slug == "gradient"))
    assert [label for label, query in links(searched(home(), "steepest")) if query]


def test_what_is_misspelled_gets_a_kind_word_and_buttons_that_search():
    page = searched(home(), "gradeint")
    assert "Did you mean one of these?" in told(page)
    page = page.sidebar.button(key="search-near-gradient").click().run()
    assert page.sidebar.text_input(key="search").value == "gradient"
    assert "**gradient** — " in told(page)
    assert "Try another word for it." in told(searched(page, "xyzzyq"))


def test_no_more_lessons_are_told_than_fit_and_the_others_are_named():
    past_the_guess(*CURRICULUM)
    page = searched(home(), "cost")
    assert len([label for label, query in links(page) if not query]) == LESSONS
    assert "Also in lessons " in told(page)


@pytest.mark.parametrize("typed", ["![](http://example.org/a.png)", "$w$", "<img src=x>", "[x](y)", ":smile:", "**w**"])
def test_what_is_typed_is_shown_as_it_is(typed: str):
    page = searched(home(), f"{typed} qqqq")
    assert typed not in told(page)


@pytest.mark.parametrize("value", [None, 7, True, float("nan"), ["a"], {"a": 0}, "x" * 10_000, "\ud800", "\0"])
def test_whatever_a_client_sends_harms_nothing(monkeypatch, value):
    monkeypatch.setattr(search.state, "typed", lambda key: value)
    page = home()
    assert not page.exception
    assert len(told(page)) < 5_000 + LONGEST


def test_an_unused_field_looks_nothing_up(monkeypatch):
    asked = []
    monkeypatch.setattr(search, "index", lambda *course: asked.append(course))
    home()
    assert asked == []
