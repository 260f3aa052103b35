"""Nothing that was done is lost: events are written as they happen, once, and kept while the store fails."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from streamlit.testing.v1 import AppTest

from tests.ui.sample import open_lesson
from tutor.learner import model
from tutor.learner.events import Event
from tutor.learner.plan import Asked, Plan
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
    """A store on a disk that is full: for whatever it is asked."""

    broken = True

    def __init__(self, url: str) -> None:
        self.store = Store(url)

    def __getattr__(self, name: str) -> object:
        if Broken.broken:
            raise StoreError("the disk is full")
        return getattr(self.store, name)


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


# --- what a page reads ------------------------------------------------------------------------------------------------


def many(count: int, lesson: str = "sample", at: datetime | None = None) -> list[Event]:
    """Answers to one question, right every third time."""
    start, verdicts = at or datetime.now(UTC) - timedelta(days=9), ("right", "wrong", "wrong")
    return [
        Event(
            f"{lesson}-{number}",
            "me",
            start + timedelta(seconds=number),
            "attempt",
            lesson,
            f"exercise-{number % 9}",
            0,
            {"verdict": verdicts[number % 3], "response": "1", "misconceptions": []},
        )
        for number in range(count)
    ]


def _say() -> None:
    import streamlit as st

    from tutor.learner.plan import Asked, Plan
    from tutor.ui import state

    plan = Plan(("a",), {}, {("sample", f"exercise-{number}"): Asked("a") for number in range(9)})
    state.open_page(st.session_state["address"])
    st.text(sorted(state.blocks("sample")))
    st.text(len(state.of_lesson("sample")))
    st.text(state.where_stopped())
    st.text(state.picture(plan).answers)
    st.text(len(state.of_sitting("review")))
    st.text(state.where_stopped({"other"}))


def believed(store: Store) -> int:
    """How many answers the model of the learner counts, of all events at once."""
    plan = Plan(("a",), {}, {("sample", f"exercise-{number}"): Asked("a") for number in range(9)})
    now = datetime.now(UTC)
    return model.picture(model.advance(model.EMPTY, store.events("me"), plan, now), plan, now).answers


def say(page: AppTest | None = None, address: str = "") -> list[str]:
    """What a tab knows when it comes to a page; a new tab where none is given."""
    page = AppTest.from_function(_say) if page is None else page
    page.session_state["address"] = address
    page.run()
    assert not page.exception
    return [text.value for text in page.text]


def test_a_new_tab_says_the_same_from_a_snapshot_and_reads_no_old_event(monkeypatch):
    store = Store()
    store.add_all([*many(700), *many(1, "other")])
    before = say()
    assert before[1] == "700"
    assert before[3] == str(believed(store))
    asked = []
    since = Store.events_since

    def counted(self: Store, *of: object) -> tuple:
        asked.append(since(self, *of))
        return asked[-1]

    monkeypatch.setattr(Store, "events_since", counted)
    assert say() == before
    assert sum(map(len, asked)) == 2  # of each of the two folds the last event it has


def test_another_tab_is_read_on_when_a_page_is_come_to():
    store = Store()
    store.add_all(many(5))
    page = AppTest.from_function(_say)
    assert say(page)[1] == "5"
    store.add_all([*many(9), *many(2, "review")])
    assert say(page)[1] == "5"
    there = say(page, "elsewhere")
    assert (there[1], there[3], there[4]) == ("9", str(believed(store)), "2")
    assert there == say()


def test_one_stops_in_a_lesson_and_not_in_a_sitting():
    store = Store()
    store.add_all([*many(1, "other"), *many(2, "gone"), *many(2, "review")])
    assert "'gone'" in say()[2]
    assert "'other'" in say()[5]


def test_of_a_sitting_the_last_are_read():
    store = Store()
    store.add_all(many(state.RECENT + 7, "review"))
    assert say()[4] == str(state.RECENT)


def _look_up() -> None:
    import streamlit as st

    from tutor.ui import state

    st.text([found and found.lesson for found in map(state.one, ("sample-1", "nobody", "hers"))])


def test_one_event_is_found_wherever_it_happened_and_never_somebody_else_s():
    store = Store()
    store.add_all([*many(3), Event("hers", "emmy", datetime.now(UTC), "visit", "sample")])
    assert AppTest.from_function(_look_up).run().text[0].value == "['sample', None, None]"


# --- all of it --------------------------------------------------------------------------------------------------------


def _forget() -> None:
    from tutor.ui import state

    state.forget()


def _bring_back() -> None:
    import streamlit as st

    from tutor.ui import state

    file = state.exported()
    state.forget()
    assert state.of_lesson("sample") == ()
    st.text(state.bring_back(file))
    st.text(state.bring_back(file))
    st.text(state.exported() == file)
    st.text(len(state.of_lesson("sample")))


def test_what_was_exported_is_brought_back_after_it_was_forgotten():
    Store().add_all(many(300))
    page = AppTest.from_function(_bring_back).run()
    assert not page.exception
    assert [text.value for text in page.text] == ["(300, 0)", "(0, 300)", "True", "300"]


def test_what_is_forgotten_is_gone_from_this_tab_and_from_others():
    Store().add_all(many(700))
    other = AppTest.from_function(_say)
    assert say(other)[1] == "700"
    assert not AppTest.from_function(_forget).run().exception
    nothing = ["[]", "0", "None", "0", "0", "None"]
    assert say() == nothing
    assert say(other, "elsewhere") == nothing
    assert not events()


def test_an_open_page_writes_nothing_back_but_what_happens_after_that():
    page = answer(open_lesson(), "111")
    assert len(events()) == 1
    assert not AppTest.from_function(_forget).run().exception
    answer(page, "222")
    assert [event.data["response"] for event in events()] == ["222"]


def test_what_waits_in_a_tab_while_everything_is_forgotten_is_not_written_later(monkeypatch):
    monkeypatch.setattr(state, "_store", Broken)
    monkeypatch.setattr(state, "PAUSE", 0.0)
    for broken_first in (True, False):  # whether the tab has ever reached its store
        monkeypatch.setattr(Broken, "broken", broken_first)
        page = passed()
        monkeypatch.setattr(Broken, "broken", True)
        page = answer(page, "111")
        Store().forget("me")
        monkeypatch.setattr(Broken, "broken", False)
        answer(page, "222")
        assert [event.data["response"] for event in events()] == ["222"]
        Store().forget("me")


def _type_and_forget() -> None:
    import streamlit as st

    from tutor.ui import state

    st.text_input("typed", key="typed")
    state.held("run", list).append(1)
    if st.button("forget", key="forget"):
        state.forget()
    st.text(state.held("run", list))


def test_what_was_typed_and_held_in_the_tab_goes_too():
    page = AppTest.from_function(_type_and_forget).run()
    page.text_input(key="typed").set_value("a secret").run()
    page.button(key="forget").click().run()
    assert not page.exception
    assert page.text[0].value == "[]"
    assert "a secret" not in repr(page.session_state)
