"""What CONTRIBUTING.md says is so: each kind of addition names the files it touches, and they are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
ADDITIONS = ("A function", "A mistake", "A kind of exercise", "A figure", "A sentence", "A lesson")


def named(text: str) -> set[str]:
    """The files that a text names by their path."""
    return set(re.findall(r"(?<![\w/.])(?:[\w.]+/)+[\w.]+\.(?:py|js|css|md)\b", text))


def section(heading: str) -> str:
    """The text under a heading."""
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert found, f"CONTRIBUTING.md has no section {heading!r}"
    return found[1]


def test_every_file_it_names_is_there():
    assert named(TEXT)
    assert sorted(file for file in named(TEXT) if not (ROOT / file).is_file()) == []


@pytest.mark.parametrize("heading", ADDITIONS)
def test_each_addition_names_the_files_it_touches_and_the_tests_that_end_it(heading: str):
    before, found, after = section(heading).partition("You are done when")
    assert found
    assert len(named(before)) >= 2
    assert {file for file in named(after) if file.startswith("tests/")}


def test_a_file_is_found_wherever_it_is_named():
    assert named("`a/b.py` and [c](d/e.md), not f.py: `.ci/run`") == {"a/b.py", "d/e.md"}
