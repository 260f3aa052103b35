"""A number is helped by what it stands for: one slope with something around it, or several that are put together."""

from __future__ import annotations

import pytest
from sympy import Integer, Rational, sqrt

from tests.exercises.helping import formulas
from tutor.answers import Verdict
from tutor.exercises import draw, help_levels, mark
from tutor.exercises.number.hints import for_number, telling, worked
from tutor.lesson import Number
from tutor.notation import C, a, b, eta, h, u, v, w, x, z
from tutor.symbolic.asking import asking
from tutor.symbolic.derivative import D
from tutor.symbolic.printing import to_text

CHAIN = Number(
    "chain", "How far?", D(v, u) * D(u, x) * h, ((D(v, u), Integer(3)), (D(u, x), Integer(4)), (h, Rational(1, 10)))
)
NUDGES = Number(
    "nudges",
    "How much?",
    D(C, w) * u + D(C, b) * v,
    ((D(C, w), Integer(3)), (D(C, b), Integer(-2)), (u, Rational(1, 10)), (v, Rational(1, 5))),
)

PLANE = 3 * w - 4 * b
LENGTH = Number("length", "How steep?", sqrt(D(PLANE, w) ** 2 + D(PLANE, b) ** 2), ((w, Integer(1)), (b, Integer(1))))


@pytest.mark.parametrize(
    ("exercise", "given", "name"),
    [
        (CHAIN, "0.7", "rates-added"),
        (CHAIN, "12", "nudge-left-out"),
        (NUDGES, "0.7", "changes-subtracted"),
        (NUDGES, "1", "sum-of-slopes"),
        (LENGTH, "7", "sides-added"),
        (LENGTH, "25", "root-forgotten"),
    ],
)
def test_what_is_made_of_the_rates_instead_is_named(exercise: Number, given: str, name: str) -> None:
    found = mark(draw(exercise, 0), given)
    assert (found.verdict, found.misconceptions) == (Verdict.MISCONCEPTION, (name,))


@pytest.mark.parametrize(("exercise", "right"), [(CHAIN, "1.2"), (NUDGES, "-0.1"), (LENGTH, "5")])
def test_the_right_number_is_right(exercise: Number, right: str) -> None:
    assert mark(draw(exercise, 0), right).verdict is Verdict.RIGHT


def test_help_speaks_of_the_chain_or_of_the_nudges() -> None:
    chain, nudges = (help_levels(draw(each, 0)) for each in (CHAIN, NUDGES))
    assert "multiply" in str(chain[1].says)
    assert "Add the changes" in str(nudges[1].says)
    assert "?" in to_text(chain[3].lines[0].formula)
    assert [to_text(line) for line in formulas(chain[-1])] == ["dv/du · du/dx · h", "3 · 4 · 0.1 = 1.2"]


@pytest.mark.parametrize(
    ("of", "says"),
    [
        ((D(C, w) + D(C, b)) / 2, "how many there are"),
        (h * D(C, w) + x * D(C, b), "Each nudge makes a change"),
        (-h * sqrt(D(C, w) ** 2 + D(C, b) ** 2), "take the root"),
        (D(C, a) * D(a, z), "the rates multiply"),
    ],
)
def test_the_rule_is_that_of_how_the_slopes_are_put_together(of, says: str) -> None:
    at = tuple((mark, Integer(number)) for number, mark in enumerate(sorted(of.atoms(D), key=str), 2))
    assert says in str(next(telling(asking(of, at)).rule()).says)


def test_the_length_of_an_arrow_is_helped_one_slope_at_a_time() -> None:
    bowl = w**2 + w * b
    steep = Number("steep", "How steep?", sqrt(D(bowl, w) ** 2 + D(bowl, b) ** 2), ((w, Integer(2)), (b, Integer(1))))
    variant = draw(steep, 0)
    *_, gap, solution = help_levels(variant)
    assert [to_text(line) for line in formulas(gap)] == ["b + 2w", "w"]
    assert not any(line.has(sqrt(D(bowl, w) ** 2 + D(bowl, b) ** 2)) for line in formulas(solution))
    assert to_text(solution.lines[-1].formula) == "√(2² + 5²) = 5.38517"


def test_numbers_are_put_in_last() -> None:
    lines = worked(asking(D(x**2, x) * eta, ((x, Integer(4)), (eta, Rational(1, 10)))), Rational(4, 5))
    assert str(lines[-1].reason) == "Now put in x = 4, η = 0.1:"
    assert to_text(lines[-1].formula) == "2 · 0.1 · 4 = 0.8"


SLOPE, GIVEN = D(x**2, x), D(C, x)
PLACE = ((x, Integer(3)), (eta, Rational(1, 10)), (h, Rational(1, 5)))


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        (asking(SLOPE, PLACE), "Slope"),
        (asking(h * SLOPE, PLACE), "LinearGrowth"),
        (asking(h * GIVEN, (*PLACE, (GIVEN, Integer(6)))), "GivenGrowth"),
        (asking(-eta * SLOPE, PLACE), "Change"),
        (asking(-eta * GIVEN, (*PLACE, (GIVEN, Integer(6)))), "GivenChange"),
        (asking(x - eta * SLOPE, PLACE, 2), "DescentStep"),
        (asking(x - eta * GIVEN, (*PLACE, (GIVEN, Integer(6)))), "GivenStep"),
        (asking(CHAIN.of, CHAIN.at), "GivenSlopes"),
        (asking(LENGTH.of, LENGTH.at), "Length"),
        (asking(x**2, PLACE), "Value"),
        (asking(1 + SLOPE, PLACE), "Value"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_kind_of_number_has_something_to_say_at_every_level(question, kind: str) -> None:
    told = telling(question)
    assert type(told).__name__ == kind
    offers = for_number(question, Integer(7), ((None, question, Integer(7)),))
    said = (offers.sibling, offers.gap) if question.slope is None and kind == "Value" else (offers.place, offers.rule)
    assert all(any(True for _ in series) for series in (*said, offers.sibling, offers.gap))
    assert offers.solution.lines
    assert str(told.announced())


def test_a_step_whose_place_is_not_given_begins_with_the_slope() -> None:
    assert [str(offer.says) for offer in telling(asking(w - eta * D(C, w))).where()] == [
        "Begin with the slope of C, as a formula."
    ]
