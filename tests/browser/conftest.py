"""A Streamlit server for a script, and a Chromium to drive it; both end with the tests that started them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

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


def _missing(reason: str) -> None:
    if os.environ.get("DOWNHILL_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium():
    """One headless Chromium for the session: DOWNHILL_CHROMIUM, or the `chromium` of this machine."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("playwright is not installed: see tests/requirements.txt")
    path = os.environ.get("DOWNHILL_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        _missing("no Chromium here: install one, or name it in DOWNHILL_CHROMIUM")
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
        options = ("--server.headless=true", f"--server.port={self.port}", "--server.address=localhost")
        command = [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            str(self.script),
            *options,
            "--browser.gatherUsageStats=false",
        ]
        command += ["--server.fileWatcherType=none"]
        environment = os.environ | {"DOWNHILL_DATA": str(self.data), "DOWNHILL_DATABASE": "", "PYTHONPATH": str(ROOT)}
        environment.pop("DOWNHILL_DATABASE")
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
        pytest.fail(f"the server did not start:\n{self.log.read_text(errors='replace')[-2000:]}")

    def kill(self) -> None:
        """End it at once, as a crash would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], Server]]:
    """serve(script) -> a running Server; the same script is served once in a session."""
    servers: dict[Path, Server] = {}

    def start(script: Path) -> Server:
        if script not in servers:
            server = Server(script, tmp_path_factory.mktemp("data"))
            server.start()
            servers[script] = server
        return servers[script]

    yield start
    for server in servers.values():
        server.kill()


class Watch:
    """What a page must not do: complain in the console, or ask anybody but this machine."""

    def __init__(self, page) -> None:
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


@pytest.fixture
def browse(chromium) -> Iterator[Callable]:
    """browse(url, width=…, dark=…, **context) -> (page, watch); closed and checked when the test ends."""
    opened = []

    def open_page(url: str, width: int = 1280, height: int = 900, dark: bool = False, **options):
        scheme = "dark" if dark else "light"
        context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, **options)
        page = context.new_page()
        watch = Watch(page)
        opened.append((context, watch))
        page.goto(url)
        return page, watch

    yield open_page
    for context, _ in opened:
        context.close()
    for _, watch in opened:
        watch.check()
