"""From the start of the process to the first page one can use, each lesson's first words, and its reruns.

python -m tests.benchmarks.bench_page [--size 1]

Beside them a bare Streamlit page. A rerun is timed on the wire: from the frame that asks for it to the one that
says that it has ended.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from lessons import CURRICULUM
from tests.browser.harness import ROOT, Server, Watch, chromium_browser, drawn, pulse, settled

BARE = 'import streamlit as st\n\nst.title("Bare")\nst.link_button("Go", "/")\n'
STILL = "[data-testid=stApp][data-test-script-state=notRunning]"


@contextmanager
def served(script: Path) -> Iterator[Server]:
    """A server for a script, with a data folder of its own."""
    with TemporaryDirectory() as folder:
        server = Server(script, Path(folder))
        try:
            server.start()
            yield server
        finally:
            server.kill()


@contextmanager
def opened(browser: Browser) -> Iterator[Page]:
    """A page that complains if it asks for anything beyond this machine."""
    context = browser.new_context()
    page = context.new_page()
    watch = Watch(page)
    yield page
    context.close()
    watch.check()


def cold_start(browser: Browser, script: Path, title: str) -> float:
    """Seconds from the start of the process until the first page can be used."""
    with opened(browser) as page:
        start = time.perf_counter()
        with served(script) as server:
            page.goto(server.url)
            page.get_by_role("heading", name=title, level=1).wait_for()
            page.get_by_test_id("stMain").get_by_role("link").first.wait_for()
            page.locator(STILL).wait_for(state="attached")
            return time.perf_counter() - start


class Wire:
    """When runs were asked for, and when they had ended, on the socket of a page."""

    def __init__(self, page: Page) -> None:
        self.page, self.sent, self.ended = page, [], []
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda _: self.sent.append(time.perf_counter()))
        socket.on("framereceived", self._received)

    def _received(self, frame: bytes | str) -> None:
        if isinstance(frame, bytes) and ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished":
            self.ended.append(time.perf_counter())

    def rerun(self) -> float:
        """Milliseconds of one rerun of the whole page."""
        self.sent.clear()
        self.ended.clear()
        self.page.keyboard.press("r")
        while not self.ended:
            drawn(self.page)  # frames are heard while the page is asked
        settled(self.page)
        return 1e3 * (self.ended[0] - self.sent[0])


def visits(page: Page, wire: Wire, url: str, title: str, rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds until a page's first words stand there, and those of its reruns; both sorted.

    The first visit and the first rerun, which fill the caches, are left out.
    """
    words = [_words(page, url, title) for _ in range(rounds + 1)]
    settled(page)
    assert page.get_by_test_id("stException").count() == 0
    wire.rerun()
    return sorted(words[1:]), sorted(wire.rerun() for _ in range(2 * rounds))


def _words(page: Page, url: str, title: str) -> float:
    """From the request of a page until its title stands there; then it is let come to rest."""
    start = time.perf_counter()
    page.goto(url)
    page.get_by_role("heading", name=title, level=1).wait_for()
    seconds = time.perf_counter() - start
    page.locator(STILL).wait_for(state="attached")
    return 1e3 * seconds


def main() -> None:
    """Time our pages and a bare one in the same run."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=5, help="rounds")
    rounds = options.parse_args().size
    app = ROOT / "app.py"
    with TemporaryDirectory() as folder, chromium_browser() as browser:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        print(f"{'cold start, s':34} {'median':>9} {'slowest':>9}   ratio   goal 3")
        starts = [(cold_start(browser, bare, "Bare"), cold_start(browser, app, "Downhill")) for _ in range(rounds)]
        control, ours = (sorted(times) for times in zip(*starts, strict=True))
        show("a bare page", control)
        show("the first page", ours, control)
        with served(bare) as one, served(app) as other, opened(browser) as page:
            page.add_init_script(pulse())
            other.past_the_guesses()
            wire = Wire(page)
            bare_words, control = visits(page, wire, one.url, "Bare", rounds)
            found = {
                lesson: visits(page, wire, f"{other.url}/{lesson.slug}", lesson.title, rounds) for lesson in CURRICULUM
            }
        print(f"{'rerun, ms':34} {'median':>9} {'slowest':>9}   ratio   goal 150")
        show("a bare page", control)
        for lesson, (_, times) in found.items():
            show(f"lesson {lesson.slug}", times, control)
        print(f"{'first words of a warm page, ms':34} {'median':>9} {'slowest':>9}   ratio   goal 1000")
        show("a bare page", bare_words)
        for lesson, (times, _) in found.items():
            show(f"lesson {lesson.slug}", times, bare_words)


def show(name: str, times: list[float], control: list[float] | None = None) -> None:
    """One line: median, slowest, and the ratio of the medians."""
    ratio = f"{statistics.median(times) / statistics.median(control):8.1f}" if control else ""
    print(f"{name:34} {statistics.median(times):9.2f} {times[-1]:9.2f}{ratio}")


if __name__ == "__main__":
    main()
