"""A number that was rounded is found where the exact one makes the answer right; any other number is simply wrong."""

from __future__ import annotations

import pytest
from sympy import Rational, log, pi, sin, sqrt

from tutor.answers import rounded_number
from tutor.answers.rounding import figures, in_decimals
from tutor.notation import a, w, x


@pytest.mark.parametrize(
    ("given", "wanted", "number"),
    [
        (Rational("0.693") * 2**x, log(2) * 2**x, "0.693"),
        (Rational("0.69") * 2**x, log(2) * 2**x, "0.69"),
        (Rational("0.6931471") * 2**x, log(2) * 2**x, "0.6931471"),  # cut
        (Rational("0.6931471805599") * 2**x, log(2) * 2**x, "0.6931471805599"),
        (Rational("0.6931471805599453") * 2**x, log(2) * 2**x, "0.6931471805599453"),
        (Rational("0.69314718055994530942") * 2**x, log(2) * 2**x, "0.69314718055994530942"),
        (2 * Rational("3.14") * x + 1, 2 * pi * x + 1, "6.28"),
        (x ** Rational("0.33"), x ** Rational(1, 3), "0.33"),
        (Rational("1.41") * x * w, sqrt(2) * x * w, "1.41"),
    ],
)
def test_a_rounded_number_is_seen(given, wanted, number: str) -> None:
    assert rounded_number(given, wanted) == Rational(number)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (Rational("0.694") * 2**x, log(2) * 2**x),
        (Rational("0.693") * 2**x + 1, log(2) * 2**x),
        (Rational("0.6931471815599453") * 2**x, log(2) * 2**x),
        (Rational("0.693") * 3**x, log(2) * 2**x),
        (Rational("0.5") * x, x / 2),
        (Rational("0.7") * x, log(2) * x),  # one figure is no rounding that is worth a word
        (2 * x, 3 * x),
        (Rational("1.5") * x, x**2),
        (Rational("0.693") * sin(w), log(2) * 2**x),
        (Rational("0.25") * x / x, x),
    ],
)
def test_another_number_is_not(given, wanted) -> None:
    assert rounded_number(given, wanted) is None


def test_names_of_parts_are_put_in() -> None:
    assert rounded_number(Rational("0.693") * a, log(2) * 2**x, ((a, 2**x),)) == Rational("0.693")


def test_a_decimal_is_written_with_all_its_figures() -> None:
    texts = ["0.6931471806", "12.5", "0.001", "−0.25", "3.14159265358979"]
    assert [in_decimals(Rational(text.replace("−", "-"))) for text in texts] == texts


def test_figures_of_a_decimal() -> None:
    found = [figures(Rational(text)) for text in ("0.693", "12.5", "0.001", "3", "1/3", "-0.25")]
    assert found == [3, 3, 1, 0, 0, 2]
