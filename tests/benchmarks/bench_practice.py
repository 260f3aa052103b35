"""How long the choice of the next question takes, for several pictures of a learner.

    python -m tests.benchmarks.bench_practice [--size 1]

Asserted first: what is chosen is of the skills that are allowed, the same past and seed choose the same, and two
mistakes that are held at once get an answer each, wherever some draws give them one answer and some two. The controls:
a draw at random from the same questions, and the mark of one right formula. From `--size 2` on fresh processes say what
the first choice costs, and what it costs to make a solution with a wrong line.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from itertools import combinations

from lessons import COURSE
from tutor.answers import Verdict
from tutor.exercises import Groups, draw, mark, told_apart
from tutor.exercises.wrong_line.making import wrong_line_of
from tutor.learner.model import Held, MistakeState, Picture, SkillState, Standing
from tutor.lesson import Exercise, Formula
from tutor.practice import SEEDS, Asked, Pick, drawn, index, next_question, plan_of
from tutor.practice.choosing import candidates

ROUNDS, REMEMBERED = 40, 40
USUAL, MOST = 30.0, 100.0  # milliseconds that are wanted: the median, and the worst
COLD = "cold"
SKILLS = tuple(skill.name for skill in COURSE.skills)


# --- pictures of a learner --------------------------------------------------------------------------------------------


def held(names: tuple[str, ...], how: Held, belief: float) -> dict[str, MistakeState]:
    """These mistakes, each as it stands."""
    return {name: MistakeState(name, how, belief, 2) for name in names}


@cache
def shown() -> dict[str, frozenset[str]]:
    """The mistakes that the questions of each skill would show; asked for late, for a fresh process is to be cold."""
    return plan_of(COURSE).all_corrupting()


def half(live: int) -> Picture:
    """Half of the skills were met, with so many mistakes live and as many suspected."""
    chance = random.Random(5)
    met = SKILLS[: len(SKILLS) // 2]
    skills = {
        name: SkillState(name, Standing.GOING, chance.uniform(0.1, 0.95), 5, missing=tuple(sorted(shown()[name])[::2]))
        for name in met
    }
    names = chance.sample(sorted(frozenset().union(*(shown()[name] for name in met))), 2 * live)
    return Picture(skills, held(tuple(names[live:]), Held.SUSPECTED, 0.5) | held(tuple(names[:live]), Held.LIVE, 0.95))


def pictures() -> dict[str, Picture]:
    """From somebody new to somebody who knows it all."""
    known = {name: SkillState(name, Standing.SOLID, 0.97, 20) for name in SKILLS}
    return {
        "new": Picture(),
        "halfway, 4 mistakes live": half(4),
        "halfway, 60 mistakes live": half(60),
        "everything known": Picture(known),
    }


# --- what must hold ---------------------------------------------------------------------------------------------------


def groups_of(pick: Pick) -> Groups:
    """What the index says of the draw that was chosen."""
    return index.tells(pick.lesson.slug, pick.exercise).draws[pick.seed % SEEDS]


def parted(groups: Groups, pair: tuple[str, str]) -> bool:
    """Both would show, each by an answer of its own."""
    one, other = ([group for group in groups if name in group] for name in pair)
    return bool(one and other) and not any(group in other for group in one)


def ambiguous() -> Iterator[tuple[str, tuple[str, str]]]:
    """The skills and pairs of mistakes to which some draws give one answer, and some two."""
    found: dict[tuple[str, tuple[str, str]], set[bool]] = {}
    for each in candidates(COURSE):
        names = sorted({name for group in each.groups for name in group})
        for pair in combinations(names, 2):
            found.setdefault((each.exercise.skill, pair), set()).add(parted(each.groups, pair))
    return (place for place, seen in found.items() if len(seen) == 2)


def check_pairs() -> int:
    """Two mistakes that are live are told apart by the draw that is chosen; now and then it is drawn, and looked at."""
    count = 0
    for count, (skill, pair) in enumerate(ambiguous(), 1):
        found = Picture({skill: SkillState(skill, Standing.GOING, 0.6, 5)}, held(pair, Held.LIVE, 0.95))
        pick = next_question(COURSE, found, (), count, (skill,))
        assert pick is not None
        assert pick.skill == skill, (pick.skill, skill)
        assert parted(groups_of(pick), pair), (skill, pair, pick)
        if count % 10 == 0:
            assert parted(told_apart(drawn(pick.lesson.slug, pick.exercise, pick.seed)), pair), (skill, pair, pick)
    assert count > 50, count
    return count


def check(name: str, found: Picture) -> None:
    """The same past and seed ask the same, and nothing is asked but what was met, or what is wanted."""
    met = set(found.skills) or {exercise.skill for exercise in COURSE.lessons[0].questions}
    for seed in range(5):
        one, other = (next_question(COURSE, found, (), seed) for _ in range(2))
        assert one == other, (name, one, other)
        assert one is not None
        assert one.skill in met, (name, one)
        wanted = next_question(COURSE, found, (), seed, ("gradient",))
        assert wanted is not None
        assert wanted.skill == "gradient", (name, wanted)


# --- what it takes ----------------------------------------------------------------------------------------------------


def by_turns(works: Mapping[str, Callable[[int], object]], rounds: int) -> dict[str, list[float]]:
    """Each round of each in milliseconds: by turns, so that what else the machine does is shared."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for number in range(rounds):
        for name, work in works.items():
            start = time.perf_counter()
            work(number)
            times[name].append(1e3 * (time.perf_counter() - start))
    return times


