"""Databases to try the store on: a SQLite file, and a schema of its own on a real PostgreSQL server."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, create_engine, make_url, text

from tutor.learner.events import Event

_numbers = count(1)


@pytest.fixture
def happen() -> Callable[..., Event]:
    """happen("attempt", verdict="right"): an event a second after the one before; names may be given too."""
    numbers = count(1)

    def make(kind: str = "attempt", exercise: str = "slope", seed: int = 0, **data: Any) -> Event:
        number = next(numbers)
        at = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=number)
        return Event(f"event-{number}", "ada", at, kind, "descent", exercise, seed, data)

    return make


# --- PostgreSQL -------------------------------------------------------------------------------------------------------


def _missing(reason: str) -> None:
    if os.environ.get("DOWNHILL_REQUIRE_DATABASE") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def _run(*command: str | Path) -> None:
    """Run a program of PostgreSQL's; it refuses to run as root, so root becomes `postgres` for it."""
    as_user = ("runuser", "-u", "postgres", "--") if os.geteuid() == 0 else ()
    subprocess.run([*as_user, *map(str, command)], check=True, capture_output=True, timeout=60, cwd="/")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[URL]:
    """The server that DOWNHILL_TEST_POSTGRES names, or one made for the length of the session."""
    named = os.environ.get("DOWNHILL_TEST_POSTGRES")
    if named:
        yield make_url(named)
        return
    tools = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = tools[-1] if tools else shutil.which("initdb")
    if not found:
        _missing("no PostgreSQL here: install one, or name a server in DOWNHILL_TEST_POSTGRES")
    folder = Path(tempfile.mkdtemp(prefix="downhill-"))
    try:
        yield from _temporary_server(Path(found).parent, folder)
    finally:
        shutil.rmtree(folder)


def _temporary_server(tools: Path, folder: Path) -> Iterator[URL]:
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    _run(tools / "initdb", "-D", data, "-A", "trust", "-U", "downhill", "-E", "UTF8", "--no-sync")
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    _run(tools / "pg_ctl", "start", "-w", "-D", data, "-l", folder / "log", "-o", options)
    try:
        yield URL.create("postgresql", "downhill", database="postgres", query={"host": str(folder)})
    finally:
        _run(tools / "pg_ctl", "stop", "-w", "-m", "immediate", "-D", data)


@pytest.fixture
def postgres_url(postgres_server: URL) -> Iterator[str]:
    """A schema that is empty, and gone afterwards."""
    schema = f"downhill_{os.getpid()}_{next(_numbers)}"
    engine = create_engine(postgres_server)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    inside = postgres_server.update_query_dict({"options": f"-csearch_path={schema}"})
    yield inside.render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()


# --- both -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A SQLite file that is not there yet, in a folder that is not there yet."""
    return f"sqlite:///{tmp_path}/of one person/downhill.sqlite3"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.database)])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database, once of each kind."""
    return request.getfixturevalue(f"{request.param}_url")
