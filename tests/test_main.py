"""The command line: what it prints, its exit codes, and its errors."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from tests.ui import sample
from tutor.__main__ import main
from tutor.exercises import draw, fingerprint, mark, printed, question
from tutor.learner.events import Event, KeptQuestion
from tutor.learner.store import Store
from tutor.lesson import Course, Part, SkillGraph
from tutor.symbolic.printing import to_text

ROOT = Path(__file__).parents[1]
LESSON = ROOT / "lessons" / "power_rule.py"


def test_it_runs_as_a_module():
    result = subprocess.run(
        [sys.executable, "-m", "tutor", "--help"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    assert all(name in result.stdout for name in ("train", "steps", "compare", "diagnose", "check", "disputed"))


@pytest.mark.parametrize("command", ["train", "steps", "compare", "diagnose", "check", "disputed"])
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


EARLY = """from tutor.lesson import Formula, Lesson, Next, Prose
from tutor.notation import x

THREE = (Prose("One."), Prose("Two."), Prose("Three."))
ASKED = Formula("power", "Write the slope of {of}.", 5 * x**4, x, skill="SKILL")
LESSON = Lesson("early", "Early", "Too soon.", 5, (ASKED,), THREE, on=(Next("slope", "Go on."),))
"""


def checked(text: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """What `check` says of one file with this text."""
    (folder / "early.py").write_text(text, encoding="utf-8")
    return main(["check", str(folder / "early.py")]), capsys.readouterr().out


def test_a_skill_that_the_course_does_not_have_is_a_note_in_a_lesson_of_its_own(tmp_path: Path, capsys):
    code, said = checked(EARLY.replace("SKILL", "springs"), tmp_path, capsys)
    assert "note: lesson 'early': it asks for the skill 'springs', which the course does not have" in said
    assert (code, "1 lessons, 0 faults" in said) == (0, True)
    code, said = checked(EARLY.replace("SKILL", "power-rule"), tmp_path, capsys)
    assert (code, "power-rule" in said, "1 lessons, 0 faults" in said) == (0, False, True)


@pytest.mark.parametrize(
    ("skill", "told"),
    [
        ("springs", "block 1 (Formula 'power'): it asks for the skill 'springs', and there is no such skill"),
        (
            "chain-rule",
            "block 1 (Formula 'power'): it asks for the skill 'chain-rule', which 'chain-rule' teaches later",
        ),
        ("", "block 1 (Formula 'power'): it asks for no skill"),
        ("nudge", "skill 'slope-sign' in lessons/skills.py: its own lesson does not ask for it"),
    ],
)
def test_in_the_place_of_a_lesson_of_the_course_a_wrong_skill_is_a_fault(skill: str, told: str, tmp_path: Path, capsys):
    code, said = checked(EARLY.replace('"early"', '"slope"').replace("SKILL", skill), tmp_path, capsys)
    assert f"lesson 'slope', {told}" in said
    assert code == 1
    assert "note: lesson" not in said


def test_a_way_on_to_nowhere_is_told_of_a_lesson_of_its_own(tmp_path: Path, capsys):
    code, said = checked(EARLY.replace('"slope"', '"nowhere"'), tmp_path, capsys)
    assert "lesson 'early': the way on leads to 'nowhere', and there is no such lesson" in said
    assert code == 1


def test_what_the_form_makes_alike_is_a_note_and_no_fault(tmp_path: Path, capsys):
    code, said = checked(EARLY.replace("5 * x**4", "3 * (x - 2) ** 2").replace("SKILL", "power-rule"), tmp_path, capsys)
    assert "note: lesson 'early', block 1 (Formula 'power'): its form gives one answer to " in said
    assert (code, "1 lessons, 0 faults" in said) == (0, True)


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


# --- disputed ---------------------------------------------------------------------------------------------------------

FORMULA = next(exercise for exercise in sample.LESSON.exercises if exercise.slug == "formula")
ASKED = draw(FORMULA, 0)
QUESTION = KeptQuestion(fingerprint(FORMULA), printed(ASKED), question(ASKED))
Dispute = Callable[..., Event]


@pytest.fixture
def dispute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dispute:
    """dispute("7", sentence=…): the verdict on 7, as it is today, was called wrong; in a database of its own."""
    url = f"sqlite:///{tmp_path}/downhill.sqlite3"
    monkeypatch.setenv("DOWNHILL_DATABASE", url)
    monkeypatch.setattr("tutor.__main__._course", lambda: Course((Part("A part", (sample.LESSON,)),), SkillGraph(())))
    ids = count(1)

    def make(response: object = "7", question: KeptQuestion | None = QUESTION, **changes: object) -> Event:
        found = mark(ASKED, response)
        names = {name: changes.pop(name) for name in ("lesson", "exercise", "seed") if name in changes}
        data = {"attempt": "none", "response": response, "verdict": found.verdict.value, "said": str(found.message)}
        data |= {"misconceptions": list(found.misconceptions), "sentence": "No."} | changes
        at = datetime(2026, 3, 1, 12, next(ids), tzinfo=UTC)
        event = Event(f"event {at.minute}", "me", at, "dispute", "sample", "formula", 0, data, question)
        event = replace(event, **names)
        with closing(Store(url)) as store:
            store.add(event)
        return event

    return make


def listed(capsys: pytest.CaptureFixture[str]) -> str:
    """What the command prints."""
    assert main(["disputed"]) == 0
    return capsys.readouterr().out


def test_nothing_was_disputed(dispute: Dispute, capsys: pytest.CaptureFixture[str]):
    assert listed(capsys) == "0 disputed verdicts, 0 of them changed\n"


def test_what_was_disputed_is_told_newest_last_with_what_is_said_now(
    dispute: Dispute, capsys: pytest.CaptureFixture[str]
):
    dispute("12345", sentence="It is seven.")
    dispute(to_text(ASKED.key), verdict="wrong", said="That is not it.", sentence="")
    out = listed(capsys)
    assert out.index("12345") < out.index("That is not it.")
    first, second = out.partition("\n2. ")[::2]
    assert first.startswith("1. sample/formula · seed 0, p = 3 · 2026-03-01 12:01 UTC\n")
    assert f"   asked: {question(ASKED)}\n" in first
    assert "   answer: 12345\n" in first
    assert f"   said then: wrong. {mark(ASKED, '12345').message}\n" in first
    assert "   the learner: It is seven.\n" in first
    assert first.endswith("   now: the same")
    assert "   now: changed: right. That is right." in second
    assert "the learner" not in second
    assert out.endswith("2 disputed verdicts, 1 of them changed\n")
    assert "me" not in out.split()


def test_the_same_verdict_may_be_said_otherwise_by_now(dispute: Dispute, capsys: pytest.CaptureFixture[str]):
    dispute("12345", said="No.")
    assert "now: the same, in other words: wrong. " in listed(capsys)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"lesson": "gone"}, "there is no lesson of this name any more"),
        ({"exercise": "gone", "question": replace(QUESTION, fingerprint="gone")}, "no such exercise any more"),
        ({"question": replace(QUESTION, fingerprint="gone")}, "the exercise has changed since"),
        ({"question": replace(QUESTION, values=(("p", "99"),))}, "the exercise has changed since"),
        ({"question": replace(QUESTION, values=((1, ["x"]),))}, "the exercise has changed since"),
        ({"question": None}, "not all of it was kept"),
    ],
    ids=["lesson", "exercise", "question", "value", "hostile value", "nothing"],
)
def test_what_is_no_longer_asked_is_told_and_said_to_be_so(
    dispute: Dispute, capsys: pytest.CaptureFixture[str], change: dict[str, object], says: str
):
    dispute(**change)
    out = listed(capsys)
    assert f"now: it cannot be marked again: {says}" in out.replace("the lesson has ", "")
    assert "answer: 7" in out


def test_an_exercise_that_has_another_name_by_now_is_found(dispute: Dispute, capsys: pytest.CaptureFixture[str]):
    dispute(exercise="as it was called then")
    assert "now: the same\n" in listed(capsys)


def test_an_answer_too_large_for_one_more_copy_is_taken_from_its_own_event(
    dispute: Dispute, capsys: pytest.CaptureFixture[str]
):
    large = "é" * 2_600
    kept = dispute(large, attempt="the answer", said="s" * 300, reading="é" * 200)
    assert "response" not in kept.data
    assert "answer: too long to be kept" in listed(capsys)
    with closing(Store()) as store:
        store.add(replace(kept, id="the answer", kind="attempt", data={"response": large}))
    assert f"answer: {large}\n" in listed(capsys)


HOSTILE = (
    {"sentence": "\x1b[31mred\x07 \u202eback"},
    {"sentence": "\ud800"},
    {"sentence": ["a", {"b": None}]},
    {"verdict": None, "said": None, "misconceptions": None},
    {"verdict": 7, "said": [1], "misconceptions": {"x": 1}, "reading": {"y": []}},
    {"misconceptions": ["no such name", 7, None]},
    {"attempt": "\x00"},
    {"attempt": ["x"], "sentence": "line\nline"},
)
ANSWERS = ("", "((", None, [], {}, {"a": [1]}, 10**400, float("nan"), [[[["deep"]]]], "x" * 5_000, "\x00", "9^9^9^9^9")


@pytest.mark.parametrize("kept", HOSTILE, ids=repr)
def test_whatever_was_kept_is_listed(dispute: Dispute, capsys: pytest.CaptureFixture[str], kept: dict[str, object]):
    dispute(**kept)
    out = listed(capsys)
    assert out.endswith("1 disputed verdicts, 0 of them changed\n") or "now: changed" in out
    assert all(letter.isprintable() for letter in out.replace("\n", ""))


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: repr(answer)[:20])
def test_whatever_was_answered_is_listed(dispute: Dispute, capsys: pytest.CaptureFixture[str], answer: object):
    dispute(answer)
    assert "1 disputed verdicts" in listed(capsys)


def test_answers_of_every_kind_are_marked_again(dispute: Dispute, capsys: pytest.CaptureFixture[str]):
    for exercise in sample.LESSON.questions:
        variant = draw(exercise, 0)
        asked = KeptQuestion(fingerprint(exercise), printed(variant), question(variant))
        dispute(["1", 0], question=asked, exercise=exercise.slug)
    assert "cannot be marked" not in listed(capsys)


def test_a_damaged_entry_is_said_to_be_damaged(dispute: Dispute, capsys: pytest.CaptureFixture[str]):
    event = dispute()
    with closing(Store()) as store, store._engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE events SET data = 'x' WHERE id = '{event.id}'")
    assert listed(capsys).startswith("1. this entry is damaged and cannot be read\n")


def test_a_terminal_that_cannot_write_a_sign_gets_another_one(dispute: Dispute, monkeypatch: pytest.MonkeyPatch):
    dispute(sentence="∂C/∂w")
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    assert main(["disputed"]) == 0
    narrow.flush()
    assert b"the learner: ?C/?w" in narrow.buffer.getvalue()


def test_a_database_that_cannot_be_used_is_trouble(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setenv("DOWNHILL_DATABASE", "no url")
    assert main(["disputed"]) == 2
    assert "DOWNHILL_DATABASE" in capsys.readouterr().err
