"""The tables of the database as they are today, and the steps that bring an older database there.

`MIGRATIONS[n]` leads from schema n + 1 to n + 2; each is tried on a database that was written by the version it starts
from. A step only adds: what was written stays as it was written.
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
    Index("events_of", "learner", "lesson"),
)
schema = Table("schema", tables, Column("version", Integer, primary_key=True, autoincrement=False))


def _keep_questions(connection: Connection) -> None:
    """2: an event keeps what was asked. Those that are there already never knew it."""
    connection.execute(text("ALTER TABLE events ADD COLUMN question TEXT NOT NULL DEFAULT ''"))


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_keep_questions,)
SCHEMA = 1 + len(MIGRATIONS)  # the version of the tables above
