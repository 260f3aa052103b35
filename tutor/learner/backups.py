"""The copies that are made of a database before it is brought up to date: made here, found here, and cleaned here.

A copy of a SQLite file stands beside it; in PostgreSQL, copies of the tables stand beside them.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

from sqlalchemy import Connection, inspect, text

PATIENCE = 5.0  # seconds to wait for whoever reads a copy


def back_up(connection: Connection, version: int) -> None:
    """A copy as it was: of the file beside it, of the tables in the same PostgreSQL schema; no copy is written over."""
    if connection.dialect.name == "sqlite":
        file = connection.exec_driver_sql("PRAGMA database_list").all()[0].file
        copies = (Path(f"{file}.schema-{version}{number}") for number in _numbers("."))
        _copied(Path(file), next(copy for copy in copies if not copy.exists()))
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


def _copied(source: Path, copy: Path) -> None:
    """The database in one file, whole or not at all: what its journal holds included."""
    half = copy.with_name(f"{copy.name}.half")
    half.unlink(missing_ok=True)
    half.touch(mode=0o600)
    with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(half)) as written:
        original.backup(written)
    half.replace(copy)


def files(file: Path) -> tuple[Path, ...]:
    """The copies of a SQLite file that were made so far, those that were broken off included."""
    name = re.compile(rf"{re.escape(file.name)}\.schema-[0-9]+(\.[0-9]+)?(\.half)?")
    return tuple(sorted(each for each in file.parent.iterdir() if name.fullmatch(each.name)))


def tables_of(connection: Connection) -> tuple[str, ...]:
    """The copies of the table of events that were made so far in PostgreSQL."""
    names = inspect(connection).get_table_names()
    return tuple(sorted(name for name in names if re.fullmatch("events_of_schema_[0-9]+(_[0-9]+)?", name)))


def forget_in_file(copy: Path, learner: str) -> None:
    """Take one learner out of a copy, so that nothing of it is in the file; one that cannot be read is thrown away."""
    try:
        with closing(sqlite3.connect(copy, timeout=PATIENCE, isolation_level=None)) as connection:
            for statement in ("PRAGMA secure_delete = ON", "PRAGMA journal_mode = DELETE"):
                connection.execute(statement).close()
            connection.execute("DELETE FROM events WHERE learner = ?", (learner,)).close()
            connection.execute("VACUUM").close()
    except sqlite3.OperationalError as error:
        if "no such table" not in str(error):
            raise
        copy.unlink()
    except sqlite3.DatabaseError:  # it is no database, or a damaged one
        copy.unlink()
