"""The frame as it is run: home, where you stopped, the map, the words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lessons import CURRICULUM, PARTS
from lessons.glossary import GLOSSARY
from tests.ui.learners import past_the_guess
from tutor.learner.events import Event
from tutor.learner.store import Store
from tutor.lesson import Lesson

APP = Path(__file__).parents[2] / "app.py"


def home() -> AppTest:
    """The app at its first address."""
    return AppTest.from_file(str(APP), default_timeout=30).run()


def texts(page: AppTest) -> str:
    """All that the page says."""
    return "\n".join(shown.value for shown in page.markdown)


def test_somebody_new_is_shown_the_way_in():
    page = home()
    assert not page.exception
    assert page.title[0].value == "Downhill"
    assert page.button[0].label == f"Start with {CURRICULUM[0].title}"
    assert texts(page).count("○ not started") == len(CURRICULUM)


def test_the_map_has_a_link_for_each_lesson_and_the_progress_of_those_that_are_begun():
    begun = CURRICULUM[1]
    Store().add(Event("an-id", "me", datetime.now(UTC), "visit", begun.slug))
    links = [link.label for link in home().sidebar.get("page_link")]
    assert len(links) == len(CURRICULUM) + 8
    assert links[1:4] == ["Review", "Practice", "Progress"]
    assert links[-1] == "Your data"
    for lesson, label in zip(CURRICULUM, links[4:], strict=False):
        assert lesson.title in label
        assert (f"0 of {len(lesson.exercises)} exercises" in label) == (lesson is begun)


def test_the_map_and_the_first_page_have_the_parts_of_the_course():
    page = home()
    named = [part.title for part in PARTS if part.lessons]
    assert [header.value for header in page.header] == named
    assert all(any(f"**{name}**" in shown.value for shown in page.sidebar.markdown) for name in named)


def test_a_question_that_is_back_is_named_on_the_first_page_and_on_the_map():
    lesson = next(lesson for lesson in CURRICULUM if lesson.transfer is not None)
    data, at = {"verdict": "right"}, datetime.now(UTC) - timedelta(days=1.5)
    assert "Back after a day" not in texts(home())
    Store().add(Event("an-id", "me", at, "attempt", lesson.slug, lesson.transfer.slug, 0, data))
    page = home()
    assert "Back after a day" in texts(page)
    links = [link.label for link in page.sidebar.get("page_link")]
    assert [lesson.title in label for label in links if "a question is back" in label] == [True]


def _words() -> None:
    from lessons.glossary import GLOSSARY
    from tutor.ui import pages

    pages.words(GLOSSARY)


def test_every_word_is_on_its_page():
    page = AppTest.from_function(_words).run()
    assert all(f"**{word}**" in texts(page) for word, _ in GLOSSARY)


def _lesson(slug: str) -> None:
    from lessons import COURSE, CURRICULUM
    from tutor.ui import lesson_page, state
    from tutor.ui.site import Frame

    state.open_page(slug)
    lesson_page.show(next(lesson for lesson in CURRICULUM if lesson.slug == slug), Frame(COURSE, {}))


@pytest.mark.parametrize("lesson", CURRICULUM, ids=lambda lesson: lesson.slug)
def test_every_lesson_ends_at_its_guess_and_draws_whole_behind_it(lesson):
    page = AppTest.from_function(_lesson, kwargs={"slug": lesson.slug}, default_timeout=60).run()
    assert not page.exception
    assert [header.value for header in page.header] == ["What do you expect?"]
    assert lesson.idea not in texts(page)
    page.button(key=f"{lesson.slug}-guess-pass").click().run()
    assert whole(page, lesson)
    assert whole(AppTest.from_function(_lesson, kwargs={"slug": lesson.slug}, default_timeout=60).run(), lesson)


def whole(page: AppTest, lesson: Lesson) -> bool:
    """The lesson is shown from its title to the way on."""
    assert not page.exception
    assert page.title[0].value == lesson.title
    assert f"*{lesson.idea}*" in [shown.value for shown in page.markdown]
    headings = [header.value for header in page.header]
    assert f"Exercise {len(lesson.exercises)} of {len(lesson.exercises)}" in headings
    assert headings[-1] == "The way on"
    assert not page.info
    return True


def test_the_first_page_keeps_an_idea_until_its_guess_was_made():
    first, second = CURRICULUM[:2]
    past_the_guess(first)
    said = [shown.value for shown in home().markdown]
    assert first.idea in said
    assert second.idea not in said
    assert sum(lesson.idea in said for lesson in CURRICULUM) == 1


def test_the_frame_is_short():
    assert len(APP.read_text(encoding="utf-8").splitlines()) <= 40
