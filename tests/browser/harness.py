"""What browser tests and the frame-rate benchmark stand on: a served script, a Chromium, a watch on the page."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

ROOT = Path(__file__).parents[2]
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
    """A headless Chromium: the one that DOWNHILL_CHROMIUM names, or the `chromium` of this machine."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise Missing("playwright is not installed: see tests/requirements.txt") from error
    path = os.environ.get("DOWNHILL_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
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
            except (URLError, OSError):
                time.sleep(0.1)
        self.kill()
        raise RuntimeError(
            f"the server did not start:\n{self.log.read_text(encoding='utf-8', errors='replace')[-2000:]}"
        )

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
QUIET = """() => {
    const runs = document.querySelector('[data-testid=stApp]').dataset.testScriptState !== 'notRunning';
    window.quietSince = runs ? 0 : window.quietSince || performance.now();
    return window.quietSince && performance.now() - window.quietSince > 400;
}"""


def settled(page: Page) -> None:
    """Wait until the page is drawn whole, and nothing has run for a moment: a slow server begins late."""
    page.get_by_role("heading", level=1).wait_for()
    page.evaluate("window.quietSince = 0")
    page.wait_for_function(QUIET)


def calm(page: Page) -> None:
    """Nothing is wider than the page, nothing has failed in it, and axe finds nothing."""
    from axe_playwright_python.sync_playwright import Axe

    page.wait_for_function(REACHED)
    assert page.evaluate(SCROLLS) <= 0
    assert page.locator("[data-testid=stException]").count() == 0
    found = Axe().run(page).response["violations"]
    assert not found, [(each["id"], [node["html"] for node in each["nodes"]][:2]) for each in found]


class Watch:
    """What a page must not do: complain in the console, or ask anybody but this machine."""

    def __init__(self, page: Page) -> None:
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.sent: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._request)
        page.on("websocket", self._socket)

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
