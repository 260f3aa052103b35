"""Marking a derivation line by line: each line against the one before, derivatives left standing or not.

A line is right when it says the same as the line before once all derivatives in both are taken; the first one is
measured against the question. So a slip costs one line and not all that follow. Which rules were used is found by
walking our own derivation from the line before until it leaves the same derivatives standing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sympy import Expr, Symbol

from tutor.answers.deciding.equality import decide
from tutor.answers.diagnosing.question import DerivativeOf, Plain
from tutor.answers.logged import explain
from tutor.answers.reading import Reading, read, vocabulary
from tutor.answers.typed import question
from tutor.answers.verdict import Mark, Verdict
from tutor.notation import C, y
from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.derive import NoRule, Step, derive_expression, resolve
from tutor.symbolic.sentence import Sentence, joined, say
from tutor.symbolic.unevaluated import put

MOST = 60  # lines; what comes after is not read

_RIGHT = {
    Verdict.RIGHT: say("Right."),
    Verdict.UNDECIDED: say("I cannot tell whether this follows from the line before. It costs nothing."),
}


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """One line of a working, judged against the line before."""

    text: str
    expr: Expr | None
    verdict: Verdict
    message: Sentence
    rules: tuple[str, ...] = ()  # names, in the order in which they were used
    between: tuple[Expr, ...] = ()  # the lines that a big jump left out
    diagnosis: Mark | None = None


@dataclass(frozen=True, slots=True)
class JudgedWorking:
    """The lines; `verdict` is that of the first line that is not right; `finished` when no derivative is left."""

    lines: tuple[JudgedLine, ...]
    verdict: Verdict
    finished: bool


def check_working(lines: Sequence[str], of: str | Expr, by: str | Symbol) -> JudgedWorking:
    """One verdict per line, the rule named, and a wrong line diagnosed for what happened in that line alone."""
    asked = question(of, by)
    if not isinstance(asked, DerivativeOf):
        return JudgedWorking((), Verdict.UNREADABLE, False)
    judged = judge_lines(lines[:MOST], read_lines(lines[:MOST], asked), asked)
    wrong = [line.verdict for line in judged if line.verdict is not Verdict.RIGHT]
    finished = bool(judged) and judged[-1].expr is not None and not has_derivative(judged[-1].expr)
    return JudgedWorking(judged, wrong[0] if wrong else Verdict.RIGHT, finished)


def read_lines(lines: Sequence[str], asked: DerivativeOf) -> tuple[Reading, ...]:
    """Each line as it is understood, with the letters of the question and dC/dw = in front of it."""
    letter = asked.by
    letters = sorted(asked.of.free_symbols | {letter}, key=str)
    words = vocabulary(*letters, left=(D(C, letter), D(y, letter)), by=letter)
    return tuple(read(_formula(line) if isinstance(line, str) else line, words, chain=True) for line in lines)


def judge_lines(lines: Sequence[str], readings: Sequence[Reading], asked: DerivativeOf) -> tuple[JudgedLine, ...]:
    """Each line that was read against the one before, and the first against the question."""
    before: Expr = asked.asked
    judged: list[JudgedLine] = []
    for text, reading in zip(lines, readings, strict=True):
        line = _line(text, reading, before)
        judged.append(line)
        before = before if line.expr is None else line.expr
    return tuple(judged)


def _formula(line: str) -> str:
    """A line without the sign that begins it, = or ⇒, and without a remark behind //."""
    return re.sub(r"^\s*(=>|⇒|=|→)|//.*$", "", line, flags=re.DOTALL).strip()


def _line(text: str, reading: Reading, before: Expr) -> JudgedLine:
    if reading.problem is not None:
        return JudgedLine(text, None, Verdict.UNREADABLE, reading.problem.message)
    try:
        found = decide(resolve(reading.expr), resolve(before)).verdict
    except NoRule:
        found = Verdict.UNDECIDED
    if found is Verdict.WRONG:
        diagnosis = explain(resolve(reading.expr), Plain(before))
        return JudgedLine(text, reading.expr, diagnosis.verdict, diagnosis.message, diagnosis=diagnosis)
    if found is Verdict.UNDECIDED:
        return JudgedLine(text, reading.expr, Verdict.UNDECIDED, _RIGHT[found])
    steps = steps_between(before, reading.expr)
    rules = tuple(dict.fromkeys(step.rule.name for step in steps))
    taken = joined("{before}, then {after}", *(say(rule) for rule in rules)) if rules else None
    message = _RIGHT[found] if taken is None else say("Right: {rules}.", rules=taken)
    return JudgedLine(text, reading.expr, Verdict.RIGHT, message, rules, tuple(step.after for step in steps[:-1]))


def steps_between(before: Expr, after: Expr) -> tuple[Step, ...]:
    """For each derivative of `before` that `after` has lost, our steps until only derivatives of `after` are left.

    () where they never are: the line is right, but by a way that is not ours.
    """
    standing, now = after.atoms(D), before
    taken: list[Step] = []
    for mark in sorted(before.atoms(D) - standing, key=lambda mark: mark.sort_key()):
        steps = derive_expression(mark).steps
        enough = next((at for at, step in enumerate(steps, 1) if step.after.atoms(D) <= standing), None)
        if enough is None:
            return ()
        for step in steps[:enough]:
            earlier, now = now, put(now, step.mark, step.becomes)
            taken.append(replace(step, before=earlier, after=now))
    return tuple(taken)
