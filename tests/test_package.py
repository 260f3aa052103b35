"""The package: what it needs, what it holds, and the command that it brings, run from a folder of its own."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import tomllib
import venv
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SETTINGS = ".streamlit/config.toml"
PATIENCE = 60  # seconds for the server's first answer
NAMES = ("app.py", "tutor", "lessons", ".streamlit", "pyproject.toml", "README.md", "LICENSE", "NOTICE")
# Streamlit is started as `downhill` starts it; where it would serve, the settings it has then are printed instead.
PROBE = """
import json, sys
from streamlit import config
from streamlit.web import bootstrap
from tutor.launch import main

bootstrap.run = lambda *_: print("settings", json.dumps({name: config.get_option(name) for name in NAMES}))
main(sys.argv[1:])
"""


@dataclass(frozen=True, slots=True)
class Installed:
    """Downhill in a virtual environment, and a folder to run it from."""

    scripts: Path
    packages: Path
    folder: Path

    def run(self, *command: str) -> str:
        """What a command of the environment prints."""
        program = [str(self.scripts / command[0]), *command[1:]]
        result = subprocess.run(
            program, cwd=self.folder, env=self.environment(), capture_output=True, encoding="utf-8", check=False
        )
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    def environment(self) -> dict[str, str]:
        """Nothing of the person's own: no settings, no paths of Python's, no data."""
        own = {name: text for name, text in os.environ.items() if not name.startswith(("STREAMLIT_", "DOWNHILL_"))}
        own.pop("PYTHONPATH", None)
        home = str(self.folder)
        return own | {"HOME": home, "USERPROFILE": home, "DOWNHILL_DATA": home, "PYTHONIOENCODING": "utf-8"}


def install(folder: Path, *how: str) -> Installed:
    """A copy of the project, installed without a network into an environment that sees the libraries of this one."""
    source, where = folder / "source", folder / "environment"
    source.mkdir()
    for path in (ROOT / name for name in NAMES):
        if path.is_dir():
            shutil.copytree(path, source / path.name, ignore=shutil.ignore_patterns("__pycache__"))
        elif path.exists():
            shutil.copy(path, source)
    venv.create(where)
    scripts = where / ("Scripts" if os.name == "nt" else "bin")
    python = str(scripts / "python")
    found = subprocess.check_output(
        [python, "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"], encoding="utf-8"
    )
    packages = Path(found.strip())
    seen = [path for path in sys.path if Path(path).name == "site-packages"]
    (packages / "libraries.pth").write_text("\n".join(seen), encoding="utf-8")
    options = (
        "--quiet",
        "--no-index",
        "--no-deps",
        "--no-build-isolation",
        "--no-compile",
        "--disable-pip-version-check",
    )
    command = [sys.executable, "-m", "pip", "--python", python, "install", *options, *how, str(source)]
    result = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    return Installed(scripts, packages, elsewhere)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """pip install ."""
    return install(tmp_path_factory.mktemp("installed"))


@pytest.fixture(scope="module")
def editable(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """pip install -e ."""
    return install(tmp_path_factory.mktemp("editable"), "--editable")


def test_the_package_and_requirements_txt_ask_for_the_same():
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert PROJECT["dependencies"] == lines


def test_an_installation_holds_every_file_of_the_product_and_no_test(installed: Installed):
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout: there is no list of its files")
    listed = ["git", "-c", "safe.directory=*", "ls-files", "-z", "tutor", "lessons"]
    wanted = set(subprocess.check_output(listed, cwd=ROOT, encoding="utf-8").split("\0")) - {""}
    wanted |= {"downhill/app.py", f"downhill/{SETTINGS}"}
    files = {path.relative_to(installed.packages).as_posix() for path in installed.packages.rglob("*")}
    assert wanted - files == set()
    packages = {name.split("/")[0] for name in files if not name.startswith(("libraries", "pip", "setuptools"))}
    assert {name for name in packages if ".dist-info" not in name} == {"downhill", "tutor", "lessons"}


@pytest.mark.parametrize("how", ["installed", "editable"])
def test_every_setting_of_the_file_holds_from_any_folder(how: str, request: pytest.FixtureRequest):
    wanted = dict(flat(tomllib.loads((ROOT / SETTINGS).read_text(encoding="utf-8"))))
    assert settings(request.getfixturevalue(how), wanted) == wanted


def test_a_flag_wins_over_the_setting(installed: Installed):
    asked = {"server.address": "127.0.0.1", "server.port": 8600, "runner.magicEnabled": True}
    flags = [f"--{name}={str(value).lower()}" for name, value in asked.items()]
    assert settings(installed, asked, *flags) == asked


def test_the_command_opens_the_tutor_from_any_folder(installed: Installed):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    flags = ("--server.port", str(port), "--server.headless", "true")
    log = installed.folder / "server.log"
    with log.open("wb") as file:
        command = [str(installed.scripts / "downhill"), *flags]
        server = subprocess.Popen(
            command, cwd=installed.folder, env=installed.environment(), stdout=file, stderr=subprocess.STDOUT
        )
    try:
        assert answers(f"http://localhost:{port}/_stcore/health", server), log.read_text(encoding="utf-8")
    finally:
        server.kill()
        server.wait()


def test_the_command_tells_its_version_and_its_flags(installed: Installed):
    assert installed.run("downhill", "--version").strip() == f"Downhill {PROJECT['version']}"
    assert "--server.port" in installed.run("downhill", "--help")


def test_the_command_line_without_a_browser_loads_no_streamlit():
    program = "import sys, tutor.__main__, tutor.launch; print('streamlit' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", program], cwd=ROOT, encoding="utf-8").strip() == "False"


def settings(where: Installed, names: dict[str, object], *flags: str) -> dict[str, object]:
    """The settings by these names, as the command makes them."""
    said = where.run("python", "-c", f"NAMES = {list(names)}\n{PROBE}", *flags)
    (line,) = (line for line in said.splitlines() if line.startswith("settings "))
    return json.loads(line.removeprefix("settings "))


def flat(table: dict[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    """theme.light.primaryColor and its kin"""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{before}{name}.")
        else:
            yield before + name, value


def answers(url: str, server: subprocess.Popen[bytes]) -> bool:
    """Wait for the server's first answer."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(url, timeout=2) as page:
                return page.read() == b"ok"
        except OSError:  # not yet; look again in a moment, or at once if it has ended
            with suppress(subprocess.TimeoutExpired):
                server.wait(0.05)
    return False
