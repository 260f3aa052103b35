"""A model of one learner: a fold over the events, and what it says at a moment.

The events are the truth. A model that was written down is a copy that may be thrown away: it equals the one that all
its events make anew, in whatever pieces they came and whenever. It goes on only where it `fits`.

An event from a clock that runs ahead waits, and so does what arrived after it: it counts with the time that `dated`
gives it, but it is settled only once its own time has come.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import Enum

from tutor.learner.events import Event
from tutor.learner.fold import folded
from tutor.learner.mastery import missing
from tutor.learner.memory import Memory, SkillMemory
from tutor.learner.mistakes import Suspicion
from tutor.learner.plan import Plan, fingerprint
from tutor.learner.progress import dated
from tutor.learner.reviewing import DAY, MOST_TODAY, retained
from tutor.learner.tracing import START, faded
from tutor.learner.written import read, write

VERSION = 1


class Standing(Enum):
    """How a skill stands."""

    NEW = "new"  # nothing was answered
    GOING = "going"  # answered, and not mastered
    SOLID = "solid"  # mastered, and not due
    FADING = "fading"  # mastered, and due


class Held(Enum):
    """How a mistake stands."""

    SUSPECTED = "suspected"  # one explanation of several
    LIVE = "live"  # it is what the learner does
    REPEATED = "repeated"  # live, and shown in more than one answer
    OVERCOME = "overcome"  # it was live, and later answers that would have shown it were right


@dataclass(frozen=True, slots=True)
class SkillState:
    """What is believed of one skill now. `known` is a probability, forgetting included; `due` None: not scheduled."""

    name: str
    standing: Standing = Standing.NEW
    known: float = 0.0
    answers: int = 0
    due: datetime | None = None
    missing: tuple[str, ...] = ()  # the mistakes that no right answer has ruled out yet, which mastery waits for


@dataclass(frozen=True, slots=True)
class MistakeState:
    """What is believed of one mistake now. `belief` is a probability; `shown_by`: the ids of answers, oldest first."""

    name: str
    held: Held
    belief: float
    met: int
    shown_by: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()  # where it was shown
    since: datetime | None = None  # when it came to stand as it stands


@dataclass(frozen=True, slots=True)
class Picture:
    """What the model says at a moment."""

    skills: Mapping[str, SkillState] = field(default_factory=dict)
    mistakes: Mapping[str, MistakeState] = field(default_factory=dict)
    sureness: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # answers, and the right ones among them
    minutes: Mapping[date, float] = field(default_factory=dict)  # of each day (UTC) on which something was done
    answers: int = 0


@dataclass(frozen=True, slots=True)
class Model:
    """Where the fold stands; opaque, but for its JSON. `pending`: the events that are not settled yet."""

    memory: Memory = field(default_factory=Memory)
    pending: tuple[Event, ...] = ()


EMPTY = Model()
_HELD = (Held.SUSPECTED, Held.SUSPECTED, Held.LIVE, Held.REPEATED, Held.OVERCOME)


def settled(events: Iterable[Event], now: datetime) -> int:
    """How many of these events, from the first one on, no later arrival changes any more."""
    count = 0
    for event in events:
        if event.at > now:
            break
        count += 1
    return count


def advance(model: Model, events: Iterable[Event], plan: Plan, now: datetime) -> Model:
    """The model after these events, which follow those that it has seen, in the order of their arrival."""
    waiting = (*model.pending, *events)
    ready = settled(waiting, now)
    memory = folded(model.memory, waiting[:ready], plan)
    if not memory.plan:
        memory.plan = fingerprint(plan)
    return Model(memory, waiting[ready:])


def fits(model: Model, plan: Plan, now: datetime) -> bool:
    """The model may be gone on with: it was made by this plan, and no clock that was ahead has been put back since.

    Where it does not, start from EMPTY with all the events.
    """
    latest = model.memory.latest
    return model.memory.plan in ("", fingerprint(plan)) and (latest is None or latest <= now.timestamp())


def encode(model: Model) -> str:
    """The model as JSON, with its VERSION."""
    return write(VERSION, model.memory, model.pending)


def decode(text: str) -> Model | None:
    """The model that `encode` wrote; None for one of another version, or for any other text."""
    found = read(VERSION, text)
    return None if found is None else Model(*found)


# --- what it says -----------------------------------------------------------------------------------------------------


def picture(model: Model, plan: Plan, now: datetime) -> Picture:
    """What the model says now."""
    memory, at = _all(model, plan, now), now.timestamp()
    corrupting = plan.all_corrupting()
    live = frozenset(name for name, each in memory.mistakes.items() if each.open)
    skills = {
        name: _skill_state(name, memory.skills.get(name), corrupting.get(name, frozenset()), live, at)
        for name in plan.skills
    }
    mistakes = {name: _mistake_state(name, each) for name, each in memory.mistakes.items() if each.stands}
    minutes = {date.fromisoformat(day): seconds / 60 for day, seconds in memory.seconds.items()}
    answers = sum(each.answers for each in memory.skills.values())
    return Picture(skills, mistakes, dict(memory.sureness), minutes, answers)


def due_today(model: Model, plan: Plan, now: datetime) -> tuple[str, ...]:
    """The skills to be reviewed now, the most pressing first, as many as fit in ten minutes."""
    memory, at = _all(model, plan, now), now.timestamp()
    asked = {each.skill for each in plan.questions.values()}
    left: dict[str, float] = {}
    for name in plan.skills:
        recall = memory.skills[name].recall if name in memory.skills else None
        if name in asked and recall is not None and recall.due <= at:
            left[name] = retained((at - recall.last) / DAY, recall.stability)
    return tuple(sorted(left, key=left.__getitem__)[:MOST_TODAY])


def _all(model: Model, plan: Plan, now: datetime) -> Memory:
    """The memory with the events that wait, each with a time that can be."""
    return folded(model.memory, dated(model.pending, now), plan) if model.pending else model.memory


def _skill_state(
    name: str, kept: SkillMemory | None, wanted: frozenset[str], live: frozenset[str], at: float
) -> SkillState:
    if kept is None:
        return SkillState(name, known=START, missing=tuple(sorted(wanted)))
    recall, known = kept.recall, kept.known
    if kept.at is not None:
        known = faded(known, (at - kept.at) / DAY, None if recall is None else recall.stability)
    due = None if recall is None else _moment(recall.due)
    mastered = kept.proof.mastered and not wanted & live
    over = recall is not None and recall.due <= at
    standing = Standing.GOING if not mastered else Standing.FADING if over else Standing.SOLID
    return SkillState(name, standing, known, kept.answers, due, missing(kept.proof, wanted))


def _mistake_state(name: str, each: Suspicion) -> MistakeState:
    since = _moment(each.since)
    return MistakeState(name, _HELD[each.stands], each.belief, each.met, each.shown_by, each.skills, since)


def _moment(at: float) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=at)
