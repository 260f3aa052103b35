"""What holds for every test: nothing off this machine is asked for, and nobody waits for a clock."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest

pytest_plugins = ("pytester",)


def by_address() -> None:
    with socket.socket() as sock:
        sock.connect(("192.0.2.1", 80))


def by_code() -> None:
    with socket.socket() as sock:
        sock.connect_ex(("192.0.2.1", 80))


def by_name() -> None:
    socket.getaddrinfo("downhill.invalid", 80)


def by_library() -> None:
    urlopen("http://downhill.invalid/").close()


def by_datagram() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.sendto(b"hello", ("192.0.2.1", 53))


@pytest.mark.parametrize("ask", [by_address, by_code, by_name, by_library, by_datagram])
def test_what_is_not_on_this_machine_is_refused_and_remembered(ask: Callable[[], None], off_machine: list[str]):
    with pytest.raises(OSError, match="not on this machine"):
        ask()
    assert off_machine in (["192.0.2.1"], ["downhill.invalid"])
    off_machine.clear()


def test_a_refusal_that_the_code_swallows_still_fails_the_test(pytester: pytest.Pytester, request):
    pytester.makeconftest((request.config.rootpath / "tests/conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile(
        """
        import contextlib, socket
        def test_that_hides_what_it_does():
            with contextlib.suppress(OSError):
                socket.getaddrinfo("downhill.invalid", 80)
        """
    )
    result = pytester.runpytest_inprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*this test asked for downhill.invalid*"])


def test_this_machine_may_be_asked():
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(("localhost", server.getsockname()[1]), timeout=5) as client,
    ):
        client.sendall(b"hello")
        assert client.getpeername() == server.getsockname()


def test_a_socket_in_the_file_system_may_be_asked(tmp_path):
    path = str(tmp_path / "s")
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(path)
        server.listen()
        client.connect(path)
        assert client.getpeername() == path


def test_outside_cases_are_skipped_with_a_reason_where_there_are_none(cases, monkeypatch):
    monkeypatch.delenv("DOWNHILL_CASES", raising=False)
    with pytest.raises(pytest.skip.Exception, match="DOWNHILL_CASES"):
        cases("payloads")


def test_outside_cases_come_from_the_named_folder(cases, monkeypatch, tmp_path):
    (tmp_path / "two.json").write_text("[1, 2]", encoding="utf-8")
    monkeypatch.setenv("DOWNHILL_CASES", str(tmp_path))
    assert cases("two") == [1, 2]
    with pytest.raises(pytest.skip.Exception, match="three"):
        cases("three")


TESTS = Path(__file__).parent


@pytest.mark.parametrize("path", sorted(TESTS.glob("browser/test_*.py")), ids=lambda path: path.stem)
def test_what_needs_a_browser_says_so(path: Path):
    assert re.search(r"^pytestmark = .*pytest\.mark\.browser", path.read_text(encoding="utf-8"), re.MULTILINE)


# --- nobody waits for a clock -----------------------------------------------------------------------------------------

CLOCKS = re.compile(r"\b(wait_for_timeout|time\.sleep|asyncio\.sleep)\(")


def waits(folder: Path) -> list[str]:
    """Where Python files of a folder wait for so many seconds, whatever happens meanwhile."""
    lines = ((path, line) for path in sorted(folder.rglob("*.py")) for line in path.read_text("utf-8").splitlines())
    return [f"{path.name}: {line.strip()}" for path, line in lines if CLOCKS.search(line)]


def test_no_test_waits_for_a_clock():
    assert waits(TESTS) == []


@pytest.mark.parametrize("name", ["page.wait_for_timeout", "time.sleep", "asyncio.sleep"])
def test_a_wait_for_a_clock_is_found(tmp_path: Path, name: str):
    (tmp_path / "test_a.py").write_text(f"{name}" + "(1)\n", encoding="utf-8")
    assert waits(tmp_path) == [f"test_a.py: {name}" + "(1)"]
