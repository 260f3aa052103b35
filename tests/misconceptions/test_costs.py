"""A cost that is worked out or written down in another way than asked is named for what it is."""

from __future__ import annotations

import pytest
from sympy import Integer, Rational

from tutor.answers import Verdict
from tutor.exercises import draw, mark
from tutor.lesson import Formula, Number
from tutor.misconceptions import OF_QUESTIONS, answers
from tutor.misconceptions.subjects import COST, Posed
from tutor.notation import C, N, a, b, numbered, x, y
from tutor.symbolic.derivative import D
from tutor.symbolic.unevaluated import over

a1, a2, y1, y2 = (numbered(letter, number) for letter in (a, y) for number in (1, 2))
C1, C2, C3, C4 = (numbered(C, number) for number in range(1, 5))
SUM = (a1 - y1) ** 2 + (a2 - y2) ** 2
AT = ((a1, Rational(7, 10)), (y1, 1), (a2, Rational(1, 10)), (y2, 0))
ONE = Number("one", "What does it cost?", SUM, AT)
MEAN = Number("mean", "", over(C1 + C2 + C3 + C4, Integer(4)), ((C1, 1), (C2, 2), (C3, 4), (C4, 5)))
WRITTEN = Formula("written", "Write the cost.", over((a1 - 1) ** 2 + a2**2, Integer(2)))


@pytest.mark.parametrize(
    ("exercise", "given", "name"),
    [
        (ONE, "-0.2", "not-squared"),
        (ONE, "-0.4", "doubled"),
        (ONE, "0.4", "sizes"),
        (ONE, "0.04", "squared-after-adding"),
        (ONE, "0.05", "mean-for-sum"),
        (MEAN, "12", "sum-for-mean"),
        (WRITTEN, "(a_1 - 1)^2 + a_2^2", "sum-for-mean"),
        (WRITTEN, "(a_1 - 1 + a_2)/2", "not-squared"),
        (WRITTEN, "((a_1 - 1)^2 + a_2^2)/4", "half-convention"),
    ],
)
def test_another_sum_is_named_and_leads_on_with_a_question(exercise, given: str, name: str) -> None:
    found = mark(draw(exercise, 0), given)
    assert (found.verdict, found.misconceptions) == (Verdict.MISCONCEPTION, (name,))
    assert str(found.message).endswith("?")


def test_the_right_sum_is_right_and_a_number_from_nowhere_is_only_wrong() -> None:
    assert mark(draw(ONE, 0), "0.1").verdict is Verdict.RIGHT
    assert mark(draw(MEAN, 0), "3").verdict is Verdict.RIGHT
    assert mark(draw(WRITTEN, 0), "(a_2^2 + (1 - a_1)^2)/2").verdict is Verdict.RIGHT
    assert mark(draw(ONE, 0), "0.77").verdict is Verdict.WRONG


def test_a_derivative_has_misconceptions_of_its_own() -> None:
    assert answers(COST, D(SUM, a1)) == ()
    assert "half-convention" in [form.name for form, _ in answers(COST, (a1 - y1) ** 2)]


def test_the_half_of_two_squares_is_told_once_as_their_mean() -> None:
    names = [form.name for form, _ in answers(COST, SUM)]
    assert "mean-for-sum" in names
    assert "half-convention" not in names


def test_a_cost_is_told_from_a_square_and_a_mean_from_a_sum() -> None:
    about = {form.name: form.apply for form in OF_QUESTIONS}
    half, total, one = (about[name] for name in ("half-convention", "sum-for-mean", "one-example-only"))
    assert half(Posed(D((x - 3) ** 2, x), x)) is None
    assert half(Posed(D((a - y) ** 2, a), a)) == D((a - y) ** 2, a) / 2
    mean = ((a - y) ** 2 + (b - y) ** 2) / N
    assert total(Posed(D(mean, a), a)) == N * D(mean, a)
    assert total(Posed(D((a - y) ** 2, a), a)) is None
    assert one(Posed(D(mean, a), a)) == D((a - y) ** 2, a)
