"""The answer engine over material from outside: what is accepted, explained, read, and called wrong that is right.

    python -m tests.benchmarks.bench_outside [--size 1] [--rows NAME]

Asserts that nothing wrong is accepted and nothing right is called wrong, then prints the shares beside their goals, and
how long the slowest row took beside an ordinary one. `--rows pasted` lists what was not as it should be, and what was
said. Needs DOWNHILL_CASES.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator

from tests.answers import outside
from tests.answers.outside import Outcome

GOALS: tuple[tuple[str, str, tuple[str, ...], float], ...] = (  # name, what it says, what is good, and how much of it
    ("right", "right answers accepted", ("right",), 0.98),
    ("mistakes", "mistakes explained", ("misconception",), 0.93),
    ("taught", "mistakes that teachers explain", ("misconception",), 0.97),
    ("paired", "pairs judged truly", ("true",), 1.0),
    ("worked", "workings as expected", ("expected",), 0.95),
    ("pasted", "pasted texts read, or offered as meant", ("read", "offered"), 0.88),
    ("benign", "odd but harmless texts read", ("read",), 0.95),
)
NEVER = {
    "right": ("wrong", "misconception"),
    "mistakes": ("right",),
    "taught": ("right",),
    "paired": ("false",),
    "worked": ("too strict",),
    "pasted": ("misread",),
}


def figures(cases: outside.Cases) -> Iterator[tuple[str, list[Outcome]]]:
    """Each figure with what came of its rows."""
    answered = list(outside.answered(cases))
    yield "right", [each for each in answered if each.row["correct"]]
    yield "mistakes", [each for each in answered if not each.row["correct"] and each.row["mistake"]]
    for name in ("taught", "paired", "worked", "pasted", "benign"):
        yield name, list(getattr(outside, name)(cases))


def main() -> None:
    """Assert, then print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=1, help="rounds; the last one is timed, with what the others kept")
    options.add_argument("--rows", default="", help="the figure whose rows are listed where they are not good")
    given = options.parse_args()
    path = os.environ.get("DOWNHILL_CASES")
    if not path:
        print("no cases from outside: DOWNHILL_CASES is not set")
        return
    for _ in range(given.size):
        found = dict(figures(outside.folder(path)))
    for name, says, good, goal in GOALS:
        came = outside.tally(found[name])
        share = sum(came[each] for each in good) / len(found[name])
        times = sorted(each.seconds for each in found[name])
        print(f"{says:40} {100 * share:6.1f} %  (goal {100 * goal:.0f})  {dict(came.most_common())}")
        print(f"{'':40} median {1000 * times[len(times) // 2]:.2f} ms, slowest {1000 * times[-1]:.1f} ms")
        if given.rows == name:
            for each in found[name]:
                if each.came not in good:
                    print(f"    {each.came}: {each.row}\n        {each.said}")
    for name, never in NEVER.items():
        assert not [each for each in found[name] if each.came in never], (name, never)


if __name__ == "__main__":
    main()
