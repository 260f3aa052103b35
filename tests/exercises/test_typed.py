"""What is typed where only numbers are wanted, and what is said when it is none."""

from __future__ import annotations

from sympy import Integer, Rational

from tutor.answers import Verdict
from tutor.exercises.typed import no_number, put_in, read_number, unreadable
from tutor.notation import eta, w
from tutor.symbolic.sentence import say


def test_numbers_and_calculations_are_read() -> None:
    assert read_number("2*(0-3)").number == -6
    assert read_number("3/5").number == Rational(3, 5)
    assert read_number("−4.8").number == Rational(-24, 5)


def test_letters_are_not() -> None:
    assert read_number("w").reading.problem is not None
    assert read_number("2w - eta").letters == {"w", "eta"}
    assert read_number("2 +* w").letters == set()


def test_the_readers_complaint_is_passed_on_but_nothing_typed_is_no_complaint() -> None:
    half = read_number("3+").reading
    assert unreadable(half, say("Type.")).message == half.problem.message
    empty = unreadable(read_number("").reading, say("Type {what}.", what="a number"))
    assert (empty.verdict, str(empty.message)) == (Verdict.UNREADABLE, "Type a number.")


def test_letters_are_put_in_where_the_question_gives_them_and_left_out_where_not() -> None:
    def said(text: str) -> str:
        return str(no_number(read_number(text), ((w, Integer(2)),)).message)

    assert said("3w") == "A number is wanted here: put w = 2 in."
    assert said("3w + x") == "A number is wanted here, and nothing else: leave x out."
    assert said("") == "Type one number, or a calculation such as 2*(0 - 3)."
    assert said("1/0") == "You cannot divide by zero."


def test_places_are_written_one_after_the_other() -> None:
    assert str(put_in("With {places}.", ((w, Integer(3)), (eta, Rational(1, 10))))) == "With w = 3, η = 0.1."
