"""How long the server takes for Progress, with a long past, beside a page of the same course that shows no past.

python -m tests.benchmarks.bench_progress_page [--size 1]

`size` counts hundreds of events. What is timed is the page's own work on the server, from its opening to its last part:
in a new tab, which goes on from the snapshot that an earlier one has kept, and when it is drawn again.
"""

from __future__ import annotations

import argparse
import os
import statistics
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from tempfile import TemporaryDirectory

from streamlit.testing.v1 import AppTest

from lessons import COURSE
from tutor.learner.events import ATTEMPT, Event, KeptQuestion
from tutor.learner.sittings import REVIEW, SURENESS
from tutor.learner.store import Store

ROUNDS = 9
MOST = 300.0  # milliseconds, of the fastest round: what else the machine does is not the page's


def past(count: int) -> Iterator[Event]:
    """Answers to every question of the course, over two years; some of them show a mistake that the model knows."""
    questions = list(COURSE.questions())
    began = datetime.now(UTC) - timedelta(days=730)
    for number in range(count):
        lesson, exercise = questions[number * 7 % len(questions)]
        wrong = number % 5 == 0
        data = {"response": f"{number} w", "reading": "", "verdict": "misconception" if wrong else "right"}
        data |= {"misconceptions": [("uphill", "inner-slope-dropped", "minus-lost")[number % 3]] if wrong else []}
        data |= {"apart": ["uphill", "inner-slope-dropped", "minus-lost"], "sure": SURENESS[number % 3]}
        asked = KeptQuestion(f"{exercise.slug} {number % 50}", (("c", str(number % 9)),), "Write the slope.")
        at = began + timedelta(days=730 * number / count)
        name = f"{lesson.slug}/{exercise.slug}"
        yield Event(f"event {number}", "me", at, ATTEMPT, REVIEW, name, number % 40, data, asked)


def _page() -> None:
    import time

    import streamlit as st

    from lessons import COURSE
    from tutor.ui import accepted, progress_page, state
    from tutor.ui.site import Frame

    place, start = st.session_state["place"], time.perf_counter()
    state.open_page(place)
    if place == progress_page.ADDRESS:
        progress_page.show(Frame(COURSE, {}))
    else:
        accepted.show()
    st.session_state["took"] = 1e3 * (time.perf_counter() - start)


def opened(place: str) -> AppTest:
    """The page in a new tab."""
    page = AppTest.from_function(_page, default_timeout=600)
    page.session_state["place"] = place
    return page.run()


def again(place: str) -> tuple[float, float]:
    """Milliseconds of the page in a new tab, and drawn once more."""
    page = opened(place)
    new = float(page.session_state["took"])
    return new, float(page.run().session_state["took"])


def check(page: AppTest) -> None:
    """It is whole: all skills, the mistakes, the time, the sureness."""
    said = "\n".join(shown.value for shown in page.markdown)
    assert not page.exception, page.exception
    assert all(skill.can in said for skill in COURSE.skills)
    assert len(page.header) == 4
    assert "in the last four weeks" in said.lower()


def main() -> None:
    """Assert that it is whole, then time it: in a new tab, and drawn again."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=1000, help="hundreds of events")
    count = 100 * options.parse_args().size
    with TemporaryDirectory() as folder:
        os.environ["DOWNHILL_DATA"] = folder
        Store().add_all(past(count))
        check(opened("progress"))  # keeps a snapshot
        new, drawn = zip(*(again("progress") for _ in range(ROUNDS)), strict=True)
        bare, still = zip(*(again("typing") for _ in range(ROUNDS)), strict=True)
    print(f"{count} events, milliseconds: {'median':>14} {'slowest':>9} {'control':>9}")
    for name, times, beside in (("Progress in a new tab", new, bare), ("Progress drawn again", drawn, still)):
        print(f"{name:34} {statistics.median(times):9.0f} {max(times):9.0f} {statistics.median(beside):9.0f}")
    print(f"the fastest of {ROUNDS} rounds in a new tab: {min(new):.0f} ms, of {MOST:.0f} that are wanted")


if __name__ == "__main__":
    main()
