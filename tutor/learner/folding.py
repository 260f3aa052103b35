"""What is made of a learner's events one after another, and kept up to date without reading them all again.

A fold is data: where it starts, how it goes on, how it becomes text. What has been made of the events so far is kept
as a snapshot now and then, and thrown away without harm: of the events alone, the same comes out. A snapshot never
holds an event whose time may still turn out otherwise, as that of a clock which runs ahead.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from tutor.learner import progress
from tutor.learner.events import Event
from tutor.learner.store import Store

S = TypeVar("S")
AT_ONCE = 2000  # events that are in memory together
KEEP_EVERY = 200  # events between two snapshots


def settled(events: Sequence[Event], now: datetime) -> int:
    """How many of these events, from the first on, have a time that will never be read otherwise."""
    return next((count for count, event in enumerate(events) if event.at > now), len(events))


@dataclass(frozen=True, slots=True)
class Fold(Generic[S]):
    """advance(state, events, now): the state after these events, which follow those it has seen; states never change.

    decode: None for any text that `encode` has not written in this version.
    """

    name: str
    version: str
    start: S
    advance: Callable[[S, Sequence[Event], datetime], S]
    encode: Callable[[S], str]
    decode: Callable[[str], S | None]
    settled: Callable[[Sequence[Event], datetime], int] = settled


class Folded(Generic[S]):
    """A fold over the events of one learner: those in the store when it was read last, and those told since."""

    def __init__(self, fold: Fold[S], learner: str) -> None:
        self._fold, self._learner = fold, learner
        self._told: dict[str, Event] = {}
        self._begin()

    def _begin(self) -> None:
        self._base, self._last, self._last_id = self._fold.start, 0, ""
        self._fresh = 0  # events since a snapshot was kept
        self._tail: list[Event] = []  # what is in the store and not settled
        self._state: S | None = None

    def read(self, store: Store, now: datetime) -> None:
        """Take in what arrived since; from the snapshot on, where nothing was read before."""
        if not self._last:
            self._from_snapshot(store)
        if self._last and not self._follows(store):
            self._begin()
        self._tail, self._state = [], None
        at = self._last
        while rows := store.events_since(self._learner, at, AT_ONCE):
            at = rows[-1][0]
            self._take(rows, now)
        if self._fresh >= KEEP_EVERY:
            text = self._fold.encode(self._base)
            store.keep_snapshot(self._learner, self._fold.name, self._fold.version, self._last, text)
            self._fresh = 0

    def _from_snapshot(self, store: Store) -> None:
        kept = store.snapshot(self._learner, self._fold.name, self._fold.version)
        base = None if kept is None else self._fold.decode(kept.text)
        if kept is not None and base is not None:
            self._base, self._last = base, kept.last

    def _follows(self, store: Store) -> bool:
        """The last event that was taken in is still there; it is not after all was forgotten."""
        rows = store.events_since(self._learner, self._last - 1, 1)
        return bool(rows) and rows[0][0] == self._last and self._last_id in ("", rows[0][1].id)

    def _take(self, rows: Sequence[tuple[int, Event]], now: datetime) -> None:
        events = [event for _, event in rows]
        for event in events:
            self._told.pop(event.id, None)
        count = 0 if self._tail else self._fold.settled(events, now)
        if count:
            self._base = self._fold.advance(self._base, events[:count], now)
            self._last, self._last_id = rows[count - 1][0], events[count - 1].id
            self._fresh += count
        self._tail += events[count:]

    def tell(self, event: Event, now: datetime) -> None:
        """Something has just happened; the store may not have it yet."""
        waiting = (*self._tail, *self._told.values())
        self._told[event.id] = event
        if self._state is not None and (not waiting or waiting[-1].at <= now):
            self._state = self._fold.advance(self._state, progress.dated((event,), now), now)
        else:  # the time of what came before may depend on this one
            self._state = None

    def state(self, now: datetime) -> S:
        """What is made of all of them."""
        if self._state is None:
            since = progress.dated((*self._tail, *self._told.values()), now)
            self._state = self._fold.advance(self._base, since, now) if since else self._base
        return self._state
