"""What browser tests and the frame-rate benchmark stand on: a served script, a Chromium, a watch on the page."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from lessons import CURRICULUM
from tests.ui.learners import past_the_guess
from tutor.learner.store import Store

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

ROOT = Path(__file__).parents[2]
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")  # the shell is the same engine without a window
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ALLOWED_404 = ("/_stcore/health", "/_stcore/host-config")  # stock Streamlit's, on a page that is not the root
PATIENCE = 30
THE_FIGURE = "document.querySelector('[data-testid=stBidiComponentIsolated]').shadowRoot.figure"  # of a page with one


class Missing(RuntimeError):
    """What this machine lacks for a browser test, and how to get it."""


@contextmanager
def chromium_browser() -> Iterator[Browser]:
    """A headless Chromium: the one that DOWNHILL_CHROMIUM names, or the first of `NAMES` on this machine."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise Missing("playwright is not installed: see tests/requirements.txt") from error
    path = os.environ.get("DOWNHILL_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not path:
        raise Missing("no Chromium here: install one, or name it in DOWNHILL_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


def free_port() -> int:
    """A port of localhost that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """`streamlit run` of a script on a free port of localhost, with a data directory of its own."""

    def __init__(self, script: Path, data: Path) -> None:
        self.script, self.data, self.port = script, data, free_port()
        self.log = data / "server.log"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def file(self) -> Path:
        """What its learner did."""
        return self.data / "downhill.sqlite3"

    @property
    def url(self) -> str:
        """Where the page is."""
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        """Start, and wait until it answers."""
        options = {
            "server.headless": "true",
            "server.port": self.port,
            "server.address": "localhost",
            "server.fileWatcherType": "none",
            "browser.gatherUsageStats": "false",
        }
        flags = [f"--{name}={value}" for name, value in options.items()]
        command = [sys.executable, "-m", "streamlit", "run", str(self.script), *flags]
        environment = os.environ | {"DOWNHILL_DATA": str(self.data), "PYTHONPATH": str(ROOT)}
        environment.pop("DOWNHILL_DATABASE", None)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.process.poll() is not None:
                break
            try:
                with urlopen(f"{self.url}/_stcore/health", timeout=2):
                    return
            except OSError:  # it does not answer yet; look again in a moment, or at once if it has ended
                with suppress(subprocess.TimeoutExpired):
                    self.process.wait(0.05)
        self.kill()
        raise RuntimeError(
            f"the server did not start:\n{self.log.read_text(encoding='utf-8', errors='replace')[-2000:]}"
        )

    def forget(self) -> None:
        """Take everything that was answered off its disk."""
        if self.file.exists():
            with closing(sqlite3.connect(self.file)) as connection, connection:
                connection.execute("DELETE FROM events")

    def past_the_guesses(self) -> None:
        """Its learner has passed the guess of every lesson: all pages are whole."""
        past_the_guess(*CURRICULUM, store=Store(f"sqlite:///{self.file}"))

    def kill(self) -> None:
        """End it at once, as a crash would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


def holds(field: Locator, text: str) -> None:
    """Wait until the field holds the text: a page that is drawn again fills its fields a moment after it shows them."""
    from playwright.sync_api import expect

    expect(field).to_have_value(text)


SCROLLS = "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth; }"
REACHED = """() => [...document.querySelectorAll('[data-testid=stMain] :is(.katex-display, pre, p:has(.katex))')]
    .every((node) => node.scrollWidth <= node.clientWidth || node.tabIndex === 0)
    && [...document.querySelectorAll('[data-testid=stSidebarContent]')].every((node) => node.tabIndex === 0)"""
CUT_OFF = """() => [...document.querySelectorAll('[data-testid=stMain] [data-testid=stPageLink-NavLink] > span')]
    .filter((node) => node.scrollWidth > node.clientWidth + 1).map((node) => node.innerText)"""
PULSE = """() => {
    // What the page still waits for: its own timers, and the runs of the script that it asked for.
    const pulse = window.pulse = {
        timers: new Set(), owed: 0, asked: 0, runs: 0, running: 0, since: 0, frames: 0, changes: 0,
    };
    const { setTimeout: set, clearTimeout: clear } = window;
    window.setTimeout = (call, delay = 0, ...rest) => {
        const id = set(() => {
            pulse.timers.delete(id);
            if (typeof call === 'function') call(...rest);
        }, delay);
        if (delay <= 1000) pulse.timers.add(id);
        return id;
    };
    window.clearTimeout = (id) => {
        pulse.timers.delete(id);
        clear(id);
    };
    const fields = (data) => { // the fields of a message, and the numbers among their values
        const found = new Map();
        const bytes = new Uint8Array(data);
        let at = 0;
        const number = () => {
            for (let value = 0, scale = 1; ; scale *= 128) {
                const byte = bytes[at++];
                value += (byte & 127) * scale;
                if (byte < 128) return value;
            }
        };
        while (at < bytes.length) {
            const tag = number();
            const value = number();
            found.set(tag >> 3, value);
            if ((tag & 7) === 2) at += value;
        }
        return found;
    };
    const ask = () => {
        pulse.owed += 1;
        pulse.asked = pulse.runs;
    };
    const hear = ({ data }) => {
        const found = fields(data);
        if (found.has(NEW_SESSION)) {
            pulse.runs += 1;
            pulse.running = 1;
            pulse.owed = Math.max(0, pulse.owed - 1);
        }
        if (found.has(SCRIPT_FINISHED)) pulse.running = 0;
        if (found.get(SCRIPT_FINISHED) === EARLY) ask();
        pulse.since = performance.now();
    };
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (data) {
        if (!this.heard) this.addEventListener('message', hear);
        this.heard = true;
        if (fields(data).has(RERUN)) ask();
        pulse.since = performance.now();
        return send.call(this, data);
    };
    new MutationObserver(() => (pulse.changes += 1)).observe(document, { childList: true, subtree: true });
    let before = -1;
    const look = () => {
        pulse.frames = pulse.changes === before ? pulse.frames + 1 : 0;
        before = pulse.changes;
        requestAnimationFrame(look);
    };
    look();
}"""
FIELDS = {
    "NEW_SESSION": ForwardMsg.NEW_SESSION_FIELD_NUMBER,
    "SCRIPT_FINISHED": ForwardMsg.SCRIPT_FINISHED_FIELD_NUMBER,
    "EARLY": ForwardMsg.FINISHED_EARLY_FOR_RERUN,
    "RERUN": BackMsg.RERUN_SCRIPT_FIELD_NUMBER,
}
IDLE = """() => {
    const { timers, owed, asked, runs, running, since, frames } = window.pulse;
    return document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'
        && !document.querySelector('[data-testid=stSkeleton]') && document.fonts.status === 'loaded'
        && timers.size === 0 && !running && frames > 5
        && (owed === 0 || (runs > asked && performance.now() - since > 400));
}"""


def pulse() -> str:
    """The script that a page has to be opened with for `idle`."""
    text = PULSE
    for name, value in FIELDS.items():
        text = text.replace(name, str(value))
    return f"({text})()"


def idle(page: Page) -> None:
    """Wait until nothing is to come: no code, font, timer or run of the page, no change for some frames.

    Requests that came close together may be answered by one run; after it, nothing may come for a moment.
    """
    page.wait_for_function(IDLE)


def settled(page: Page) -> None:
    """Wait until a page with a title is drawn whole and is idle, however late a slow server begins."""
    page.get_by_role("heading", level=1).wait_for()
    idle(page)


PAINTED = """(left) => new Promise((done) => {
    const look = () => (left-- > 0 ? requestAnimationFrame(look) : done());
    look();
})"""


def drawn(page: Page, frames: int = 2) -> None:
    """Wait until the page has been painted so many times more."""
    page.evaluate(PAINTED, frames)


def glided(page: Page) -> None:
    """Wait until the figure's point has come to where it glides to, and the page is idle."""
    page.wait_for_function(f"[{THE_FIGURE}.ball, ...Object.values({THE_FIGURE}.parts)].every((part) => !part?.gliding)")
    drawn(page)
    idle(page)


def run_again(page: Page) -> None:
    """Have the page of the figures run anew, and wait until it has: what was sent before has been heard by then."""
    before = page.evaluate("window.pulse.runs")
    page.get_by_role("button", name="Run again").click()
    page.wait_for_function("(before) => window.pulse.runs > before", arg=before)
    idle(page)


def calm(page: Page, colours_only: bool = False) -> None:
    """Nothing is wider than the page, no link is cut off, nothing has failed in it, and axe finds nothing.

    colours_only: axe has seen this page in another theme, and asks again what depends on colours.
    """
    from axe_playwright_python.sync_playwright import Axe

    page.wait_for_function(REACHED)
    page.wait_for_function(f"({SCROLLS})() <= 0")  # a page that was made narrower takes a moment
    assert page.evaluate(CUT_OFF) == []
    assert page.locator("[data-testid=stException]").count() == 0
    rules = {"runOnly": ["color-contrast", "link-in-text-block"]} if colours_only else {}
    found = Axe().run(page, options={"resultTypes": ["violations"], **rules}).response["violations"]
    assert not found, [(each["id"], [node["html"] for node in each["nodes"]][:2]) for each in found]


# counts the curves that a figure has shown, in window.changes
COUNT_CURVES = """(figure) => {
  const line = () => figure.querySelector("path.line.first")?.getAttribute("d");
  window.changes = new Set([line()]);
  new MutationObserver(() => window.changes.add(line())).observe(figure, { childList: true, subtree: true });
}"""


class Watch:
    """What a page must not do: complain in the console, or ask anybody but this machine."""

    def __init__(self, page: Page) -> None:
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.sent: list[str] = []
        self._page = page
        self._heard = {
            "console": self._console,
            "pageerror": self._failed,
            "request": self._request,
            "websocket": self._socket,
        }
        for event, heard in self._heard.items():
            page.on(event, heard)

    def end(self) -> None:
        """What comes from now on is another's."""
        for event, heard in self._heard.items():
            self._page.remove_listener(event, heard)

    def _failed(self, error) -> None:
        self.errors.append(str(error))

    def _console(self, message) -> None:
        allowed = "404" in message.text and any(path in message.location["url"] for path in ALLOWED_404)
        if message.type == "error" and not allowed:
            self.errors.append(f"{message.text} ({message.location['url']})")

    def _request(self, request) -> None:
        if not request.url.startswith(("http://localhost:", "http://127.0.0.1:", "data:", "blob:")):
            self.foreign.append(request.url)

    def _socket(self, socket) -> None:
        if not socket.url.startswith(("ws://localhost:", "ws://127.0.0.1:")):
            self.foreign.append(socket.url)
        socket.on("framesent", lambda frame: self.sent.append(str(frame)))

    def check(self) -> None:
        """Nothing of it happened."""
        assert not self.errors, self.errors
        assert not self.foreign, self.foreign
