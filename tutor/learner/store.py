"""Where events are kept: one append-only table, the same statements on SQLite and on PostgreSQL.

An event that was added is on the disk when `add` returns. A database of an earlier version is brought up to date, after
a copy of it was made. Whatever goes wrong comes out as a StoreError, whose text is for the person who runs the tutor.
What events mean is progress.py's business.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import platformdirs
from sqlalchemy import (
    Connection,
    Engine,
    Select,
    create_engine,
    delete,
    event,
    func,
    insert,
    inspect,
    make_url,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import URL, Row
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from tutor.learner import backups, forgetting, tables
from tutor.learner.events import Event, encode, encode_question, read_back
from tutor.learner.tables import MIGRATIONS, SCHEMA

PATIENCE = 5.0  # seconds to wait for another writer
AT_ONCE = 500  # rows that are read, or written, together
KEPT_VERSIONS = 3  # snapshots of one thing: servers of several versions may share a database for a while


class StoreError(Exception):
    """The store cannot be used; the text says what to do about it."""


class _Any(Enum):
    """Whatever it is."""

    ANY = "any"


ANY = _Any.ANY


class ForgottenError(StoreError):
    """The learner was forgotten in the meantime: what was known of them is not to be written back."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was made of a learner's events up to the one with this number."""

    last: int
    text: str


