"""What is spoken becomes a formula: taken from a program that says where pieces end, offered from anybody else."""

from __future__ import annotations

import pytest

from tests.answers.reading.test_reader import same
from tutor.answers.reading import OPEN, read
from tutor.answers.reading.spoken import from_speech
from tutor.answers.reading.vocabulary import vocabulary
from tutor.notation import x

BY_PROGRAMS = (
    ("n x Superscript n minus 1", "n x^(n-1)"),
    ("StartFraction 1 Over 2 StartRoot x EndRoot EndFraction", "1/(2√x)"),
    ("2 x e Superscript x squared", "2x e^(x^2)"),
    ("1 minus hyperbolic tangent squared left parenthesis z right parenthesis", "1-tanh(z)^2"),
    ("StartFraction partial-differential upper C Over partial-differential w EndFraction", "dC/dw"),
    ("sigma-summation Underscript j Endscripts w Subscript j k Baseline delta Subscript j", "Σ_j w_jk δ_j"),
    (" minus the fraction 1 over 'X' squared . End fraction.", "-1/x^2"),
    ("1 minus tanh squared Open paren. 'Z' Close paren. ", "1-tanh(z)^2"),
    (" the fraction 1 over 2 the square root of 'X' , . End fraction.", "1/(2√x)"),
)
BY_PEOPLE = (
    ("2x e to the x squared", "2x e^(x^2)", None),
    ("two x", "2x", None),
    (" 'W' sub 1 'X' sub 1 plus 'W' sub 2 'X' sub 2 ", "w_1 x_1 + w_2 x_2", None),
    ("3 'X' squared plus 2 'X'; ", "3x^2+2x", None),
    ("negative one over x squared", "-1/x^2", "-1/x^2"),
    ("1 over 2 the square root of x", "1/(2√x)", "(1/2)√x"),
    ("n x to the n minus 1", "n x^(n-1)", "n x^n - 1"),
    ("n times x to the n minus one", "n x^(n-1)", "n x^n - 1"),
    ("n x to the power of n minus 1", "n x^(n-1)", "n x^n - 1"),
    ("n x to the power of n minus one", "n x^(n-1)", "n x^n - 1"),
    ("1 over 2 root x", "1/(2√x)", "(1/2)√x"),
    ("three fifths x to the minus two fifths", "3/5 x^(-2/5)", None),
    ("2 x e raised to the x squared power", "2x e^(x^2)", None),
    ("negative the fraction with numerator 1 and denominator x squared", "-1/x^2", None),
    ("two times open paren a minus y close paren", "2(a-y)", None),
    ("natural log of x plus 1", "ln(x)+1", None),
)


@pytest.mark.parametrize(("said", "meant"), BY_PROGRAMS)
def test_the_speech_of_a_program_is_read(said: str, meant: str) -> None:
    found = read(said)
    assert found.problem is None, str(found.problem and found.problem.message)
    assert same(found.expr, read(meant).expr)
    assert str(found.notes[0]).startswith("I read this speech as ")


@pytest.mark.parametrize(("said", "meant", "or_else"), BY_PEOPLE)
def test_what_somebody_says_is_offered(said: str, meant: str, or_else: str | None) -> None:
    problem = read(said).problem
    assert problem is not None
    assert problem.code == "word"
    assert same(read(problem.suggestion).expr, read(meant).expr)
    assert problem.other is None or same(read(problem.other).expr, read(or_else).expr)


def test_a_capital_of_dictation_is_a_small_letter_where_there_is_no_other() -> None:
    problem = read("3X squared plus 2X", vocabulary(x)).problem
    assert problem.suggestion == "3 x^2 + 2 x"


def test_a_word_that_is_no_sign_leaves_nothing_to_offer() -> None:
    for said in ("because 3x squared", "answer: 3x plus 1", "hello", "2x", "the sine of x", "two times the quantity a"):
        assert from_speech(said, OPEN.functions) is None or "quantity" in said
    assert from_speech("two times the quantity a minus y", OPEN.functions) is None


def test_brackets_without_end_are_answered() -> None:
    assert read("open paren " * 50).problem is not None
    assert read("StartFraction " * 40).problem is not None
