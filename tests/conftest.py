"""What all tests share: outside cases, the hypothesis profile, and a guard on the network."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of one exercise beside one another: whoever runs them draws its variants once."""
    places = [at for at, item in enumerate(items) if item.path.name == "test_curriculum.py"]
    together = sorted((items[at] for at in places), key=lambda item: item.name.partition("[")[2])
    for at, item in zip(places, together, strict=True):
        items[at] = item


@pytest.fixture(scope="session")
def cases() -> Callable[[str], Any]:
    """cases("payloads"): outside test material, from the folder that DOWNHILL_CASES names."""

    def read(name: str) -> Any:
        folder = os.environ.get("DOWNHILL_CASES")
        if not folder:
            pytest.skip("DOWNHILL_CASES names no folder of outside cases")
        path = Path(folder) / f"{name}.json"
        if not path.is_file():
            pytest.skip(f"the folder of outside cases has no {path.name}")
        return json.loads(path.read_text(encoding="utf-8"))

    return read


class OffMachine(OSError):
    """A test asked for something that is not on this machine."""


LOCAL = ("localhost", "127.0.0.1", "::1", "0.0.0.0", "::", "", None)


@pytest.fixture(autouse=True)
def off_machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """No test reaches beyond localhost; one that tries fails, even where the code swallows the refusal."""
    asked: list[str] = []

    def refuse(host: object) -> None:
        name = host.decode() if isinstance(host, bytes) else host
        if name not in LOCAL and not str(name).startswith("127."):
            asked.append(str(name))
            raise OffMachine(f"a test asked for {name}, which is not on this machine")

    def guarded(original: Callable[..., Any], address: Callable[..., object]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            refuse(address(*args))
            return original(*args, **options)

        return call

    def of_socket(sock: socket.socket, *args: Any) -> object:
        return args[-1][0] if sock.family in (socket.AF_INET, socket.AF_INET6) else None

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, guarded(getattr(socket.socket, name), of_socket))
    monkeypatch.setattr(socket, "getaddrinfo", guarded(socket.getaddrinfo, lambda host, *_: host))
    yield asked
    assert asked == [], f"this test asked for {', '.join(asked)}: nothing off this machine may be needed"
