"""How much memory the caches come to hold: learners answer in words of their own, and nothing is ever asked twice.

    python -m tests.benchmarks.bench_memory [--size N]

Asserts that every cache of the product has an end, and that none is fuller than that. Then each learner goes through
the formulas of the course and writes a wrong answer with numbers that nobody else has. The process is measured after
every part of them. The control is the same again: answers that are cached already, which must add next to nothing.
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from lessons import CURRICULUM
from tutor.answers import Verdict
from tutor.exercises import draw, mark, preview
from tutor.lesson import Formula
from tutor.symbolic.printing import to_latex

EXERCISES = [exercise for lesson in CURRICULUM for exercise in lesson.exercises if isinstance(exercise, Formula)]
PARTS = 4


def caches() -> dict[str, tuple[int, int | None]]:
    """Every cache of the product: how full it is, and how full it can be."""
    kind = type(lru_cache(lambda: None))
    found = [each for each in gc.get_objects() if type(each) is kind and each.__module__.split(".")[0] == "tutor"]
    infos = {f"{each.__module__}.{each.__qualname__}": each.cache_info() for each in found}
    return {name: (info.currsize, info.maxsize) for name, info in infos.items()}


def megabytes() -> float:
    """What the process occupies."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


def answers(learner: int) -> Iterator[tuple[object, str]]:
    """A variant of each formula, and what this learner writes."""
    for exercise in EXERCISES:
        variant = draw(exercise, learner % 50)
        yield variant, f"({variant.key})/{2 * learner + 3} + {learner + 1}/7".replace("**", "^")


def answered(learners: range) -> int:
    """How many answers these learners gave."""
    count = 0
    for learner in learners:
        for variant, typed in answers(learner):
            for reading in preview(variant, typed):
                assert reading.expr is not None, typed
                to_latex(reading.expr)
            assert mark(variant, typed).verdict is not Verdict.RIGHT, (variant, typed)
            count += 1
    return count


def main() -> None:
    """Assert, then measure, and print the growth for each part of the learners, and the fullest caches."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=1, help="dozens of learners")
    size = parser.parse_args().size
    before = megabytes()
    part, count = max(1, 12 * size // PARTS), 0
    print(f"{len(EXERCISES)} formulas; {before:.0f} MB before the first answer")
    for number in range(PARTS):
        count += answered(range(number * part, (number + 1) * part))
        print(f"after {(number + 1) * part:5} learners, {count:6} answers: {megabytes():6.0f} MB")
    full = megabytes()
    answered(range((PARTS - 1) * part, PARTS * part))
    print(f"control, the last {part} once more: {megabytes() - full:+.0f} MB")
    known = caches()
    assert len(known) > 40, known
    assert all(most is not None and held <= most for held, most in known.values()), known
    held, room = (sum(each) for each in zip(*known.values(), strict=True))
    print(f"{len(known)} caches hold {held:,} of {room:,} entries; the fullest:")
    for name, (fill, most) in sorted(known.items(), key=lambda each: -each[1][0])[:5]:
        print(f"  {fill:6} of {most:6}  {name}")


if __name__ == "__main__":
    main()
