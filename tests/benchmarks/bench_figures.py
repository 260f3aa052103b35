"""How many frames a second a figure keeps while its point is dragged, beside the same page left alone.

python tests/benchmarks/bench_figures.py [--size 1]

Asserted first: the point has moved in most of the frames, and not one message has gone to the server meanwhile.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.browser.harness import Missing, Server, Watch, chromium_browser, drawn, idle, pulse

if TYPE_CHECKING:
    from playwright.sync_api import Browser

APP = Path(__file__).parents[1] / "browser" / "figures_app.py"
FIGURES = ("tangent", "neuron", "bumpy", "landscape")
GOAL = 30
COUNT = """() => {
    const host = document.querySelector('[data-testid=stBidiComponentIsolated]');
    const point = host.shadowRoot.querySelector('.holdable');
    const seen = window.seen = {frames: [], moved: 0, on: true};
    let place = '';
    const look = (now) => {
        const next = point.getAttribute('transform');
        seen.moved += next !== place;
        place = next;
        seen.frames.push(now);
        if (seen.on) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}"""


def frames(page, seconds: float, move) -> tuple[float, float, float]:
    """(frames a second, the longest gap in ms, the share of the moves that the point showed) while `move(k)` is called.

    A move that has no frame of its own cannot be shown.
    """
    page.evaluate(COUNT)
    until, k = time.perf_counter() + seconds, 0
    while time.perf_counter() < until:
        k += 1
        move(k)
    times, moved = page.evaluate("() => { window.seen.on = false; return [window.seen.frames, window.seen.moved]; }")
    gaps = [later - earlier for earlier, later in pairwise(times)]
    return 1000 * len(gaps) / (times[-1] - times[0]), max(gaps), moved / min(k, len(times))


def measure(browser: Browser, url: str, slug: str, seconds: float) -> str:
    """One line about one figure."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.add_init_script(pulse())
    watch = Watch(page)
    page.goto(f"{url}/?figure={slug}")
    handle = page.locator(".holdable").first
    handle.wait_for()
    idle(page)
    alone, _, _ = frames(page, seconds, lambda k: drawn(page, 1))
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    sent = len(watch.sent)
    busy, longest, moved = frames(page, seconds, lambda k: page.mouse.move(x + abs(k % 240 - 120), y))
    assert len(watch.sent) == sent, "the server was asked during a drag"
    assert moved > 0.5, f"the point did not follow: it showed {moved:.0%} of what it could"
    page.mouse.up()
    page.close()
    watch.check()
    return f"{slug:10} {busy:10.1f} {alone:10.1f} {busy / alone:8.2f} {longest:10.0f} ms {moved:8.0%}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=3, help="seconds for each measurement")
    seconds = parser.parse_args().size
    server = Server(APP, Path(tempfile.mkdtemp()))
    server.start()
    print(f"frames a second; the goal is {GOAL}")
    print(f"{'figure':10} {'dragged':>10} {'idle':>10} {'ratio':>8} {'longest':>13} {'moved':>8}")
    try:
        with chromium_browser() as browser:
            for slug in FIGURES:
                print(measure(browser, server.url, slug, seconds))
    except Missing as missing:
        print(f"not measured: {missing}")
    finally:
        server.kill()


if __name__ == "__main__":
    main()
