"""What has been done and what is being done: the only place that touches the session and the store.

Every event is written at the moment it happens. A browser tab keeps what it has read, so that a click costs no query;
it reads again when it comes to another page: the events of what that page shows, and of all others what is made of
them, an overview and a model of the learner. While the store fails, what happens is kept in the tab and written as soon
as the store is back, unless the learner was forgotten meanwhile.
"""

from __future__ import annotations

import hashlib
import json
import logging
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import NAMESPACE_URL, uuid4, uuid5

import streamlit as st

from tutor.learner import export, model, overview, progress
from tutor.learner.events import VISIT, Event, KeptQuestion
from tutor.learner.folding import Fold, Folded
from tutor.learner.model import Model, Picture
from tutor.learner.overview import BlockPast, Overview
from tutor.learner.plan import Plan
from tutor.learner.progress import LastVisited
from tutor.learner.sittings import SITTINGS
from tutor.learner.store import ForgottenError, Store, StoreError, default_url
from tutor.lesson import Lesson
from tutor.ui.text import words

T = TypeVar("T")
U = TypeVar("U")
_KEY = "downhill"
LEARNER = "me"  # one person, on their own machine
PAUSE = 10.0  # seconds before a store that failed is asked again
RECENT = 500  # events of a sitting that are read: it has no end, and asks nothing of long ago
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Tab:
    """What one browser tab knows: the page it is on, what it has read, and the events still to be written."""

    page: str | None = None
    opening: str = ""
    read: set[str] = field(
        default_factory=set
    )  # the lessons whose events have been asked for since the page was opened
    by_block: dict[str, dict[str, list[Event]]] = field(default_factory=dict)  # of these lessons
    in_order: dict[str, dict[str, Event]] = field(default_factory=dict)  # the same by their ids
    unsaved: dict[str, Event] = field(default_factory=dict)
    overview: Folded[Overview] = field(default_factory=lambda: Folded(overview.FOLD, LEARNER))
    models: dict[str, Folded[Model]] = field(default_factory=dict)
    plan: tuple[Plan, str] | None = None  # the one that was asked about last, and its version
    met: bool = False  # the store has answered
    forgotten: datetime | None = None  # when the learner was forgotten last, as far as is known here
    failed_at: float | None = None
    page_is_old: bool = False

    def folds(self) -> tuple[Folded[Any], ...]:
        """What is made of all events."""
        return (self.overview, *self.models.values())

    def learn(self, event: Event) -> None:
        """Take in an event of a lesson."""
        self.in_order.setdefault(event.lesson, {})[event.id] = event
        self.by_block.setdefault(event.lesson, {}).setdefault(event.exercise, []).append(event)

    def take(self, events: Iterable[Event], lesson: str) -> None:
        """What the store has of a lesson, in its order; then what it does not have yet.

        A clock that once ran ahead does no harm: the order of arrival counts, and no event lies in the future.
        """
        self.by_block.pop(lesson, None)
        self.in_order.pop(lesson, None)
        waiting = (event for event in self.unsaved.values() if event.lesson == lesson)
        known = {event.id: event for event in (*events, *waiting)}
        for event in progress.dated(tuple(known.values()), datetime.now(UTC)):
            self.learn(event)

    def tell(self, event: Event, now: datetime) -> None:
        """Something has just happened."""
        self.learn(event)
        for folded in self.folds():
            folded.tell(event, now)

    def turn(self) -> None:
        """Another page is opened: what was read of lessons is read again when it is asked for."""
        self.read.clear()
        if self.failed_at is None:
            self.by_block.clear()
            self.in_order.clear()

    def lose(self, when: datetime | None) -> None:
        """Everything was forgotten: what is known here, and what still waits to be written, goes too."""
        for events in (self.by_block, self.in_order, self.unsaved, self.models):
            events.clear()
        self.overview = Folded(overview.FOLD, LEARNER)
        self.read.clear()
        self.forgotten = when


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
    """The page that is about to be shown. Coming from another one reads again what has happened since."""
    tab = _tab()
    if tab.page != address:
        if tab.page is not None:
            tab.turn()
            _read(tab)
        tab.page, tab.opening = address, uuid4().hex


def opening() -> str:
    """What tells this time that the page was come to from any other."""
    return _tab().opening


