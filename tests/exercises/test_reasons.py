"""A right answer is told why in one line: by its author, by its rules, or by the calculation that leads to it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sympy import Abs, Gt, Integer, Lt, Rational, exp, sqrt

from tutor.answers import Verdict
from tutor.exercises import draw, mark
from tutor.exercises.answering import reason
from tutor.lesson import Choose, Formula, Gradient, Item, Number, Option, Order, StepTable, Working
from tutor.notation import C, b, eta, h, u, v, w, x
from tutor.symbolic.derivative import D

value = Choose.value
TENTH = Rational(1, 10)
SIDE_BY_SIDE = Number(
    "side", "", u * D(C, w) + v * D(C, b), ((D(C, w), Integer(3)), (D(C, b), Integer(-2)), (u, TENTH), (v, TENTH))
)
TWO_STEPS = Number("two", "", w - eta * D(w**2, w), ((w, Integer(10)), (eta, Rational(1, 4))), steps=2)
ON = Number("on", "", w - eta * D(C, w), ((w, Integer(1)), (D(C, w), Integer(4)), (eta, TENTH)))
CHAIN = Number("chain", "", D(v, u) * D(u, x), ((D(v, u), Integer(3)), (D(u, x), Integer(4))))
REASONS = (
    (Formula("sum", "", 5 * x**4 + 3, x), "It comes from the sum rule, then the constant multiple rule, then"),
    (Formula("e", "", exp(2 * x), x), "It comes from the chain rule, then"),
    (Working("lines", "", 5 * x**4, x), "It comes from the constant multiple rule, then the power rule."),
    (Number("slope", "", D(3 / x, x), ((x, Integer(2)),)), "the slope is −3/x². At x = 2 that is −0.75."),
    (Number("straight", "", D(3 * x, x), ((x, Integer(2)),)), "As a formula it is 3, and no letter is left in it."),
    (Number("growth", "", h * D(x**2, x), ((x, Integer(5)), (h, TENTH))), "the slope times the nudge: 10 · 0.1 = 1."),
    (Number("fall", "", -eta * D(C, w), ((D(C, w), Integer(4)), (eta, TENTH))), "rate times the slope: −0.1 · 4"),
    (TWO_STEPS, "where it begins: w ← 10 − 0.25 · 20 = 5, w ← 5 − 0.25 · 10 = 2.5."),
    (ON, "against the slope: 1 − 0.1 · 4 = 0.6."),
    (CHAIN, "the rates multiply: 4 · 3 = 12."),
    (SIDE_BY_SIDE, "Each slope counts with its nudge and its sign"),
    (Number("mean", "", (D(u, x) + D(v, x)) / 2, ((D(u, x), 1), (D(v, x), 5))), "go straight in: "),
    (Number("arrow", "", sqrt(D(u, x) ** 2 + D(v, x) ** 2), ((D(u, x), 3), (D(v, x), 4))), "and take the root: √("),
    (Number("root", "", w / D(w**2, w), ((w, 3),)), "As a formula it is 1/2, and no letter"),
    (Gradient("formulas", "", w**2 + b**2, (w, b)), "It comes from the sum rule"),
    (Gradient("here", "", w**2 + b**3, (w, b), at=((w, 1), (b, 2))), "the slopes are 2w and 3b². Put in w = 1, b = 2."),
    (Order("rank", "", (Item("A", Integer(3)), Item("B", Rational(1, 2)))), "They are worth 0.5 and 3."),
    (StepTable("walk", "", w**2, w, Integer(1), TENTH), "Every step goes against the slope"),
)  # fmt: skip


@pytest.mark.parametrize(("exercise", "says"), REASONS, ids=[exercise.slug for exercise, _ in REASONS])
def test_what_the_expression_says_is_the_reason(exercise, says: str) -> None:
    assert says in str(reason(draw(exercise, 0)))


def test_the_author_goes_first_and_the_reason_follows_the_mark() -> None:
    told = replace(REASONS[0][0], because="The slope of {of} is found term by term.")
    found = mark(draw(told, 0), "20x^3")
    assert str(found.message) == "That is right. The slope of 5x⁴ + 3 is found term by term."
    assert found.verdict is Verdict.RIGHT


def test_a_wrong_answer_is_told_no_reason() -> None:
    told = replace(REASONS[0][0], because="It is so.")
    assert "It is so." not in str(mark(draw(told, 0), "21x^3").message)
    assert "It is so." not in str(mark(draw(told, 0), "20x^").message)


def test_a_calculation_alone_has_no_reason_and_its_author_gives_one() -> None:
    plain = Number("plain", "", 3 * x, ((x, 2),))
    assert reason(draw(plain, 0)) is None
    assert str(mark(draw(plain, 0), "6").message) == "That is right."
    assert str(reason(draw(replace(plain, because="Three of {x}."), 0))) == "Three of x."


def test_a_choice_has_the_slope_it_depends_on_and_never_what_only_its_author_knows() -> None:
    options = (Option("Up.", Lt(value, 0)), Option("Down.", Gt(value, 0)))
    slope = Choose("way", "?", options, of=D(w**2, w), at=((w, 3),))
    assert str(mark(draw(slope, 0), 1).message) == (
        "Yes, that is so. As a formula the slope is 2w. At w = 3 that is 6."
    )
    given = ((D(C, w), Integer(3)), (D(C, b), Integer(-1)))
    assert reason(draw(Choose("which", "?", options, of=Abs(D(C, w)) - Abs(D(C, b)), at=given), 0)) is None