class Store:
    """The events in one database. Threads may share it; after a failure, the next call starts afresh."""

    def __init__(self, url: str | None = None) -> None:
        self._url = _url(default_url() if url is None else url)
        with _as_store_error(self._url):
            self._engine = _engine(self._url)
        self._ready = False
        with self._using():
            pass

    def add(self, event: Event) -> bool:
        """Write an event down. True: it is on the disk now; False: it had been there already."""
        return self.add_all((event,)) == 1

    def add_all(self, events: Iterable[Event], *, unless_forgotten_since: datetime | _Any | None = ANY) -> int:
        """Write events down, all or none; those that are there already are passed over. How many are new.

        unless_forgotten_since: what `forgotten` said when these events were made; where it says something else by now,
        nothing is written, and ForgottenError is raised.
        """
        once: dict[str, Event] = {}
        for each in events:
            once.setdefault(each.id, each)
        waiting = tuple(once.values())
        with self._using(), self._engine.begin() as connection:
            for learner in sorted({event.learner for event in waiting}):
                _in_turn(connection, learner)
                if unless_forgotten_since is not ANY and forgetting.when(connection, learner) != unless_forgotten_since:
                    raise ForgottenError("This past was forgotten. It is not written down again.")
            return sum(_add_some(connection, waiting[at : at + AT_ONCE]) for at in range(0, len(waiting), AT_ONCE))

    def events(self, learner: str, lesson: str | None = None, recent: int | None = None) -> tuple[Event, ...]:
        """The events of a learner, in the order in which they arrived; of a lesson alone, or the last so many."""
        wanted = select(tables.events).where(tables.events.c.learner == learner)
        if lesson is not None:
            wanted = wanted.where(tables.events.c.lesson == lesson)
        number = tables.events.c.number
        wanted = wanted.order_by(number) if recent is None else wanted.order_by(number.desc()).limit(recent)
        with self._using(), self._reading() as connection:
            found = tuple(map(_event, connection.execute(wanted)))
            return found if recent is None else found[::-1]

    def events_since(self, learner: str, number: int, most: int | None = None) -> tuple[tuple[int, Event], ...]:
        """The events of a learner that arrived after the one with this number, each with its own; `most`: so many."""
        column = tables.events.c.number
        wanted = select(tables.events).where(tables.events.c.learner == learner, column > number).order_by(column)
        with self._using(), self._reading() as connection:
            rows = connection.execute(wanted if most is None else wanted.limit(most))
            return tuple((row.number, _event(row)) for row in rows)

    def each(self, learner: str) -> Iterator[Event]:
        """The events of a learner one by one, in the order in which they arrived: few are in memory at a time."""
        rows = self.events_since(learner, 0, AT_ONCE)
        while rows:
            yield from (event for _, event in rows)
            rows = self.events_since(learner, rows[-1][0], AT_ONCE)

    def of_kind(self, kind: str) -> tuple[Event | None, ...]:
        """The events of a kind, of all learners, in the order in which they arrived; None for a row that is damaged."""
        number = tables.events.c.number
        wanted = select(number).where(tables.events.c.kind == kind).order_by(number)
        with self._using(), self._reading() as connection:
            numbers = connection.scalars(wanted).all()
            rows = (select(tables.events).where(number == each) for each in numbers)
            return tuple(_whole_event(connection, row) for row in rows)

    def one(self, id: str) -> Event | None:
        """The event of this id; None where there is none, or where its row is damaged."""
        if not id.isprintable():  # PostgreSQL refuses to look for a NUL
            return None
        wanted = select(tables.events).where(tables.events.c.id == id)
        with self._using(), self._reading() as connection:
            return _whole_event(connection, wanted)

    # --- what is made of the events, and may be thrown away

    def snapshot(self, learner: str, name: str, version: str) -> Snapshot | None:
        """What was kept last under this name by this version of what makes it."""
        one = tables.snapshots.c
        wanted = select(one.last, one.text).where(one.learner == learner, one.name == name, one.version == version)
        with self._using(), self._reading() as connection:
            row = connection.execute(wanted).one_or_none()
            return None if row is None else Snapshot(row.last, row.text)

    def keep_snapshot(self, learner: str, name: str, version: str, last: int, text: str) -> bool:
        """Keep what was made of the events up to number `last`. False: there is a newer one, or they are gone."""
        one, event = tables.snapshots.c, tables.events.c
        of_this = (one.learner == learner, one.name == name)
        with self._using(), self._engine.begin() as connection:
            _in_turn(connection, learner)
            there = connection.scalar(select(event.number).where(event.number == last, event.learner == learner))
            newest = connection.scalar(select(one.last).where(*of_this, one.version == version))
            if there is None or (newest is not None and newest >= last):
                return False
            others = select(one.version).where(*of_this, one.version != version).order_by(one.last.desc())
            gone = connection.scalars(others).all()[KEPT_VERSIONS - 1 :]
            connection.execute(delete(tables.snapshots).where(*of_this, one.version.in_([version, *gone])))
            row = {"learner": learner, "name": name, "version": version, "last": last, "text": text}
            connection.execute(insert(tables.snapshots).values(row))
        return True

    # --- what is forgotten

    def forget(self, learner: str) -> None:
        """Delete all that there is of a learner, here and in the copies of earlier versions, text and all.

        Where another program reads on, so that some text may still be in the file, a StoreError says so; the events are
        gone in any case, and the same call cleans up later.
        """
        with self._using():
            with self._engine.begin() as connection:
                _in_turn(connection, learner)
                forgetting.rows(connection, learner)
            if not forgetting.remains(self._engine, learner):
                raise StoreError(
                    f"What you did is deleted. Another program still reads the database {_shown(self._url)}, so some "
                    "of it may be in the file. Close that program, then do it once more."
                )

    def forgotten(self, learner: str) -> datetime | None:
        """When a learner was forgotten last; None for one who never was."""
        with self._using(), self._reading() as connection:
            return forgetting.when(connection, learner)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _reading(self) -> Connection:
        return self._engine.connect().execution_options(reading=True)

    @contextmanager
    def _using(self) -> Iterator[None]:
        with _as_store_error(self._url):
            try:
                if not self._ready:
                    self._prepare()
                    self._ready = True
                yield
            except ForgottenError:
                raise
            except Exception:
                self._ready = False
                self.close()
                raise

    def _prepare(self) -> None:
        """Make the tables where there are none; bring those of an earlier version up to date, after a copy of them."""
        _make_file(self._url)
        with self._engine.begin() as connection:
            if connection.dialect.name == "postgresql":  # two servers may start at once
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": 0x646F776E})
            version = _version(connection)
            if version is None:
                tables.tables.create_all(connection)
                connection.execute(insert(tables.schema).values(version=SCHEMA))
            elif version > SCHEMA:
                raise StoreError(
                    f"The database {_shown(self._url)} was written by a newer version of Downhill. "
                    "Update Downhill, or let it keep its data elsewhere."
                )
            elif version < SCHEMA:
                backups.back_up(connection, version)
                for step in MIGRATIONS[version - 1 :]:
                    step(connection)
                connection.execute(update(tables.schema).values(version=SCHEMA))


# --- from one version to the next -------------------------------------------------------------------------------------


def _version(connection: Connection) -> int | None:
    """The schema of the tables that are there; None where there are none yet."""
    if not inspect(connection).has_table(tables.schema.name):
        return None
    return connection.scalar(select(tables.schema.c.version))


# --- which database ---------------------------------------------------------------------------------------------------


def default_url() -> str:
    """DOWNHILL_DATABASE, an SQLAlchemy URL; else a SQLite file in DOWNHILL_DATA; else in the user's data folder."""
    url = os.environ.get("DOWNHILL_DATABASE")
    if url:
        return url
    folder = os.environ.get("DOWNHILL_DATA") or platformdirs.user_data_dir("downhill", appauthor=False)
    file = Path(folder).expanduser().absolute() / "downhill.sqlite3"
    return URL.create("sqlite", database=str(file)).render_as_string(hide_password=False)


def default_place() -> str:
    """The file that everything is kept in; empty where that is the database of a server."""
    return _file_of(_url(default_url()))


def _file_of(url: URL) -> str:
    return (url.database or "") if url.get_backend_name() == "sqlite" else ""


