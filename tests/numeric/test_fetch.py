"""Fetching: whole, checked, resumed, and clear when there is no network."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tutor.numeric.fetch import CannotFetch, fetch

CONTENT = bytes(range(256)) * 400
FILES = (("digits.gz", hashlib.md5(CONTENT, usedforsecurity=False).hexdigest()),)


class Server(ThreadingHTTPServer):
    """A server of one file that notes what it is asked for, and may answer badly."""

    daemon_threads = True
    ranges: list[str | None]
    content: bytes = CONTENT
    cut: int | None = None


class Handler(BaseHTTPRequestHandler):
    """Answers with the file, or the rest of it."""

    server: Server

    def do_GET(self) -> None:
        """The file."""
        wanted = self.headers.get("Range")
        self.server.ranges.append(wanted)
        start = int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted else 0
        if start >= len(self.server.content):
            self.send_error(416)
            return
        rest = self.server.content[start:]
        self.send_response(206 if wanted else 200)
        self.send_header("Content-Length", str(len(rest)))
        self.end_headers()
        self.wfile.write(rest[: self.server.cut])

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def server() -> Iterator[Server]:
    """A running server."""
    running = Server(("127.0.0.1", 0), Handler)
    running.ranges = []
    thread = Thread(target=running.serve_forever)
    thread.start()
    yield running
    running.shutdown()
    thread.join()
    running.server_close()


def ask(server: Server, folder: Path, **options: object) -> Path:
    """Fetch from the running server."""
    return fetch(folder, source=f"http://127.0.0.1:{server.server_port}/", files=FILES, timeout=5, **options)


def test_a_file_is_fetched_once_with_progress(server: Server, tmp_path: Path):
    seen = []
    ask(server, tmp_path, progress=lambda *news: seen.append(news))
    assert (tmp_path / "digits.gz").read_bytes() == CONTENT
    assert seen[-1] == ("digits.gz", len(CONTENT), len(CONTENT))
    ask(server, tmp_path)
    assert server.ranges == [None]


def test_an_interrupted_fetch_goes_on_where_it_ended(server: Server, tmp_path: Path):
    server.cut = 70_000
    with pytest.raises(CannotFetch, match="70,000 bytes are kept"):
        ask(server, tmp_path)
    server.cut = None
    ask(server, tmp_path)
    assert server.ranges == [None, "bytes=70000-"]
    assert (tmp_path / "digits.gz").read_bytes() == CONTENT


def test_a_file_with_another_checksum_is_thrown_away(server: Server, tmp_path: Path):
    server.content = CONTENT[::-1]
    with pytest.raises(CannotFetch, match="checksum"):
        ask(server, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_is_fetched_again(server: Server, tmp_path: Path):
    (tmp_path / "digits.gz").write_bytes(b"broken")
    ask(server, tmp_path)
    assert (tmp_path / "digits.gz").read_bytes() == CONTENT


def test_without_a_network_it_says_what_to_do(tmp_path: Path):
    with pytest.raises(CannotFetch, match="put the four files into"):
        fetch(tmp_path, source="http://127.0.0.1:9/", files=FILES, timeout=1)
