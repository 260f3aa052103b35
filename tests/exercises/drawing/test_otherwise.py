"""The holes of a variant get other numbers, each its own, and the form around them stays."""

from __future__ import annotations

from sympy import Integer, Rational

from tutor.exercises import draw
from tutor.exercises.drawing.otherwise import otherwise
from tutor.exercises.drawing.variant import posed
from tutor.lesson import Formula, Number, Vary, hole
from tutor.notation import w, x

c, d, form, letter = (hole(name) for name in ("c", "d", "form", "letter"))


def test_two_equal_numbers_are_moved_apart_and_fixed_ones_stay() -> None:
    square = Formula("square", "", (c * w + d) ** 2, w, vary=(Vary(c, (2, 3)), Vary(d, (2, 5))))
    variant = posed(square, 0, ((c, Integer(2)), (d, Integer(2))))
    assert [filled.of for filled in otherwise(variant)] == [(4 * w + 3) ** 2, (7 * w + 5) ** 2]


def test_a_form_is_filled_with_the_new_numbers_and_a_letter_stays() -> None:
    drill = Formula("drill", "", form, letter, vary=(
        Vary(form, (c * letter**2, letter + c)), Vary(letter, (x, w)), Vary(c, (-2, 3))))  # fmt: skip
    variant = posed(drill, 0, ((form, -2 * x**2), (letter, x), (c, Integer(-2))))
    assert [filled.of for filled in otherwise(variant)] == [-3 * x**2, -5 * x**2]


def test_a_fraction_stays_one_of_the_same_sign() -> None:
    half = Number("half", "", c * x, ((x, Integer(3)),), vary=(Vary(c, (Rational(1, 2), Rational(-1, 4))),))
    variant = posed(half, 0, ((c, Rational(-1, 4)),))
    found = [filled.of / x for filled in otherwise(variant)]
    assert all(-1 < each < 0 for each in found)
    assert len({Rational(-1, 4), *found}) == 3


def test_where_no_number_was_drawn_nothing_is_otherwise() -> None:
    assert list(otherwise(draw(Formula("fixed", "", 5 * x**4, x), 0))) == []
    letters = Formula("letters", "", letter**2, letter, vary=(Vary(letter, (x, w)),))
    assert list(otherwise(draw(letters, 0))) == []
