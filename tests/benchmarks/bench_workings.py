"""How workings are judged as people write them, and how long that takes at most.

    python -m tests.benchmarks.bench_workings [--size N]

The workings of the tests, and with DOWNHILL_CASES those from outside: how many are judged as expected, how many right
lines are called wrong, and milliseconds. Then the longest that the page takes, twelve lines of 200 characters, and the
slowest of a search of its own; what is counted there are the decisions and the searches, which have a budget.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from time import process_time
from unittest import mock

from tests.answers.working.written import WRITTEN
from tutor.answers import JudgedWorking, Verdict, check_working, logged
from tutor.answers.working import judging
from tutor.ui.blocks.workings import MOST, WIDE

WRONG = (Verdict.WRONG, Verdict.MISCONCEPTION)
Row = tuple[str, str, int, Sequence[str]]  # the function, by what, the first wrong line or 0, the lines
QUESTIONS = (("(w*x+b-y)^2", "w"), ("(sigma(w*x+b)-y)^2", "w"), ("x^2*e^x", "x"), ("1/(1+e^(-z))", "z"))
LONG = (
    "relu({}w+x)",
    "max(w^{},x)",
    "sin(e^(w*{}))",
    "ln(1+e^({}x))",
    "(w+x+{})^9",
    "1/(x+{})",
    "2w",
    "u = {}x",
    "du/dx = {}",
    "dC/dw = {}u",
)


def outside() -> Iterator[Row]:
    """The workings from outside, or none."""
    folder = os.environ.get("DOWNHILL_CASES")
    rows = json.loads((Path(folder) / "workings.json").read_text(encoding="utf-8")) if folder else []
    for row in rows:
        yield row["of"], row["by"], int((row["wrong_line"] or "W0")[1:]), row["lines"]


def expected(found: JudgedWorking, wrong: int) -> bool:
    """The first line that is not right is the one that is wrong; where none is, the slope is reached."""
    first = next((at for at, line in enumerate(found.lines, 1) if line.verdict is not Verdict.RIGHT), 0)
    return first == wrong and (found.finished or bool(wrong))


def report(name: str, rows: Sequence[Row], least: float) -> None:
    """One line of figures; fewer than `least` as expected is a failure."""
    good, accused, times = 0, 0, []
    for of, by, wrong, lines in rows:
        start = process_time()
        found = check_working(lines, of, by)
        times.append(process_time() - start)
        good += expected(found, wrong)
        accused += any(line.verdict in WRONG for line in found.lines[: wrong - 1 if wrong else None])
    ordered = sorted(times)
    print(
        f"{name:10} {len(rows):4} workings  as expected {good} ({100 * good / len(rows):.0f} %)  "
        f"a right line called wrong in {accused}  median {1000 * ordered[len(rows) // 2]:.1f} ms  "
        f"worst {1000 * ordered[-1]:.1f} ms"
    )
    assert good >= least * len(rows), name
    assert not accused, name


def longest(number: int) -> None:
    """Workings as long as the page allows; the slowest, with what was counted."""
    random, slowest, most = Random(number), (0.0, ""), [0, 0]
    for _ in range(number):
        of, by = random.choice(QUESTIONS)
        lines = [_line(random) for _ in range(MOST)]
        explain, decide = mock.Mock(wraps=logged.explain), mock.Mock(wraps=judging.decide)
        with mock.patch.object(logged, "explain", explain), mock.patch.object(judging, "decide", decide):
            start = process_time()
            check_working(lines, of, by)
            slowest = max(slowest, (process_time() - start, lines[0]))
        most = [max(most[0], explain.call_count), max(most[1], decide.call_count)]
    print(f"{number} of {MOST} × {WIDE}: worst {1000 * slowest[0]:.0f} ms, {slowest[1][:40]!r} …")
    print(f"{'':10} at most {most[0]} searches and {most[1]} decisions in one working")
    assert most[0] <= judging.MOST_EXPLAINED
    assert most[1] <= judging.MOST_DECIDED


def _line(random: Random) -> str:
    form, sign = random.choice(LONG), random.choice((" = ", "+", "*", " - ", ", "))
    line = sign.join(form.format(random.randint(1, 9)) for _ in range(random.choice((2, 9, WIDE // 5))))[:WIDE]
    return line[: max(line.rfind(sign), len(form))]


def main() -> None:
    """Assert, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=10, help="1 is the quick run")
    size = parser.parse_args().size
    report("own", WRITTEN, 1.0)
    if rows := list(outside()):
        report("outside", rows, 0.95)
    longest(4 * size)


if __name__ == "__main__":
    main()
