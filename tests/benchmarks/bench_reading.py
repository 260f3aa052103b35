"""How long it takes to read a text, beside Python's own parser on the same texts.

    python -m tests.benchmarks.bench_reading [--size N]

Prints percentiles over well-formed, broken and harmful strings, and the slowest outside payload where DOWNHILL_CASES
names a folder. The aim is 20 ms for the worst text, and well under 1 ms for an ordinary one.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import warnings
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import process_time

from tests.answers.reading.notation_table import DECLARED_ROWS, OPEN_ROWS
from tests.answers.reading.strings import any_string, formula
from tutor.answers.reading import latex, read

AIM = 0.020


def timed(texts: list[str], work: Callable[[str], object]) -> list[tuple[float, str]]:
    """Seconds for each text, slowest first."""
    times = []
    for typed in texts:
        start = process_time()
        work(typed)
        times.append((process_time() - start, typed))
    return sorted(times, reverse=True)


def shown(typed: str) -> None:
    """Read and print for the page, as a preview does."""
    reading = read(typed)
    assert (reading.tree is None) != (reading.problem is None)
    if reading.tree is not None:
        latex(reading.tree, "light")


def python(typed: str) -> None:
    """The control: Python's parser, which makes a tree too."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            ast.parse(typed.replace("^", "**"), mode="eval")
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            return


def report(name: str, texts: list[str]) -> None:
    """One line: median, 99 %, worst, and the control's median."""
    timed(texts[:50], shown)
    ours, control = timed(texts, shown), timed(texts, python)
    middle, high = ours[len(ours) // 2][0], ours[len(ours) // 100][0]
    ratio = middle / max(control[len(control) // 2][0], 1e-7)
    worst, slowest = ours[0]
    print(
        f"{name:12} {len(texts):7} texts  median {middle * 1e3:6.2f} ms  99 % {high * 1e3:6.2f} ms  "
        f"worst {worst * 1e3:6.2f} ms  (median {ratio:.0f} × ast.parse)  slowest: {slowest[:40]!r}"
    )
    print(f"{'':12} {sum(time > AIM for time, _ in ours)} over {AIM * 1e3:.0f} ms")


def payloads() -> list[str]:
    """The outside payloads, or none."""
    folder = os.environ.get("DOWNHILL_CASES")
    rows = json.loads((Path(folder) / "payloads.json").read_text(encoding="utf-8")) if folder else []
    return [row["text"] for row in rows]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=20)
    size = parser.parse_args().size
    random = Random(1)
    report("notation", [row.typed for _, rows in (*OPEN_ROWS, ("", DECLARED_ROWS)) for row in rows] * size)
    report("any string", [any_string(random) for _ in range(1000 * size)])
    report("formulas", [formula(random) for _ in range(250 * size)])
    report("400 letters", [typed * (400 // len(typed)) for typed in map(chr, range(33, 127))])
    if found := payloads():
        report("payloads", found)


if __name__ == "__main__":
    main()
