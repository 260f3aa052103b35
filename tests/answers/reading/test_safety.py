"""The reader under fire: any string is answered, quickly and without running anything.

`DOWNHILL_FUZZ` sets how many strings are thrown (20,000 if unset; the gate takes 100,000). The number is part of
the seeds, so every length throws other strings. The long run is

    DOWNHILL_FUZZ=2000000 pytest tests/answers/reading/test_safety.py -k great_many --timeout 0
"""

from __future__ import annotations

import ast
import builtins
import io
import os
import subprocess
from pathlib import Path
from random import Random

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from sympy.parsing import sympy_parser

import tutor.answers
from tests.answers.reading.notation_table import DECLARED
from tests.answers.reading.strings import SEEDS, any_string, broken, formula, pieces
from tutor.answers.reading import OPEN, Reading, latex, read
from tutor.answers.reading.tree_text import text

STRINGS = int(os.environ.get("DOWNHILL_FUZZ", "20000"))
SHARES = 8  # so that several workers throw them
FORBIDDEN = ("sympify", "parse_expr", "eval", "exec", "compile", "parse_latex", "S", "open", "__import__")
FOLDER = Path(tutor.answers.__file__).parent


def check(typed: str, reading: Reading) -> None:
    """Assert that it is either read and shown, or refused with a place in the text."""
    if reading.problem is None:
        shown = latex(reading.tree)
        assert shown.isprintable()
        assert text(reading.tree).isprintable()
    else:
        assert reading.tree is None
        assert 0 <= reading.problem.position <= len(typed)
        assert str(reading.problem.message).isprintable()
        assert reading.problem.suggestion is None or reading.problem.suggestion.isprintable()


@pytest.mark.parametrize("share", range(SHARES))
def test_a_great_many_strings_are_each_answered(share: int) -> None:
    random = Random(STRINGS + share)
    read_at_all = 0
    for turn in range(STRINGS // SHARES):
        typed = any_string(random)
        reading = read(typed, OPEN if turn % 3 else DECLARED)
        check(typed, reading)
        read_at_all += reading.problem is None
    assert read_at_all > STRINGS / SHARES / 50  # the strings are not all nonsense


@given(st.text(max_size=60))
def test_any_text_is_answered(typed: str) -> None:
    reading = read(typed)
    check(typed, reading)
    assert (reading.tree is None) == (reading.expr is None)


@given(st.text(alphabet="xyzwab()[]{}|^*/+-=.,'_0123456789 σδΣ√²₁\\", max_size=60))
def test_any_text_of_mathematical_characters_is_answered(typed: str) -> None:
    for words in (OPEN, DECLARED):
        reading = read(typed, words)
        check(typed, reading)
        assert (reading.tree is None) == (reading.expr is None)


@given(
    st.lists(st.sampled_from(("x", "2", "+", "-", "*", "/", "^", "(", ")", "|", "sin", "ln", "'", "e")), max_size=30)
)
def test_what_is_read_is_read_again_from_its_own_text(parts: list[str]) -> None:
    reading = read("".join(parts))
    if reading.problem is None:
        again = read(text(reading.tree))
        assert again.problem is None
        assert again.expr == reading.expr


def attack(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything that runs text or leaves the process raise."""

    def refused(*args: object, **named: object) -> None:
        raise AssertionError(f"reached with {args!r:.80}")

    for owner, name in ((sympy_parser, "parse_expr"), (sympy_parser, "eval_expr"), (os, "system"), (os, "popen")):
        monkeypatch.setattr(owner, name, refused)
    for owner, name in (
        (subprocess, "Popen"),
        (io, "open"),
        (builtins, "eval"),
        (builtins, "exec"),
        (builtins, "open"),
    ):
        monkeypatch.setattr(owner, name, refused)
    monkeypatch.setattr(builtins, "compile", refused)


def test_while_reading_nothing_runs_and_no_text_reaches_sympy(monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(7)
    typed = [*SEEDS, "__import__('os').system('true')", "x.__class__", "(lambda: 1)()", "eval('1')", "Symbol('x')"]
    typed += [make(random) for make in (pieces, broken, formula) for _ in range(150)]
    for each in typed:
        read(each)  # once before: whatever SymPy imports late is there
    attack(monkeypatch)
    with pytest.raises(AssertionError, match="reached with"):
        builtins.eval("1")
    with pytest.raises(AssertionError, match="reached with"):
        sympy.sympify("1")  # it hands a text to parse_expr, which is where it is caught
    for each in typed:
        check(each, read(each))


def called(source: str) -> set[str]:
    """The names of everything that a source calls."""
    calls = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return {getattr(call, "id", getattr(call, "attr", "")) for call in calls}


def test_no_module_of_answers_calls_a_text_parser() -> None:
    modules = sorted(FOLDER.rglob("*.py"))
    assert len(modules) > 10
    for module in modules:
        found = called(module.read_text(encoding="utf-8")) & set(FORBIDDEN)
        if found == {"compile"} and "re.compile" in module.read_text(encoding="utf-8"):
            found = set()
        assert not found, f"{module.name} calls {found}"


def test_the_search_for_text_parsers_finds_one_that_is_planted() -> None:
    assert called("import sympy\nsympy.sympify(text)") & set(FORBIDDEN)
    assert called("eval('1')") & set(FORBIDDEN)
