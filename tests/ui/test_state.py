"""Nothing that was done is lost: events are written as they happen, once, and kept while the store fails."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from streamlit.testing.v1 import AppTest

from tests.ui.sample import open_lesson
from tutor.learner.store import Store, StoreError
from tutor.ui import state


def events(kind: str = "attempt") -> list:
    """What is on the disk."""
    return [event for event in Store().events("me") if event.kind == kind]


def answer(page: AppTest, text: str) -> AppTest:
    """Type a formula and check it."""
    page.text_input(key="sample-formula-0-answer").set_value(text)
    return page.button(key="sample-formula-check").click().run()


def _click_twice() -> None:
    from tutor.ui import state

    token = state.token("l", "b")
    for _ in range(2):
        state.record("another", "l", "b", 1, token=token)
    state.record("another", "l", "b", 2, token=state.token("l", "b"))


def test_a_double_click_is_one_event():
    assert not AppTest.from_function(_click_twice).run().exception
    assert [event.seed for event in events("another")] == [1, 2]


def _click_what_both_tabs_drew() -> None:
    from tutor.ui import state

    state.record("another", "l", "b", 1, token="what both tabs drew")
    state.record("another", "l", "b", 2, token="what both tabs drew next")


def test_the_same_click_from_two_threads_is_one_event():
    def click(_: int) -> None:
        assert not AppTest.from_function(_click_what_both_tabs_drew).run().exception

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(click, range(2)))
    assert sorted(event.seed for event in events("another")) == [1, 2]


def test_a_second_tab_sees_what_the_first_one_did():
    first = open_lesson()
    second = open_lesson()
    answer(first, "111")
    answer(second, "222")
    assert [event.data["response"] for event in events()] == ["111", "222"]
    assert open_lesson().text_input(key="sample-formula-0-answer").value == "222"


def test_a_visit_is_written_once_for_each_time_the_page_is_come_to():
    page = open_lesson()
    page.run()
    assert len(events("visit")) == 1
    open_lesson()
    assert len(events("visit")) == 2


class Broken:
    """A store on a disk that is full."""

    broken = True

    def __init__(self, url: str) -> None:
        self.store = Store(url)

    def add(self, event):
        if Broken.broken:
            raise StoreError("the disk is full")
        return self.store.add(event)

    def events(self, *of):
        if Broken.broken:
            raise StoreError("the disk is full")
        return self.store.events(*of)


def passed() -> AppTest:
    """The page of the sample lesson, whose guess is passed in this tab: its store knows of nothing."""
    return open_lesson(past=False).button(key="sample-guess-pass").click().run()


def test_while_the_store_fails_the_page_goes_on_and_writes_later(monkeypatch):
    monkeypatch.setattr(state, "_store", Broken)
    monkeypatch.setattr(state, "PAUSE", 0.0)
    monkeypatch.setattr(Broken, "broken", True)
    page = answer(passed(), "111")
    assert "cannot be saved" in page.warning[0].value
    page = answer(page, "222")
    assert len(page.warning) == 2
    assert not events()
    monkeypatch.setattr(Broken, "broken", False)
    page = answer(page, "333")
    assert [event.data["response"] for event in events()] == ["111", "222", "333"]
    page = page.run()
    assert not any("cannot be saved" in warning.value for warning in page.warning)


def test_a_store_that_fails_is_left_alone_for_a_while(monkeypatch):
    asked = []

    def refuse(url: str) -> Store:
        asked.append(url)
        raise StoreError("no such server")

    monkeypatch.setattr(state, "_store", refuse)
    answer(answer(passed(), "111"), "222")
    assert len(asked) == 1


def test_a_folder_that_cannot_be_written_to_is_no_reason_to_stop(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("DOWNHILL_DATA", str(tmp_path / "file"))
    page = passed()
    assert "cannot be saved" in page.warning[0].value
    assert len(page.header) > 6
