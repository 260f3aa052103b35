"""What the README and docs/ say is so: their code runs, their commands name what exists, their links lead somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.readme_tables import MODULES, PLANTED, TABLES, accepted, accepted_module, renewed
from tests.test_curriculum import right_answer
from tutor.answers import Verdict
from tutor.answers.reading import accepted as shown
from tutor.exercises import draw, mark
from tutor.lesson import Derivation, Figure, Lesson, Prediction

ROOT = Path(__file__).parents[1]
FILES = ("README.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))
TEXTS = {file: (ROOT / file).read_text(encoding="utf-8") for file in FILES}
README = TEXTS["README.md"]
ALL = "\n".join(TEXTS.values())
LONGEST = 200  # lines of the README: what is longer stands in docs/


def section(heading: str) -> str:
    """The text under a heading, up to the next of its rank."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, f"the README has no section {heading!r}"
    return found[1]


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def required(name: str) -> list[str]:
    """The packages that a requirements file names itself."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [re.split(r"[<>=\[]", line)[0] for line in lines if line and not line.startswith("-")]


PYTHON = [code for text in TEXTS.values() for code in blocks(text, "python")]


@pytest.mark.parametrize("code", PYTHON, ids=[f"block {number}" for number, _ in enumerate(PYTHON, 1)])
def test_a_block_of_python_runs(code: str):
    exec(compile(code, "README.md", "exec"), {"__name__": "readme"})


def test_the_readme_is_short():
    assert len(README.splitlines()) <= LONGEST


def test_the_readme_leads_to_every_page_of_docs():
    assert len(FILES) > 1
    assert [file for file in FILES[1:] if f"]({file})" not in README] == []


def test_there_is_python_to_run():
    assert len(PYTHON) >= 4


LESSON = next(code for code in PYTHON if "LESSON = " in code)
PAGE = """
from lessons import PARTS
from tutor.lesson import Part
from tutor.lesson.course import Course
from tutor.ui import lesson_page, state
from tutor.ui.site import Frame

