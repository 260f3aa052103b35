"""How often the page of the digits shows something new while it trains, and what that costs the training.

python -m tests.benchmarks.bench_training [--size 1]

The page's curves are watched in a Chromium; the control is the same training without a page.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from lessons.digits import LESSON
from tests.browser.harness import ROOT, Server, chromium_browser, idle, pulse
from tutor.lower import build_network
from tutor.ui.blocks.trainer import SHIFTED, examples

CURVE = """[...document.querySelectorAll("*")]
    .flatMap((each) => [each, ...(each.shadowRoot?.querySelectorAll(".picture-figure") ?? [])])
    .find((each) => each.matches(".picture-figure") && each.querySelector("title").textContent.startsWith("Cost"))"""
WATCH = f"""() => {{
    const curve = {CURVE};
    window.changes = [];
    let last = "";
    new MutationObserver(() => {{
        const now = curve.querySelector("path.line.first").getAttribute("d");
        if (now !== last) window.changes.push(performance.now());
        last = now;
    }}).observe(curve, {{ childList: true, subtree: true }});
}}"""


def bare(epochs: int) -> float:
    """Seconds for so many epochs without a page."""
    data, block = examples(), LESSON.trainer
    network = build_network(block.layers, seed=block.seed)
    start = time.perf_counter()
    unseen = (data.unseen_X, data.unseen_Y)
    records = list(network.train(data.X, data.Y, epochs, block.batch, block.rate, unseen=unseen, augment=SHIFTED))
    assert len(records) == epochs
    return time.perf_counter() - start


def watched(url: str) -> tuple[list[float], float]:
    """When the curve changed, in seconds, and how long 30 epochs took on the page."""
    with chromium_browser() as browser:
        page = browser.new_page()
        page.add_init_script(pulse())
        page.goto(f"{url}/{LESSON.slug}")
        page.locator("canvas").wait_for()
        idle(page)
        start = time.perf_counter()
        page.get_by_role("button", name="Start").click()
        page.wait_for_function(f"() => {CURVE}?.querySelector('path.line.first')")
        page.evaluate(WATCH)
        page.get_by_text("Trained. After epoch").wait_for(timeout=120_000)
        return [at / 1000 for at in page.evaluate("window.changes")], time.perf_counter() - start


def main() -> None:
    """Assert that the curve grows, then print how often, beside the training alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=3, help="runs of each side")
    runs = parser.parse_args().size
    epochs = LESSON.trainer.epochs
    with TemporaryDirectory() as folder:
        server = Server(ROOT / "app.py", Path(folder))
        server.start()
        server.past_the_guesses()
        try:
            for _ in range(runs):
                changes, page_seconds = watched(server.url)
                assert len(changes) > 2
                rate = (len(changes) - 1) / (changes[-1] - changes[0])
                alone = bare(epochs)
                print(
                    f"updates a second: {rate:.1f} (goal 4)   {epochs} epochs: {page_seconds:.2f} s on the page, ",
                    end="",
                )
                print(f"{alone:.2f} s alone, ratio {page_seconds / alone:.2f}")
        finally:
            server.kill()


if __name__ == "__main__":
    main()
