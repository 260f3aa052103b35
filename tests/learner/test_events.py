"""An event takes whatever a client sends, keeps it small, and reads back equal."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.learner.events import LARGEST_DATA, LARGEST_SEED, LEFT_OUT, LONGEST_NAME, Event, encode

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
EVENT = Event("one", "ada", NOW, "attempt", "descent", "slope", 7, {"response": "2w"})

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), anything))
def test_whatever_is_sent_becomes_json_that_reads_back_as_the_same_event(data):
    event = replace(EVENT, data=data)
    text = encode(event.data)
    assert text.isascii()
    assert replace(event, data=json.loads(text)) == event


@given(st.dictionaries(st.text(max_size=5), st.integers(0, 40_000).map(lambda size: "w" * size), max_size=8))
def test_data_is_never_larger_than_its_bound_and_says_what_it_left_out(data):
    kept = json.loads(encode(data))
    gone = kept.pop(LEFT_OUT, [])
    assert len(encode(data)) <= LARGEST_DATA
    assert kept == {name: data[name] for name in data if name not in gone}
    assert set(gone) <= set(data)
    assert bool(gone) == (len(json.dumps(data)) > LARGEST_DATA)


def test_the_verdict_of_an_enormous_answer_is_kept():
    data = replace(EVENT, data={"response": "9" * 10**7, "verdict": "unreadable"}).data
    assert data == {"verdict": "unreadable", LEFT_OUT: ["response"]}


def test_what_no_json_reader_would_take_becomes_words():
    data = {"a": float("nan"), "b": float("-inf"), "c": 10**5000, "d": (1, True, None), "e": 2.5}
    words = {"a": "nan", "b": "-inf", "c": "an integer of 16610 bits", "d": [1, True, None], "e": 2.5}
    assert replace(EVENT, data=data).data == words


def test_what_is_nested_without_end_is_cut():
    endless: list[object] = []
    endless.append(endless)
    assert "too deep" in encode({"response": endless})


def test_a_slip_of_the_programmer_is_told():
    with pytest.raises(TypeError, match="cannot hold a datetime"):
        encode({"at": NOW})


@pytest.mark.parametrize("name", ["id", "learner", "kind", "lesson", "exercise"])
@pytest.mark.parametrize("value", ["w" * (LONGEST_NAME + 1), "a\x00b", "\ud800", "a\nb"])
def test_a_name_that_no_database_would_take_is_refused(name: str, value: str):
    with pytest.raises(ValueError, match=f"an event's {name} cannot be"):
        replace(EVENT, **{name: value})


@pytest.mark.parametrize("name", ["id", "learner", "kind"])
def test_a_name_that_is_missing_is_refused(name: str):
    with pytest.raises(ValueError, match=f"an event's {name} cannot be ''"):
        replace(EVENT, **{name: ""})


def test_a_time_is_kept_in_utc_and_needs_a_zone():
    summer = timezone(timedelta(hours=2))
    assert replace(EVENT, at=datetime(2026, 7, 1, 14, tzinfo=summer)).at == datetime(2026, 7, 1, 12, tzinfo=UTC)
    assert replace(EVENT, at=datetime(2026, 7, 1, 14, tzinfo=summer)).at.tzinfo is UTC
    with pytest.raises(ValueError, match="time zone"):
        replace(EVENT, at=datetime(2026, 7, 1, 14))


def test_a_seed_fits_into_a_column():
    assert replace(EVENT, seed=LARGEST_SEED).seed == LARGEST_SEED
    with pytest.raises(ValueError, match="too large"):
        replace(EVENT, seed=LARGEST_SEED + 1)


def test_the_bounds_of_an_event_are_these_numbers():
    assert replace(EVENT, exercise="w" * 200).exercise == "w" * 200
    with pytest.raises(ValueError, match="exercise"):
        replace(EVENT, exercise="w" * 201)
    around = len('{"a": ""}')
    assert json.loads(encode({"a": "w" * (16_384 - around)})) == {"a": "w" * (16_384 - around)}
    assert json.loads(encode({"a": "w" * (16_385 - around)})) == {LEFT_OUT: ["a"]}
    assert replace(EVENT, seed=9_223_372_036_854_775_807).seed == 2**63 - 1
    with pytest.raises(ValueError, match="too large"):
        replace(EVENT, seed=9_223_372_036_854_775_808)


def test_eight_levels_are_kept_and_a_ninth_is_not():
    def nested(levels: int) -> object:
        return [nested(levels - 1)] if levels else 1

    assert json.loads(encode({"a": nested(8)}))["a"] == nested(8)
    assert "too deep" in encode({"a": nested(9)})
