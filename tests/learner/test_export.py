"""What is exported is read again as it was; a file that is meant to do harm is refused in a sentence, soon."""

from __future__ import annotations

import gzip
import json
import time
import tracemalloc
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.learner import export
from tutor.learner.events import Event, KeptQuestion
from tutor.learner.export import ExportError, read, written
from tutor.learner.store import Store

Happen = Callable[..., Event]

names = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=30)
data = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
questions = st.none() | st.builds(
    KeptQuestion, names, st.dictionaries(names, texts).map(lambda d: (*d.items(),)), texts
)
events = st.builds(
    Event,
    names,
    st.just("ada"),
    st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)),
    names,
    names | st.just(""),
    names | st.just(""),
    st.integers(-(2**63) + 1, 2**63 - 1),
    st.dictionaries(st.text(max_size=8), data, max_size=4),
    questions,
)
pasts = st.lists(events, max_size=8, unique_by=lambda event: event.id)


def text_of(past: list[Event]) -> str:
    """The file."""
    return "".join(written(past))


@given(pasts)
def test_what_is_written_is_read_as_it_was(past: list[Event]):
    text = text_of(past)
    assert json.loads(text)["format"] == "downhill"
    found = read(text, "ada")
    assert list(found) == past
    assert [event.question and event.question.text for event in found] == [e.question and e.question.text for e in past]
    assert read(text.encode(), "ada") == read(b"\xef\xbb\xbf" + text.encode(), "ada") == found
    spaced = json.dumps(json.loads(text), indent=3, ensure_ascii=False)
    assert read(spaced, "ada") == found or "\\ud" in text


@settings(max_examples=20, deadline=None)
@given(pasts)
def test_it_goes_from_one_store_to_another_and_counts_once(past: list[Event]):
    with TemporaryDirectory() as folder:
        one, two = (f"sqlite:///{folder}/{name}.sqlite3" for name in ("one", "two"))
        with closing(Store(one)) as first, closing(Store(two)) as second:
            assert first.add_all(past) == len(past)
            found = read("".join(written(first.each("ada"))), "ada")
            assert second.add_all(found[::2]) == len(found[::2])
            assert second.add_all(found) == len(found) - len(found[::2])
            assert second.add_all(found) == 0
            assert sorted(second.each("ada"), key=lambda event: event.id) == sorted(past, key=lambda event: event.id)


def test_what_another_learner_has_under_the_same_id_stays_theirs(tmp_path: Path, happen: Happen):
    with closing(Store(f"sqlite:///{tmp_path}/one.sqlite3")) as store:
        event = happen(response="mine")
        store.add(event)
        assert store.add_all([replace(event, learner="emmy", data={"response": "theirs"})]) == 0
        assert store.events("ada") == (event,)


# --- files that are refused -------------------------------------------------------------------------------------------

ENTRY = {
    "id": "1",
    "at": "2026-03-01T00:00:00+00:00",
    "kind": "visit",
    "lesson": "",
    "exercise": "",
    "seed": 0,
    "data": {},
}


def file_of(*entries: str) -> str:
    """A file with these events, as text."""
    return '{"format": "downhill", "version": 1, "events": [' + ",".join(entries) + "]}"


def entry(**changes: object) -> str:
    """An event, with something changed."""
    return json.dumps({**ENTRY, **changes})


