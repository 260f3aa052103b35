"""How long it takes to read a text, beside Python's own parser on the same texts.

    python -m tests.benchmarks.bench_reading [--size N]

Prints percentiles over well-formed, broken and harmful strings, and the slowest outside payload where DOWNHILL_CASES
names a folder. The aim is 20 ms for the worst text, and well under 1 ms for an ordinary one.

From the same folder come what real editors, pages and algebra systems put on the clipboard: how much of it is read as
it was meant, how much is asked back with an offer that means it, and what is read as something else. Nothing of that
may go unsaid: a reading that is not what was meant has to have a note.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import re
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import process_time
from typing import Any, NamedTuple

from sympy import Symbol

from tests.answers.reading.notation_table import DECLARED_ROWS, OPEN_ROWS
from tests.answers.reading.strings import any_string, formula
from tutor.answers import Verdict, compare
from tutor.answers.reading import OPEN, latex, read
from tutor.answers.reading.vocabulary import key_of, vocabulary

AIM = 0.020

# What tells of a power or of a fraction in a copied text, in any notation. A copy without it has lost what it meant.
_POWER = re.compile(r"\^|\*\*|[⁰¹²³⁴-⁹⁻ⁿˣᶻ]|pow|squared|cubed|raised|to the|sup|exp|%e", re.IGNORECASE)
_RATIO = re.compile(r"[/÷∕⁄½⅓¼⁻]|frac|over|\\div|numerator|---|──|divide|\^\s*[({]*[-−]|exp", re.IGNORECASE)


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


def cases(name: str) -> list[dict[str, Any]]:
    """Rows from outside, or none."""
    folder = os.environ.get("DOWNHILL_CASES")
    found: list[dict[str, Any]] = json.loads((Path(folder) / name).read_text(encoding="utf-8")) if folder else []
    return found


class Outcome(NamedTuple):
    """How a pasted text fares: read as it was meant, offered, otherwise asked back; or misread, said or in silence."""

    kind: str
    typed: str


def outcome(row: dict[str, Any]) -> Outcome:
    """One row of what was on a clipboard."""
    letters = row["letters"]
    symbols = None if letters is None else dict.fromkeys(letters.split())
    words = OPEN if letters is None else vocabulary(*(Symbol(name, real=True) for name in key_names(letters)))
    typed, meant = row["given"], row["meaning"]
    verdict = compare(typed, meant, symbols).verdict
    if verdict is Verdict.RIGHT:
        return Outcome("read", typed)
    reading = read(typed, words)
    if reading.problem is None:
        return Outcome("misread with a note" if reading.notes else "misread in silence", typed)
    offers = (reading.problem.suggestion, reading.problem.other)
    right = any(compare(offer, meant, symbols).verdict is Verdict.RIGHT for offer in offers if offer)
    return Outcome("offered" if right else "asked back", typed)


def key_names(letters: str) -> list[str]:
    """w1 is w_1 among the names of an exercise."""
    return [str(key_of(letter)) for letter in letters.split()]


def pasted() -> list[Outcome]:
    """What becomes of everything that was on a clipboard."""
    return [outcome(row) for row in cases("pasted.json")]


def has_lost(row: dict[str, Any]) -> bool:
    """Nothing is left of a power or a fraction that was meant, or nothing at all: such a copy has to be asked back."""
    typed, meant = row["given"], row["meaning"]
    power, ratio = "^" in meant and not _POWER.search(typed), "/" in meant and not _RATIO.search(typed)
    return power or ratio or typed == "NOTHING"


def whole() -> tuple[int, int]:
    """Of the copies that have lost nothing: how many are read, and of how many."""
    kept = [outcome(row).kind for row in cases("pasted.json") if not has_lost(row)]
    return kept.count("read"), len(kept)


def benign() -> tuple[int, int]:
    """How many odd but innocent texts are read, and of how many."""
    texts = [row["text"] for row in cases("payloads.json") if row["kind"] == "benign"]
    return sum(read(typed).problem is None for typed in texts), len(texts)


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
    if found := [row["text"] for row in cases("payloads.json")]:
        report("payloads", found)
        clipboard()


def clipboard() -> None:
    """What is read of the clipboards of others."""
    outcomes = pasted()
    report("pasted", [each.typed for each in outcomes])
    counts = Counter(each.kind for each in outcomes)
    for kind in ("read", "offered", "asked back", "misread with a note", "misread in silence"):
        print(f"{'':12} {kind:20} {counts[kind]:4} of {len(outcomes)}  {counts[kind] / len(outcomes):5.1%}")
    for each in outcomes:
        if each.kind.startswith("misread"):
            print(f"{'':12} {each.kind}: {each.typed[:60]!r}")
    read_whole, of_whole = whole()
    print(f"{'':12} of those that have lost nothing, read {read_whole} of {of_whole}  {read_whole / of_whole:5.1%}")
    innocent, of = benign()
    print(f"{'':12} benign odd input read {innocent} of {of}  {innocent / of:5.1%}")


if __name__ == "__main__":
    main()
