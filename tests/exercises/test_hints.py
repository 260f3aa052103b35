"""The wordings of help: lines that follow from each other, and gaps that leave something to find."""

from __future__ import annotations

import pytest
from sympy import Integer, sin

from tests.exercises.helping import formulas
from tutor.exercises.hints import GAP, for_formula, gaps, working
from tutor.exercises.levels import HintLine
from tutor.notation import eta, w, x
from tutor.symbolic.derivative import D


@pytest.mark.parametrize("key", [20 * x**3, 2 * x, x**5, 3 * x**2 + 2 * x, sin(x), w - 2 * eta * w, 1 / x])
def test_a_gap_leaves_something_of_the_key_and_not_all_of_it(key) -> None:
    found = list(gaps(key))
    assert found
    assert all(line.has(GAP) and line != GAP for line in found)


def test_a_key_without_parts_has_no_gap_of_its_own() -> None:
    assert list(gaps(Integer(7))) == []
    offers = for_formula(D(7 * x, x), ())
    assert any(line.has(GAP) for offer in offers.gap for line in formulas(offer))


def test_working_begins_with_the_question_and_ends_with_the_answer() -> None:
    lines = working(D(5 * x**4, x))
    assert lines[0] == HintLine(D(5 * x**4, x))
    assert lines[-1].formula == 20 * x**3
    assert all(line.reason is not None for line in lines[1:])


def test_every_level_is_offered() -> None:
    offers = for_formula(D(x**2, x), (D(x**3, x),))
    assert all(any(True for _ in series) for series in (offers.place, offers.rule, offers.sibling, offers.gap))
    assert offers.solution.lines[-1].formula == 2 * x


def test_a_function_by_itself_is_asked_for_by_its_name_not_from_the_outside() -> None:
    offers = for_formula(D(sin(x), x), ())
    assert next(str(offer.says) for offer in offers.place) == (
        "Look at sin(x). Which function is that, and what do you know about its slope?"
    )
    assert next(str(offer.says) for offer in offers.rule) == "You need the slope of the sine."
