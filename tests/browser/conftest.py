"""A Streamlit server for a script, and a Chromium to drive it; both end with the tests that started them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from tests.browser.harness import ROOT, Missing, Server, Watch, chromium_browser, idle, pulse

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FIGURES_APP = Path(__file__).with_name("figures_app.py")


@pytest.fixture(scope="session")
def chromium():
    """One headless Chromium for the session; skipped with a reason without one, unless DOWNHILL_REQUIRE_BROWSER=1."""
    try:
        with chromium_browser() as browser:
            yield browser
    except Missing as missing:
        if os.environ.get("DOWNHILL_REQUIRE_BROWSER") == "1":
            pytest.fail(str(missing))
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], Server]]:
    """serve(script) -> a running Server, whose learner is past all guesses; the same one all through the session."""
    servers: dict[Path, Server] = {}

    def start(script: Path) -> Server:
        if script not in servers:
            server = Server(script, tmp_path_factory.mktemp("data"))
            server.start()
            server.past_the_guesses()
            servers[script] = server
        return servers[script]

    yield start
    for server in servers.values():
        server.kill()


@pytest.fixture
def server(serve) -> Server:
    """The app, which other tests use as well, with nothing on record but that each lesson's guess was passed."""
    app = serve(ROOT / "app.py")
    app.forget()
    app.past_the_guesses()
    return app


@pytest.fixture(scope="session")
def kept() -> dict[tuple, list[Page]]:
    """Pages that a test has left blank, by the options of their contexts: a fresh one costs four times as much."""
    return {}


@pytest.fixture
def browse(chromium, kept) -> Iterator[Callable]:
    """browse(url, width=…, dark=…, **context) -> (page, watch); left blank and checked when the test ends.

    Each is a browser of its own, as good as fresh but for what has been cached.
    """
    opened: list[tuple[tuple, Page, Watch]] = []

    def open_page(url: str, width: int = 1280, height: int = 900, dark: bool = False, **options):
        motion = options.pop("reduced_motion", "no-preference")
        key = tuple(sorted(options.items()))
        page = kept[key].pop() if kept.get(key) else fresh_page(chromium, **options)
        forget(page, url)
        watch = Watch(page)
        opened.append((key, page, watch))
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion=motion)
        page.goto(url)
        return page, watch

    yield open_page
    for key, page, watch in opened:
        watch.end()
        if page.is_closed():
            page.context.close()
        else:
            kept.setdefault(key, []).append(left_blank(page))
    for _, _, watch in opened:
        watch.check()


def fresh_page(chromium: Browser, **options) -> Page:
    """The page of a context of its own."""
    context = chromium.new_context(**options)
    context.add_init_script(pulse())
    return context.new_page()


def forget(page: Page, url: str) -> None:
    """Drop what the pages of a server have left in the browser: some of it comes only as a page is left."""
    page.goto(urljoin(url, "/_stcore/health"))
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.context.clear_cookies()


def left_blank(page: Page) -> Page:
    """Nothing shown, no button of the mouse held."""
    page.mouse.up()
    page.goto("about:blank")
    page.mouse.move(0, 0)
    return page


@pytest.fixture
def figure(serve, browse):
    """figure(slug, query="", **options) -> (page, watch) with the figure drawn."""

    def show(slug: str, query: str = "", **options):
        page, watch = browse(f"{serve(FIGURES_APP).url}/?figure={slug}{query}", **options)
        page.locator(".figure").first.wait_for()
        page.get_by_role("button", name="Run again").wait_for()
        idle(page)
        return page, watch

    return show
