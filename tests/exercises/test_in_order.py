"""A product is shown as the lessons read it, from the cost back; what is no such product stays as it is."""

from __future__ import annotations

import pytest
from sympy import Eq, Integer, Rational, Symbol, tanh

from tutor.elementary.heads import sigmoid
from tutor.exercises.hints import GAP
from tutor.exercises.in_order import along_chain, in_order, ordered
from tutor.exercises.levels import Help, HintLine
from tutor.exercises.written import with_numbers
from tutor.notation import C, a, b, delta, h, w, x, y, z
from tutor.symbolic.derivative import D
from tutor.symbolic.printing import to_text
from tutor.symbolic.sentence import say
from tutor.symbolic.shown import Becomes

output = sigmoid(w * x + b)
NUMBERS = ((a, Rational(4, 5)), (y, Integer(1)), (x, Integer(-2)))


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (2 * (a - y) * a * (1 - a) * x, "2(a − y) · a(1 − a) · x"),
        (2 * x * (output - y) * output * (1 - output), "2(σ(wx + b) − y) · σ(wx + b)(1 − σ(wx + b)) · x"),
        (2 * (a - y) * (1 - a**2) * x, "2(a − y) · (1 − a²) · x"),
        (2 * (tanh(z) - y) * (1 - tanh(z) ** 2) * x, "2(tanh(z) − y) · (1 − tanh(z)²) · x"),
        (delta * w * a * (1 - a), "δ · w · a(1 − a)"),
        (2 * GAP * (a - y) * a * (1 - a), "2(a − y) · a(1 − a) · ?"),
        (Eq(C, 3 * a * (1 - a) * x, evaluate=False), "C = 3 · a(1 − a) · x"),
        (Becomes(z, delta * a * (1 - a)), "z ← δ · a(1 − a)"),
        (with_numbers(2 * (a - y) * a * (1 - a) * x, NUMBERS), "2(0.8 − 1) · 0.8 · (1 − 0.8) · (−2)"),
    ],
)
def test_the_slope_of_a_neuron_stays_together(formula, text: str) -> None:
    assert to_text(in_order(formula)) == text


@pytest.mark.parametrize(
    "formula", [a * (1 - a), 2 * x * (w * x + b - y), a * w * (1 - a) / 2, a - y, D(a * (1 - a), a)]
)
def test_anything_else_stays_as_it_is(formula) -> None:
    assert in_order(formula) == formula


def test_rates_stand_along_their_chain() -> None:
    assert to_text(along_chain(h * D(z, w) * D(C, a) * D(a, z))) == "dC/da · da/dz · dz/dw · h"
    for formula in (h * D(C, a), D(C, a) + D(a, z), D(C, a) * D(C, b), D(C, a) * D(z, w) * D(a, b)):
        assert along_chain(formula) == formula


def test_help_keeps_its_words_and_reasons() -> None:
    line = HintLine(a * x * (1 - a), say("So:"))
    found = ordered(Help(say("Look."), (line, HintLine(Symbol("u")))))
    assert str(found.says) == "Look."
    assert str(found.lines[0].reason) == "So:"
    assert [to_text(each.formula) for each in found.lines] == ["a(1 − a) · x", "u"]