state.open_page(LESSON.slug)
lesson_page.show(LESSON, Frame(Course((*PARTS, Part("A new part", (LESSON,)))), {}))
"""


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    """The lesson that docs/lessons.md shows."""
    names: dict[str, object] = {"__name__": "readme"}
    exec(compile(LESSON, "README.md", "exec"), names)
    return names["LESSON"]


def test_the_new_lesson_is_complete_and_short(lesson: Lesson):
    assert isinstance(lesson.blocks[1], Prediction)
    assert any(isinstance(block, Figure) for block in lesson.blocks)
    assert any(isinstance(block, Derivation) for block in lesson.blocks)
    assert len({type(exercise) for exercise in lesson.exercises}) >= 2
    assert lesson.transfer is not None
    assert len(lesson.summary) == 3
    assert lesson.on
    assert len(LESSON.splitlines()) <= 65


def test_the_new_lesson_can_be_answered(lesson: Lesson):
    for question in lesson.questions:
        for seed in range(5):
            variant = draw(question, seed)
            assert mark(variant, right_answer(variant)).verdict is Verdict.RIGHT


def test_the_new_lesson_has_a_page(lesson: Lesson, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DOWNHILL_DATA", str(tmp_path))
    monkeypatch.setenv("DOWNHILL_STRICT", "1")
    monkeypatch.delenv("DOWNHILL_DATABASE", raising=False)
    page = AppTest.from_string(LESSON + PAGE, default_timeout=30).run()
    assert not page.exception
    page.button(key=f"{lesson.slug}-guess-pass").click().run()
    assert not page.exception
    assert page.title[0].value == lesson.title
    assert lesson.on[0].why in "".join(shown.value for shown in page.markdown)


def test_each_planted_fault_is_told():
    table = TEXTS["docs/lessons.md"].split("<!-- faults: begin -->")[1].split("<!-- faults: end -->")[0]
    assert table.count("\n| `") == len(PLANTED)


def test_the_commands_name_files_that_are_there():
    named = [word for block in blocks(ALL, "sh") for word in block.split() if word.endswith(".py")]
    assert len(named) >= 3
    assert [name for name in named if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize(
    ("heading", "file", "last"),
    [
        ("Run", "requirements.txt", [".venv/bin/streamlit", "run", "app.py"]),
        ("Test", "tests/requirements.txt", [".venv/bin/pytest", "-q"]),
    ],
)
def test_a_command_is_one_line_that_sets_up_and_starts(heading: str, file: str, last: list[str]):
    (block,) = blocks(section(heading), "sh")
    (line,) = block.splitlines()
    make, install, start = (shlex.split(part) for part in line.split("&&"))
    assert make == ["python3", "-m", "venv", ".venv"]
    assert install == [".venv/bin/pip", "install", "-q", "-r", file]
    assert start == last
    assert (ROOT / file).is_file()


def test_every_dependency_is_named_with_its_reason_and_nothing_else_is():
    rows = re.findall(r"^\| `([\w-]+)` \| (.+) \|$", section("What it stands on"), re.MULTILINE)
    assert sorted(name for name, _ in rows) == sorted(required("requirements.txt"))
    assert all(len(reason.split()) >= 3 for _, reason in rows)


@pytest.mark.parametrize("file", ["requirements.txt", "tests/requirements.txt"])
def test_every_dependency_has_a_floor_and_a_ceiling(file: str):
    lines = [line for line in (ROOT / file).read_text(encoding="utf-8").splitlines() if not line.startswith("-r ")]
    assert lines
    assert all(re.fullmatch(r"[\w-]+(\[\w+\])?>=[\d.]+,<[\d.]+", line) for line in lines)


def anchor(heading: str) -> str:
    """The address that a heading has on a page."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def anchors(text: str) -> set[str]:
    """The addresses of a text's headings."""
    return {anchor(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}


def leads(file: str, target: str) -> bool:
    """A link of this file leads to something that is there."""
    name, _, place = target.partition("#")
    path = (ROOT / file).parent / name if name else ROOT / file
    return path.exists() and (not place or place in anchors(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("file", [*FILES, "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_somewhere(file: str):
    text = (ROOT / file).read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)\s]+)\)", text) if not target.startswith("https://")]
    assert targets or file != "README.md"
    assert [target for target in targets if not leads(file, target)] == []


def test_the_tour_names_what_is_there():
    (tour,) = blocks(section("A tour of the house"), "text")
    folder, lost = Path(), []
    for indent, name in re.findall(r"^( *)([\w/.]+)", tour, re.MULTILINE):
        path = folder / name if indent else Path(name)
        folder = path if not indent else folder
        lost += [] if (ROOT / path).exists() else [str(path)]
    assert lost == []


def test_the_tour_leaves_no_part_out():
    (tour,) = blocks(section("A tour of the house"), "text")
    parts = {path.name for path in (ROOT / "tutor").iterdir() if (path / "__init__.py").is_file()}
    assert parts
    assert {part for part in parts if f"  {part}/" not in tour} == set()


def test_the_settings_it_names_are_read_somewhere():
    files = [
        path
        for folder in ("tutor", "tests")
        for path in (ROOT / folder).rglob("*.py")
        if path.name != Path(__file__).name
    ]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    named = set(re.findall(r"DOWNHILL_\w+", ALL))
    assert named
    assert {name for name in named if f'"{name}"' not in code} == set()


@pytest.mark.parametrize("file", FILES)
def test_the_tables_are_what_the_code_writes(file: str):
    assert renewed(TEXTS[file], file) == TEXTS[file], "renew them: python -m tests.readme_tables"


def test_every_table_has_a_file_that_is_looked_at():
    assert {where for *_, where in TABLES} <= set(FILES)


def test_the_notations_that_the_tutor_shows_are_those_that_the_tests_of_the_reader_check():
    assert accepted() == shown.ACCEPTED, "renew them: python -m tests.readme_tables"
    for path, name, groups in MODULES:
        assert path.read_text(encoding="utf-8") == accepted_module(name, groups)


def test_a_table_that_is_out_of_date_or_missing_would_be_noticed():
    words, typing = TEXTS["docs/glossary.md"], TEXTS["docs/typing.md"]
    assert renewed(words.replace("| word |", "| term |"), "docs/glossary.md") == words
    assert renewed(README.replace("| Slopes |", "| Curves |"), "README.md") == README
    with pytest.raises(LookupError, match="notation: begin"):
        renewed(typing.replace("<!-- notation: begin -->", ""), "docs/typing.md")
