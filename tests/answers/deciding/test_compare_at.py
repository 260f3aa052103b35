"""What one point says: the same, apart, one side undefined, neither defined, or open."""

from __future__ import annotations

from fractions import Fraction

import pytest
from sympy import Abs, Integer, Rational, cos, exp, log, pi, sin, sqrt

from tutor.answers.deciding import compare_at
from tutor.answers.deciding.compare_at import Relation, relation, told_apart
from tutor.answers.deciding.program import Evaluator
from tutor.elementary.heads import sigmoid, step
from tutor.notation import x

HALF, MINUS, ZERO = ({"x": Fraction(number)} for number in ("1/2", "-2", "0"))


@pytest.mark.parametrize(
    ("one", "other", "point", "said"),
    [
        (x + x, 2 * x, HALF, Relation.SAME),
        (sin(x) ** 2 + cos(x) ** 2, Integer(1), HALF, Relation.SAME),
        (sin(x) ** 2 + cos(x) ** 2 - 1, Integer(0), HALF, Relation.SAME),
        (exp(x), exp(x) + Rational(1, 10**30), HALF, Relation.APART),
        (Abs(x), x, MINUS, Relation.APART),
        (log(x), x, MINUS, Relation.HALF),
        (log(x), sqrt(x), MINUS, Relation.NEITHER),
        (step(x), Integer(1), ZERO, Relation.OPEN),  # what it is at its jump is a convention
        (1 / sin(2 * pi * x), x, HALF, Relation.OPEN),  # a quotient by what cannot be told from 0
    ],
    ids=str,
)
def test_a_point_says_one_of_five_things(one, other, point, said) -> None:
    assert relation(Evaluator(one, other), point) is said


def test_where_the_question_is_undefined_a_point_says_nothing() -> None:
    assert relation(Evaluator(Abs(x), x, log(x)), MINUS) is Relation.NEITHER


def test_a_zero_needs_the_second_precision(monkeypatch) -> None:
    zero = Evaluator(sin(x) ** 2 + cos(x) ** 2 - 1, Integer(0))
    monkeypatch.setattr(compare_at, "PRECISIONS", (60,))
    assert relation(zero, HALF) is Relation.OPEN


def test_without_a_demand_for_tightness_a_near_miss_would_pass(monkeypatch) -> None:
    near = Evaluator(exp(x), exp(x) + Rational(1, 10**7))
    monkeypatch.setattr(compare_at, "PRECISIONS", (20,))
    assert relation(near, HALF) is Relation.OPEN
    monkeypatch.setattr(compare_at, "TIGHT", 0)
    assert relation(near, HALF) is Relation.SAME


def test_far_behind_the_point_a_sigmoid_of_a_thousand_is_not_one() -> None:
    assert told_apart(Evaluator(sigmoid(x), Integer(1)), {"x": Fraction(1000)}) is True


@pytest.mark.parametrize(
    ("one", "other", "place", "said"),
    [
        (sin(x) ** 2 + cos(x) ** 2, Integer(1), 1, False),
        (x + Rational(1, 10**1000), x, 1, None),
        (x + exp(-2000 * x), x, 1, None),
        (x + exp(-2000 * x), x, Rational(1, 1000), True),
        (sigmoid(2000 * x), Integer(1), 1, None),
        (log(x), log(x), -1, None),
    ],
    ids=str,
)
def test_where_more_digits_might_tell_nothing_is_said(one, other, place, said) -> None:
    assert told_apart(Evaluator(one, other), {"x": Fraction(int(Rational(place).p), int(Rational(place).q))}) is said
