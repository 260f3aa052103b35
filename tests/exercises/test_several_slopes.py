"""Slopes are multiplied along a chain, added with their nudges, or make a length; what else may be made is named."""

from __future__ import annotations

import pytest
from sympy import Integer, Rational, sqrt

from tutor.answers import Verdict
from tutor.exercises import draw, help_levels, mark, several_slopes
from tutor.lesson import Number
from tutor.notation import C, a, b, h, u, v, w, x, z
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
    assert "Add what they bring" in str(nudges[1].says)
    assert "?" in to_text(chain[3].lines[0][1])
    assert [to_text(line) for _, line in chain[-1].lines] == ["h · du/dx · dv/du", "4 · 3 · 0.1 = 1.2"]


@pytest.mark.parametrize(
    ("of", "says"),
    [
        ((D(C, w) + D(C, b)) / 2, "how many there are"),
        (h * D(C, w) + x * D(C, b), "Each nudge brings"),
        (-h * sqrt(D(C, w) ** 2 + D(C, b) ** 2), "take the root"),
        (D(C, a) * D(a, z), "the rates multiply"),
    ],
)
def test_the_rule_is_that_of_how_the_slopes_are_put_together(of, says: str) -> None:
    at = tuple((mark, Integer(number)) for number, mark in enumerate(sorted(of.atoms(D), key=str), 2))
    assert says in str(several_slopes.rule(asking(of, at)).says)


def test_the_length_of_an_arrow_is_helped_one_slope_at_a_time() -> None:
    bowl = w**2 + w * b
    steep = Number("steep", "How steep?", sqrt(D(bowl, w) ** 2 + D(bowl, b) ** 2), ((w, Integer(2)), (b, Integer(1))))
    variant = draw(steep, 0)
    *_, gap, solution = help_levels(variant)
    assert [to_text(line) for _, line in gap.lines] == ["b + 2w", "w"]
    assert not any(line.has(sqrt(D(bowl, w) ** 2 + D(bowl, b) ** 2)) for _, line in solution.lines)
    assert to_text(solution.lines[-1][1]) == "√(2² + 5²) = 5.38517"
