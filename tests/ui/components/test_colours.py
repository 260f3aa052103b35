"""Letters in figures have the colours that they have in formulas."""

from __future__ import annotations

from sympy import Symbol

from tutor.notation import eta, notation, w
from tutor.ui.components.colours import PLAIN, called, colour, letter


def test_a_letter_of_the_course_has_its_colour_and_name():
    assert colour(w) == notation(w).colour
    assert called(eta) == "learning rate"
    assert letter(eta) == "η"


def test_a_foreign_letter_is_grey_and_nameless():
    assert colour(Symbol("q")) == PLAIN
    assert called(Symbol("q")) == ""
