"""The house is as its picture says: the arrows, no circle of them, and what each part may hold."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests import house
from tests.architecture import OURS, PARTS, Part, module_name, sources, violations

ROOT = Path(__file__).parents[1]


def test_the_house_follows_its_rules():
    found = violations(ROOT)
    assert not found, "\n" + "\n".join(found)


def test_every_file_of_the_product_is_looked_at():
    seen = {path.relative_to(ROOT).as_posix() for path in sources(ROOT)}
    assert {"app.py", "lessons/__init__.py", "tutor/notation.py", "tutor/learner/store.py"} <= seen
    assert {part.name for part in PARTS if part.name != "tutor.__main__"} <= {
        ".".join(module_name(name).split(".")[:depth]) for name in seen for depth in (1, 2)
    }


# --- the rules are tried on a tree that breaks them -------------------------------------------------------------------

CLEAN = {
    "app.py": '"""The frame."""\nimport streamlit\nfrom lessons import CURRICULUM\nfrom tutor.ui import pages\n',
    "lessons/__init__.py": '"""The lessons."""\nfrom tutor.lesson import Lesson\n',
    "lessons/glossary.py": '"""Words."""\nA = (("relu", "A corner."), ("tanh", "A curve."), ("sin", "A wave."))\n',
    "tutor/__init__.py": '"""The tutor."""\n',
    "tutor/notation.py": '"""Symbols."""\nimport re\nfrom sympy import Symbol, sympify\n'
    'PATTERN = re.compile("x")\nONE = sympify(1, strict=True)\n',
    "tutor/lesson/__init__.py": '"""Lessons."""\nfrom tutor.notation import x\n\n\n'
    'def show(x: int, *more: int) -> int:\n    """x"""\n    return x\n',
    "tutor/lesson/holes.py": '"""Holes."""\nfrom tutor.notation import x\n',
    "tutor/lesson/prose.py": '"""Prose."""\nfrom tutor.lesson import holes\nfrom tutor.lesson.holes import x\n',
    "tutor/numeric/descent.py": '"""Descent."""\nimport numpy\n\n\nclass Taken:\n    """x"""\n',
    "tutor/ui/pages.py": '"""Pages."""\nimport streamlit\nfrom tutor import lesson\nfrom tutor.lesson import Lesson\n',
    "tutor/ui/figure.js": "// A figure\n",
}

PLANTED = (
    ("an arrow the wrong way", "tutor/notation.py", "from tutor.numeric.descent import x", "against the arrows"),
    ("an arrow hidden in a function", "tutor/numeric/a.py", '"""A."""\ndef _f():\n    import tutor.symbolic', "arrows"),
    ("an arrow through the package", "tutor/lesson/a.py", '"""A."""\nfrom tutor import ui', "against the arrows"),
    ("an arrow by star", "tutor/lesson/a.py", '"""A."""\nfrom tutor import *', "against the arrows"),
    ("a lesson in the user interface", "tutor/ui/a.py", '"""A."""\nimport lessons.descent', "against the arrows"),
    ("a test in the product", "tutor/ui/a.py", '"""A."""\nfrom tests.conftest import x', "against the arrows"),
    (
        "a mistake that marks",
        "tutor/misconceptions/a.py",
        '"""A."""\nfrom tutor.answers import decide',
        "against the arrows",
    ),
    ("NumPy in a mistake", "tutor/misconceptions/a.py", '"""A."""\nimport numpy', "imports numpy"),
    ("a relative import", "tutor/lesson/a.py", '"""A."""\nfrom . import holes', "relative import"),
    ("a second list of functions", "tutor/lower/a.py", '"""A."""\nA = (sin, cos, exp)', "a second list of functions"),
    ("the same by name", "tutor/lower/a.py", '"""A."""\nA = {"log": "ln", "asin": "arcsin", "Max": 1}', "second list"),
    ("the same in rows", "tutor/ui/a.py", '"""A."""\nA = ((relu, "r"), (tanh, "t"), (sp.Abs, "a"))', "second list"),
    (
        "the same by words",
        "lessons/a.py",
        '"""A."""\nA = (("relu", "corner"), ("tanh", "t"), ("sin", "s"))',
        "second list",
    ),
    ("the same in entries", "lessons/a.py", '"""A."""\nA = [Row("a", exp), Row("b", log), Row("c", sin)]', "list"),
    ("the same as one text", "tutor/ui/a.py", '"""A."""\nA = "sin cos tan".split()', "a second list of functions"),
    ("the same as a choice", "tutor/ui/a.py", '"""A."""\nA = isinstance(x, sinh | cosh | tanh)', "second list"),
    ("an arrow out of the functions", "tutor/elementary/a.py", '"""A."""\nfrom tutor.notation import x', "arrows"),
    ("NumPy in the symbols", "tutor/symbolic/a.py", '"""A."""\nimport numpy as np', "imports numpy"),
    ("NumPy in a lesson", "lessons/a.py", '"""A."""\nfrom numpy.linalg import norm', "imports numpy"),
    ("SymPy in the numbers", "tutor/numeric/a.py", '"""A."""\nfrom sympy import exp', "imports sympy"),
    ("SymPy in the learner", "tutor/learner/a.py", '"""A."""\nimport sympy', "imports sympy"),
    ("Streamlit in an exercise", "tutor/exercises/a.py", '"""A."""\nimport streamlit as st', "imports streamlit"),
    (
        "a circle of imports",
        "tutor/lesson/holes.py",
        '"""A."""\nfrom tutor.lesson.prose import x',
        "a circle of imports",
    ),
    (
        "a circle that only a type checker goes round",
        "tutor/lesson/holes.py",
        '"""A."""\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import tutor.lesson.prose',
        "tutor.lesson.holes ← tutor.lesson.prose ← tutor.lesson.holes",
    ),
    (
        "a second class of one name",
        "tutor/ui/a.py",
        '"""A."""\n\n\nclass Taken:\n    """x"""',
        "a second class Taken",
    ),
    ("a module that belongs nowhere", "tutor/utils.py", '"""A."""', "in no part"),
    ("eval", "tutor/answers/a.py", '"""A."""\nx = eval("1")', "eval: runs text"),
    ("exec", "tutor/answers/a.py", '"""A."""\nexec("1")', "exec: runs text"),
    (
        "a second exec where one is allowed",
        "tutor/lower/network.py",
        '"""A."""\nexec("1")\nexec("2")',
        ":3: exec: runs text",
    ),
    ("sympify of text", "tutor/answers/a.py", '"""A."""\nimport sympy\nx = sympy.sympify("1")', "sympify"),
    ("S of text", "tutor/answers/a.py", '"""A."""\nfrom sympy import S\nx = S("1")', "S(text)"),
    ("parse_expr", "tutor/answers/a.py", '"""A."""\nfrom sympy import parse_expr\nparse_expr("1")', "parse_expr"),
    ("an import that hides", "tutor/answers/a.py", '"""A."""\nimport importlib\nimportlib.import_module("x")', "hides"),
    ("raw HTML", "tutor/ui/a.py", '"""A."""\nst.markdown("x", unsafe_allow_html=True)', "raw HTML"),
    ("a clock of Streamlit's", "tutor/ui/a.py", '"""A."""\nst.fragment(f, run_every=1)', "run_every"),
    ("something unfinished", "tutor/ui/a.py", '"""A."""\nx = 1  # TO' + "DO later", "unfinished"),
    ("something not implemented", "tutor/ui/a.py", '"""A."""\nraise NotImplementedError', "unfinished"),
    ("a path of one machine", "tutor/ui/a.py", '"""A."""\nx = "/ho' + 'me/me/x"', "path of one machine"),
    ("a swallowed exception", "tutor/ui/a.py", '"""A."""\ntry:\n    f()\nexcept ValueError:\n    pass', "swallows"),
    ("a bare type: ignore", "tutor/ui/a.py", '"""A."""\nx = 1  # type: ignore  # SymPy', "without its code"),
    ("a type: ignore without reason", "tutor/ui/a.py", '"""A."""\nx = 1  # type: ignore[misc]', "a reason behind it"),
    ("a module that is not checked", "tutor/ui/a.py", '"""A."""\n# mypy: ignore-errors', "without its code"),
    (
        "a type: ignore too many",
        "tutor/ui/a.py",
        '"""A."""\n' + "x = 1  # type: ignore[misc]  # SymPy\n" * 21,
        "more than 20",
    ),
    ("a module without docstring", "tutor/ui/a.py", "x = 1", "has no docstring"),
    ("a class without docstring", "tutor/ui/a.py", '"""A."""\nclass A:\n    x = 1', "A has no docstring"),
    ("a function without docstring", "tutor/ui/a.py", '"""A."""\ndef f() -> int:\n    return 1', "f has no docstring"),
    ("an argument without hint", "tutor/ui/a.py", '"""A."""\ndef f(x) -> int:\n    """F."""', "no type hints"),
    ("a result without hint", "tutor/ui/a.py", '"""A."""\nclass A:\n  """A."""\n  def f(self):\n    """F."""', "hints"),
)


def build(root: Path, files: dict[str, str]) -> Path:
    """A source tree."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_a_tree_that_follows_the_rules_has_no_complaint(tmp_path: Path):
    assert violations(build(tmp_path, CLEAN)) == []


