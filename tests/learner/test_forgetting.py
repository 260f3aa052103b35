"""What is forgotten is gone: its rows, its snapshots, its copies, and its text in every file; of one learner alone."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.learner.test_store import on, path_of
from tests.learner.test_tables import WRITTEN, old_url
from tutor.learner import store as module
from tutor.learner.events import Event
from tutor.learner.store import ForgottenError, Snapshot, Store, StoreError

Happen = Callable[..., Event]
SECRET = "what nobody may read again"
__all__ = ("old_url",)


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    with closing(Store(database_url)) as opened:
        yield opened


def remains(folder: Path, *texts: str) -> set[str]:
    """The files of a folder in which one of these texts stands."""
    found = ((path, path.read_bytes()) for path in folder.iterdir() if path.is_file())
    return {path.name for path, held in found if any(text.encode() in held for text in texts)}


# --- many at once, and from a number on -------------------------------------------------------------------------------


def test_many_are_written_together_and_those_that_are_there_are_passed_over(store: Store, happen: Happen):
    events = [happen(n=number) for number in range(1200)]
    assert store.add_all(events[:3]) == 3
    assert store.add_all([*events, replace(events[7], data={"n": "again"})]) == 1197
    assert store.events("ada") == tuple(store.each("ada")) == tuple(events)
    assert store.add_all(()) == 0


def test_all_of_them_are_written_or_none(sqlite_url: str, happen: Happen):
    never = "CREATE TRIGGER never BEFORE INSERT ON events WHEN NEW.seed = 9 BEGIN SELECT RAISE(ABORT, 'not today'); END"
    with closing(Store(sqlite_url)) as opened:
        on(sqlite_url, never)
        with pytest.raises(StoreError, match="not today"):
            opened.add_all([happen(), happen(seed=9), happen()])
        assert opened.events("ada") == ()


def test_what_came_since_is_read_with_its_numbers(store: Store, happen: Happen):
    events = [happen(n=number) for number in range(9)]
    store.add_all([*events[:4], replace(happen(), learner="emmy"), *events[4:]])
    rows = store.events_since("ada", 0)
    assert [event for _, event in rows] == events
    numbers = [number for number, _ in rows]
    assert numbers == sorted(set(numbers))
    assert store.events_since("ada", numbers[5]) == rows[6:]
    assert store.events_since("ada", numbers[5], 2) == rows[6:8]
    assert store.events_since("ada", numbers[-1]) == ()
    assert store.events("ada", "descent", recent=3) == tuple(events[-3:])


# --- snapshots --------------------------------------------------------------------------------------------------------


def test_a_newer_snapshot_is_not_replaced_by_an_older_one(store: Store, happen: Happen):
    store.add_all(happen() for _ in range(9))
    numbers = [number for number, _ in store.events_since("ada", 0)]
    assert store.snapshot("ada", "toy", "1") is None
    assert store.keep_snapshot("ada", "toy", "1", numbers[4], "five")
    assert not store.keep_snapshot("ada", "toy", "1", numbers[3], "four")
    assert not store.keep_snapshot("ada", "toy", "1", numbers[4], "five again")
    assert store.snapshot("ada", "toy", "1") == Snapshot(numbers[4], "five")
    assert store.keep_snapshot("ada", "toy", "1", numbers[8], "nine")
    assert store.snapshot("ada", "toy", "1") == Snapshot(numbers[8], "nine")
    assert [store.snapshot(*of) for of in (("emmy", "toy", "1"), ("ada", "other", "1"), ("ada", "toy", "2"))] == [
        None
    ] * 3


def test_a_snapshot_of_events_that_are_not_there_is_not_kept(store: Store, happen: Happen):
    store.add(happen())
    store.add(replace(happen(), learner="emmy"))
    ((number, _),) = store.events_since("emmy", 0)
    assert not store.keep_snapshot("ada", "toy", "1", number, "not hers")
    assert not store.keep_snapshot("ada", "toy", "1", 99, "not yet")


def test_the_snapshots_of_a_few_versions_stand_side_by_side(store: Store, happen: Happen):
    store.add_all(happen() for _ in range(9))
    for version, (number, _) in enumerate(store.events_since("ada", 0)):
        assert store.keep_snapshot("ada", "toy", str(version), number, "text")
    kept = [str(version) for version in range(9) if store.snapshot("ada", "toy", str(version))]
    assert kept == ["6", "7", "8"]


# --- forgotten --------------------------------------------------------------------------------------------------------


def test_all_of_one_learner_is_forgotten_and_nothing_of_another(store: Store, happen: Happen):
    hers = [replace(happen(), learner="emmy") for _ in range(3)]
    store.add_all([*(happen() for _ in range(300)), *hers])
    number = store.events_since("ada", 0)[-1][0]
    store.keep_snapshot("ada", "toy", "1", number, "text")
    assert store.forgotten("ada") is None
    store.forget("ada")
    assert store.events("ada") == ()
    assert store.snapshot("ada", "toy", "1") is None
    assert store.events("emmy") == tuple(hers)
    assert store.forgotten("emmy") is None
    assert not store.keep_snapshot("ada", "toy", "1", number, "the old past")


def test_no_number_is_used_again(store: Store, happen: Happen):
    store.add_all(happen() for _ in range(5))
    last = store.events_since("ada", 0)[-1][0]
    for _ in range(2):
        store.forget("ada")
    store.add(happen())
    ((number, _),) = store.events_since("ada", 0)
    assert number > last


def test_what_was_known_before_is_not_written_back(store: Store, happen: Happen):
    before = store.forgotten("ada")
    assert store.add_all([happen()], unless_forgotten_since=before) == 1
    store.forget("ada")
    with pytest.raises(ForgottenError, match="forgotten"):
        store.add_all([happen()], unless_forgotten_since=before)
    assert store.events("ada") == ()
    now = store.forgotten("ada")
    assert now is not None
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)
    assert store.add_all([happen()], unless_forgotten_since=now) == 1
    store.forget("ada")
    again = store.forgotten("ada")
    assert again is not None
    assert again > now


@pytest.mark.skipif(os.name == "nt", reason="another program that has the file open holds it there")
def test_no_file_has_the_text_any_more(sqlite_url: str, happen: Happen):
    def careless(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA secure_delete = OFF").close()  # some builds of SQLite have it on

    with closing(Store(sqlite_url)) as opened, closing(Store(sqlite_url)) as another:
        module.event.listen(opened._engine, "connect", careless)
        opened.close()
        for _ in range(300):
            opened.add(happen(response=SECRET))
        opened.keep_snapshot("ada", "toy", "1", opened.events_since("ada", 0)[-1][0], SECRET)
        another.add(replace(happen(response="hers"), learner="emmy"))
        folder = path_of(sqlite_url).parent
        assert remains(folder, SECRET)
        opened.forget("ada")
        assert remains(folder, SECRET, "ada", "descent-secret") == set()
        assert len(another.events("emmy")) == 1


def test_the_copies_forget_it_too(old_url: str, happen: Happen):
    with closing(Store(old_url)) as opened:
        opened.add(replace(happen(), learner="emmy"))
        opened.forget("me")
        assert opened.events("me") == ()
        assert len(opened.events("emmy")) == 1
    if old_url.startswith("sqlite"):
        assert remains(path_of(old_url).parent, "12345", "x +* 2") == set()
    for copy in copies(old_url):
        assert on(*copy) == [(0,)]


def copies(url: str) -> list[tuple[str, str]]:
    """The copies that a migration has left, each with a statement that counts what is in it."""
    if url.startswith("sqlite"):
        paths = path_of(url).parent.glob("*.schema-*")
        found = [(f"sqlite:///{path}", "SELECT count(*) FROM events") for path in paths]
    else:
        names = on(
            url, "SELECT tablename FROM pg_tables WHERE tablename LIKE 'events_of%' AND schemaname = current_schema()"
        )
        found = [(url, f"SELECT count(*) FROM {name}") for (name,) in names]
    assert found
    return found


def test_a_copy_that_was_broken_off_or_damaged_is_thrown_away(tmp_path: Path):
    path = tmp_path / "old.sqlite3"
    shutil.copy(WRITTEN / "schema_2.db", path)
    half, damaged = (Path(f"{path}.schema-{end}") for end in ("1.half", "1.7"))
    half.write_bytes(b"")
    damaged.write_bytes(b"12345 and no database " * 400)
    beside = tmp_path / "old.sqlite3.mine"
    beside.write_text("12345, and none of its business", encoding="utf-8")
    with closing(Store(f"sqlite:///{path}")) as opened:
        opened.forget("me")
    assert not half.exists()
    assert not damaged.exists()
    assert remains(tmp_path, "12345") == {beside.name}


@pytest.mark.skipif(os.name == "nt", reason="another program that has the file open holds it there")
def test_where_another_program_reads_on_it_is_said_and_cleaned_up_later(sqlite_url: str, happen: Happen, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.2)
    with closing(Store(sqlite_url)) as opened, closing(sqlite3.connect(path_of(sqlite_url))) as other:
        opened.add_all(happen(response=SECRET) for _ in range(50))
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM events").fetchall()
        with pytest.raises(StoreError, match="still reads the database"):
            opened.forget("ada")
        assert opened.events("ada") == ()
        other.rollback()
        opened.forget("ada")
        assert remains(path_of(sqlite_url).parent, SECRET) == set()
