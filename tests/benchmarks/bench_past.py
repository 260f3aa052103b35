"""What a new tab costs somebody with a long past: what it reads now beside what it read before, in one run.

    python -m tests.benchmarks.bench_past [--size 10]

Asserts first that what is shown of every lesson is the same. Then, by turns: a new tab as it was, all events read and
sorted by lesson and block; a new tab as it is, on the first page and on a lesson; the same beside the only row of
another learner, which is the control. Last the whole past as a file, and the file read again.
"""

from __future__ import annotations

import argparse
import statistics
import time
import tracemalloc
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from tempfile import TemporaryDirectory

from lessons import CURRICULUM
from tutor.exercises import fingerprint
from tutor.learner import export, overview, progress
from tutor.learner.events import ANOTHER, ATTEMPT, HELP, PREDICT, VISIT, Event, KeptQuestion
from tutor.learner.folding import Folded
from tutor.learner.overview import Overview
from tutor.learner.store import Store
from tutor.lesson import Lesson

ME, OTHER = "me", "somebody new"
START = datetime.now(UTC) - timedelta(days=700)
SLUGS = {lesson.slug: [each.slug for each in lesson.exercises] for lesson in CURRICULUM}
ASKED = {lesson.slug: [each.slug for each in lesson.questions] for lesson in CURRICULUM}
PRINTS = {(lesson.slug, each.slug): fingerprint(each) for lesson in CURRICULUM for each in lesson.questions}
Past = dict[tuple[str, str], list[Event]]


def happened(number: int, lesson: Lesson) -> Event:
    """One event of a lesson: answers, half of them right, some help, now and then another variant."""
    asked, seed = ASKED[lesson.slug][number % len(ASKED[lesson.slug])], number // 400
    kind = (ATTEMPT, ATTEMPT, HELP, ATTEMPT, ANOTHER, ATTEMPT, VISIT, PREDICT)[number // 7 % 8]
    verdict = ("right", "wrong")[number % 3 == 0]
    data = {"response": f"{number} w", "verdict": verdict, "misconceptions": [], "said": "That is not right yet. " * 4}
    question = KeptQuestion(PRINTS[lesson.slug, asked], (("p", str(seed)),), "Write the slope of the cost.")
    if kind == HELP:
        data = {"level": ("place", "rule", "solution")[number % 3]}
    elif kind in (VISIT, PREDICT):
        return Event(
            f"e-{number}", ME, START + timedelta(minutes=9 * number), kind, lesson.slug, "", 0, {"passed": True}
        )
    at = START + timedelta(minutes=9 * number)
    return Event(f"e-{number}", ME, at, kind, lesson.slug, asked, seed, data, question)


def as_it_was(store: Store, learner: str = ME) -> Past:
    """A new tab before: every event, by lesson and block."""
    by_block: Past = {}
    for event in progress.dated(store.events(learner), datetime.now(UTC)):
        by_block.setdefault((event.lesson, event.exercise), []).append(event)
    return by_block


def as_it_is(store: Store, learner: str = ME) -> Overview:
    """A new tab now: the overview, from its snapshot on."""
    folded, now = Folded(overview.FOLD, learner), datetime.now(UTC)
    folded.read(store, now)
    return folded.state(now)


def same(past: Past, short: Overview) -> None:
    """What is shown of every lesson is the same, whichever of the two it is taken from."""
    for lesson in CURRICULUM:
        own = [event for (name, _), events in past.items() if name == lesson.slug for event in events]
        taken = [each.slug for each in lesson.taken_along]
        now = overview.lesson_progress(short.of(lesson.slug), {}, SLUGS[lesson.slug], taken)
        assert now == progress.lesson_progress(own, SLUGS[lesson.slug], taken), lesson.slug
        for name, block in short.of(lesson.slug).items():
            assert overview.comes_back(block) == progress.comes_back(past[lesson.slug, name], name)


def milliseconds(rounds: int, works: Sequence[Callable[[], object]]) -> list[float]:
    """The median of each work; they take turns."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, mine in zip(works, times, strict=True):
            start = time.perf_counter()
            work()
            mine.append(1e3 * (time.perf_counter() - start))
    return [statistics.median(mine) for mine in times]


def megabytes(work: Callable[[], object]) -> tuple[float, float]:
    """What is held of the result of a work, and the most that was held while it was made."""
    tracemalloc.start()
    kept = work()
    held, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    return held / 2**20, most / 2**20


def new_tabs(store: Store, lesson: Lesson) -> None:
    """A new tab as it was and as it is, in time and memory."""
    works: tuple[tuple[str, Callable[[], object]], ...] = (
        ("a new tab as it was", lambda: as_it_was(store)),
        ("a new tab on the first page", lambda: as_it_is(store)),
        (f"a new tab on “{lesson.slug}”", lambda: (as_it_is(store), store.events(ME, lesson.slug))),
        ("control: a learner with no past", lambda: as_it_is(store, OTHER)),
    )
    times = milliseconds(3, [work for _, work in works])
    for (name, work), mine in zip(works, times, strict=True):
        held, most = megabytes(work)
        print(f"{name:44} {mine:9.1f} ms {mine / times[0]:8.4f} {held:9.2f} MB held {most:9.2f} MB at most")


def as_a_file(store: Store) -> None:
    """The whole past as a file, and the file read."""
    start = time.perf_counter()
    file = "".join(export.written(store.each(ME))).encode()
    written = time.perf_counter()
    assert export.read(file, ME) == store.events(ME)
    print(f"as a file: {len(file) / 1e6:.1f} MB in {written - start:.2f} s", end="; ")
    start = time.perf_counter()
    found = export.read(file, ME)
    between = time.perf_counter()
    assert store.add_all(found) == 0
    print(f"read in {between - start:.2f} s; that all are known is seen in {time.perf_counter() - between:.2f} s")


def main() -> None:
    """Assert, then measure."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--size", type=int, default=10, help="thousands of events of the learner")
    count = 1000 * options.parse_args().size
    with TemporaryDirectory() as folder, closing(Store(f"sqlite:///{folder}/past.sqlite3")) as store:
        even = [happened(number, CURRICULUM[number % len(CURRICULUM)]) for number in range(count)]
        assert store.add_all(even) == count
        start = time.perf_counter()
        short = as_it_is(store)
        print(f"{count} events; the overview made of all of them, once: {time.perf_counter() - start:.2f} s")
        kept = store.snapshot(ME, "overview", overview.VERSION)
        print(f"its snapshot: {len(kept.text) / 1e3:.0f} kB" if kept else "too few for a snapshot")
        for each in (short, as_it_is(store)):
            same(as_it_was(store), each)
        new_tabs(store, CURRICULUM[5])
        as_a_file(store)
        store.forget(ME)
        store.add_all(happened(number, CURRICULUM[5 if number % 2 else number % 7]) for number in range(count))
        same(as_it_was(store), as_it_is(store))
        print("half of them in one lesson:")
        new_tabs(store, CURRICULUM[5])


if __name__ == "__main__":
    main()