def visit(lesson: Lesson) -> None:
    """A lesson has been opened: once for each time that its page is come to."""
    record(VISIT, lesson.slug, token=opening())


def _read(tab: _Tab) -> None:
    """Take in what has arrived in the store since, and write down what waits."""
    if _resting(tab):
        return
    try:
        store = _store(default_url())
        _meet(tab, store)
        for folded in tab.folds():
            folded.read(store, datetime.now(UTC))
    except StoreError:
        _failed(tab)
    else:
        _write_what_waits(tab)


def _meet(tab: _Tab, store: Store) -> None:
    """See whether the learner was forgotten since the tab looked last, in this tab or in any other."""
    when = store.forgotten(LEARNER)
    if not tab.met:  # the tab was opened while the store failed: it holds what happened in it alone
        gone = [event for event in tab.unsaved.values() if when is not None and event.at <= when]
        if gone:
            tab.lose(when)
    elif when != tab.forgotten:
        tab.lose(when)
    tab.met, tab.forgotten = True, when


def _lesson(lesson: str) -> _Tab:
    """The tab, which has read the events of this lesson."""
    tab = _tab()
    if lesson not in tab.read and not _resting(tab):
        try:
            recent = RECENT if lesson in SITTINGS else None
            tab.take(_store(default_url()).events(LEARNER, lesson, recent), lesson)
        except StoreError:
            _failed(tab)
        else:
            tab.read.add(lesson)
            if tab.failed_at is not None:
                _write_what_waits(tab)
    return tab


def happened(lesson: str, block: str) -> tuple[Event, ...]:
    """The events of one block, in order."""
    return tuple(_lesson(lesson).by_block.get(lesson, {}).get(block, ()))


def in_short(lesson: str) -> Mapping[str, BlockPast]:
    """What happened in each block of a lesson, in short: its events are not read for it."""
    return _tab().overview.state(datetime.now(UTC)).of(lesson)


def guessed(lesson: str, block: str) -> bool:
    """A prediction was made, or passed."""
    past = in_short(lesson).get(block)
    return past is not None and past.guessed


def blocks(lesson: str) -> frozenset[str]:
    """The blocks of a lesson in which something happened, those that are no longer in it included."""
    return frozenset(in_short(lesson))


def token(lesson: str, block: str) -> str:
    """What the next event of a block follows; two clicks on what was drawn once have the same token."""
    events = _lesson(lesson).by_block.get(lesson, {}).get(block)
    return events[-1].id if events else "first"


def of_lesson(lesson: str) -> tuple[Event, ...]:
    """The events of one lesson, those of each block in order."""
    blocks = _lesson(lesson).by_block.get(lesson, {})
    return tuple(event for events in blocks.values() for event in events)


def of_sitting(name: str) -> tuple[Event, ...]:
    """The last events of a sitting, RECENT of them and those of this tab, in the order in which they arrived."""
    return tuple(_lesson(name).in_order.get(name, {}).values())


def one(id: str) -> Event | None:
    """The event of this id, wherever it happened; None where there is none, or while the store fails."""
    tab = _tab()
    here = next((events[id] for events in (tab.unsaved, *tab.in_order.values()) if id in events), None)
    if here is not None or _resting(tab):
        return here
    try:
        found = _store(default_url()).one(id)
    except StoreError:
        _failed(tab)
        return None
    return found if found is not None and found.learner == LEARNER else None


def where_stopped(among: Collection[str] | None = None) -> LastVisited | None:
    """The lesson, and the block in it, where something happened last, by the order of arrival.

    among: the lessons that there are. Sittings are none.
    """
    return _tab().overview.state(datetime.now(UTC)).where_stopped(among)


def where_worked(among: Collection[str]) -> str | None:
    """The lesson, of those that there are, in which something was done last; opening its page is not enough."""
    return _tab().overview.state(datetime.now(UTC)).where_worked(among)


# --- the model of the learner -----------------------------------------------------------------------------------------


def model_of(plan: Plan) -> Model:
    """What the events say of the learner, for this plan of the course; it is kept in the tab and goes on with it."""
    tab = _tab()
    if tab.plan is None or tab.plan[0] is not plan:
        tab.plan = (plan, _version(plan))
    version = tab.plan[1]
    if version not in tab.models:
        tab.models[version] = Folded(_fold(plan, version), LEARNER)
        _read_model(tab, version)
    return tab.models[version].state(datetime.now(UTC))


