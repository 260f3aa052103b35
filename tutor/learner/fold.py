"""The fold: one event after another, in the order of their arrival. It depends on the events and the plan alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tutor.learner.events import ATTEMPT, HELP, KINDS, SEPARATE, Event
from tutor.learner.mastery import proved
from tutor.learner.memory import MOST_DOUBTS, MOST_IDS, MOST_MISTAKES, MOST_TURNS, Memory, SkillMemory
from tutor.learner.mistakes import suspected, told_apart
from tutor.learner.observations import (
    Aid,
    Observation,
    Turn,
    aid_of,
    digest,
    earlier,
    keys,
    marked,
    names_in,
    observe,
)
from tutor.learner.plan import Asked, Plan
from tutor.learner.reviewing import DAY, reviewed
from tutor.learner.sittings import source
from tutor.learner.spent import day_of, seconds_between
from tutor.learner.tracing import answered, faded

TWO = 2  # explanations that a learner is asked to tell apart
_KNOWN = frozenset(kind for kind, _ in KINDS)
_UNPLANNED = Asked("")  # a question that the course has no longer: it still shows mistakes


def folded(memory: Memory, events: Iterable[Event], plan: Plan) -> Memory:
    """The memory after these events."""
    memory = memory.copy()
    corrupting: dict[str, frozenset[str]] = {}
    for event in events:
        _step(memory, event, plan, corrupting)
    return memory


def _step(memory: Memory, event: Event, plan: Plan, corrupting: dict[str, frozenset[str]]) -> None:
    name, at = digest(event.id), event.at.timestamp()
    memory.latest = at if memory.latest is None else max(memory.latest, at)
    if name in memory.ids or event.kind not in _KNOWN:
        return
    _keep(memory.ids, name, None, MOST_IDS)
    day = day_of(at)
    memory.seconds[day] = memory.seconds.get(day, 0.0) + seconds_between(memory.last, at)
    memory.last = at
    if event.kind == HELP:
        _help(memory, event, at)
    elif event.kind == ATTEMPT and marked(event):
        _attempt(memory, event, at, plan, corrupting)
    elif event.kind == SEPARATE:
        _separate(memory, event, at)


def _help(memory: Memory, event: Event, at: float) -> None:
    names = keys(event)
    before = earlier(memory.turns, names, at) or Turn(at)
    for name in names:
        _keep(memory.turns, name, Turn(at, before.answered, max(before.aid, aid_of(event))), MOST_TURNS)


def _attempt(memory: Memory, event: Event, at: float, plan: Plan, corrupting: dict[str, frozenset[str]]) -> None:
    names = keys(event)
    before = earlier(memory.turns, names, at) or Turn(at)
    for name in names:
        _keep(memory.turns, name, Turn(at, True, before.aid), MOST_TURNS)
    if before.answered:
        return
    asked = plan.questions.get(source(event), _UNPLANNED)
    seen = observe(event, at, asked, before.aid)
    if seen.sure:
        said, right = memory.sureness.get(seen.sure, (0, 0))
        memory.sureness[seen.sure] = said + 1, right + seen.right
    if seen.aid is not Aid.ANSWER:
        _mistakes(memory, seen)
    if asked.skill:
        if asked.skill not in corrupting:
            corrupting[asked.skill] = plan.corrupting(asked.skill)
        _skill(memory, seen, corrupting[asked.skill])


def _mistakes(memory: Memory, seen: Observation) -> None:
    for name, now in suspected(memory.mistakes, seen).items():
        if name in memory.mistakes or len(memory.mistakes) < MOST_MISTAKES:
            memory.mistakes[name] = now
    if len(seen.explained) >= TWO:
        _keep(memory.doubts, seen.id, seen.explained, MOST_DOUBTS)


def _skill(memory: Memory, seen: Observation, wanted: frozenset[str]) -> None:
    """An answer after the full solution says nothing of what is known; that the review was spent is all it tells."""
    was = memory.skills.get(seen.asked.skill, SkillMemory())
    recall = reviewed(was.recall, seen)
    if seen.aid is Aid.ANSWER:
        memory.skills[seen.asked.skill] = SkillMemory(was.known, was.at, was.answers, was.proof, recall)
        return
    days = 0.0 if was.at is None else (seen.at - was.at) / DAY
    before = faded(was.known, days, None if was.recall is None else was.recall.stability)
    known = answered(before, seen.right, seen.asked.guess, seen.aid is Aid.SOME)
    live = any(name in memory.mistakes and memory.mistakes[name].open for name in wanted)
    proof = proved(was.proof, seen, known, wanted, live)
    memory.skills[seen.asked.skill] = SkillMemory(known, seen.at, was.answers + 1, proof, recall)


def _separate(memory: Memory, event: Event, at: float) -> None:
    """Which of two explanations it was. The one after the last is “something else”, and tells nothing."""
    attempt, choice = event.data.get("attempt"), event.data.get("choice")
    explained = memory.doubts.pop(attempt, ()) if isinstance(attempt, str) else ()
    if not explained or not isinstance(choice, int) or not 0 <= choice < TWO:
        return
    chosen = names_in(event.data.get("misconceptions"))
    memory.mistakes.update(told_apart(memory.mistakes, explained, chosen, at))


def _keep(kept: dict[str, Any], name: str, value: Any, most: int) -> None:
    """The newest stand last; the oldest one is forgotten."""
    kept.pop(name, None)
    kept[name] = value
    if len(kept) > most:
        del kept[next(iter(kept))]
