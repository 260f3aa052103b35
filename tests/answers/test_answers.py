"""The public face holds what it says, everything that the rest of the house needs, and stays light."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import tutor.answers

ROOT = Path(__file__).parents[2]
TYPES = """Comparison DerivativeOf DifferenceQuotient GradientOf JudgedLine Mark NumberMatch Plain Problem Question
Reading Separator Spent Update Verdict Vocabulary Counterexample JudgedWorking LineKind Statement WrittenLine"""
FUNCTIONS = """allowance check_working compare decide diagnose entries explain finished in_decimals is_rounded_from
judge_lines key latex linked number_matches ordinary_point plain_text read read_lines rounded_number
side_by_side stands value values vocabulary with_brackets with_points write_out"""
FACE = f"ACCEPTED LONGEST OPEN TOO_MUCH {TYPES} {FUNCTIONS}".split()


def test_the_public_names_are_these() -> None:
    assert sorted(tutor.answers.__all__) == sorted(FACE)
    assert all(getattr(tutor.answers, name) is not None for name in FACE)


def test_every_function_of_the_face_is_told_of_in_its_docstring() -> None:
    told = set(re.findall(r"`(\w+)", tutor.answers.__doc__))
    assert set(FUNCTIONS.split()) <= told


def private_imports(source: str) -> list[str]:
    """The modules behind the face that a source imports from."""
    nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]
    return [node.module for node in nodes if node.module and node.module.startswith("tutor.answers.")]


def test_exercises_and_pages_use_the_face_alone() -> None:
    sources = [path for part in ("exercises", "ui") for path in (ROOT / "tutor" / part).rglob("*.py")]
    assert len(sources) > 20
    assert {path.name: found for path in sources if (found := private_imports(path.read_text("utf-8")))} == {}
    assert private_imports("from tutor.answers.deciding.sampling import generic") == ["tutor.answers.deciding.sampling"]


def test_the_face_brings_in_no_numpy_and_no_parser_of_sympy() -> None:
    program = "import sys, tutor.answers; print('numpy' in sys.modules, 'sympy.parsing.sympy_parser' in sys.modules)"
    lean = "import sys, sympy; print('numpy' in sys.modules, 'sympy.parsing.sympy_parser' in sys.modules)"
    seen, alone = (
        subprocess.run([sys.executable, "-c", text], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for text in (program, lean)
    )
    assert seen == alone
