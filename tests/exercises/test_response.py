"""Whatever is sent becomes a response of a bounded size, and what was kept of one becomes the same again."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.exercises import as_response

PLAIN = st.one_of(st.none(), st.text(max_size=20), st.integers(-99, 99), st.floats(-9, 9))
RESPONSES = st.one_of(PLAIN, st.lists(st.one_of(PLAIN, st.lists(PLAIN, max_size=3).map(tuple)), max_size=5).map(tuple))


@given(RESPONSES)
def test_a_response_stays_what_it_is_and_survives_the_store(response) -> None:
    assert as_response(response) == response
    assert as_response(json.loads(json.dumps(response))) == response


@pytest.mark.parametrize(
    "sent",
    [True, False, float("nan"), float("inf"), 10**400, -(10**400), b"2x", {"at": 1}, object(), print, 1j, {1, 2}],
    ids=lambda sent: repr(sent)[:20],
)
def test_what_is_none_of_these_is_nothing(sent: object) -> None:
    assert as_response(sent) is None
    assert as_response([sent, "a"]) == (None, "a")


def test_only_so_much_is_taken_in() -> None:
    assert len(as_response("x" * 10_000_000)) == 12_000
    assert len(as_response(["x"] * 100_000)) == 1_000
    deep: list = []
    for _ in range(100_000):
        deep = [deep]
    assert as_response(deep) == ((None,),)


class Loud(str):
    """A text that does more than a text."""

    def strip(self, *args: object) -> str:
        raise AssertionError("a text of somebody else's class is never used itself")


def test_a_text_is_a_plain_text() -> None:
    assert type(as_response(Loud("2x"))) is str
