"""What is typed where only numbers are wanted, and what is said when it is none."""

from __future__ import annotations

from sympy import Rational

from tutor.answers import Verdict
from tutor.exercises.typed import read_number, unreadable


def test_numbers_and_calculations_are_read() -> None:
    assert read_number("2*(0-3)").expr == -6
    assert read_number("3/5").expr == Rational(3, 5)
    assert read_number("−4.8").expr == Rational(-24, 5)


def test_letters_are_not() -> None:
    assert read_number("w").problem is not None


def test_the_readers_complaint_is_passed_on_but_nothing_typed_is_no_complaint() -> None:
    assert unreadable(read_number("3+"), "Type.").message == read_number("3+").problem.message
    empty = unreadable(read_number(""), "Type {what}.", what="a number")
    assert (empty.verdict, str(empty.message)) == (Verdict.UNREADABLE, "Type a number.")
