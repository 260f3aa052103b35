"""All measurements of one run, small or whole; each learner by itself, so that processes can share them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from random import Random
from typing import Any

from tests.simulated.aimed import Aimed
from tests.simulated.learners import Guessing, HelpDependent, Perfect, SlowAndSteady
from tests.simulated.measures import Load, Mastery, Naming, Recovery, load, naming, recovery, to_mastery
from tests.simulated.world import AtRandom, ambiguity, plan, reaching

AT_ONCE = 2
MOST = 1_500  # questions to mastery
AMBIGUOUS = 0.5


@dataclass(frozen=True, slots=True)
class Size:
    """How much of it is run. `skills`: the first so many of the course; `mistakes`: the widest so many."""

    skills: int | None
    mistakes: int
    runs: int
    days: int
    questions: int  # of one misconception


WHOLE = Size(None, 40, 3, 60, 60)
SMALL = Size(4, 4, 1, 10, 24)


@dataclass(frozen=True, slots=True)
class Results:
    """What was measured."""

    size: Size
    perfect: Mastery
    at_random: Mastery
    slow: tuple[Mastery, Mastery]  # aimed, at random
    guessing: Mastery
    helped: Mastery
    namings: tuple[Naming, ...]  # aimed, all runs of all mistakes
    by_chance: tuple[Naming, ...]  # the same at random, of the ambiguous ones
    recoveries: tuple[Recovery, ...]
    load: Load
    ambiguous: tuple[str, ...]


def run(size: Size, at_once: int = AT_ONCE) -> Results:
    """Everything, in up to so many processes."""
    skills = None if size.skills is None else plan().skills[: size.skills]
    names = reaching(size.mistakes)
    ambiguous = tuple(name for name in names if ambiguity(name) >= AMBIGUOUS)
    jobs: list[tuple[Callable[..., Any], tuple[Any, ...]]] = [
        (to_mastery, (Perfect(), Aimed(Random("p")), MOST, skills)),
        (to_mastery, (Perfect(), AtRandom(Random("p")), MOST, skills)),
        (to_mastery, (SlowAndSteady(Random("s")), Aimed(Random("s")), MOST, skills)),
        (to_mastery, (SlowAndSteady(Random("s")), AtRandom(Random("s")), MOST, skills)),
        (to_mastery, (Guessing(Random("g")), Aimed(Random("g")), MOST // 3, skills)),
        (to_mastery, (HelpDependent(), Aimed(Random("h")), MOST // 5, skills)),
        (load, (0, size.days)),
    ]
    each = [(name, number) for name in names for number in range(size.runs)]
    jobs += [(naming, (name, Aimed(Random(f"a {name} {k}")), k, size.questions, size.questions)) for name, k in each]
    doubtful = [(name, number) for name, number in each if name in ambiguous]
    jobs += [(naming, (name, AtRandom(Random(f"r {name} {k}")), k, size.questions)) for name, k in doubtful]
    jobs += [(recovery, (name, Aimed(Random(f"c {name}")), 0)) for name in names]
    found = _done(jobs, at_once)
    ends = (7, 7 + len(each), 7 + len(each) + len(doubtful))
    first, second, third = (tuple(found[a:b]) for a, b in zip(ends, (*ends[1:], None), strict=True))
    perfect, chance, slow, slow_chance, guessing, helped, burden = found[:7]
    pair = (slow, slow_chance)
    return Results(size, perfect, chance, pair, guessing, helped, first, second, third, burden, ambiguous)


def _done(jobs: list[tuple[Callable[..., Any], tuple[Any, ...]]], at_once: int) -> list[Any]:
    if at_once == 1:
        return [_one(job) for job in jobs]
    with get_context("fork").Pool(at_once) as pool:
        return pool.map(_one, jobs, chunksize=1)


def _one(job: tuple[Callable[..., Any], tuple[Any, ...]]) -> Any:
    measure, given = job
    return measure(*given)
