"""What is typed where only numbers are wanted, and what is said when it is none."""

from __future__ import annotations

import pytest
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


@pytest.mark.parametrize(
    "typed",
    [
        "13002",
        "13,002",
        "13 002",
        "13’002",
        "13'002",
        "13_002",
        "13.002",
        r"13\,002",
        "13{,}002",
        "+13,002",
    ],
)
def test_a_whole_number_may_be_written_in_groups_where_one_is_asked(typed: str) -> None:
    assert read_number(typed, whole=Integer(13002)).number == 13002


def test_groups_are_no_decimals_and_the_other_way_round() -> None:
    assert read_number("1,500", whole=Integer(1500)).number == 1500
    assert read_number("2.000", whole=Integer(2)).number == 2
    assert read_number("1,234,567", whole=Integer(3)).number == 1234567
    for typed in ("1,5000", "12,34"):
        assert read_number(typed, whole=Integer(15)).number == Rational(typed.replace(",", "."))
    asked = read_number("1,500")
    assert asked.number is None
    assert "1.500 or 1500" in str(asked.reading.problem.message)
    assert asked.reading.problem.suggestion is None
    assert read_number("1,500", groups=False).number == Rational(3, 2)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("0,5", "1/2"), ("-4,8", "-24/5"), ("0,125", "1/8"), ("2*(0,5 + 1,25)", "7/2"), ("1,08", "27/25")],
)
def test_a_decimal_comma_is_a_point_where_one_number_is_asked(typed: str, number: str) -> None:
    found = read_number(typed)
    assert found.number == Rational(number)
    assert [str(note) for note in found.reading.notes] == ["I read the comma as a decimal point."]


@pytest.mark.parametrize("typed", ["88.9%", "88.9 %", "88,9%", "88.9 percent", "88.9 per cent", r"88.9\%", "88.9"])
def test_a_unit_may_follow_where_the_question_has_one(typed: str) -> None:
    assert read_number(typed, unit="%").number == Rational("88.9")


def test_a_percentage_means_hundredths_elsewhere_and_a_unit_alone_is_no_number() -> None:
    assert read_number("5%").reading.problem.suggestion == "5/100"
    for typed in ("%", " % ", "percent"):
        assert read_number(typed, unit="%").number is None
