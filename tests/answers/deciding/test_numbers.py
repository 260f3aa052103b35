"""A number is right to its figures, or near in a way that has a name, or wrong."""

from __future__ import annotations

import pytest
from sympy import Integer, Rational, pi, sqrt, zeta, zoo

from tutor.answers.deciding.numbers import NUMBER_NOTES, cut, number_matches, place, rounded
from tutor.answers.verdict import Verdict
from tutor.notation import x


@pytest.mark.parametrize(
    ("given", "expected", "digits", "note"),
    [
        (Rational("1.41"), sqrt(2), 3, "right"),
        (Rational("1.41421"), sqrt(2), 3, "right"),
        (sqrt(2), sqrt(2), 9, "right"),
        (Rational("0.667"), Rational(2, 3), 3, "right"),
        (Rational("0.125"), Rational("0.12"), 2, "right"),  # half a unit still counts
        (Integer(0), Integer(0), 3, "right"),
        (-Rational("4.8"), -Rational("4.8"), 3, "right"),
        (Rational("1.4"), sqrt(2), 3, "too-few-digits"),
        (Integer(13000), Integer(13002), 5, "too-few-digits"),
        (Rational("0.666"), Rational(2, 3), 3, "cut-off"),
        (Rational("3.1415"), pi, 5, "cut-off"),
        (Rational("-1.41"), sqrt(2), 3, "sign"),
        (Rational("0.141"), sqrt(2), 3, "power-of-ten"),
        (Rational("1.43"), sqrt(2), 3, "wrong"),
        (Integer(1), Rational("1.08"), 3, "wrong"),
        (Rational(1, 10), Integer(0), 3, "wrong"),
        (x, sqrt(2), 3, "not-a-number"),
        (zoo, sqrt(2), 3, "no-value"),
        (sqrt(-2), sqrt(2), 3, "no-value"),
        (sqrt(2), zeta(x), 3, "key-has-no-value"),
        (Integer(10) ** 5000, sqrt(2), 3, "wrong"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_number_is_right_or_near_in_a_way_that_has_a_name(given, expected, digits, note) -> None:
    expected = Integer(1) / 0 if expected.free_symbols else expected
    found = number_matches(given, expected, digits)
    assert found.note == note
    assert (found.verdict is Verdict.RIGHT) == (note == "right")
    assert note in dict(NUMBER_NOTES)


def test_the_message_names_the_figures_that_are_wanted_and_not_the_number() -> None:
    found = number_matches(Rational("1.4"), sqrt(2), 4)
    assert "4 significant figures" in str(found.message)
    assert all("1.41" not in str(number_matches(given, sqrt(2), 3).message) for given in (-sqrt(2), Integer(9)))


def test_an_edge_is_judged_by_the_exact_value() -> None:
    assert number_matches(Rational("0.6005"), Rational("0.6"), 3).note == "right"
    assert number_matches(Rational("0.60051"), Rational("0.6"), 3).note != "right"


def test_places_roundings_and_cuts() -> None:
    from fractions import Fraction

    assert place(Fraction("1.23"), 3) == Fraction("0.01")
    assert place(Fraction("0.0123"), 3) == Fraction("0.0001")
    assert rounded(Fraction("-1.235"), 3) == Fraction("-1.24")
    assert cut(Fraction("-1.239"), 3) == Fraction("-1.23")


def test_beyond_the_edge_a_ten_billionth_is_too_much() -> None:
    assert number_matches(Rational("0.6005000001"), Rational("0.6"), 3).note != "right"


def test_the_decimal_point_may_have_slipped_by_six_places() -> None:
    for given, note in (
        ("1414213.56237", "power-of-ten"),
        ("0.00000141421", "power-of-ten"),
        ("14142135.6237", "wrong"),
        ("0.000000141421", "wrong"),
    ):
        assert number_matches(Rational(given), sqrt(2), 3).note == note, given
