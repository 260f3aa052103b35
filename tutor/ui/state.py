"""What has been done and what is being done: the only place that touches the session and the store.

Every event is written at the moment it happens. A browser tab keeps what it has read, so that a click costs no query;
it reads again when it comes to another page. While the store fails, what happens is kept in the tab and written as soon
as the store is back.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import NAMESPACE_URL, uuid4, uuid5

import streamlit as st

from tutor.learner import progress
from tutor.learner.events import VISIT, Event, KeptQuestion
from tutor.learner.progress import LastVisited
from tutor.learner.store import Store, StoreError, default_url
from tutor.lesson import Lesson
from tutor.ui.text import words

T = TypeVar("T")
U = TypeVar("U")
_KEY = "downhill"
LEARNER = "me"  # one person, on their own machine
PAUSE = 10.0  # seconds before a store that failed is asked again
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Tab:
    """What one browser tab knows: the page it is on, the events it has read, and those still to be written."""

    page: str | None = None
    opening: str = ""
    past: dict[str, Event] = field(default_factory=dict)
    by_block: dict[tuple[str, str], list[Event]] = field(default_factory=dict)
    unsaved: dict[str, Event] = field(default_factory=dict)
    failed_at: float | None = None
    page_is_old: bool = False

    def learn(self, event: Event) -> None:
        """Take in what has just happened."""
        self.past[event.id] = event
        self.by_block.setdefault((event.lesson, event.exercise), []).append(event)

    def take(self, events: Iterable[Event], lesson: str | None) -> None:
        """What the store has, of one lesson or of all, in its order; then what it does not have yet.

        A clock that once ran ahead does no harm: the order of arrival counts, and no event lies in the future.
        """
        for key in [key for key in self.by_block if lesson in (None, key[0])]:
            del self.by_block[key]
        if lesson is None:
            self.past.clear()
        waiting = (event for event in self.unsaved.values() if lesson in (None, event.lesson))
        known = {event.id: event for event in (*events, *waiting)}
        for event in progress.dated(tuple(known.values()), datetime.now(UTC)):
            self.learn(event)


def _tab() -> _Tab:
    if _KEY not in st.session_state:
        st.session_state[_KEY] = _Tab()
        _read(st.session_state[_KEY])
    tab: _Tab = st.session_state[_KEY]
    return tab


@st.cache_resource(max_entries=4, show_spinner=False)
def _store(url: str) -> Store:
    return Store(url)


# --- reading ----------------------------------------------------------------------------------------------------------


def open_page(address: str) -> None:
    """The page that is about to be shown. Coming from another one reads again what its lesson, or any, has seen."""
    tab = _tab()
    if tab.page != address:
        if tab.page is not None:
            _read(tab, address or None)
        tab.page, tab.opening = address, uuid4().hex


def opening() -> str:
    """What tells this time that the page was come to from any other."""
    return _tab().opening


def visit(lesson: Lesson) -> None:
    """A lesson has been opened: once for each time that its page is come to."""
    record(VISIT, lesson.slug, token=opening())


def _read(tab: _Tab, lesson: str | None = None) -> None:
    if _resting(tab):
        return
    try:
        tab.take(_store(default_url()).events(LEARNER, lesson), lesson)
    except StoreError:
        _failed(tab)
    else:
        _write_what_waits(tab)


def happened(lesson: str, block: str) -> tuple[Event, ...]:
    """The events of one block, in order."""
    return tuple(_tab().by_block.get((lesson, block), ()))


def blocks(lesson: str) -> frozenset[str]:
    """The blocks of a lesson in which something happened, those that are no longer in it included."""
    return frozenset(block for name, block in _tab().by_block if name == lesson)


def token(lesson: str, block: str) -> str:
    """What the next event of a block follows; two clicks on what was drawn once have the same token."""
    events = _tab().by_block.get((lesson, block))
    return events[-1].id if events else "first"


def of_lesson(lesson: str) -> tuple[Event, ...]:
    """The events of one lesson, those of each block in order."""
    blocks = _tab().by_block.items()
    return tuple(event for (name, _), events in blocks if name == lesson for event in events)


def where_stopped() -> LastVisited | None:
    """The lesson, and the block in it, where something happened last, by the order of arrival."""
    return progress.resume(_tab().past.values())


def outdate_page() -> None:
    """Something has changed that is shown outside the block where it happened: the map, the progress."""
    _tab().page_is_old = True


def redraw_page() -> None:
    """Draw the whole page again if something outside this block has changed."""
    tab = _tab()
    if tab.page_is_old:
        tab.page_is_old = False
        st.rerun()


# --- writing ----------------------------------------------------------------------------------------------------------


def record(
    kind: str,
    lesson: str,
    block: str = "",
    seed: int = 0,
    *,
    token: str,
    data: Mapping[str, Any] | None = None,
    question: KeptQuestion | None = None,
) -> None:
    """Write an event down, now. The same event from the same token is one event, however often it was sent."""
    what = json.dumps(data or {}, sort_keys=True)
    name = uuid5(NAMESPACE_URL, "\n".join((LEARNER, token, kind, lesson, block, str(seed), what)))
    tab = _tab()
    event = Event(str(name), LEARNER, datetime.now(UTC), kind, lesson, block, seed, data or {}, question)
    if event.id in tab.past:
        return
    tab.learn(event)
    tab.unsaved[event.id] = event
    if not _resting(tab):
        _write_what_waits(tab)


def _write_what_waits(tab: _Tab) -> None:
    try:
        store = _store(default_url())
        for event in tuple(tab.unsaved.values()):
            store.add(event)
            del tab.unsaved[event.id]
    except StoreError:
        _failed(tab)
    else:
        tab.page_is_old |= tab.failed_at is not None
        tab.failed_at = None


# --- when the store fails ---------------------------------------------------------------------------------------------


def _failed(tab: _Tab) -> None:
    _log.exception("the store cannot be used; what happens is kept in the browser tab")
    tab.page_is_old |= tab.failed_at is None
    tab.failed_at = time.monotonic()


def _resting(tab: _Tab) -> bool:
    return tab.failed_at is not None and time.monotonic() - tab.failed_at < PAUSE


def banner() -> None:
    """A calm word while the store fails."""
    if _tab().failed_at is not None:
        st.warning(
            words(
                "Your answers cannot be saved at the moment. You can go on: they are kept in this tab as long as it is "
                "open, and they are saved as soon as it works again."
            )
        )


# --- what goes on in this tab -----------------------------------------------------------------------------------------


def held(name: str, make: Callable[[], T]) -> T:
    """What this browser tab holds under a name, made when it is first asked for; it ends with the tab."""
    key = f"{_KEY}-{name}"
    if key not in st.session_state:
        st.session_state[key] = make()
    kept: T = st.session_state[key]
    return kept


# --- what is being typed ----------------------------------------------------------------------------------------------


def index_among(value: object, count: int) -> int | None:
    """One of so many indexes, or None for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < count else None


def typed(key: str) -> object:
    """What an input holds now; None for one that has not been touched."""
    return st.session_state.get(key)


def picked(key: str, choices: Iterable[T], untouched: U) -> T | U:
    """What a choice holds now; what is none of the choices is as good as untouched."""
    value = typed(key)
    return next((each for each in choices if type(each) is type(value) and each == value), untouched)


def put(key: str, value: str | int) -> None:
    """Put a text into a field, or a choice into a list, from a callback; nothing is checked by that."""
    st.session_state[key] = value
