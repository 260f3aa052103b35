"""Your data: saved, brought back once, refused in a sentence, and forgotten only after a second press."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from tutor.learner import export
from tutor.learner.events import ATTEMPT, Event
from tutor.learner.store import Store, StoreError


def _page() -> None:
    from lessons import COURSE
    from tutor.ui import data_page, state
    from tutor.ui.site import Frame

    state.open_page("data")
    data_page.show(Frame(COURSE, {}))


def opened() -> AppTest:
    page = AppTest.from_function(_page, default_timeout=30).run()
    assert not page.exception
    return page


def event(name: str) -> Event:
    return Event(name, "me", datetime.now(UTC), ATTEMPT, "descent", "step", 0, {"verdict": "right"})


def brought(content: bytes) -> AppTest:
    """The page after a file was given."""
    page = opened()
    page.get("file_uploader")[0].upload("downhill.json", content, "application/json")
    return page.run()


def said(page: AppTest) -> list[str]:
    return [each.value for each in (*page.success, *page.warning)]


def test_it_says_where_everything_is_kept(own_store):
    assert [each.value for each in opened().code] == [str(own_store / "downhill.sqlite3")]


def test_a_file_brings_back_what_is_new_and_says_so():
    Store().add(event("one"))
    page = brought("".join(export.written([event("one"), event("two")])).encode())
    assert said(page) == ["1 entry is new here. 1 was here already."]
    assert [each.id for each in Store().events("me")] == ["one", "two"]
    assert said(page.run()) == said(page), "a rerun takes nothing in again"


@pytest.mark.parametrize(
    ("names", "what"),
    [
        ((), "There is nothing in this file."),
        (("one",), "Nothing in it is new: its entry was here already."),
        (("one", "two"), "Nothing in it is new: all 2 were here already."),
    ],
)
def test_a_file_with_nothing_new_says_that(names: tuple[str, ...], what: str):
    for name in names:
        Store().add(event(name))
    assert said(brought("".join(export.written([event(name) for name in names])).encode())) == [what]


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b'{"format": "downhill", "version": 99, "events": []}'])
def test_what_is_no_such_file_is_refused_in_a_sentence(content):
    page = brought(content)
    assert not page.exception
    assert len(page.warning) == 1
    assert page.warning[0].value[-1] == "."
    assert Store().events("me") == ()


def test_nothing_is_forgotten_before_the_second_press():
    Store().add(event("one"))
    page = opened()
    page.button(key="data-forget").click().run()
    page.button(key="data-keep").click().run()
    assert len(Store().events("me")) == 1
    assert page.button(key="data-forget")
    page.button(key="data-forget").click().run()
    page.button(key="data-delete").click().run()
    assert Store().events("me") == ()
    assert any("Everything is deleted" in each for each in said(page))


def test_what_cannot_be_deleted_is_said(monkeypatch):
    def broken(store: Store, learner: str) -> None:
        raise StoreError("Another program still reads it.")

    page = opened()
    page.button(key="data-forget").click().run()
    monkeypatch.setattr(Store, "forget", broken)
    page.button(key="data-delete").click().run()
    assert not page.success
    assert any("Another program" in each for each in said(page))
