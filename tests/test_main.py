"""The command line: what it prints, its exit codes, and its errors."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tutor.__main__ import main

ROOT = Path(__file__).parents[1]
LESSON = ROOT / "lessons" / "power_rule.py"


def test_it_runs_as_a_module():
    result = subprocess.run(
        [sys.executable, "-m", "tutor", "--help"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    assert all(name in result.stdout for name in ("train", "steps", "compare", "diagnose", "check"))


@pytest.mark.parametrize("command", ["train", "steps", "compare", "diagnose", "check"])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert "usage" in capsys.readouterr().out


def test_steps_are_told_with_their_reasons(capsys: pytest.CaptureFixture[str]):
    assert main(["steps", "(w-3)^2", "--by", "w"]) == 0
    out = capsys.readouterr().out
    assert "chain rule" in out
    assert out.rstrip().endswith("= 2(w − 3)")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["compare", "2(w-3)", "2w-6"], 0, "equal"),
        (["compare", "2w-3", "2w-6"], 1, "different"),
        (["compare", "2(w-", "2w-6"], 2, "unreadable"),
        (["diagnose", "3x^2", "--of", "x^3"], 0, "right"),
        (["diagnose", "3x^3", "--of", "x^3"], 1, ""),
        (["check", str(LESSON)], 0, "1 lessons, 0 faults"),
    ],
)
def test_answers_and_exit_codes(arguments: list[str], code: int, says: str, capsys: pytest.CaptureFixture[str]):
    assert main(arguments) == code
    assert says in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["steps", "2(w-"], "character"),
        (["steps", "x^2", "--by", "3"], "needs a letter"),
        (["check", "nowhere.py"], "no file nowhere.py"),
        (["train", "--data", "nowhere"], "train-images"),
        (["train", "--resume", "nowhere.npz"], "nowhere.npz"),
        (["train", "--rate", "-1"], "above 0"),
    ],
)
def test_trouble_is_told_on_the_error_stream(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]):
    assert main(arguments) == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["fly"], ["train", "--epochs", "0"], ["train", "--cost", "low"]])
def test_wrong_arguments_end_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_a_lesson_with_a_fault_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "broken.py").write_text("LESSON = 1\n", encoding="utf-8")
    assert main(["check", str(tmp_path / "broken.py")]) == 2
    (tmp_path / "broken.py").write_text("1 / 0\n", encoding="utf-8")
    assert main(["check", str(tmp_path / "broken.py")]) == 2
    assert "ZeroDivisionError" in capsys.readouterr().err


EARLY = """from tutor.lesson import Formula, Lesson, Prose
from tutor.notation import x

THREE = (Prose("One."), Prose("Two."), Prose("Three."))
ASKED = Formula("power", "Write the slope of {of}.", 5 * x**4, x)
LESSON = Lesson("early", "Early", "Too soon.", 5, (ASKED,), THREE, needs=("a-skill-of-another-course",))
"""


def test_a_lesson_that_needs_what_nobody_teaches_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "early.py").write_text(EARLY, encoding="utf-8")
    assert main(["check", str(tmp_path / "early.py")]) == 1
    said = capsys.readouterr().out
    assert "lesson 'early': it needs 'a-skill-of-another-course', which no lesson before it teaches" in said
    assert "1 lessons, 1 faults" in said


def test_training_reports_saves_and_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = str(tmp_path / "digits.npz")
    assert main(["train", "--epochs", "1", "--batch", "50", "--save", file]) == 0
    assert main(["train", "--epochs", "2", "--batch", "50", "--resume", file]) == 0
    out = capsys.readouterr().out
    assert "epoch   1 of 1" in out
    assert "epoch   2 of 2" in out
    assert "training: finished" in out
    assert main(["train", "--epochs", "1", "--resume", str(tmp_path / "digits.npz"), "--rate", "0.1"]) == 2


def test_training_that_diverges_ends_with_one(capsys: pytest.CaptureFixture[str]):
    arguments = ["train", "--epochs", "3", "--batch", "50", "--rate", "1e6", "--activation", "identity"]
    assert main(arguments) == 1
    assert "number" in capsys.readouterr().out or "diverged" in capsys.readouterr().out
