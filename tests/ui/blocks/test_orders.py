"""Things are put in order by giving each its place; nothing moves, and what is sent is only what can be meant."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.sample import LESSON, open_lesson, response_of
from tutor.answers import Verdict
from tutor.exercises import as_response, draw, mark
from tutor.exercises.order import shuffled
from tutor.learner.store import Store
from tutor.ui import state

ORDER = next(exercise for exercise in LESSON.exercises if exercise.slug == "order")
VARIANT = draw(ORDER, 0)
KEY = "sample-order-0"


def place(page: AppTest, order: tuple[int, ...]) -> AppTest:
    """Give each item its place, and check."""
    for at, index in enumerate(order, 1):
        page.radio(key=f"{KEY}-item{index}").set_value(at)
    return page.button(key="sample-order-check").click().run()


def places(page: AppTest) -> list[int | None]:
    """The place of each item, in the author's order."""
    return [page.radio(key=f"{KEY}-item{index}").value for index in range(3)]


def standing(page: AppTest) -> list[str]:
    """The order that is shown below the items."""
    return next((shown.value.split("\n")[2:] for shown in page.markdown if "Your order:" in shown.value), [])


def praised(page: AppTest) -> bool:
    """The order was right."""
    return any("from the smallest to the largest" in shown.value for shown in page.success)


def test_the_right_order_is_praised_and_there_after_a_reload():
    page = place(open_lesson(), VARIANT.key)
    assert praised(page)
    for shown in (page, open_lesson()):
        assert places(shown) == [VARIANT.key.index(index) + 1 for index in range(3)]
        assert len(standing(shown)) == 3
    (event,) = (event for event in Store().events("me") if event.kind == "attempt")
    assert tuple(event.data["response"]) == VARIANT.key


def test_a_wrong_order_is_asked_back():
    first, second, third = VARIANT.key
    page = place(open_lesson(), (second, first, third))
    assert "Look at two neighbours" in page.warning[0].value
    assert not praised(page)


def test_the_items_have_the_order_of_the_seed_and_all_places_to_choose_from():
    page = open_lesson()
    shown = [radio for radio in page.radio if str(radio.key).startswith(KEY)]
    assert [radio.key for radio in shown] == [f"{KEY}-item{index}" for index in shuffled(VARIANT)]
    assert all(radio.options == ["1", "2", "3"] and radio.label and radio.value is None for radio in shown)


def test_the_order_so_far_is_shown_while_it_is_made():
    page = open_lesson()
    assert standing(page) == []
    assert any("Your order appears here" in shown.value for shown in page.markdown)
    page.radio(key=f"{KEY}-item2").set_value(2).run()
    assert standing(page) == ["1. …", "2. 0.5", "3. …"]
    page.radio(key=f"{KEY}-item0").set_value(2).run()
    assert standing(page)[1] == "2. $3$ :gray[and] 0.5"


def test_one_place_for_two_is_told_calmly_and_kept():
    page = open_lesson()
    for index in range(3):
        page.radio(key=f"{KEY}-item{index}").set_value(1 if index < 2 else 3)
    page = page.button(key="sample-order-check").click().run()
    assert "Place 1 is taken more than once" in page.info[0].value
    assert places(open_lesson()) == [1, 1, 3]


def test_without_any_place_nothing_is_lost():
    page = open_lesson().button(key="sample-order-check").click().run()
    assert "a place of its own" in page.info[0].value
    assert not page.warning


JUNK = (99, 0, -1, True, "1", "x" * 10_000, 1.5, float("nan"), None, [1], {"a": 1}, 10**40)


@pytest.mark.parametrize("sent", JUNK, ids=lambda sent: repr(sent)[:20])
def test_a_place_that_is_not_there_is_none(monkeypatch, sent):
    monkeypatch.setattr(state, "typed", lambda key: sent)
    response = response_of(VARIANT, "key", None)
    assert response == (None, None, None)
    assert mark(VARIANT, response).verdict is Verdict.UNREADABLE


KEPT = ((0, (1, 2), None), (2, 1, 0), ((0, 1, 2), None, None), (None, None, None))


@pytest.mark.parametrize("given", KEPT, ids=repr)
def test_an_answer_that_was_kept_is_read_as_it_was(monkeypatch, given):
    monkeypatch.setattr(state, "typed", lambda key: None)
    kept = as_response(json.loads(json.dumps(given)))
    assert response_of(VARIANT, "key", kept) == given


@pytest.mark.parametrize(
    "kept", ["abc", 7, (9, 9, 9), ("a", None, ()), ((), {}, 1.5), (0, 1, 2, 0), (True, False)], ids=repr
)
def test_what_another_version_kept_does_no_harm(monkeypatch, kept):
    monkeypatch.setattr(state, "typed", lambda key: None)
    assert len(response_of(VARIANT, "key", kept)) == 3