def milliseconds(work: Callable[[int], object], rounds: int) -> list[float]:
    """How long each of some rounds takes."""
    return by_turns({"": work}, rounds)[""]


def choosing(found: Picture) -> Callable[[int], object]:
    """A choice while a sitting goes on: what was asked last is remembered."""
    recent: list[Asked] = []

    def choose(number: int) -> None:
        pick = next_question(COURSE, found, recent[-REMEMBERED:], number)
        assert pick is not None
        recent.append((pick.lesson.slug, pick.exercise.slug, pick.seed))

    return choose


def controls() -> dict[str, Callable[[int], object]]:
    """A draw at random from the same questions, and the mark of a right formula that was marked before."""
    chance, all_of_them = random.Random(3), candidates(COURSE)
    variant = draw(next(each for _, each in COURSE.questions() if isinstance(each, Formula)), 0)
    typed = str(variant.key).replace("**", "^")
    assert mark(variant, typed).verdict is Verdict.RIGHT, typed

    def at_random(number: int) -> None:
        each = chance.choice(all_of_them)
        drawn(each.lesson.slug, each.exercise, SEEDS * number + chance.choice(each.draws))

    return {"control: drawn at random": at_random, "control: the mark of a formula": lambda _: mark(variant, typed)}


# --- in a fresh process -----------------------------------------------------------------------------------------------


def first_choice() -> dict[str, float]:
    """Milliseconds of what the first choice of a process waits for."""
    parts: dict[str, Callable[[int], object]] = {
        "tells.json": lambda _: index.tells("", COURSE.lessons[0].questions[0]),
        "the plan, all questions digested": lambda _: plan_of(COURSE),
        "candidates": lambda _: candidates(COURSE),
    }
    took = {name: milliseconds(work, 1)[0] for name, work in parts.items()}
    found = half(4)
    return took | {"choice": milliseconds(lambda _: next_question(COURSE, found, (), 0), 1)[0]}


def _planted(lesson: str, exercise: Exercise, _: int) -> None:
    assert all(wrong_line_of(exercise, 5, name) for name in sorted(index.tells(lesson, exercise).planted)[:1])


def plantings() -> dict[str, float]:
    """Milliseconds until a solution with a wrong line is made, of each question that has one."""
    asked = [(lesson.slug, each) for lesson, each in COURSE.questions() if index.tells(lesson.slug, each).planted]
    took = [milliseconds(partial(_planted, *pair), 1)[0] for pair in asked]
    return {f"{len(took)} questions, median": statistics.median(took), "worst": max(took)}


def fresh(what: str) -> dict[str, float]:
    """The same in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_practice", f"--{COLD}", what]
    told: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return told


def print_cold(rounds: int) -> None:
    """What a process that has chosen nothing yet takes."""
    runs = [fresh("choice") for _ in range(rounds)]
    for name in runs[0]:
        times = [each[name] for each in runs]
        print(f"cold: {name:32} {statistics.median(times):5.1f} {max(times):9.1f}")
    print("cold: a solution with a wrong line, milliseconds")
    for name, value in fresh("planted").items():
        print(f"  {name:32} {value:9.1f}")


def main() -> None:
    """Assert, then time."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=1, help=f"times {ROUNDS} choices for each picture")
    options.add_argument(f"--{COLD}", choices=("choice", "planted"), help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.cold:
        print(json.dumps(first_choice() if given.cold == "choice" else plantings()))
        return
    print(f"{check_pairs()} pairs of mistakes with one answer in some draws are told apart by the draw that is chosen")
    for name, found in pictures().items():
        check(name, found)
    rounds = ROUNDS * given.size
    rows = by_turns({name: choosing(found) for name, found in pictures().items()} | controls(), rounds)
    print(f"{rounds} choices each, milliseconds: {'median':>9} {'worst':>9}   wanted: {USUAL:.0f} and {MOST:.0f}")
    for name, times in rows.items():
        print(f"{name:34} {statistics.median(times):9.2f} {max(times):9.2f}")
    *chosen, at_random, marked = (statistics.median(times) for times in rows.values())
    dearest = max(chosen)
    print(f"the dearest choice: {dearest / at_random:.1f} draws at random, {dearest / marked:.1f} marks of a formula")
    if given.size > 1:
        print_cold(3)


if __name__ == "__main__":
    main()
