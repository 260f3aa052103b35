"""What cannot be decided is logged with question and answer, and with nothing about anybody."""

from __future__ import annotations

import logging

from sympy import Add, Function, Symbol, sin, zeta

from tutor.answers import DerivativeOf, Verdict, check_working, diagnose, explain
from tutor.answers.deciding.normal import normal_text
from tutor.notation import w, x


def test_an_undecided_answer_is_logged_once_with_its_normal_form(caplog) -> None:
    with caplog.at_level(logging.WARNING, logger="tutor.answers"):
        assert explain((x + 1) ** 2, DerivativeOf(zeta(x), x)).verdict is Verdict.UNDECIDED
    (record,) = caplog.records
    assert record.name == "tutor.answers"
    assert record.getMessage() == "undecided: D(zeta(x), x) answered with (x)^(2) + 1 + 2*(x)"


def test_the_short_forms_log_as_well(caplog) -> None:
    with caplog.at_level(logging.WARNING, logger="tutor.answers"):
        assert diagnose(x, zeta(x), x).verdict is Verdict.UNDECIDED
    assert len(caplog.records) == 1
    caplog.clear()
    f = Function("f", real=True)(x)
    with caplog.at_level(logging.WARNING, logger="tutor.answers"):
        check_working(["2x"], f, x)
        assert diagnose(2 * x, f, x).verdict is Verdict.UNDECIDED
    assert len(caplog.records) >= 1


def test_what_is_decided_leaves_no_trace(caplog) -> None:
    with caplog.at_level(logging.DEBUG, logger="tutor.answers"):
        for given in ("2x", "3x", "x +", "x^3/3"):
            diagnose(given, "x^2", "x")
    assert caplog.records == []


def test_the_normal_form_does_not_depend_on_how_an_answer_is_written() -> None:
    assert normal_text((x + w) ** 2) == normal_text(x**2 + w * (2 * x + w))
    assert normal_text(x / (x + 1)) == "((x))/((x) + 1)"
    assert normal_text(sin(x) - sin(x)) == "0"
    assert normal_text((x + w) ** 400) != ""


def test_a_long_question_and_a_long_answer_are_cut_after_400_characters(caplog) -> None:
    long = Add(*(Symbol(f"letter_{number}", real=True) for number in range(200)))
    with caplog.at_level(logging.WARNING, logger="tutor.answers"):
        assert explain(x + long, DerivativeOf(zeta(x) + long, x)).verdict is Verdict.UNDECIDED
    (record,) = caplog.records
    question, answer = record.args
    assert (len(question), len(answer)) == (400, 400)
