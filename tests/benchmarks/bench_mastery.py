"""How long the model of a learner takes: one event more, all of them anew, the picture, and a snapshot there and back.

python tests/benchmarks/bench_mastery.py [--size 20000]

A snapshot is asserted to equal what all events make anew, and a perfect learner to master every skill. The control is
`progress.lesson_progress`, which reads the same events once and remembers nothing.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tutor.learner import model, progress
from tutor.learner.events import Event, KeptQuestion
from tutor.learner.model import EMPTY, Standing
from tutor.learner.plan import Asked, Plan

START = datetime(2026, 3, 1, tzinfo=UTC)
SKILLS, MISTAKES, QUESTIONS, SHOWN = 50, 60, 150, 6


def plan() -> Plan:
    """A course of the size of ours."""
    source = random.Random(7)
    names = [f"mistake {number}" for number in range(MISTAKES)]
    skills = tuple(f"skill {number}" for number in range(SKILLS))
    asked = {
        ("lesson", f"question {number}"): Asked(skills[number % SKILLS], frozenset(source.sample(names, SHOWN)))
        for number in range(QUESTIONS)
    }
    return Plan(skills, {}, asked)


def history(course: Plan, size: int, wrong: float) -> list[Event]:
    """Answers, each to a new draw, every third event something else."""
    source = random.Random(11)
    found = []
    for number in range(size):
        (lesson, exercise), asked = source.choice(tuple(course.questions.items()))
        shown = sorted(asked.shows)
        data = {"verdict": "right", "apart": shown, "sure": "sure"}
        if source.random() < wrong:
            explained = {"misconceptions": [shown[0]], "rivals": [[shown[1]]]}
            data = {"verdict": "misconception", "apart": shown, **explained}
        kind = "visit" if number % 3 == 2 else "attempt"
        at, question = START + number * timedelta(minutes=20), KeptQuestion("f", (("c", str(number)),))
        found.append(Event(f"event-{number}", "ada", at, kind, lesson, exercise, number, data, question))
    return found


def milliseconds(work: Callable[[], object], rounds: int) -> tuple[float, float]:
    """The median and the worst of some rounds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return sorted(times)[rounds // 2], max(times)


def main() -> None:
    """Assert, then time."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=20_000, help="events")
    size = options.parse_args().size
    course = plan()
    events = history(course, size, 0.3)
    now = events[-1].at
    before = model.advance(EMPTY, events[:-1], course, now)
    whole = model.advance(EMPTY, events, course, now)
    text = model.encode(whole)
    assert model.decode(text) == whole
    kept = model.decode(model.encode(before))
    assert kept is not None
    assert model.advance(kept, events[-1:], course, now) == whole
    faultless = history(course, 6_000, 0.0)
    perfect = model.advance(EMPTY, faultless, course, faultless[-1].at)
    standings = {each.standing for each in model.picture(perfect, course, faultless[-1].at).skills.values()}
    assert standings <= {Standing.SOLID, Standing.FADING}, standings
    rows = (
        ("one event more", lambda: model.advance(before, events[-1:], course, now), 200),
        ("the picture", lambda: model.picture(whole, course, now), 50),
        ("what is due", lambda: model.due_today(whole, course, now), 50),
        ("encode", lambda: model.encode(whole), 20),
        ("decode", lambda: model.decode(text), 20),
        (f"{size} events anew", lambda: model.advance(EMPTY, events, course, now), 1),
        ("the control: progress of a lesson", lambda: progress.lesson_progress(events, ("question 1",)), 1),
    )
    found = {name: milliseconds(work, rounds) for name, work, rounds in rows}
    for name, (median, worst) in found.items():
        print(f"{name:36} median {median:9.3f} ms   worst {worst:9.3f} ms")
    anew, control = (found[name][0] for name in list(found)[-2:])
    print(f"a snapshot has {len(text)} characters; anew is {anew / control:.1f} times the control")


if __name__ == "__main__":
    main()