@pytest.mark.parametrize(("name", "path", "text", "says"), PLANTED, ids=[name for name, *_ in PLANTED])
def test_a_planted_violation_is_found(name: str, path: str, text: str, says: str, tmp_path: Path):
    text = CLEAN[path] + text if path == "tutor/notation.py" else text
    found = violations(build(tmp_path, CLEAN | {path: text}))
    assert len(found) == 1
    assert found[0].startswith(path)
    assert says in found[0]


def test_the_report_names_what_is_long(tmp_path: Path):
    long = '"""A."""\ndef _f():\n' + "    x = 1\n" * 60 + "x = 1\n" * 450
    root = build(tmp_path, CLEAN | {"tutor/ui/a.py": long, "tutor/ui/b.js": "let x;\n" * 501})
    assert [line.strip() for line in house.report(root) if line.startswith(" ")] == [
        "tutor/ui/a.py: 512 lines",
        "tutor/ui/b.js: 501 lines",
        "tutor/ui/a.py:2 _f: 61 lines",
    ]


def test_types_are_checked_strictly_and_only_what_is_not_ours_is_let_off():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]
    overrides = settings.pop("overrides")
    assert settings == {"strict": True, "python_version": "3.11", "files": ["tutor", "lessons", "app.py"]}
    for override in overrides:
        assert set(override) == {"module", "ignore_missing_imports"}
        assert not [name for name in override["module"] if name.split(".")[0] in OURS]


# --- what really is imported ------------------------------------------------------------------------------------------

PURE = [part for part in PARTS if part.not_even and part.name not in ("app", "tutor.__main__")]


@pytest.mark.parametrize("part", PURE, ids=[part.name for part in PURE])
def test_importing_a_part_brings_in_no_library_that_it_may_not_use(part: Part):
    names = (module_name(path.relative_to(ROOT).as_posix()) for path in sources(ROOT) if path.suffix == ".py")
    modules = [name for name in names if name == part.name or name.startswith(f"{part.name}.")]
    program = f"import {', '.join(modules)}; import sys; print(*sorted(set({part.not_even}) & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == "", f"importing {part.name} brings in {result.stdout}"
