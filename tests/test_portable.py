"""What keeps Downhill running away from Linux: encodings, file names, and the modules it asks for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

import pytest
from sqlalchemy import make_url
from sqlalchemy.engine import URL

ROOT = Path(__file__).parents[1]
FOLDERS = ("tutor", "lessons", "tests", ".streamlit", ".ci", ".github")
PRODUCT = ("tutor", "lessons", "app.py")
POSIX_MODULES = ("resource", "fcntl", "pwd", "grp", "termios", "pty")
POSIX_NAMES = ("setsid", "killpg", "fork", "getuid", "geteuid", "umask", "SIGKILL", "SIGALRM", "alarm", "setitimer")
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}


def files(*folders: str) -> list[Path]:
    """The files under these folders of the project, without what Python keeps there."""
    found = [path for name in folders for path in (ROOT / name, *(ROOT / name).rglob("*")) if path.is_file()]
    return [path for path in found if "__pycache__" not in path.parts]


def without_encoding(source: str) -> Iterator[int]:
    """The lines that open a file as text and leave its encoding to the machine."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) == "Interval":
            continue  # without its ends
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        given = len(node.args) - (name == "open" and isinstance(node.func, ast.Name)) - (name == "write_text")
        named = any(word.arg == "encoding" for word in node.keywords)
        said = [part.value for one in node.args for part in ast.walk(one) if isinstance(part, ast.Constant)]
        binary = name == "open" and any("b" in str(mode) for mode in said)
        by_place = name != "open" and given == 1
        if name in ("open", "read_text", "write_text") and not (named or binary or by_place):
            yield node.lineno


def only_posix(source: str) -> Iterator[str]:
    """The modules and names that Windows does not have."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name in POSIX_MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module in POSIX_MODULES:
            yield node.module
        elif isinstance(node, ast.Attribute) and node.attr in POSIX_NAMES:
            yield node.attr


def unkeepable(names: list[str]) -> list[str]:
    """The names that a folder of Windows cannot hold, or not beside another one."""
    folded = [name.casefold() for name in names]
    return [name for name in names if folded.count(name.casefold()) > 1 or any(map(_bad, name.split("/")))]


def _bad(part: str) -> bool:
    return bool(set(part) & set('<>:"\\|?*')) or part[-1:] in (".", " ") or part.split(".")[0].lower() in RESERVED


def test_every_text_file_is_opened_with_its_encoding():
    sources = [path for path in files(*PRODUCT, "tests") if path.suffix == ".py"]
    assert len(sources) > 200
    places = [
        f"{path.relative_to(ROOT)}:{line}" for path in sources for line in without_encoding(path.read_text("utf-8"))
    ]
    assert places == []


@pytest.mark.parametrize("text", ["open(p)", "open(p, 'w')", "p.open()", "p.read_text()", "p.write_text('x')"])
def test_a_file_without_its_encoding_is_found(text: str):
    assert list(without_encoding(text)) == [1]


@pytest.mark.parametrize(
    "text",
    ["open(p, 'rb')", "p.open('ab' if more else 'wb')", "p.read_text('utf-8')", "p.write_text('x', encoding='utf-8')"],
)
def test_a_file_with_its_encoding_or_bytes_is_let_through(text: str):
    assert list(without_encoding(text)) == []


def test_the_product_asks_for_nothing_that_windows_lacks():
    sources = [path for path in files(*PRODUCT) if path.suffix == ".py"]
    found = [
        (path.relative_to(ROOT).as_posix(), name) for path in sources for name in only_posix(path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("text", ["import resource", "from fcntl import flock", "os.setsid()", "signal.SIGALRM"])
def test_what_windows_lacks_is_found(text: str):
    assert len(list(only_posix(text))) == 1


def test_every_file_can_be_kept_on_windows():
    names = [path.relative_to(ROOT).as_posix() for path in files(*FOLDERS)]
    assert len(names) > 300
    assert unkeepable(names) == []


@pytest.mark.parametrize("names", [["a:b"], ["what?"], ["end."], ["nul.py"], ["a/B.py", "a/b.py"]])
def test_a_name_that_windows_cannot_keep_is_found(names: list[str]):
    assert unkeepable(names) == names


def test_a_data_folder_of_windows_makes_an_address_of_sqlite():
    path = PureWindowsPath(r"C:\Users\Zoë Ng\AppData\Local\downhill") / "progress.sqlite3"
    url = URL.create("sqlite", database=str(path))
    assert make_url(url.render_as_string(hide_password=False)).database == str(path)
