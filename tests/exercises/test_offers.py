"""Answers as people write them are right, and whatever is offered for one reads and never makes it wrong."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

import pytest
from sympy import Abs, Max, Symbol, cos, exp, log, sin, sqrt

import lessons
from tutor.answers import Verdict, read
from tutor.elementary.heads import relu, sigmoid
from tutor.exercises import Mark, draw, mark, preview
from tutor.exercises.kind import AnyVariant
from tutor.lesson import Formula
from tutor.notation import a, b, eta, h, w, x, y, z
from tutor.symbolic.derivative import D

CASES = os.environ.get("DOWNHILL_CASES")
from_cases = pytest.mark.skipif(not CASES, reason="DOWNHILL_CASES names no folder with the cases from outside")
MOST_PRESSED = 4


def slope(of, by) -> AnyVariant:
    return draw(Formula("slope", "The slope of {of}?", of, by), 0)


def step(of, by) -> AnyVariant:
    return draw(Formula("step", "Where does it go?", by - eta * D(of, by)), 0)


def offers(variant: AnyVariant, answer: str, found: Mark) -> list[str]:
    """Every text that a button would put into the field."""
    problems = [reading.problem for reading in preview(variant, answer) if reading.problem is not None]
    texts = [text for problem in problems for text in (problem.suggestion, getattr(problem, "other", None))]
    return [text for text in (*texts, found.offer) if text]


def pressed(variant: AnyVariant, answer: str, times: int = MOST_PRESSED) -> set[Verdict]:
    """What an answer may come to when its offers are pressed; everything that is offered has to be readable."""
    found = mark(variant, answer)
    results = {found.verdict}
    for better in offers(variant, answer, found) if times else ():
        assert all(reading.problem is None for reading in preview(variant, better)), (answer, better)
        results |= pressed(variant, better, times - 1)
    return results


CUBE = draw(Formula("quotient", "?", ((x + h) ** 3 - x**3) / h), 0)
RIGHT: tuple[tuple[AnyVariant, tuple[str, ...]], ...] = (
    (
        slope(x**4, x),
        (
            *("f'(x) = 4x^3", "f′(x)=4x³", "y' = 4x^3", "dy/dx = 4x^3", "df/dx = 4x^3", "Dx = 4x^3", "m = 4x^3"),
            *(
                "slope = 4x^3",
                "answer: 4x^3",
                "= 4x^3",
                "4x^3 (power rule)",
                "4x^3, because the 4 comes down",
                "f(x) = 4x^3",
            ),
            *("d/dx x^4 = 4x^3", "(x^4)' = 4x^3", "4x^3 = f'(x)", "return 4*x**3;", "lambda x: 4*x**3", "4 x cubed"),
            *("The derivative is 4x^3.", "4 times x cubed", "dy/dx = 4·x^(4-1) = 4x^3"),
        ),
    ),
    (
        slope((w * x - y) ** 2, w),
        (
            *("∂C/∂w = 2x(wx-y)", "dC/dw: 2x(wx-y)", "C_w = 2x(wx-y)", "grad = 2x(wx-y)", "dw = 2*x*(w*x-y)"),
            *("dC/dw = dC/du · du/dw = 2(wx-y)·x", "2ux with u = wx - y", "2u·x, u = wx−y", "∇C = 2x(wx-y)"),
        ),
    ),
    (slope(sigmoid(z), z), ("σ'(z) = σ(z)(1-σ(z))", "sig(z)*(1-sig(z))", "a' = σ(z)(1-σ(z))", "σ(z)(1-σ(z)) QED")),
    (slope(relu(z), z), ("[z>0]", "z > 0", "1 if z>0 else 0", "(z > 0)*1", "1_{z>0}", "max(0, z)/z")),
    (slope(Max(0, w * x), w), ("x if wx>0 else 0", "x*(wx>0)", "x·[wx>0]")),
    (slope(Abs(x), x), ("1 if x > 0, -1 otherwise", "sign(x)")),
    (
        step(w**2 + 6 * w, w),
        (
            *(
                "w_new = w - η(2w+6)",
                "w_{t+1} = w_t - η(2w_t+6)",
                "w' = w - η(2w+6)",
                "w -= eta*(2*w+6)",
                "w <- w-lr*(2w+6)",
            ),
            *("w - α(2w+6)", "w-n(2w+6)", "w - learning_rate*(2w+6)", "w − η dC/dw, where dC/dw = 2w+6"),
        ),
    ),
    (
        draw(Formula("quotient", "?", ((x + h) ** 3 - x**3) / h), 0),
        ("(f(x+h)-f(x))/h = 3x²+3xh+h²", "m = 3x^2+3xh+h^2"),
    ),
)
ROWS = [(variant, answer) for variant, answers in RIGHT for answer in answers]


@pytest.mark.parametrize(("variant", "answer"), ROWS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_right_answer_is_right_as_people_write_it(variant: AnyVariant, answer: str) -> None:
    found = mark(variant, answer)
    assert found.verdict is Verdict.RIGHT, str(found.message)


BRACKETS = (
    (slope(sqrt(x), x), "1/2√x"),
    (slope(sqrt(x**2 + 1), x), "2x/2sqrt(x^2+1)"),
    (slope(log(x**2 + 3), x), "2x/x^2+3"),
    (slope(exp(2 * x), x), "2e^2x"),
    (slope(sigmoid(z), z), "e^-z/1+e^-z^2"),
    (step(w**2 + 6 * w, w), "w-η*2w+6"),
    (draw(Formula("quotient", "?", ((x + h) ** 2 - x**2) / h), 0), "(x+h)^2-x^2/h"),
)


@pytest.mark.parametrize(("variant", "answer"), BRACKETS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_missing_bracket_is_offered_and_neither_counted_nor_accused(variant: AnyVariant, answer: str) -> None:
    found = mark(variant, answer)
    assert (found.counts, found.misconceptions) == (False, ())
    assert found.offer in str(found.message)
    assert pressed(variant, answer) == {Verdict.UNREADABLE, Verdict.RIGHT}


SLIPS = (
    (slope(sqrt(x), x), "0,5x^(-0,5)"),
    (slope((w * x - y) ** 2, w), "2X(WX-Y)"),
    (slope(sin(x) ** 2, x), "2 Sinn(x) cos(x)"),
    (slope(2**x, x), "2^x ln 2"),
    (slope(cos(x), x), "-SIN(X)"),
)


@pytest.mark.parametrize(("variant", "answer"), SLIPS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_slip_of_the_keyboard_is_mended_by_one_button(variant: AnyVariant, answer: str) -> None:
    assert Verdict.RIGHT in pressed(variant, answer, 1)
    assert pressed(variant, answer) <= {Verdict.RIGHT, Verdict.UNREADABLE}


def test_a_rounded_number_is_told_and_costs_nothing() -> None:
    found = mark(slope(2**x, x), "0.693*2^x")
    assert not found.counts
    assert "0.693, which is rounded" in str(found.message)
    assert mark(slope(2**x, x), "0.7*3^x").counts


def test_another_slope_and_a_wrong_link_are_named() -> None:
    variant = slope((w * x + b - y) ** 2, w)
    assert "by w is asked" in str(mark(variant, "dC/db = 2x(wx+b-y)").message)
    assert "what you began with" in str(mark(variant, "(wx+b-y)^2 = 2x(wx+b-y)").message)
    assert mark(variant, "dC/dw = 2(wx+b-y) = 2x(wx+b-y)").counts is False
    assert "right, but what follows" in str(mark(variant, "2x(wx+b-y) = 2wx+2b").message)


@pytest.mark.parametrize("answer", ["2x/2x", "diff(sin(x))", "answer", "sin(x) cos(x) half", "x if x > 0 else 0"])
def test_what_nobody_can_be_sure_of_is_asked_back(answer: str) -> None:
    assert not mark(slope(sin(x) ** 2, x), answer).counts


HOSTILE = (
    *("a" + "1" * 590 + "!=3", "a_" + "1" * 590 + "=3!", "1 if z>0" + " " * 580 + "x", "1 if z>0" + " a" * 290),
    *("aaaaa," * 98, "aaaaa " * 98, "[z>0]" * 110, "z<" * 290, "<z>0" * 140, "i+" * 290, "***i+" * 110 + "j"),
    *(" " * 590 + "%", "=" * 590, "w=" * 290, ":" * 590, "u=w," * 140, "x with u = " * 50, "f" + "'" * 590 + "=3"),
    *("w_t" * 190, "lr*" * 190, "because " * 70, "1,111" * 110, "1,111," * 90, "dC/dw=" * 90, "(f(x" * 140 + "=3"),
    *("2x/2x" * 110, "1/2" * 190, "w.T@delta" * 60, "dot(" * 140, "a_{L-1}" * 80, "where(z>0,1," * 45 + "0" + ")" * 45),
)


@pytest.mark.parametrize("typed", HOSTILE, ids=lambda typed: typed[:12].strip())
def test_long_texts_come_back(typed: str) -> None:
    for variant in (slope(relu(z), z), step(w**2 + 6 * w, w)):
        assert str(mark(variant, typed).message)


# --- answers from outside ---------------------------------------------------------------------------------------------


ANSWERED = {"descent/write-the-step": step(w**2 + 4 * w, w)}  # what was asked when people answered; now it is not drawn


def outside() -> list[tuple[AnyVariant, dict]]:
    rows = json.loads((Path(CASES) / "learner_answers.json").read_text(encoding="utf-8"))
    asked = {f"{lesson.slug}/{each.slug}": each for lesson in lessons.CURRICULUM for each in lesson.exercises}
    found = [(_asked(row["question"], asked), row) for row in rows if not row["debatable"]]
    return [(variant, row) for variant, row in found if row.get("key", str(variant.key)) == str(variant.key)]


def _asked(question: str, exercises: dict) -> AnyVariant:
    kind, _, rest = question.partition(" | ")
    if kind == "X":
        return ANSWERED.get(rest) or draw(exercises[rest], 1)
    of, by = rest.rsplit(" | ", 1)
    function, letter = read(of).expr, Symbol(by, real=True)
    if kind == "Q":
        quotient = (function.xreplace({letter: letter + h}) - function) / h
        return draw(Formula("quotient", "?", quotient), 0)
    return slope(function, letter) if kind == "D" else step(function, letter)


@from_cases
def test_nearly_all_right_answers_from_outside_are_accepted_and_none_is_called_wrong() -> None:
    found = Counter(mark(variant, row["given"]).verdict for variant, row in outside() if row["correct"])
    assert set(found) <= {Verdict.RIGHT, Verdict.UNREADABLE}
    assert found[Verdict.RIGHT] >= 0.95 * found.total()


@from_cases
def test_no_wrong_answer_from_outside_is_accepted() -> None:
    taken = [
        row["given"]
        for variant, row in outside()
        if not row["correct"] and mark(variant, row["given"]).verdict is Verdict.RIGHT
    ]
    assert taken == []


@from_cases
def test_whatever_is_offered_for_an_answer_from_outside_reads_and_makes_no_right_one_wrong() -> None:
    for variant, row in outside():
        results = pressed(variant, row["given"])
        if row["correct"]:
            assert results <= {Verdict.RIGHT, Verdict.UNREADABLE}, row


def test_parts_with_a_name_are_known_left_and_right() -> None:
    inside = w * x + b
    named = Formula("named", "By {w}?", (sigmoid(inside) - y) ** 2, w, where=((z, inside), (a, sigmoid(inside))))
    for answer in ("dC/dw = dC/da·da/dz·dz/dw = 2(a-y)a(1-a)x", "2(a-y)σ'(z)x = 2(a-y)a(1-a)x"):
        assert mark(draw(named, 0), answer).verdict is Verdict.RIGHT
