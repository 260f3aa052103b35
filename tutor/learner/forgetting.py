"""To forget a learner: no row is left, in the tables and in their copies, and no text of it in their files.

What stays is a digest of the name with a time, by which an open page sees that what it still holds is not to be
written back.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, func, insert, select, text

from tutor.learner import backups, tables

SECOND = timedelta(microseconds=1)


def digest(learner: str) -> str:
    """What stands for a learner where the name is not to be kept."""
    return hashlib.sha256(learner.encode("utf-8", "surrogatepass")).hexdigest()


def when(connection: Connection, learner: str) -> datetime | None:
    """When this learner was forgotten last."""
    at = connection.scalar(select(tables.forgotten.c.at).where(tables.forgotten.c.digest == digest(learner)))
    return None if at is None else at.replace(tzinfo=UTC)


def rows(connection: Connection, learner: str) -> None:
    """Delete what there is of a learner, and note that it was done; the numbers of the events are not used again."""
    before = when(connection, learner)
    now = datetime.now(UTC)
    at = now if before is None else max(now, before + SECOND)
    numbers = (connection.scalar(select(func.max(column))) for column in NUMBERS)
    last = max(number or 0 for number in numbers)
    copies = backups.tables_of(connection) if connection.dialect.name == "postgresql" else ()
    for copy in copies:
        connection.execute(text(f"DELETE FROM {copy} WHERE learner = :learner"), {"learner": learner})
    for table in (tables.events, tables.snapshots):
        connection.execute(delete(table).where(table.c.learner == learner))
    connection.execute(delete(tables.forgotten).where(tables.forgotten.c.digest == digest(learner)))
    note = {"digest": digest(learner), "at": at.replace(tzinfo=None), "number": last}
    connection.execute(insert(tables.forgotten).values(note))


NUMBERS = (tables.events.c.number, tables.forgotten.c.number)


def remains(engine: Engine, learner: str) -> bool:
    """Clean the files of what was deleted in them. False: somebody reads on, and some of it may still be there."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT", reading=True) as connection:
        if connection.dialect.name != "sqlite":
            for table in ("events", "snapshots", *backups.tables_of(connection)):
                connection.execute(text(f"VACUUM (FULL) {table}"))
            return True
        file = Path(connection.exec_driver_sql("PRAGMA database_list").all()[0].file)
        for copy in backups.files(file):
            backups.forget_in_file(copy, learner)
        connection.exec_driver_sql("VACUUM")
        busy, _, _ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
        return not busy
