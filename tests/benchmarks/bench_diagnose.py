"""How long `diagnose` takes, cold and warm, beside `decide` on the same answer; and how many noisy answers it explains.

python tests/benchmarks/bench_diagnose.py [--size 1]

Each row is asserted first: right answers are RIGHT, answers computed from a misconception are explained. With
DOWNHILL_CASES the mistakes from outside are counted and timed too, those of teachers and those of learners.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from sympy import Expr, Integer, Rational, Symbol, cos, exp, log, sin, sqrt
from sympy.core.cache import clear_cache

sys.path.insert(0, str(Path(__file__).parents[2]))

from lessons import CURRICULUM
from tutor.answers import DerivativeOf, DifferenceQuotient, Mark, Update, Verdict, decide, diagnose, read
from tutor.answers.diagnosing.derivation_paths import sound, wrong_rewrite
from tutor.answers.diagnosing.question import key
from tutor.elementary.heads import sigmoid
from tutor.exercises import draw, mark
from tutor.lesson import Exercise
from tutor.misconceptions import OF_DERIVATIVES, derive_with
from tutor.notation import a, b, w, x, y
from tutor.symbolic.derive import derive_expression

NEURON = sigmoid(w * x + b)
QUESTIONS: tuple[tuple[str, Expr, Symbol], ...] = (
    ("power", x**4, x),
    ("polynomial", 5 * x**3 - 2 * x**2 + 7 * x, x),
    ("product", x**2 * sin(3 * x), x),
    ("quotient", (x**2 + 1) / (x + 3), x),
    ("chain", sqrt(3 * x**2 + 1), x),
    ("logarithm", log(x) * exp(-x), x),
    ("line", (w * x + b - y) ** 2, w),
    ("neuron", (NEURON - y) ** 2, w),
    ("two neurons", (sigmoid(b * NEURON) - y) ** 2, w),
    ("five sigmoids", sigmoid(sigmoid(sigmoid(sigmoid(sigmoid(w * x))))), w),
    ("huge power", (x - a) ** 6000, x),
    ("three factors", x * sin(x) * cos(2 * x) / (x**2 + 1), x),
)


def answers(f: Expr, by: Symbol) -> list[tuple[str, Expr, bool]]:
    """The key, what each misconception answers, and noise: name, answer, whether an explanation is wanted."""
    right = key(DerivativeOf(f, by))
    found = []
    for entry in OF_DERIVATIVES:
        derivation = derive_with(entry, f, by)
        if any(step.rule.name == entry.name for step in derivation.steps) and derivation.missing is None:
            found.append((entry.name, derivation.result, True))
    noise = (right * Rational(3, 2), right + by, right * by, right**2, right + 1, digit_off(right))
    return [*found, *(("noise", each, False) for each in noise)]


def digit_off(right: Expr) -> Expr:
    """The key with its largest whole number one larger; a slip of the pen."""
    numbers = sorted(part for part in right.atoms(Integer) if part > 1)
    return right.xreplace({numbers[-1]: numbers[-1] + 1}) if numbers else right + 2


def cold() -> None:
    """Forget what earlier searches found."""
    clear_cache()
    for cache in (wrong_rewrite, sound, derive_expression):
        cache.cache_clear()


def seconds(work: Callable[[], object], size: int, prepare: Callable[[], None] = lambda: None) -> float:
    """The median of some runs."""
    times = []
    for _ in range(size):
        prepare()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return sorted(times)[len(times) // 2]


def line(name: str, times: list[float]) -> None:
    """Percentiles in milliseconds."""
    ordered = sorted(times)
    shown = [1000 * ordered[min(len(ordered) - 1, int(len(ordered) * part))] for part in (0.5, 0.99)]
    worst = 1000 * ordered[-1]
    print(f"{name:26} n {len(ordered):4}   median {shown[0]:7.2f} ms   99 % {shown[1]:7.2f} ms   worst {worst:7.2f} ms")


def own(size: int) -> None:
    """Our own questions."""
    warm, fresh, control, explained, noisy = [], [], [], [0, 0], [0, 0]
    for _, f, by in QUESTIONS:
        right = key(DerivativeOf(f, by))
        assert diagnose(right, f, by).verdict is Verdict.RIGHT, f
        for _, given, wanted in answers(f, by):
            verdict = diagnose(given, f, by).verdict
            tally = explained if wanted else noisy
            if verdict is not Verdict.RIGHT:
                tally[0] += verdict is Verdict.MISCONCEPTION
                tally[1] += 1
            fresh.append(seconds(lambda given=given, f=f, by=by: diagnose(given, f, by), 1, cold))
            warm.append(seconds(lambda given=given, f=f, by=by: diagnose(given, f, by), size))
            control.append(seconds(lambda given=given, right=right: decide(given, right), size))
    assert explained[0] >= 0.95 * explained[1], explained
    print(f"explained {explained[0]} of {explained[1]} computed mistakes; {noisy[0]} of {noisy[1]} noisy answers")
    line("diagnose, cold", fresh)
    line("diagnose, warm", warm)
    line("decide, the control", control)


def outside(size: int) -> None:
    """The mistakes from outside, if they are there."""
    folder = os.environ.get("DOWNHILL_CASES")
    if not folder:
        print("no cases from outside: DOWNHILL_CASES is not set")
        return
    rows = json.loads((Path(folder) / "misconceptions.json").read_text(encoding="utf-8"))
    rows = [row for row in rows if row["kind"] == "derivative"]
    times, explained, asked = [], 0, 0
    for row in rows:
        found = diagnose(row["given"], row["of"], row["by"])
        assert (found.verdict is Verdict.RIGHT) == row["correct"], row
        asked += bool(row["diagnosis"])
        explained += bool(row["diagnosis"]) and found.verdict is Verdict.MISCONCEPTION
        times.append(seconds(lambda row=row: diagnose(row["given"], row["of"], row["by"]), size))
    print(f"explained {explained} of {asked} answers that a teacher explains")
    line("diagnose, from outside", times)


def learners(size: int) -> None:
    """What learners may type: how many of the mistakes that have a name are explained; none is accepted."""
    folder = os.environ.get("DOWNHILL_CASES")
    path = Path(folder or "") / "learner_answers.json"
    if not folder or not path.is_file():
        print("no learners' answers from outside")
        return
    exercises = {f"{lesson.slug}/{each.slug}": each for lesson in CURRICULUM for each in lesson.exercises}
    times, explained, asked, accepted, merely = [], 0, 0, 0, 0
    for row in json.loads(path.read_text(encoding="utf-8")):
        if row["correct"] or row["debatable"]:
            continue
        judge = answered(row, exercises)
        if judge is None:
            continue
        found = judge()
        named = bool(row["mistake"]) and not row["mistake"].startswith("none")
        accepted += found.verdict is Verdict.RIGHT
        asked += named
        explained += named and found.verdict is Verdict.MISCONCEPTION
        merely += not named and found.verdict is Verdict.MISCONCEPTION
        times.append(seconds(judge, size))
    print(f"explained {explained} of {asked} learners' answers whose mistake has a name, and {merely} more")
    print(f"accepted {accepted} of {len(times)} wrong ones")
    assert accepted == 0
    line("diagnose, from learners", times)


def answered(row: dict[str, str], exercises: dict[str, Exercise]) -> Callable[[], Mark] | None:
    """How a row is marked; None where its exercise has another key by now, or is gone."""
    kind, _, rest = (part.strip() for part in row["question"].partition("|"))
    given = row["given"]
    if kind == "X":
        exercise = exercises.get(rest)
        variant = None if exercise is None else draw(exercise, 1)
        return None if variant is None else lambda: mark(variant, given)
    of, _, by = (part.strip() for part in rest.rpartition("|"))
    f, letter = read(of).expr, read(by).expr
    asked = {"D": DerivativeOf, "U": Update, "Q": DifferenceQuotient}[kind](f, letter)
    return lambda: diagnose(given, asked)


def main() -> None:
    """Assert, then time."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=3, help="rounds; 1 is the quick run")
    size = options.parse_args().size
    own(size)
    outside(size)
    learners(size)


if __name__ == "__main__":
    main()
