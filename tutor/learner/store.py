"""Where events are kept: one append-only table, the same statements on SQLite and on PostgreSQL.

An event that was added is on the disk when `add` returns. A database of an earlier version is brought up to date, after
a copy of it was made. Whatever goes wrong comes out as a StoreError, whose text is for the person who runs the tutor.
What events mean is progress.py's business.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC
from itertools import count
from pathlib import Path
from typing import Any

import platformdirs
from sqlalchemy import Connection, Engine, Select, create_engine, event, insert, inspect, make_url, select, text, update
from sqlalchemy.engine import URL, Row
from sqlalchemy.exc import ArgumentError, IntegrityError, SQLAlchemyError

from tutor.learner import tables
from tutor.learner.events import Event, decode_question, encode, encode_question
from tutor.learner.tables import MIGRATIONS, SCHEMA

PATIENCE = 5.0  # seconds to wait for another writer


class StoreError(Exception):
    """The store cannot be used; the text says what to do about it."""


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
        row = {name: getattr(event, name) for name in ("id", "learner", "kind", "lesson", "exercise", "seed")}
        row |= {"at": event.at.replace(tzinfo=None), "data": encode(event.data)}
        row |= {"question": encode_question(event.question)}
        with self._using():
            try:
                with self._engine.begin() as connection:
                    connection.execute(insert(tables.events).values(row))
            except IntegrityError:
                if not self._has(event.id):
                    raise
                return False
        return True

    def events(self, learner: str, lesson: str | None = None) -> tuple[Event, ...]:
        """The events of a learner, in the order in which they arrived."""
        wanted = select(tables.events).where(tables.events.c.learner == learner).order_by(tables.events.c.number)
        if lesson is not None:
            wanted = wanted.where(tables.events.c.lesson == lesson)
        with self._using(), self._reading() as connection:
            return tuple(map(_event, connection.execute(wanted)))

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

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _has(self, id: str) -> bool:
        with self._reading() as connection:
            return connection.execute(select(tables.events.c.id).where(tables.events.c.id == id)).first() is not None

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
                _back_up(connection, version)
                for step in MIGRATIONS[version - 1 :]:
                    step(connection)
                connection.execute(update(tables.schema).values(version=SCHEMA))


# --- from one version to the next -------------------------------------------------------------------------------------


def _version(connection: Connection) -> int | None:
    """The schema of the tables that are there; None where there are none yet."""
    if not inspect(connection).has_table(tables.schema.name):
        return None
    return connection.scalar(select(tables.schema.c.version))


def _back_up(connection: Connection, version: int) -> None:
    """A copy as it was: of the file beside it, of the tables in the same PostgreSQL schema; no copy is written over."""
    if connection.dialect.name == "sqlite":
        file = connection.exec_driver_sql("PRAGMA database_list").all()[0].file
        copies = (Path(f"{file}.schema-{version}{number}") for number in _numbers("."))
        _copy_file(Path(file), next(copy for copy in copies if not copy.exists()))
        return
    there = set(inspect(connection).get_table_names())
    ends = (f"of_schema_{version}{number}" for number in _numbers("_"))
    end = next(end for end in ends if f"events_{end}" not in there)
    for table in ("events", "schema"):
        connection.execute(text(f"CREATE TABLE {table}_{end} AS TABLE {table}"))


def _numbers(sign: str) -> Iterator[str]:
    """What tells copies apart: nothing for the first, then 2, 3, … behind the sign."""
    yield ""
    yield from (f"{sign}{number}" for number in count(2))


def _copy_file(source: Path, copy: Path) -> None:
    """The database in one file, whole or not at all: what its journal holds included."""
    half = copy.with_name(f"{copy.name}.half")
    half.unlink(missing_ok=True)
    half.touch(mode=0o600)
    with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(half)) as written:
        original.backup(written)
    half.replace(copy)


# --- which database ---------------------------------------------------------------------------------------------------


def default_url() -> str:
    """DOWNHILL_DATABASE, an SQLAlchemy URL; else a SQLite file in DOWNHILL_DATA; else in the user's data folder."""
    url = os.environ.get("DOWNHILL_DATABASE")
    if url:
        return url
    folder = os.environ.get("DOWNHILL_DATA") or platformdirs.user_data_dir("downhill", appauthor=False)
    file = Path(folder).expanduser().absolute() / "downhill.sqlite3"
    return URL.create("sqlite", database=str(file)).render_as_string(hide_password=False)


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


def _event(row: Row[Any]) -> Event:
    at = row.at.replace(tzinfo=UTC)
    return Event(
        row.id,
        row.learner,
        at,
        row.kind,
        row.lesson,
        row.exercise,
        row.seed,
        json.loads(row.data),
        decode_question(row.question),
    )


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
