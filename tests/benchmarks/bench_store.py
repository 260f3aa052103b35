"""How long it takes until an event is on the disk, beside a bare sqlite3 insert with the same settings.

python -m tests.benchmarks.bench_store [--size 1]
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tutor.learner import progress
from tutor.learner.events import ATTEMPT, Event
from tutor.learner.store import Store

DATA = {"response": "2(w − 3)", "verdict": "right", "misconceptions": []}


def milliseconds(rounds: int, *works: Callable[[int], object]) -> list[list[float]]:
    """The times of each work, sorted. They take turns, so that a busy disk is busy for all of them."""
    times: list[list[float]] = [[] for _ in works]
    for number in range(rounds):
        for work, mine in zip(works, times, strict=True):
            start = time.perf_counter()
            work(number)
            mine.append(1e3 * (time.perf_counter() - start))
    return [sorted(mine) for mine in times]


def event(number: int) -> Event:
    """An attempt."""
    return Event(f"event-{number}", "ada", datetime.now(UTC), ATTEMPT, "descent", f"exercise {number % 9}", 0, DATA)


def bare(path: Path) -> sqlite3.Connection:
    """A table of the same shape, with nothing between it and us."""
    connection = sqlite3.connect(path, isolation_level=None)
    for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("CREATE TABLE events (number INTEGER PRIMARY KEY, id TEXT UNIQUE, learner, at, lesson, data)")
    connection.execute("CREATE INDEX events_of ON events (learner, lesson)")
    return connection


def insert(connection: sqlite3.Connection, number: int) -> None:
    """The same row by hand."""
    connection.execute("BEGIN IMMEDIATE")
    row = (f"event-{number}", "ada", str(datetime.now(UTC)), "descent", json.dumps(DATA))
    connection.execute("INSERT INTO events (id, learner, at, lesson, data) VALUES (?, ?, ?, ?, ?)", row)
    connection.execute("COMMIT")


def show(name: str, times: list[float], control: float | None = None) -> None:
    """One line: median, slowest, and the ratio to the control."""
    ratio = "" if control is None else f"{statistics.median(times) / control:8.1f}"
    print(f"{name:34} {statistics.median(times):9.3f} {times[-1]:9.3f}{ratio}")


def main() -> None:
    """Assert that nothing is lost or doubled, then time it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=10, help="hundreds of events")
    rounds = 100 * options.parse_args().size
    with (
        TemporaryDirectory() as folder,
        closing(Store(f"sqlite:///{folder}/ours.sqlite3")) as store,
        closing(bare(Path(folder) / "bare.sqlite3")) as control,
    ):
        base, ours, again = milliseconds(
            rounds,
            lambda number: insert(control, number),
            lambda number: store.add(event(number)),
            lambda number: store.add(event(number)),
        )
        kept = store.events("ada")
        assert [one.id for one in kept] == [f"event-{number}" for number in range(rounds)]
        exercises = [f"exercise {number}" for number in range(9)]
        assert progress.lesson_progress(kept, exercises).solved == 9
        reading, following = milliseconds(
            10, lambda _: store.events("ada"), lambda _: progress.lesson_progress(kept, exercises)
        )
    print(f"{'milliseconds, ' + str(rounds) + ' events':34} {'median':>9} {'slowest':>9}   ratio")
    show("bare sqlite3 insert", base)
    for name, times in (("add", ours), ("add again (a double click)", again)):
        show(name, times, statistics.median(base))
    show("read all events", reading)
    show("progress of a lesson", following)


if __name__ == "__main__":
    main()
