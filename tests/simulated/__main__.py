"""`python -m tests.simulated [--small] [--record]`: the made-up learners, claim by claim. It fails where one fails.

--record writes the result into docs/simulated.md and docs/simulated.svg.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.simulated.claims import Claim, claims
from tests.simulated.figure import svg
from tests.simulated.results import SMALL, WHOLE, run

DOCS = Path(__file__).parents[2] / "docs"
PICTURE = "![Skills mastered by a perfect learner; questions until each mistake is named](simulated.svg)"
BEGIN, END = "<!-- result: begin -->", "<!-- result: end -->"


def table(found: tuple[Claim, ...]) -> str:
    """The claims as a table."""
    rows = [f"| {each.learner} | {each.wanted} | {each.found} | {'yes' if each.holds else 'no'} |" for each in found]
    return "\n".join(("| learner | claim | found | holds |", "|---|---|---|---|", *rows))


def main() -> int:
    """0 where every claim holds."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulated")
    parser.add_argument("--small", action="store_true", help="the run that the tests make")
    parser.add_argument("--record", action="store_true", help="write it into docs/")
    given = parser.parse_args()
    results = run(SMALL if given.small else WHOLE)
    found = claims(results)
    print(table(found))
    if given.record:
        record(table(found), svg(results))
    return 0 if all(each.holds for each in found) else 1


def record(result: str, picture: str, docs: Path = DOCS) -> None:
    """Write the table between its marks, and the picture."""
    page = docs / "simulated.md"
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    page.write_text(f"{before}{BEGIN}\n{result}\n\n{PICTURE}\n{END}{rest.partition(END)[2]}", encoding="utf-8")
    (docs / "simulated.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
