"""The answer engine over material from outside: what is accepted, explained, read, and called wrong that is right.

    python -m tests.benchmarks.bench_outside [--size 1] [--rows NAME]

Asserts that nothing wrong is accepted and nothing right is called wrong, then prints the shares beside their goals, and
how long the slowest row took beside an ordinary one. `--rows pasted` lists what was not as it should be, and what was
said. Needs DOWNHILL_CASES.
"""

from __future__ import annotations

import argparse
import os

from tests.answers import outside
from tests.answers.outside import GOALS, NEVER, figures, share


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
        times = sorted(each.seconds for each in found[name])
        print(f"{says:40} {100 * share(found[name], good):6.1f} %  (goal {100 * goal:.0f})  {dict(came.most_common())}")
        print(f"{'':40} median {1000 * times[len(times) // 2]:.2f} ms, slowest {1000 * times[-1]:.1f} ms")
        if given.rows == name:
            for each in found[name]:
                if each.came not in good:
                    print(f"    {each.came}: {each.row}\n        {each.said}")
    for name, never in NEVER.items():
        assert not [each for each in found[name] if each.came in never], (name, never)


if __name__ == "__main__":
    main()
