"""A Streamlit server for a script, and a Chromium to drive it; both end with the tests that started them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.harness import Missing, Server, Watch, chromium_browser

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


@pytest.fixture
def figure(serve, browse):
    """figure(slug, query="", **options) -> (page, watch) with the figure drawn."""

    def show(slug: str, query: str = "", **options):
        page, watch = browse(f"{serve(FIGURES_APP).url}/?figure={slug}{query}", **options)
        page.locator(".figure").first.wait_for()
        page.get_by_role("button", name="Run again").wait_for()
        page.wait_for_function("document.querySelector('.stApp')?.dataset.testScriptState !== 'running'")
        return page, watch

    return show
