"""How long drawing, marking and helping take, beside taking the key's derivative alone.

python tests/benchmarks/bench_exercises.py [--size 20]

Every variant is asserted first: its key is right, and half of it more is not. Then each variant is drawn afresh, marked
right and wrong, and helped along; the control is one derivation of the key, as a page needs it anyway.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

from lessons import CURRICULUM
from tutor.answers import Verdict
from tutor.exercises import Variant, draw, help_levels, mark
from tutor.exercises.drawing.variant import candidate
from tutor.lesson import Formula
from tutor.symbolic.derive import derive_expression

EXERCISES = [exercise for lesson in CURRICULUM for exercise in lesson.exercises if isinstance(exercise, Formula)]


def timed(action: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def typed(variant: Variant, factor: int = 1) -> str:
    """The key as a learner would type it, or a multiple of it."""
    return str(factor * variant.key).replace("**", "^")


def main() -> None:
    """Assert, then time, and print medians, worst cases and the ratio to the control."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=20, help="variants of each exercise")
    size = parser.parse_args().size
    cases = [(exercise, seed) for exercise in EXERCISES for seed in range(size)]
    rows: dict[str, list[float]] = {"derivation": [], "draw": [], "mark right": [], "mark wrong": [], "help": []}
    for exercise, seed in cases:  # all of them first: help draws the variants that follow
        rows["draw"].append(timed(lambda exercise=exercise, seed=seed: draw(exercise, seed)))
    for exercise, seed in cases:
        variant = draw(exercise, seed)
        assert mark(variant, typed(variant)).verdict is Verdict.RIGHT, variant
        assert mark(variant, typed(variant, 3) + " + 1/2").verdict is not Verdict.RIGHT, variant
        plain = candidate(exercise, seed, seed).filled.wanted
        rows["derivation"].append(timed(lambda plain=plain: derive_expression.__wrapped__(plain)))
        rows["mark right"].append(timed(lambda variant=variant: mark(variant, typed(variant))))
        rows["mark wrong"].append(timed(lambda variant=variant: mark(variant, typed(variant, 3) + " + 1/2")))
        rows["help"].append(timed(lambda variant=variant: help_levels.__wrapped__(variant)))
    control = median(rows["derivation"])
    print(f"{len(cases)} variants of {len(EXERCISES)} exercises; milliseconds; control: the derivation of the key")
    for name, found in rows.items():
        ratio = median(found) / control
        print(f"{name:12} median {median(found):7.2f}   worst {max(found):7.2f}   {ratio:6.1f} x control")


if __name__ == "__main__":
    main()
