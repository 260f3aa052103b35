"""Every question against every misconception, and against answers that are merely wrong.

`DOWNHILL_SEEDS` asks for more draws of each exercise (two if unset).
"""

from __future__ import annotations

import os
from collections import Counter

import pytest
from sympy import Expr, Symbol

from tests.answers.diagnosing.matrix import OWN, noise, of_the_course, row, wrong_answers
from tutor.answers import DerivativeOf, Verdict, decide, diagnose, explain, key, read
from tutor.answers.diagnosing.question import answer
from tutor.misconceptions import OF_DERIVATIVES, OF_QUESTIONS
from tutor.misconceptions.likelihood import says_the_same
from tutor.notation import b, w, x, y

SEEDS = int(os.environ.get("DOWNHILL_SEEDS", "2"))


@pytest.fixture(scope="module")
def questions() -> tuple:
    """All of them, those of the course drawn with a few seeds."""
    return (*of_the_course(SEEDS), *OWN)


@pytest.fixture(scope="module")
def rows(questions) -> list:
    """What every misconception answers to each of them."""
    return [row(question) for question in questions]


def test_every_misconception_is_told_from_every_key(questions, rows) -> None:
    assert len(questions) > 80
    assert sum(len(each.answers) for each in rows) > 1400
    assert [(each.question, each.undecided) for each in rows if each.undecided] == []


def test_no_answer_of_a_misconception_is_graded_right() -> None:
    for question in OWN[::3]:
        for name, wrong in row(question).answers:
            assert explain(wrong, question).verdict in (Verdict.WRONG, Verdict.MISCONCEPTION), (name, question)


def test_misconceptions_are_told_from_each_other(rows) -> None:
    pairs, same = sum(each.pairs for each in rows), [pair for each in rows for pair in each.same()]
    assert pairs > 14_000
    assert len(same) <= 0.02 * pairs, Counter(same).most_common(20)


def test_every_misconception_applies_somewhere(questions) -> None:
    used = {entry.name for question in questions for entry, _ in wrong_answers(question)}
    vectors = {"components-swapped"}
    assert {entry.name for entry in (*OF_DERIVATIVES, *OF_QUESTIONS)} - used <= vectors


def test_answers_that_are_merely_wrong_stay_unexplained(questions) -> None:
    """Some cannot be told: the key of a power times its letter is the power with its exponent left as it was."""
    verdicts, explained = Counter(), []
    for question in questions[::2]:
        for given in noise(question):
            found = explain(given, question)
            verdicts[found.verdict] += 1
            explained += [(found.misconceptions, question)] if found.verdict is Verdict.MISCONCEPTION else []
    assert verdicts[Verdict.MISCONCEPTION] <= 0.05 * sum(verdicts.values()), explained


def test_no_misconception_catches_everything(questions) -> None:
    """Nothing explains more than a few of the answers that mean nothing."""
    names = Counter()
    asked = [question for question in questions if isinstance(question, DerivativeOf) and question.order == 1][::2]
    for question in asked:
        letter = question.by
        for given in (letter + 12, 7 * letter**5 + letter, key(question) * 11 + 3):
            names.update(explain(given, question).misconceptions)
    assert sum(names.values()) <= 0.02 * 3 * len(asked), names


# --- each misconception is broken in turn -----------------------------------------------------------------------------

BREAKS = (
    ("off by one", lambda wrong: wrong + 1),
    ("turned round", lambda wrong: -wrong - 1),
    ("doubled", lambda wrong: 2 * wrong + Symbol("q", real=True)),
)


@pytest.mark.parametrize("entry", OF_QUESTIONS, ids=lambda entry: entry.name)
@pytest.mark.parametrize("broken", [change for _, change in BREAKS], ids=[name for name, _ in BREAKS])
def test_a_misconception_about_a_question_that_is_broken_is_noticed(entry, broken) -> None:
    """Its witness does not come out any more: the check that every entry passes fails for each mutant."""
    posed, wrong = entry.witness
    rewritten = entry.apply(posed)
    parts = list(zip(rewritten, wrong, strict=True)) if not isinstance(rewritten, Expr) else [(rewritten, wrong)]
    plain = [decide(answer(DerivativeOf(x, x), one), other).verdict for one, other in parts]
    spoiled = [decide(answer(DerivativeOf(x, x), broken(one)), other).verdict for one, other in parts]
    assert set(plain) == {Verdict.RIGHT}
    assert Verdict.WRONG in spoiled


@pytest.mark.parametrize("entry", OF_DERIVATIVES, ids=lambda entry: entry.name)
def test_a_misconception_that_falls_silent_is_missed(entry, monkeypatch) -> None:
    """Without it, its witness is explained by something else or by nothing."""
    mark, wrong = entry.witness
    told = names_of(diagnose(wrong, mark.f, mark.x))
    if entry.name not in told:
        assert says_the_same((entry.name,), tuple(told)), "another form of words for it came first"
        return
    number = OF_DERIVATIVES.index(entry)
    original = mistaken_of()
    monkeypatch.setattr(
        "tutor.answers.diagnosing.derivation_paths.wrong_rewrite",
        lambda which, mark: None if which == number else original(which, mark),
    )
    assert entry.name not in names_of(diagnose(wrong, mark.f, mark.x))


def mistaken_of():
    """The search's way to look a misconception up."""
    from tutor.answers.diagnosing.derivation_paths import wrong_rewrite

    return wrong_rewrite


def names_of(found) -> set[str]:
    """All names in a diagnosis, those of the rivals too."""
    return {name for names in (found.misconceptions, *found.rivals) for name in names}


@pytest.mark.parametrize(
    ("given", "of"),
    [
        ("3x(w x + b - y)", "(w x + b - y)^2"),
        ("2x(w x + b - y) + w", "(w x + b - y)^2"),
        ("4x^2(w x + b - y)^2", "(w x + b - y)^2"),
        ("2(w x + b - y)^3 + 5", "(w x + b - y)^2"),
    ],
)
def test_what_is_merely_wrong_in_a_cost_is_just_wrong(given, of) -> None:
    found = diagnose(given, of, "w")
    assert (found.verdict, found.misconceptions) == (Verdict.WRONG, ())
    assert read(of).expr == (w * x + b - y) ** 2
