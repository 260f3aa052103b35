"""The store on SQLite and on PostgreSQL: nothing twice, nothing lost, nothing raised but one clear sentence."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import create_engine, inspect, text

from tutor.learner import store as module
from tutor.learner.events import Event
from tutor.learner.store import Store, StoreError, default_url

ROOT = Path(__file__).parents[2]
Happen = Callable[..., Event]


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    with closing(Store(database_url)) as opened:
        yield opened


def on(url: str, *statements: str) -> list[tuple]:
    """Run statements past the store; the rows of the last one."""
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in statements:
            result = connection.execute(text(statement))
        rows = [tuple(row) for row in result] if result.returns_rows else []
    engine.dispose()
    return rows


# --- what is written is read ------------------------------------------------------------------------------------------


def test_what_was_written_is_read_back_equal_by_another_store(store: Store, database_url: str, happen: Happen):
    events = tuple(happen(response="2(w−3)", verdict="right", cells=[1.5, None, {"deep": [True]}]) for _ in range(3))
    assert [store.add(event) for event in events] == [True, True, True]
    with closing(Store(database_url)) as another:
        assert another.events("ada") == events


def test_whatever_a_client_sends_can_be_kept(store: Store, happen: Happen):
    hostile = ("\x00", "\ud800", "'; DROP TABLE events; --", "🙂" * 50, "x" * 10**6, float("nan"), 10**5000)
    events = tuple(happen(response=response) for response in hostile)
    assert all(store.add(event) for event in events)
    assert store.events("ada") == events


def test_a_double_click_is_one_event(store: Store, happen: Happen):
    event = happen(response="first")
    assert store.add(event)
    assert not store.add(event)
    assert not store.add(replace(event, data={"response": "second"}))
    assert store.events("ada") == (event,)


def test_an_event_that_is_refused_for_another_reason_is_not_taken_for_a_double_click(sqlite_url: str, happen: Happen):
    with closing(Store(sqlite_url)) as opened:
        on(sqlite_url, "CREATE TRIGGER never BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'not today'); END")
        with pytest.raises(StoreError, match="not today"):
            opened.add(happen())


def test_events_are_read_for_one_learner_and_one_lesson_in_the_order_in_which_they_came(store: Store, happen: Happen):
    late, early = reversed([happen(), happen()])  # the clock of this machine was put back
    other_lesson, other_learner = replace(happen(), lesson="chain"), replace(happen(), learner="emmy")
    for event in (late, other_learner, other_lesson, early):
        store.add(event)
    assert store.events("ada") == (late, other_lesson, early)
    assert store.events("ada", "descent") == (late, early)
    assert store.events("nobody") == ()


def test_the_events_of_a_kind_are_those_of_all_learners_in_the_order_in_which_they_came(store: Store, happen: Happen):
    first, other, last = happen("dispute"), happen("attempt"), replace(happen("dispute"), learner="emmy")
    for event in (last, other, first):
        store.add(event)
    assert store.of_kind("dispute") == (last, first)
    assert store.of_kind("visit") == ()
    assert store.one(other.id) == other
    assert [store.one(id) for id in ("nobody", "", "\x00", "\ud800", "x" * 10_000)] == [None] * 5


def test_what_was_disputed_is_listed_from_either_database(
    store: Store, database_url: str, happen: Happen, monkeypatch, capsys
):
    from tutor.__main__ import main  # here, so that the store's other tests do without the engine

    monkeypatch.setenv("DOWNHILL_DATABASE", database_url)
    for attempt in ("a", "\x00"):
        store.add(happen("dispute", attempt=attempt, sentence="No \x00 no."))
    assert main(["disputed"]) == 0
    out = capsys.readouterr().out
    assert out.count("the learner: No � no.") == 2
    assert "2 disputed verdicts, 0 of them changed" in out


DAMAGES = (
    "data = 'no JSON'",
    "data = '[1]'",
    f"data = '{'[' * 100_000}'",
    "question = '{}'",
    "question = 'null'",
    "learner = ''",
    "exercise = 'x' || x'1b'",
    "at = 'yesterday'",
    "seed = 'seven'",
)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage[:20])
def test_a_damaged_row_hides_no_other_one(sqlite_url: str, happen: Happen, damage: str):
    with closing(Store(sqlite_url)) as opened:
        events = [happen("dispute") for _ in range(3)]
        for event in events:
            opened.add(event)
        on(sqlite_url, f"UPDATE events SET {damage} WHERE id = '{events[1].id}'")
        assert opened.of_kind("dispute") == (events[0], None, events[2])
        assert opened.one(events[1].id) is None
        assert opened.one(events[2].id) == events[2]


def test_a_kind_of_a_later_version_is_kept(store: Store, happen: Happen):
    event = happen("dreamt", of="slopes")
    assert store.add(event)
    assert store.events("ada") == (event,)


# --- many at once -----------------------------------------------------------------------------------------------------


def test_twenty_threads_write_twenty_events_each(store: Store, happen: Happen):
    shares = [[happen() for _ in range(20)] for _ in range(20)]
    with ThreadPoolExecutor(20) as pool:
        added = list(pool.map(lambda share: [store.add(event) for event in share], shares))
    assert all(all(share) for share in added)
    assert {event.id for event in store.events("ada")} == {event.id for share in shares for event in share}


def test_the_same_click_from_ten_threads_is_one_event(store: Store, happen: Happen):
    event, together = happen(), Barrier(10)

    def click(_: int) -> bool:
        together.wait(30)
        return store.add(event)

    with ThreadPoolExecutor(10) as pool:
        assert sorted(pool.map(click, range(10))) == [False] * 9 + [True]


def test_eight_servers_may_open_an_empty_database_together(database_url: str, happen: Happen):
    together = Barrier(8)

    def start(_: int) -> int:
        together.wait(30)
        with closing(Store(database_url)) as opened:
            return len(opened.events("ada"))

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(start, range(8))) == [0] * 8
    assert on(database_url, "SELECT version FROM schema") == [(3,)]


WRITER = """
    import sys
    from datetime import UTC, datetime
    from itertools import count
    from tutor.learner.events import Event
    from tutor.learner.store import Store

    store = Store(sys.argv[1])
    for number in count():
        name = f"{sys.argv[2]}-{number}"
        if store.add(Event(name, "ada", datetime.now(UTC), "attempt", "descent", "slope", number, {"n": number})):
            print(name, flush=True)