def picture(plan: Plan) -> Picture:
    """What the model says now."""
    return model.picture(model_of(plan), plan, datetime.now(UTC))


def _read_model(tab: _Tab, version: str) -> None:
    now = datetime.now(UTC)
    for event in tab.unsaved.values():
        tab.models[version].tell(event, now)
    if not _resting(tab):
        try:
            tab.models[version].read(_store(default_url()), now)
        except StoreError:
            _failed(tab)


def _fold(plan: Plan, version: str) -> Fold[Model]:
    def advance(before: Model, events: Iterable[Event], now: datetime) -> Model:
        return model.advance(before, events, plan, now)

    def decode(text: str) -> Model | None:
        kept = model.decode(text)
        return kept if kept is not None and model.fits(kept, plan, datetime.now(UTC)) else None

    return Fold("model", version, model.EMPTY, advance, model.encode, decode)


def _version(plan: Plan) -> str:
    """Another model, or another plan, makes something else of the same events."""
    asked = sorted((at, each.skill, sorted(each.shows), each.guess) for at, each in plan.questions.items())
    said = repr((plan.skills, sorted(plan.needs.items()), asked))
    return f"{model.VERSION} {hashlib.sha256(said.encode()).hexdigest()[:24]}"


# --- all of it --------------------------------------------------------------------------------------------------------


def exported() -> bytes:
    """All that was done, as one JSON file; a StoreError while the store fails."""
    return exporter()()


def exporter() -> Callable[[], bytes]:
    """What makes this file when it is asked for, whichever thread that is: a run of the page need not wait for it."""
    tab, url = _tab(), default_url()
    return lambda: "".join(export.written(_everything(tab, _store(url)))).encode()


def _everything(tab: _Tab, store: Store) -> Iterator[Event]:
    """What the store has, and what it does not have yet."""
    waiting = dict(tab.unsaved)
    for event in store.each(LEARNER):
        waiting.pop(event.id, None)
        yield event
    yield from waiting.values()


def bring_back(file: bytes) -> tuple[int, int]:
    """Take in what `exported` wrote, here or elsewhere: how many events are new, and how many were there already.

    An ExportError says why a file cannot be read, a StoreError why it cannot be kept; nothing is taken in then.
    """
    events = tuple(replace(event, learner=LEARNER) for event in export.read(file))
    added = _store(default_url()).add_all(events)
    tab = _tab()
    tab.turn()
    tab.page_is_old = True
    _read(tab)
    return added, len(events) - added


def forget() -> None:
    """Delete everything, in the database, in its copies and in this tab; other tabs lose it when they read next.

    A StoreError says what is left; the tab has lost it in any case. What is being typed goes, too.
    """
    tab = _tab()
    try:
        _store(default_url()).forget(LEARNER)
    finally:
        tab.lose(None)
        tab.met = False
        _read(tab)
        for key in [str(key) for key in st.session_state if key != _KEY]:
            del st.session_state[key]


# --- the page ---------------------------------------------------------------------------------------------------------


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
    tab, now = _lesson(lesson), datetime.now(UTC)
    event = Event(str(name), LEARNER, now, kind, lesson, block, seed, data or {}, question)
    if event.id in tab.in_order.get(lesson, {}):
        return
    tab.tell(event, now)
    tab.unsaved[event.id] = event
    if not _resting(tab):
        _write_what_waits(tab)


def _write_what_waits(tab: _Tab) -> None:
    try:
        _write(tab, _store(default_url()))
    except StoreError:
        _failed(tab)
    else:
        tab.page_is_old |= tab.failed_at is not None
        tab.failed_at = None


def _write(tab: _Tab, store: Store) -> None:
    """Write down what waits; of a past that was forgotten meanwhile, nothing but what happened after that."""
    if not tab.met:
        _meet(tab, store)
    waiting = tuple(tab.unsaved.values())
    try:
        store.add_all(waiting, unless_forgotten_since=tab.forgotten)
    except ForgottenError:
        when = store.forgotten(LEARNER)
        tab.lose(when)
        tab.page_is_old = True
        waiting = tuple(event for event in waiting if when is not None and event.at > when)
        store.add_all(waiting, unless_forgotten_since=when)
        for event in waiting:
            tab.tell(event, datetime.now(UTC))
    for event in waiting:
        tab.unsaved.pop(event.id, None)


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
