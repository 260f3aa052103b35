"""The wordings of help: lines that follow from each other, and gaps that leave something to find."""

from __future__ import annotations

import pytest
from sympy import Integer, Rational, sin

from tutor.exercises.hints import GAP, for_formula, gaps, working
from tutor.exercises.number_hints import for_number, worked
from tutor.exercises.shapes import LEVELS
from tutor.exercises.typed import put_in
from tutor.notation import eta, w, x
from tutor.symbolic.asking import asking
from tutor.symbolic.derivative import D
from tutor.symbolic.printing import to_text


@pytest.mark.parametrize("key", [20 * x**3, 2 * x, x**5, 3 * x**2 + 2 * x, sin(x), w - 2 * eta * w, 1 / x])
def test_a_gap_leaves_something_of_the_key_and_not_all_of_it(key) -> None:
    found = list(gaps(key))
    assert found
    assert all(line.has(GAP) and line != GAP for line in found)


def test_a_key_without_parts_has_no_gap_of_its_own() -> None:
    assert list(gaps(Integer(7))) == []
    offers = dict(for_formula(D(7 * x, x), ()))
    assert any(line.has(GAP) for offer in offers["gap"] for _, line in offer.lines)


def test_working_begins_with_the_question_and_ends_with_the_answer() -> None:
    lines = working(D(5 * x**4, x))
    assert lines[0] == (None, D(5 * x**4, x))
    assert lines[-1][1] == 20 * x**3
    assert all(reason is not None for reason, _ in lines[1:])


def test_numbers_are_put_in_last() -> None:
    lines = worked(asking(D(x**2, x) * eta, ((x, Integer(4)), (eta, Rational(1, 10)))), Rational(4, 5))
    assert str(lines[-1][0]) == "Now put in x = 4, η = 0.1:"
    assert to_text(lines[-1][1]) == "2 · 0.1 · 4 = 0.8"
    assert str(put_in("With {places}.", ((x, Integer(3)),))) == "With x = 3."


def test_every_level_is_offered() -> None:
    for offers in (for_formula(D(x**2, x), ()), for_number(asking(D(x**2, x), ((x, Integer(3)),)), Integer(6), ())):
        assert tuple(level for level, _ in offers) == LEVELS
        assert all(offer.level == level for level, series in offers for offer in series)


def test_a_function_by_itself_is_asked_for_by_its_name_not_from_the_outside() -> None:
    offers = dict(for_formula(D(sin(x), x), ()))
    assert (
        str(offers["place"][0].says) == "Look at sin(x). Which function is that, and what do you know about its slope?"
    )
    assert str(offers["rule"][0].says) == "You need the slope of the sine."
