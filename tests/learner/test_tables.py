"""Every database that an earlier version wrote is read on: nothing is lost, and a copy is made first.

`written/schema_N` are databases as that version left them, one file for each kind.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from tests.learner.test_store import on
from tutor.learner import store as module
from tutor.learner.events import Event, KeptQuestion
from tutor.learner.store import Store, StoreError
from tutor.learner.tables import MIGRATIONS, SCHEMA, tables

WRITTEN = Path(__file__).with_name("written")
EARLIER = tuple(range(1, SCHEMA))
Happen = Callable[..., Event]


@pytest.fixture(params=EARLIER)
def old_url(request: pytest.FixtureRequest, database_url: str) -> str:
    """A database of each earlier version, on SQLite and on PostgreSQL."""
    if database_url.startswith("sqlite"):
        path = Path(database_url.removeprefix("sqlite:///"))
        path.parent.mkdir(parents=True)
        shutil.copy(WRITTEN / f"schema_{request.param}.db", path)
    else:
        statements = (WRITTEN / f"schema_{request.param}.sql").read_text(encoding="utf-8")
        engine = create_engine(database_url)
        with engine.begin() as connection:
            connection.exec_driver_sql(statements)
        engine.dispose()
    return database_url


def version_of(url: str) -> int:
    """The schema that the database says it has."""
    return on(url, "SELECT version FROM schema")[0][0]


def shape(url: str) -> dict[str, object]:
    """Columns, keys and indexes of the tables that the store uses."""
    engine = create_engine(url)
    known = inspect(engine)
    found = {
        name: (
            [(c["name"], str(c["type"]), c["nullable"], c["default"]) for c in known.get_columns(name)],
            known.get_pk_constraint(name)["constrained_columns"],
            sorted(each["column_names"] for each in known.get_unique_constraints(name)),
            sorted(index["column_names"] for index in known.get_indexes(name)),
        )
        for name in tables.tables
    }
    engine.dispose()
    return found


def test_the_versions_are_three_and_each_step_has_a_database_to_be_tried_on():
    assert (SCHEMA, len(MIGRATIONS)) == (3, 2)
    assert {path.name for path in WRITTEN.iterdir()} == {f"schema_{n}.{end}" for n in EARLIER for end in ("db", "sql")}


def test_what_an_earlier_version_wrote_is_all_there(old_url: str):
    rows = on(old_url, "SELECT id, kind, exercise, seed FROM events ORDER BY number")
    version = version_of(old_url)
    with closing(Store(old_url)) as store:
        events = store.events("me")
        assert [event for _, event in store.events_since("me", 4)] == list(events[4:])
    assert len(events) == 10
    assert [(event.id, event.kind, event.exercise, event.seed) for event in events] == rows
    assert [event.data.get("verdict") for event in events if event.kind == "attempt"] == [
        *("wrong", "right", "right", "unreadable", "wrong", "right")
    ]
    asked = [event.exercise for event in events if event.question is not None]
    assert asked == ([] if version == 1 else ["formula"] * 5 + ["number"] * 2)


def test_afterwards_it_is_as_one_that_was_made_today(old_url: str, happen: Happen):
    event = replace(happen(), learner="me", question=KeptQuestion("f", (("c", "3"),), "Write it."))
    with closing(Store(old_url)) as store:
        assert store.add(event)
        assert store.events("me")[-1] == event
        assert store.events("me")[-1].question.text == "Write it."
    assert version_of(old_url) == 3
    grown = shape(old_url)
    on(old_url, *(f"DROP TABLE {name}" for name in tables.tables), "SELECT 1")
    Store(old_url).close()
    assert grown == shape(old_url)


def test_a_copy_as_it_was_is_made_first_and_none_is_written_over(old_url: str):
    before, version = on(old_url, "SELECT * FROM events ORDER BY number"), version_of(old_url)
    Store(old_url).close()
    if old_url.startswith("sqlite"):
        copy = f"{old_url}.schema-{version}"
        assert on(copy, "SELECT * FROM events ORDER BY number") == before
        assert version_of(copy) == version
        shutil.copy(copy.removeprefix("sqlite:///"), old_url.removeprefix("sqlite:///"))
        Store(old_url).close()
        assert Path(f"{copy}.2".removeprefix("sqlite:///")).is_file()
    else:
        assert on(old_url, f"SELECT * FROM events_of_schema_{version} ORDER BY number") == before
        assert on(old_url, f"SELECT version FROM schema_of_schema_{version}") == [(version,)]


def test_the_copy_has_what_still_stood_in_the_journal(tmp_path: Path):
    path = tmp_path / "old.sqlite3"
    shutil.copy(WRITTEN / "schema_1.db", path)
    with closing(sqlite3.connect(path)) as another:  # a program that has it open, and has not tidied up yet
        another.execute("PRAGMA journal_mode = WAL")
        with another:
            another.execute("UPDATE events SET learner = 'emmy'")
        Store(f"sqlite:///{path}").close()
    assert os.name == "nt" or Path(f"{path}.schema-1").stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(f"{path}.schema-1")) as copy:
        assert copy.execute("SELECT DISTINCT learner FROM events").fetchall() == [("emmy",)]


def test_what_is_left_of_a_copy_that_was_broken_off_is_no_hindrance(tmp_path: Path):
    path = tmp_path / "old.sqlite3"
    shutil.copy(WRITTEN / "schema_1.db", path)
    Path(f"{path}.schema-1.half").write_bytes(b"a power cut came, and this is no database " * 100)
    Store(f"sqlite:///{path}").close()
    assert on(f"sqlite:///{path}.schema-1", "SELECT count(*) FROM events") == [(10,)]


def test_a_step_that_fails_leaves_the_database_as_it_was(old_url: str, monkeypatch: pytest.MonkeyPatch):
    before, version = on(old_url, "SELECT * FROM events ORDER BY number"), version_of(old_url)

    def half(connection) -> None:
        MIGRATIONS[-1](connection)
        connection.execute(text("SELECT * FROM nothing_of_that_name"))

    monkeypatch.setattr(module, "MIGRATIONS", (*MIGRATIONS[:-1], half))
    with pytest.raises(StoreError, match="cannot use its database"):
        Store(old_url)
    assert on(old_url, "SELECT * FROM events ORDER BY number") == before
    assert version_of(old_url) == version


def test_a_database_that_is_up_to_date_is_not_copied(sqlite_url: str, happen: Happen):
    for _ in range(2):
        with closing(Store(sqlite_url)) as store:
            store.add(happen())
    folder = Path(sqlite_url.removeprefix("sqlite:///")).parent
    assert [path.name for path in folder.iterdir() if "schema" in path.name] == []


@pytest.mark.parametrize("damaged", ["{", "[]", '{"fingerprint": "f"}', '{"fingerprint": 1, "values": 2, "text": 3}'])
def test_a_question_that_is_damaged_is_said_to_be(sqlite_url: str, happen: Happen, damaged: str):
    with closing(Store(sqlite_url)) as store:
        store.add(happen())
        on(sqlite_url, f"UPDATE events SET question = '{damaged}'")
        with pytest.raises(StoreError, match="cannot use its database"):
            store.events("ada")
