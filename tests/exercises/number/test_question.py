"""A number that is asked for is worked out, step by step where it is a step, and with slopes that are given."""

from __future__ import annotations

from sympy import Integer, Rational

from tutor.exercises.number.question import number_asked, walk
from tutor.notation import C, eta, w
from tutor.symbolic.asking import asking
from tutor.symbolic.derivative import D

VALLEY = D((w - 2) ** 2, w)


def test_a_step_is_taken_as_often_as_asked_each_from_where_the_last_one_led() -> None:
    at = ((w, Integer(0)), (eta, Rational(1, 5)))
    question = asking(w - eta * VALLEY, at, 3)
    steps = tuple(walk(question))
    assert [step.where for step in steps[1:]] == [step.next for step in steps[:-1]]
    assert steps[-1].next == number_asked(question) == Rational(196, 125)


def test_a_slope_that_is_given_is_not_taken() -> None:
    assert number_asked(asking(-eta * D(C, w), ((D(C, w), Rational(3, 2)), (eta, Rational(1, 2))))) == Rational(-3, 4)
