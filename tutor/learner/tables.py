"""The tables of the database as they are today, and the steps that bring an older database there.

`MIGRATIONS[n]` leads from schema n + 1 to n + 2; each is tried on a database that was written by the version it starts
from. A step only adds tables, columns and indexes: what was written stays as it was written.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    DateTime,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    text,
)

from tutor.learner.events import LONGEST_NAME

tables = MetaData()
_name = String(LONGEST_NAME)
events = Table(
    "events",
    tables,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),  # the order of arrival
    Column("id", _name, nullable=False, unique=True),
    Column("learner", _name, nullable=False),
    Column("at", DateTime, nullable=False),  # UTC
    Column("kind", _name, nullable=False),
    Column("lesson", _name, nullable=False),
    Column("exercise", _name, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("data", Text, nullable=False),  # JSON
    Column("question", Text, nullable=False, server_default=""),  # JSON; empty where nothing was asked, or kept
    Index("events_of_lesson", "learner", "lesson", "number"),
    Index("events_by_arrival", "learner", "number"),
)
snapshots = Table(  # what was made of the events up to one of them: it may be thrown away at any time
    "snapshots",
    tables,
    Column("learner", _name, primary_key=True),
    Column("name", _name, primary_key=True),
    Column("version", _name, primary_key=True),
    Column("last", BigInteger, nullable=False),  # the number of the last event that is in it
    Column("text", Text, nullable=False),
)
forgotten = Table(  # whose past was forgotten, and when: a name cannot be read off its digest
    "forgotten",
    tables,
    Column("digest", _name, primary_key=True),
    Column("at", DateTime, nullable=False),  # UTC
    Column("number", BigInteger, nullable=False),  # the numbers up to this one have been used
)
schema = Table("schema", tables, Column("version", Integer, primary_key=True, autoincrement=False))


def _keep_questions(connection: Connection) -> None:
    """2: an event keeps what was asked. Those that are there already never knew it."""
    connection.execute(text("ALTER TABLE events ADD COLUMN question TEXT NOT NULL DEFAULT ''"))


def _keep_snapshots(connection: Connection) -> None:
    """3: what was made of the events is kept beside them, and they are found by the order in which they arrived."""
    for table in (snapshots, forgotten):
        table.create(connection)
    connection.execute(text("DROP INDEX events_of"))
    for index in sorted(events.indexes, key=lambda index: str(index.name)):
        index.create(connection)


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_keep_questions, _keep_snapshots)
SCHEMA = 1 + len(MIGRATIONS)  # the version of the tables above
