"""Every finding has the form that findings/README.md states. None is run here: each installs packages of its own."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "findings"
SCRIPTS = sorted(FOLDER.glob("*.sh"))
HOST = re.compile(r"https?:|://|--(?:extra-)?index-url|\b(?:[a-z0-9-]+\.)+(?:org|com|net|io|dev)\b", re.IGNORECASE)
PINNED = re.compile(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.]*")


def faults(text: str) -> list[str]:
    """What a script lacks of the form, in plain words; empty if it has it all."""
    lines = text.splitlines()
    head = "\n".join(line for line in lines[: lines.index("set -eu")]) if "set -eu" in lines else ""
    asked = re.search(r"--disable-pip-version-check ((?:.|\\\n)*?)\n\"\$work", text)
    packages = asked[1].replace("\\\n", " ").split() if asked else []
    checks = {
        "begins as a POSIX shell script": lines[:1] == ["#!/bin/sh"],
        "stops at the first error": "set -eu" in lines,
        "states its version": re.search(r"^# Versions?: .*\d", head, re.MULTILINE) is not None,
        "states what one expects": "# You would expect: " in head,
        "states the behaviour": "# Behaviour: " in head,
        "states why it matters": "# Why it matters: " in head,
        "states the output seen": re.search(r"^#> \S", head, re.MULTILINE) is not None,
        "takes its folder away": "trap 'rm -rf \"$work\"' EXIT" in lines and "work=$(mktemp -d)" in lines,
        "pins each package": bool(packages) and all(PINNED.fullmatch(package) for package in packages),
        "compares the output with its head": lines[-1:] == ['sed -n \'s/^#> //p\' "$0" | diff - "$work/seen"'],
        "names no host": HOST.search(text) is None,
        "runs none of our code": re.search(r"\b(?:import|from) (?:tutor|lessons|tests)\b", text) is None,
    }
    return [name for name, holds in checks.items() if not holds]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_finding_has_the_form_and_can_be_executed(script: Path) -> None:
    assert faults(script.read_text(encoding="utf-8")) == []
    assert os.access(script, os.X_OK)


def test_the_readme_lists_every_finding_once_and_no_other() -> None:
    listed = re.findall(r"^\| `(\w+\.sh)` \|", (FOLDER / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert listed
    assert sorted(listed) == [script.name for script in SCRIPTS]


@pytest.mark.parametrize(
    ("whole", "spoilt", "fault"),
    [
        ("set -eu\n", "set -e\n", "stops at the first error"),
        ("#> ", "# ", "states the output seen"),
        ("# Behaviour: ", "# ", "states the behaviour"),
        ("==", ">=", "pins each package"),
        ("--quiet", "--quiet --index-url mirror", "names no host"),
        ("trap ", ": ", "takes its folder away"),
        ("from sympy import", "from tutor import", "runs none of our code"),
        ("| diff - ", "| cat - ", "compares the output with its head"),
    ],
)
def test_a_spoilt_finding_is_caught(whole: str, spoilt: str, fault: str) -> None:
    text = (FOLDER / "sympy_solve_dead_relu.sh").read_text(encoding="utf-8")
    assert whole in text
    assert fault in faults(text.replace(whole, spoilt))
