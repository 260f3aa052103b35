"""`python -m tests.mutants` plants one fault after the other in a copy of the checkout and runs the tests that ought
to notice. It fails where fewer than 95 of 100 are noticed. A part of a name after it takes only the faults with it.

Last whole run: 100 planted, 99 noticed, in ten minutes on two cores. Not noticed is "points with giant values": no
question of the tests has a value between 10⁸ and 10⁸⁰ at a point. "larger expressions" is noticed by its time alone.
"""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

from tests.mutants.table import MUTANTS, Mutant

ROOT = Path(__file__).parents[2]
SHARE = 0.95  # of the faults that has to be noticed
PATIENCE = 240.0  # seconds: a fault that hangs its tests is noticed
COPIED = ("app.py", "pyproject.toml", "README.md", "requirements.txt", "lessons", "tests", "tutor")
AT_ONCE = 2
FAILED = 1  # what pytest says where a test failed; anything above is trouble of its own


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a fault, and after how many seconds."""

    mutant: Mutant
    noticed: bool
    seconds: float


class Trouble(RuntimeError):
    """The tests could not be run, so that nothing is known."""


def copied(into: Path) -> Path:
    """The checkout without what is generated, at a place of its own."""
    into.mkdir()
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, into / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / name, into / name)
    compileall.compile_dir(into, quiet=1)  # a file that is changed later is newer than what is compiled of it here
    return into


def status(root: Path, tests: tuple[str, ...], patience: float = PATIENCE) -> int:
    """What pytest says of these tests in a copy; tests that do not end have failed."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    settings = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "CI": "1"}
    try:
        done = subprocess.run(command, cwd=root, env=settings, capture_output=True, text=True, timeout=patience)
    except subprocess.TimeoutExpired:
        return FAILED
    if done.returncode > FAILED:
        raise Trouble(f"pytest {' '.join(tests)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.returncode


@contextmanager
def planted(root: Path, mutant: Mutant) -> Iterator[None]:
    """While this lasts, the fault is in the copy."""
    path = root / mutant.path
    text = path.read_text(encoding="utf-8")
    if text.count(mutant.old) != 1:
        raise Trouble(f"{mutant.name}: the text to replace does not stand exactly once in {mutant.path}")
    path.write_text(text.replace(mutant.old, mutant.new), encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(text, encoding="utf-8")


def tried(root: Path, mutant: Mutant) -> Outcome:
    """Whether the tests of a fault notice it."""
    began = time.monotonic()
    with planted(root, mutant):
        noticed = status(root, mutant.tests) == FAILED
    return Outcome(mutant, noticed, time.monotonic() - began)


def all_tried(copies: tuple[Path, ...], mutants: tuple[Mutant, ...], show: Callable[[Outcome], None]) -> list[Outcome]:
    """Every fault tried, one at a time in each copy; each is shown as soon as it is known."""
    free: Queue[Path] = Queue()
    for copy in copies:
        free.put(copy)

    def attempt(mutant: Mutant) -> Outcome:
        copy = free.get()
        try:
            found = tried(copy, mutant)
        finally:
            free.put(copy)
        show(found)
        return found

    with ThreadPoolExecutor(len(copies)) as pool:
        return list(pool.map(attempt, mutants))


def row(found: Outcome) -> str:
    """One line on a fault."""
    reason = f" ({found.mutant.equivalent})" if found.mutant.equivalent and not found.noticed else ""
    return f"{'noticed ' if found.noticed else 'SURVIVED'} {found.seconds:6.1f} s  {found.mutant.name}{reason}"


def main(words: list[str]) -> int:
    """0 where enough is noticed, 1 where not, 2 where the tests are red without any fault."""
    mutants = tuple(mutant for mutant in MUTANTS if not words or any(word in mutant.name for word in words))
    tests = tuple(sorted({name for mutant in mutants for name in mutant.tests}))
    with tempfile.TemporaryDirectory() as folder:
        copies = tuple(copied(Path(folder) / str(number)) for number in range(min(AT_ONCE, len(mutants))))
        if not copies:
            print("no fault has such a name")
            return 2
        if status(copies[0], tests, 10 * PATIENCE) != 0:
            print("the tests are red without any fault")
            return 2
        print(f"without a fault all {len(tests)} files of tests are green", flush=True)
        found = all_tried(copies, mutants, lambda each: print(row(each), flush=True))
    noticed = sum(each.noticed for each in found)
    print(f"planted {len(found)}, noticed {noticed}, or {100 * noticed / len(found):.0f} %; wanted {100 * SHARE:.0f} %")
    return 0 if noticed >= SHARE * len(found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