"""


def test_a_writer_that_is_killed_loses_nothing_that_was_acknowledged(database_url: str):
    acknowledged: list[str] = []
    for number in range(4):
        command = [sys.executable, "-c", textwrap.dedent(WRITER), database_url, f"writer{number}"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as writer:
            acknowledged += [writer.stdout.readline().strip() for _ in range(10 + 7 * number)]
            writer.kill()
            acknowledged += writer.stdout.read().split("\n")[:-1]  # what it still said before it died
        assert writer.returncode != 0
    with closing(Store(database_url)) as after:
        kept = [event.id for event in after.events("ada")]
    assert len(acknowledged) >= 4 * 10
    assert set(acknowledged) <= set(kept)
    assert len(kept) <= len(acknowledged) + 4  # at most the one that each was writing when it died
    assert len(set(kept)) == len(kept)


# --- settings and versions --------------------------------------------------------------------------------------------


def test_sqlite_is_set_so_that_an_acknowledged_event_survives_a_power_cut(sqlite_url: str):
    with closing(Store(sqlite_url)) as opened, opened._engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("synchronous", "foreign_keys")
        }
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
        waits = connection.exec_driver_sql("PRAGMA busy_timeout").scalar()
    assert found == {"synchronous": 2, "foreign_keys": 1}  # 2 is FULL
    assert (mode, waits) == ("wal", 1000 * module.PATIENCE)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_folder_and_the_file_are_their_owner_s_alone(sqlite_url: str, happen: Happen):
    file = path_of(sqlite_url)
    with closing(Store(sqlite_url)) as opened:
        opened.add(happen())
        assert file.parent.stat().st_mode & 0o777 == 0o700
        assert {each.stat().st_mode & 0o777 for each in file.parent.iterdir()} == {0o600}  # the journal, too


def test_a_writer_takes_its_lock_at_once_and_a_reader_takes_none(sqlite_url: str, happen: Happen):
    with closing(Store(sqlite_url)) as opened:
        spoken: list[str] = []
        module.event.listen(opened._engine, "before_cursor_execute", lambda *args: spoken.append(args[2]))
        opened.add(happen())
        assert spoken[0] == "BEGIN IMMEDIATE"
        spoken.clear()
        opened.events("ada")
        assert [statement.split()[0] for statement in spoken] == ["SELECT"]


def test_a_reader_does_not_wait_for_a_writer(sqlite_url: str, happen: Happen):
    with closing(Store(sqlite_url)) as opened, opened._engine.begin():
        assert opened.events("ada") == ()


def test_the_database_says_which_version_it_is(store: Store, database_url: str):
    assert on(database_url, "SELECT version FROM schema") == [(3,)]
    assert store.events("ada") == ()


def test_a_database_of_a_newer_version_is_left_alone(database_url: str):
    Store(database_url).close()
    on(database_url, "UPDATE schema SET version = 99")
    with pytest.raises(StoreError, match="newer version of Downhill"):
        Store(database_url)
    assert on(database_url, "SELECT version FROM schema") == [(99,)]


def test_the_tables_are_the_same_on_both(store: Store, database_url: str):
    engine = create_engine(database_url)
    known = inspect(engine)
    columns = {name: [c["name"] for c in known.get_columns(name)] for name in known.get_table_names()}
    engine.dispose()
    names = ["number", "id", "learner", "at", "kind", "lesson", "exercise", "seed", "data", "question"]
    kept = {"snapshots": ["learner", "name", "version", "last", "text"], "forgotten": ["digest", "at", "number"]}
    assert columns == {"events": names, "schema": ["version"], **kept}


# --- a store that cannot be used --------------------------------------------------------------------------------------


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def test_a_folder_that_cannot_be_made(tmp_path: Path):
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with pytest.raises(StoreError, match=r"cannot use its database .*file/data\.sqlite3 .*DOWNHILL_DATA"):
        Store(f"sqlite:///{tmp_path}/file/data.sqlite3")


def test_a_folder_that_cannot_be_written_to():
    with pytest.raises(StoreError, match=r"/proc/downhill.*DOWNHILL_DATA to another folder"):
        Store("sqlite:////proc/downhill.sqlite3")


def test_a_file_that_can_only_be_read(sqlite_url: str, happen: Happen):
    Store(sqlite_url).close()
    with pytest.raises(StoreError, match="can be written to"):
        Store(f"sqlite:///file:{path_of(sqlite_url)}?mode=ro&uri=true").add(happen())


def test_a_file_that_is_no_database(sqlite_url: str):
    path_of(sqlite_url).parent.mkdir()
    path_of(sqlite_url).write_bytes(b"I am a shopping list, and long enough to be looked at.\n" * 100)
    with pytest.raises(StoreError, match=r"The file is damaged\. Move it away"):
        Store(sqlite_url)


def test_a_file_that_is_damaged_in_the_middle(sqlite_url: str, happen: Happen):
    with closing(Store(sqlite_url)) as opened:
        for _ in range(200):
            opened.add(happen(response="w" * 500))
    with path_of(sqlite_url).open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path_of(sqlite_url).stat().st_size - 4096))
    with pytest.raises(StoreError, match=r"The file is damaged\. Move it away"):
        Store(sqlite_url).events("ada")


def test_a_row_that_is_damaged(store: Store, database_url: str, happen: Happen):
    store.add(happen())
    on(database_url, "UPDATE events SET data = 'not json'")
    with pytest.raises(StoreError, match="A row in it is damaged"):
        store.events("ada")


def test_a_store_recovers_when_the_damaged_file_is_moved_away(sqlite_url: str, happen: Happen):
    path = path_of(sqlite_url)
    with closing(Store(sqlite_url)) as opened:
        opened.close()
        path.write_bytes(b"damaged" * 1000)
        with pytest.raises(StoreError, match="damaged"):
            opened.add(happen())
        path.unlink()
        event = happen()
        assert opened.add(event)
        assert opened.events("ada") == (event,)


def test_a_disk_that_is_full(sqlite_url: str, happen: Happen):
    kept: list[Event] = []

    def keep_on_writing(opened: Store) -> None:
        while opened.add(one := happen(response="w" * 2000)):
            kept.append(one)

    def shrink(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 20").close()

    with closing(Store(sqlite_url)) as opened:
        module.event.listen(opened._engine, "connect", shrink)
        opened.close()
        with pytest.raises(StoreError, match=r"The disk is full\. Make some room"):
            keep_on_writing(opened)
        assert kept
        assert opened.events("ada") == tuple(kept)


def test_a_file_that_another_program_holds(sqlite_url: str, happen: Happen, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "PATIENCE", 0.2)
    with closing(Store(sqlite_url)) as opened, closing(sqlite3.connect(path_of(sqlite_url))) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="Another program is holding it"):
            opened.add(happen())
        other.execute("ROLLBACK")
        assert opened.add(happen())


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("a folder", "no SQLAlchemy URL"),
        ("postgresql://me@here:port/data", "no SQLAlchemy URL"),
        ("sqlite://", "memory would forget"),
        ("sqlite:///:memory:", "memory would forget"),
        ("abacus://me@here/data", "SQLite and PostgreSQL are"),
    ],
)
def test_a_place_that_makes_no_sense(url: str, says: str):
    with pytest.raises(StoreError, match=says):
        Store(url)


def test_a_server_that_is_not_there_and_a_password_that_is_not_shown():
    with pytest.raises(StoreError, match="Check that the server runs") as caught:
        Store("postgresql://me:secret@127.0.0.1:1/data")
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_driver_that_is_missing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"pip install 'psycopg\[binary\]'"):
        Store("postgresql://me@127.0.0.1:1/data")


# --- where it is ------------------------------------------------------------------------------------------------------


def test_the_database_is_the_one_that_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("DOWNHILL_DATABASE", "postgresql://me@here/data")
    monkeypatch.setenv("DOWNHILL_DATA", str(tmp_path))
    assert default_url() == "postgresql://me@here/data"


def test_else_it_is_a_file_in_the_folder_that_is_named(monkeypatch, tmp_path: Path, happen: Happen):
    folder = tmp_path / "a % folder? with # signs"
    monkeypatch.delenv("DOWNHILL_DATABASE", raising=False)
    monkeypatch.setenv("DOWNHILL_DATA", str(folder))
    with closing(Store()) as opened:
        opened.add(happen())
    assert (folder / "downhill.sqlite3").is_file()


def test_else_it_is_in_the_data_folder_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv("DOWNHILL_DATABASE", raising=False)
    monkeypatch.delenv("DOWNHILL_DATA", raising=False)
    monkeypatch.setattr(module.platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "user"))
    assert default_url() == f"sqlite:///{tmp_path}/user/downhill.sqlite3"
