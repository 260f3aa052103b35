"""Letters in figures have the colours that they have in formulas."""

from __future__ import annotations

from sympy import Symbol

from tutor.notation import at_layer, eta, notation, numbered, w, x
from tutor.ui.components.colours import PLAIN, called, colour, letter, letters


def test_a_letter_of_the_course_has_its_colour_and_name():
    assert colour(w) == notation(w).colour
    assert called(eta) == "learning rate"
    assert letter(eta) == "η"


def test_a_foreign_letter_is_grey_and_nameless():
    assert colour(Symbol("q")) == PLAIN
    assert called(Symbol("q")) == ""


def test_every_letter_of_a_formula_is_coloured_by_its_stem():
    formula = numbered(w, 1) * x + at_layer(w, "L") + Symbol("q")
    assert letters(formula, eta) == {"w": notation(w).colour, "x": notation(x).colour, "η": notation(eta).colour}
    assert letters() == {}