QUESTION = {"fingerprint": "f", "values": {}, "text": ""}
HOSTILE: tuple[tuple[str, str], ...] = (
    ("an event that is cut off", file_of(entry())[:-9]),
    ("no end", file_of(entry())[:-1]),
    ("more behind the end", file_of(entry()) + "{}"),
    ("a comma too many", file_of(entry(), "")),
    ("no comma", file_of(entry() + entry())),
    ("a list", file_of("[]")),
    ("a number", file_of("7")),
    ("NaN", file_of(entry(data={"x": float("nan")}))),
    ("an infinity", file_of(entry(data={"x": float("-inf")}))),
    ("a giant decimal", file_of(entry().replace('"seed": 0', '"seed": 0, "data": {"x": 1e999}'))),
    ("a giant number", file_of(entry(data={"x": 0}).replace('"x": 0', '"x": ' + "9" * 60_000))),
    ("a giant seed", file_of(entry(seed=2**63))),
    ("a seed that is text", file_of(entry(seed="1"))),
    ("a seed that is true", file_of(entry(seed=True))),
    ("a seed that is a decimal", file_of(entry(seed=1.0))),
    ("a name twice", file_of(entry()[:-1] + ', "id": "2"}')),
    ("a name twice in the data", file_of(entry().replace('"data": {}', '"data": {"a": 1, "a": 2}'))),
    ("an unknown name", file_of(entry(surprise=1))),
    ("no id", file_of(json.dumps({**ENTRY, "id": None}))),
    ("an empty id", file_of(entry(id=""))),
    ("a long id", file_of(entry(id="x" * 201))),
    ("an id of controls", file_of(entry(id="a\x00b"))),
    ("half a sign", file_of(entry(id="\ud800"))),
    ("no time", file_of(entry(at="yesterday"))),
    ("a time without a zone", file_of(entry(at="2026-03-01T00:00:00"))),
    ("a time before all times", file_of(entry(at="0001-01-01T00:00:00+14:00"))),
    ("a time after all times", file_of(entry(at="9999-12-31T23:59:59-14:00"))),
    ("a time that is a number", file_of(entry(at=0))),
    ("data that are a list", file_of(entry(data=[]))),
    ("data that are too large", file_of(entry(data={"x": "y" * 17_000}))),
    ("one giant event", file_of(entry(data={"x": "y" * 2_000_000}))),
    ("deep lists", file_of(entry().replace("{}", '{"x": ' + "[" * 40_000 + "]" * 40_000 + "}"))),
    ("deep objects", file_of('{"a":' * 16_000 + "1" + "}" * 16_000)),
    ("deep and endless", file_of("[" * 1_000_000)),
    ("a question that is text", file_of(entry(question="f"))),
    ("a question of numbers", file_of(entry(question={**QUESTION, "values": {"p": 3}}))),
    ("a question without words", file_of(entry(question={"fingerprint": "f", "values": {}}))),
    ("a question of many values", file_of(entry(question={**QUESTION, "values": {str(n): "" for n in range(201)}}))),
    ("a long question", file_of(entry(question={**QUESTION, "text": "x" * 4_001}))),
)
FOREIGN: tuple[tuple[str, str | bytes], ...] = (
    ("nothing", b""),
    ("no JSON", "a shopping list"),
    ("a list", "[]"),
    ("another object", '{"name": "somebody"}'),
    ("another format", '{"format": "uphill", "version": 1, "events": []}'),
    ("a format that is a list", '{"format": [], "version": 1, "events": []}'),
    ("a version that is text", '{"format": "downhill", "version": "1", "events": []}'),
    ("no version", '{"format": "downhill", "events": []}'),
    ("no UTF-8", b"\xff\xfe{"),
    ("half a sign in UTF-8", b'{"format": "downhill\xed\xa0\x80'),
    ("UTF-16", file_of().encode("utf-16")),
    ("something packed", gzip.compress(file_of().encode())),
)


def refused(file: str | bytes) -> str:
    """Why a file is refused; it takes less than a second."""
    start = time.perf_counter()
    with pytest.raises(ExportError) as caught:
        read(file)
    assert time.perf_counter() - start < 1
    return str(caught.value)


@pytest.mark.parametrize(("what", "file"), HOSTILE, ids=[what for what, _ in HOSTILE])
def test_a_file_that_is_damaged_or_meant_to_do_harm_is_refused(what: str, file: str):
    assert refused(file) == export.DAMAGED
    assert refused(file.encode()) == export.DAMAGED


@pytest.mark.parametrize(("what", "file"), FOREIGN, ids=[what for what, _ in FOREIGN])
def test_a_file_of_something_else_is_refused(what: str, file: str | bytes):
    assert refused(file) in (export.FOREIGN, export.DAMAGED)


def test_a_file_that_is_fine_is_taken():
    assert len(read(file_of(entry(), entry(id="2", question=QUESTION, data={"x": [1, 2.5, None]})))) == 2
    assert read(file_of()) == ()


def test_a_file_of_a_newer_version_asks_for_an_update():
    assert refused('{"format": "downhill", "version": 2, "people": []}') == export.NEWER


def test_a_file_that_is_too_large_is_not_looked_at(monkeypatch):
    monkeypatch.setattr(export, "LARGEST_FILE", 1000)
    assert refused(b" " * 1001) == refused("é" * 1001) == export.TOO_LARGE


def test_a_file_of_too_many_events_is_left_where_it_becomes_too_many(monkeypatch):
    monkeypatch.setattr(export, "MOST_EVENTS", 3)
    assert len(read(file_of(*(entry(id=str(number)) for number in range(3))))) == 3
    assert refused(file_of(*(entry(id=str(number)) for number in range(4)))) == export.TOO_LARGE


def test_a_small_file_does_not_become_large_in_memory():
    file = file_of(entry(data={"x": 0}).replace("0}", "[" + "[]," * 1_000_000 + "[]]}"))
    tracemalloc.start()
    try:
        assert refused(file) == export.DAMAGED
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 20_000_000
