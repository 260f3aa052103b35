"""A fold goes on from its snapshot, and comes out as if it had begun anew: whatever happens to the snapshot."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.learner.test_store import on
from tutor.learner import folding, progress
from tutor.learner.events import Event
from tutor.learner.folding import Fold, Folded, settled
from tutor.learner.store import Store

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 4, 1, tzinfo=UTC)
Happen = Callable[..., Event]
Told = tuple[str, ...]


def advance(state: Told, events: Sequence[Event], now: datetime) -> Told:
    """A toy: each event, and its time; nothing in it can be left out or come twice unseen."""
    return (*state, *(f"{event.id} {event.at.isoformat()}" for event in events))


def decode(text: str) -> Told | None:
    """What was written as a list of texts."""
    try:
        return tuple(json.loads(text))
    except ValueError:
        return None


TOY: Fold[Told] = Fold("toy", "1", (), advance, json.dumps, decode)


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    with closing(Store(database_url)) as opened:
        yield opened


def read(store: Store, now: datetime = NOW, fold: Fold[Told] = TOY) -> Folded[Told]:
    """The fold as a new tab has it."""
    folded = Folded(fold, "ada")
    folded.read(store, now)
    return folded


def anew(store: Store, now: datetime = NOW) -> Told:
    """The same of all events at once."""
    return advance((), progress.dated(store.events("ada"), now), now)


def many(happen: Happen, count: int) -> list[Event]:
    """So many events."""
    return [happen(n=number) for number in range(count)]


def test_it_goes_on_from_its_snapshot_and_reads_only_what_came_since(store: Store, happen: Happen, monkeypatch):
    store.add_all(many(happen, folding.KEEP_EVERY + 5))
    assert read(store).state(NOW) == anew(store)
    store.add_all(many(happen, 3))
    asked = []
    since = Store.events_since

    def counted(self: Store, learner: str, number: int, most: int | None = None):
        asked.append(since(self, learner, number, most))
        return asked[-1]

    monkeypatch.setattr(Store, "events_since", counted)
    assert read(store).state(NOW) == anew(store)
    assert sum(map(len, asked)) == 1 + 3  # the last one of the snapshot, to see that it is still there


def test_few_events_are_no_snapshot(store: Store, happen: Happen):
    store.add_all(many(happen, folding.KEEP_EVERY - 1))
    read(store)
    assert store.snapshot("ada", "toy", "1") is None


@pytest.mark.parametrize("text", ["", "{", "no JSON", "\x7f"])
def test_a_snapshot_that_is_damaged_is_made_again(store: Store, database_url: str, happen: Happen, text: str):
    store.add_all(many(happen, folding.KEEP_EVERY))
    read(store)
    on(database_url, f"UPDATE snapshots SET text = '{text}'")
    assert read(store).state(NOW) == anew(store)


def test_a_snapshot_of_another_version_is_passed_over(store: Store, happen: Happen):
    store.add_all(many(happen, folding.KEEP_EVERY))
    read(store)
    other = replace(TOY, version="2", start=("anew",))
    assert read(store, fold=other).state(NOW) == ("anew", *anew(store))
    assert store.snapshot("ada", "toy", "1") is not None
    assert store.snapshot("ada", "toy", "2") is not None


def test_what_has_just_happened_counts_once_before_and_after_it_is_written(store: Store, happen: Happen):
    store.add_all(many(happen, 3))
    folded = read(store)
    for event in many(happen, 4):
        folded.tell(event, NOW)
        before = folded.state(NOW)
        store.add(event)
        assert folded.state(NOW) == before == anew(store)
    folded.read(store, NOW)
    assert folded.state(NOW) == anew(store)


def test_a_time_that_may_turn_out_otherwise_is_in_no_snapshot(store: Store, happen: Happen):
    first, rest = many(happen, folding.KEEP_EVERY), many(happen, folding.KEEP_EVERY)
    ahead = replace(happen(), at=NOW + timedelta(days=365))
    store.add_all([*first, ahead, *rest])
    assert settled([*first, ahead, *rest], NOW) == len(first)
    folded = read(store)
    assert folded.state(NOW) == anew(store)
    kept = store.snapshot("ada", "toy", "1")
    assert kept is not None
    assert len(json.loads(kept.text)) == len(first)
    later = NOW + timedelta(days=400)
    assert read(store, later).state(later) == anew(store, later)


def test_an_event_ahead_gets_the_time_of_what_follows_it(store: Store, happen: Happen):
    store.add(replace(happen(), at=NOW + timedelta(days=1)))
    folded = read(store)
    assert folded.state(NOW) == anew(store)
    for event in many(happen, 2):
        store.add(event)
        folded.tell(event, NOW)
        assert folded.state(NOW) == anew(store)


def test_after_all_was_forgotten_it_begins_anew(store: Store, happen: Happen):
    store.add_all(many(happen, folding.KEEP_EVERY + 1))
    folded = read(store)
    store.forget("ada")
    store.add_all(many(happen, folding.KEEP_EVERY + 50))  # as many as to reach the old numbers again
    folded.read(store, NOW)
    assert folded.state(NOW) == anew(store)
    assert read(store).state(NOW) == anew(store)


WRITER = """
    import sys
    from datetime import UTC, datetime
    from tests.learner.test_folding import NOW, TOY, Folded
    from tutor.learner.events import Event
    from tutor.learner.store import Store

    store, folded = Store(sys.argv[1]), Folded(TOY, "ada")
    for part in range(6):
        store.add_all(
            Event(f"{sys.argv[2]}-{part}-{number}", "ada", NOW, "attempt", "descent") for number in range(90)
        )
        for number in range(5):
            store.add(Event(f"{sys.argv[2]}-{part}-alone-{number}", "ada", NOW, "attempt", "descent"))
        folded.read(store, NOW)
"""


def test_two_programs_at_once_make_the_same_of_it(store: Store, database_url: str):
    commands = [[sys.executable, "-c", textwrap.dedent(WRITER), database_url, name] for name in ("one", "two")]
    programs = [subprocess.Popen(command, cwd=ROOT) for command in commands]
    folded, seen = Folded(TOY, "ada"), 0
    while any(program.poll() is None for program in programs):
        folded.read(store, NOW)
        kept = store.snapshot("ada", "toy", "1")
        assert kept is None or kept.last >= seen  # never an older one after a newer one
        seen = seen if kept is None else kept.last
    assert [program.returncode for program in programs] == [0, 0]
    folded.read(store, NOW)
    assert folded.state(NOW) == anew(store) == read(store).state(NOW)
    assert len(folded.state(NOW)) == 2 * 6 * 95
    assert seen
