"""Answers, pairs, workings and pasted texts from outside, judged as a learner's would be; and what came of each row.

The folder of cases says what a row is. A row that rests on a convention does not count, nor does one whose question is
another by now. The figures are asserted in `test_outside` and printed by `bench_outside`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import Any

from sympy import Symbol

from lessons import CURRICULUM
from tutor.answers import (
    DifferenceQuotient,
    Reading,
    Update,
    Verdict,
    check_working,
    compare,
    decide,
    diagnose,
    read,
    vocabulary,
)
from tutor.exercises import draw, mark
from tutor.exercises.kind import AnyVariant
from tutor.lesson import Formula

Row = dict[str, Any]
Cases = Callable[[str], list[Row]]
SEED = 1  # with which the rows about the lessons' own exercises were written
REFUSED = (Verdict.UNREADABLE, Verdict.UNDECIDED)  # neither right nor wrong: it costs nothing


GOALS: tuple[tuple[str, str, tuple[str, ...], float], ...] = (  # name, what it says, what is good, and how much of it
    ("right", "right answers accepted", ("right",), 0.98),
    ("mistakes", "mistakes explained", ("misconception",), 0.93),
    ("taught", "mistakes that teachers explain", ("misconception",), 0.97),
    ("paired", "pairs judged truly", ("true",), 0.98),
    ("worked", "workings as expected", ("expected",), 0.95),
    ("pasted", "pasted texts read, or offered as meant", ("read", "offered"), 0.88),
    ("benign", "odd but harmless texts read", ("read", "wanted"), 0.95),
)
NEVER = {
    "right": ("wrong", "misconception"),
    "mistakes": ("right",),
    "taught": ("right",),
    "paired": ("false",),
    "worked": ("too strict",),
    "pasted": ("misread",),
}


@dataclass(frozen=True)
class Outcome:
    """What came of a row: `came` in a word, the sentence that is said, and how many seconds it took."""

    row: Row
    came: str
    said: str
    seconds: float


def folder(path: str) -> Cases:
    """The rows by the name of their file."""
    return lambda name: json.loads((Path(path) / f"{name}.json").read_text(encoding="utf-8"))


def tally(outcomes: list[Outcome]) -> Counter[str]:
    """How often what came."""
    return Counter(each.came for each in outcomes)


def share(outcomes: list[Outcome], good: tuple[str, ...]) -> float:
    """How much of it is good."""
    return sum(each.came in good for each in outcomes) / len(outcomes)


def figures(cases: Cases) -> Iterator[tuple[str, list[Outcome]]]:
    """Each figure with what came of its rows."""
    found = list(answered(cases))
    yield "right", [each for each in found if each.row["correct"]]
    yield "mistakes", [each for each in found if not each.row["correct"] and named(each.row)]
    for each in (taught, paired, worked, pasted, benign):
        yield each.__name__, list(each(cases))


def named(row: Row) -> bool:
    """The mistake has a name, and is no slip of the pen."""
    return bool(row["mistake"]) and not row["mistake"].startswith("none")


# --- single answers --------------------------------------------------------------------------------------------------


def answered(cases: Cases) -> Iterator[Outcome]:
    """Each answer that counts, typed into an exercise that asks its question: what is its verdict?"""
    for row in cases("learner_answers"):
        variant = asked(row["question"])
        if row["debatable"] or row.get("key", str(variant.key)) != str(variant.key):
            continue
        start = perf_counter()
        found = mark(variant, row["given"])
        yield Outcome(row, found.verdict.value, str(found.message), perf_counter() - start)


@cache
def asked(question: str) -> AnyVariant:
    """D, function, letter; U, cost, letter; Q, function, letter; X, lesson/exercise."""
    kind, *parts = question.split(" | ")
    if kind == "X":
        lesson, _, slug = parts[0].partition("/")
        course = next(each for each in CURRICULUM if each.slug == lesson)
        return draw(next(each for each in course.questions if each.slug == slug), SEED)
    function, letter = read("|".join(parts[:-1])).expr, Symbol(parts[-1], real=True)
    if kind == "D":
        return draw(Formula("asked", "?", of=function, by=letter), SEED)
    posed = Update(function, letter) if kind == "U" else DifferenceQuotient(function, letter)
    return draw(Formula("asked", "?", of=posed.asked), SEED)


def taught(cases: Cases) -> Iterator[Outcome]:
    """The wrong answers that a teacher explains: explained, merely wrong, or worse."""
    for row in cases("misconceptions"):
        if row["kind"] != "derivative" or row["correct"] or not row["diagnosis"]:
            continue
        start = perf_counter()
        found = diagnose(row["given"], row["of"], row["by"])
        yield Outcome(row, found.verdict.value, str(found.message), perf_counter() - start)


# --- pairs -----------------------------------------------------------------------------------------------------------


def paired(cases: Cases) -> Iterator[Outcome]:
    """Each pair in both orders: true, false or undecided. Where both have a value, either verdict is a convention."""
    for row in cases("pairs"):
        for given, expected in ((row["given"], row["expected"]), (row["expected"], row["given"])):
            start = perf_counter()
            found = compare(given, expected)
            spent = perf_counter() - start
            known = found.verdict not in REFUSED
            same = found.verdict is Verdict.RIGHT
            fits = same == (row["truth"] != "different") or "both" in row["truth"]
            yield Outcome(row, "undecided" if not known else "true" if fits else "false", str(found.message), spent)


# --- workings --------------------------------------------------------------------------------------------------------


def worked(cases: Cases) -> Iterator[Outcome]:
    """Each working: as expected, or too strict (a right line is called wrong), blind (a wrong one is not), refused."""
    for row in cases("workings"):
        start = perf_counter()
        found = check_working(row["lines"], row["of"], row["by"])
        spent = perf_counter() - start
        verdicts = [line.verdict for line in found.lines]
        wrong = [at for at, verdict in enumerate(verdicts, 1) if verdict in (Verdict.WRONG, Verdict.MISCONCEPTION)]
        expected = None if row["wrong_line"] is None else int(row["wrong_line"].removeprefix("W"))
        if any(verdict in REFUSED for verdict in verdicts):
            came = "refused"
        elif wrong[:1] == ([] if expected is None else [expected]):
            came = "expected"
        else:
            came = "blind" if expected is not None and expected not in wrong else "too strict"
        if expected is None and wrong:
            came = "too strict"
        yield Outcome(row, came, " / ".join(str(line.message) for line in found.lines), spent)


# --- what is pasted --------------------------------------------------------------------------------------------------


def pasted(cases: Cases) -> Iterator[Outcome]:
    """Each text: read, offered (a question whose offers hold what is meant), asked, or misread in silence.

    A text that is read with a note beside it is `noted` where the note is not what is meant.
    """
    for row in cases("pasted"):
        words = None if row["letters"] is None else vocabulary(*_letters(row["letters"]))
        meant = _read(row["meaning"], words)
        start = perf_counter()
        found = _read(row["given"], words)
        spent = perf_counter() - start
        if found.problem is None:
            came = "read" if _same(found, meant) else "noted" if found.notes else "misread"
            yield Outcome(row, came, " ".join(str(note) for note in found.notes), spent)
            continue
        offers = [_read(offer, words) for offer in _offers(found)]
        came = "offered" if any(each.problem is None and _same(each, meant) for each in offers) else "asked"
        yield Outcome(row, came, str(found.problem.message), spent)


def benign(cases: Cases) -> Iterator[Outcome]:
    """Odd but harmless input: read, or asked back, where that is `wanted`."""
    for row in cases("payloads"):
        if row["kind"] != "benign":
            continue
        start = perf_counter()
        found = read(row["text"])
        wanted = any(word in row.get("meaning", "").split() for word in ("ask", "ask,", "error"))
        came = "read" if found.problem is None else "wanted" if wanted else "asked"
        said = "" if found.problem is None else str(found.problem.message)
        yield Outcome(row, came, said, perf_counter() - start)


def _letters(names: str) -> list[Symbol]:
    """w1 is the course's w_1."""
    return [Symbol(name if len(name) == 1 else f"{name[0]}_{name[1:]}", real=True) for name in names.split()]


def _read(text: str, words: Any) -> Reading:
    return read(text) if words is None else read(text, words)


def _same(found: Reading, meant: Reading) -> bool:
    assert meant.problem is None
    return decide(found.expr, meant.expr).verdict is Verdict.RIGHT


def _offers(found: Reading) -> tuple[str, ...]:
    assert found.problem is not None
    return tuple(offer for offer in (found.problem.suggestion, found.problem.other) if offer is not None)