def _url(text: str) -> URL:
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise StoreError("DOWNHILL_DATABASE is no SQLAlchemy URL, such as sqlite:////data/downhill.sqlite3.") from error
    if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
        raise StoreError("A database in memory would forget everything. Name a file, such as sqlite:///data.sqlite3.")
    return url


def _make_file(url: URL) -> None:
    """What somebody answered is their own: nobody else may read the folder or the file that is made for it."""
    if url.get_backend_name() == "sqlite" and url.database and not url.database.startswith("file:"):
        file = Path(url.database)
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not file.exists():
            file.touch(mode=0o600)


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        waiting = {"connect_timeout": round(PATIENCE)} if url.get_backend_name() == "postgresql" else {}
        return create_engine(url, pool_pre_ping=True, connect_args=waiting)
    engine = create_engine(url, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """A write that was acknowledged survives a power cut; readers and the writer do not wait for one another."""
    connection.isolation_level = None  # transactions are begun below, not guessed by the driver
    for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {setting}").close()


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its lock at once: one that takes it halfway cannot wait for it. A single SELECT needs none."""
    if not connection.get_execution_options().get("reading"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


# --- rows and sentences -----------------------------------------------------------------------------------------------


def _in_turn(connection: Connection, learner: str) -> None:
    """Whoever writes for a learner waits for the one before, so that no number is seen before a smaller one.

    SQLite has one writer at a time by itself.
    """
    if connection.dialect.name == "postgresql":
        key = int.from_bytes(bytes.fromhex(forgetting.digest(learner)[:16]), "big", signed=True)
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})


def _add_some(connection: Connection, events: Sequence[Event]) -> int:
    """Write down those of these events that are not there yet; how many these are."""
    wanted = select(tables.events.c.id).where(tables.events.c.id.in_([event.id for event in events]))
    there = set(connection.scalars(wanted))
    rows = [_row(event) for event in events if event.id not in there]
    if not rows:
        return 0
    if connection.dialect.name == "sqlite":  # which would use the numbers of deleted events again
        first = 1 + max(connection.scalar(select(func.max(column))) or 0 for column in forgetting.NUMBERS)
        rows = [{"number": number, **row} for number, row in enumerate(rows, first)]
        connection.execute(insert(tables.events), rows)
        return len(rows)
    unless = postgresql.insert(tables.events).on_conflict_do_nothing(index_elements=["id"])
    return len(connection.execute(unless.returning(tables.events.c.id), rows).all())


def _row(event: Event) -> dict[str, object]:
    row = {name: getattr(event, name) for name in ("id", "learner", "kind", "lesson", "exercise", "seed")}
    row |= {"at": event.at.replace(tzinfo=None), "data": encode(event.data)}
    return row | {"question": encode_question(event.question)}


def _event(row: Row[Any]) -> Event:
    names = (row.id, row.learner, row.kind, row.lesson, row.exercise)
    return read_back(names, row.at.replace(tzinfo=UTC), row.seed, row.data, row.question)


def _whole_event(connection: Connection, row: Select[Any]) -> Event | None:
    """The event in a row, if there is one and it has not been damaged: by hand, by a disk, by another program."""
    try:
        found = connection.execute(row).one_or_none()
        return None if found is None else _event(found)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


_ADVICE: tuple[tuple[str, str], ...] = (
    ("database is locked", "Another program is holding it. Close that program, then try again."),
    ("not a database", "The file is damaged. Move it away and Downhill starts a new one."),
    ("malformed", "The file is damaged. Move it away and Downhill starts a new one."),
    ("JSONDecodeError", "A row in it is damaged. Bring back a copy of it, or let Downhill keep its data elsewhere."),
    ("is full", "The disk is full. Make some room on it."),
    ("No space left", "The disk is full. Make some room on it."),
    ("ModuleNotFoundError", "Install the driver that is missing; for PostgreSQL: pip install 'psycopg[binary]'."),
    ("Can't load plugin", "This kind of database is not known. SQLite and PostgreSQL are."),
    ("", "Check that the place exists and can be written to, or set DOWNHILL_DATA to another folder."),
)


@contextmanager
def _as_store_error(url: URL) -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError, ImportError, ValueError) as error:
        raise StoreError(_sentence(url, error)) from error


def _shown(url: URL) -> str:
    sqlite = url.get_backend_name() == "sqlite"
    return url.database or "" if sqlite else url.render_as_string(hide_password=True)


def _sentence(url: URL, error: Exception) -> str:
    reason = str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
    advice = next(advice for sign, advice in _ADVICE if sign in reason or sign in type(error).__name__)
    if url.get_backend_name() != "sqlite" and advice == _ADVICE[-1][1]:
        advice = "Check that the server runs and that DOWNHILL_DATABASE names it rightly."
    return f"Downhill cannot use its database {_shown(url)} ({reason}). {advice}"
