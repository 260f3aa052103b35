"""What the model remembers as JSON, and back: equal to the last bit. A text that was changed is no memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from zlib import crc32

from tutor.learner.events import Event, decode_question, encode_question
from tutor.learner.mastery import Proof
from tutor.learner.memory import Memory, SkillMemory
from tutor.learner.mistakes import Suspicion
from tutor.learner.observations import Aid, Turn
from tutor.learner.reviewing import Recall


def write(version: int, memory: Memory, pending: Iterable[Event]) -> str:
    """The memory, and the events that wait, as one JSON object."""
    body = {"memory": _memory(memory), "pending": [_event(event) for event in pending]}
    return _text({"version": version, "check": crc32(_text(body).encode("ascii")), **body})


def read(version: int, text: str) -> tuple[Memory, tuple[Event, ...]] | None:
    """What `write` wrote for this version; None for any other text."""
    try:
        kept = json.loads(text)
        body = {"memory": kept["memory"], "pending": kept["pending"]}
        if kept["version"] != version or kept["check"] != crc32(_text(body).encode("ascii")):
            return None
        return _to_memory(kept["memory"]), tuple(map(_to_event, kept["pending"]))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def _text(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def _memory(memory: Memory) -> dict[str, Any]:
    return {
        "plan": memory.plan,
        "times": [memory.latest, memory.last],
        "skills": {name: _skill(each) for name, each in memory.skills.items()},
        "mistakes": {name: _suspicion(each) for name, each in memory.mistakes.items()},
        "ids": list(memory.ids),
        "turns": {name: [turn.at, int(turn.answered), int(turn.aid)] for name, turn in memory.turns.items()},
        "doubts": {name: [sorted(each) for each in sets] for name, sets in memory.doubts.items()},
        "sureness": {name: list(each) for name, each in memory.sureness.items()},
        "seconds": memory.seconds,
    }


def _to_memory(kept: dict[str, Any]) -> Memory:
    latest, last = kept["times"]
    return Memory(
        kept["plan"],
        latest,
        last,
        {name: _to_skill(*each) for name, each in kept["skills"].items()},
        {name: _to_suspicion(*each) for name, each in kept["mistakes"].items()},
        dict.fromkeys(kept["ids"]),
        {name: Turn(at, bool(done), Aid(aid)) for name, (at, done, aid) in kept["turns"].items()},
        {name: tuple(map(frozenset, sets)) for name, sets in kept["doubts"].items()},
        {name: (said, right) for name, (said, right) in kept["sureness"].items()},
        dict(kept["seconds"]),
    )


def _skill(each: SkillMemory) -> list[Any]:
    proof, recall = each.proof, each.recall
    counts = [proof.wrong, proof.luck, int(proof.mastered)]
    proven = [proof.first, int(proof.twice), sorted(proof.caught), dict(proof.vain), *counts]
    schedule = None if recall is None else [recall.stability, recall.difficulty, recall.last, recall.due]
    return [each.known, each.at, each.answers, proven, schedule]


def _to_skill(
    known: float, at: float | None, answers: int, proven: Sequence[Any], schedule: Sequence[float] | None
) -> SkillMemory:
    first, twice, caught, vain, wrong, luck, mastered = proven
    proof = Proof(first, bool(twice), frozenset(caught), dict(vain), wrong, luck, bool(mastered))
    return SkillMemory(known, at, answers, proof, None if schedule is None else Recall(*schedule))


def _suspicion(each: Suspicion) -> list[Any]:
    shown, skills = list(each.shown_by), list(each.skills)
    return [each.belief, each.met, shown, skills, int(each.was), int(each.open), each.since]


def _to_suspicion(
    belief: float, met: int, shown: list[str], skills: list[str], was: int, still: int, since: float
) -> Suspicion:
    return Suspicion(belief, met, tuple(shown), tuple(skills), bool(was), bool(still), since)


def _event(event: Event) -> list[Any]:
    place = [event.kind, event.lesson, event.exercise, event.seed]
    return [event.id, event.learner, event.at.isoformat(), *place, event.data, encode_question(event.question)]


def _to_event(kept: Sequence[Any]) -> Event:
    id, learner, at, kind, lesson, exercise, seed, data, question = kept
    moment = datetime.fromisoformat(at)
    return Event(id, learner, moment, kind, lesson, exercise, seed, data, decode_question(question))
