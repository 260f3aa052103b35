"""Letters are put in by what the lines say of them, or by the one part of the function that fits all that is said."""

from __future__ import annotations

import pytest
from sympy import Max, Rational, Symbol, cos, exp, log, sin

from tutor.answers import DerivativeOf
from tutor.answers.working.letters import Letters, Unknown, grows_by, letters_of, near, replaced
from tutor.answers.working.lines import read_lines
from tutor.elementary.heads import sigmoid
from tutor.notation import C, b, w, x, y
from tutor.symbolic.derivative import D

u, v, z, a = (Symbol(name, real=True) for name in "uvza")
ERROR = DerivativeOf((w * x + b - y) ** 2, w)
NEURON = DerivativeOf((sigmoid(w * x + b) - y) ** 2, w)


def letters(asked: DerivativeOf, *lines: str) -> Letters:
    written = read_lines(lines, asked)
    assert not [line for line in written if line.problem]
    return letters_of(written, asked)


def test_a_definition_is_put_in() -> None:
    found = letters(ERROR, "u = wx+b-y", "C = u^2")
    assert found.plain(2 * u * x) == 2 * x * (w * x + b - y)
    assert found.full(D(u, w)) == x
    assert near(found.full(D(C, u)), 2 * (w * x + b - y))
    assert found.full(D(C, w)) == 2 * x * (w * x + b - y)
    assert found.brings(u * x) == (u,)


def test_a_slope_by_a_letter_needs_no_form_of_the_function_that_has_it() -> None:
    found = letters(ERROR, "u = wx+b", "2u")
    assert found.slope_by(ERROR.of, u)[0] == (u - y) ** 2
    assert near(found.slope_by(ERROR.of, u)[1], 2 * (u - y))


def test_letters_are_put_into_one_another() -> None:
    found = letters(NEURON, "z = wx+b", "a = σ(z)", "C = (a-y)^2")
    assert found.full(D(a, z) * D(z, w)) == x * sigmoid(w * x + b) * (1 - sigmoid(w * x + b))


def test_what_is_said_of_letters_tells_what_they_stand_for() -> None:
    found = letters(NEURON, "dC/dw = dC/da da/dz dz/dw", "dC/da = 2(a-y)", "da/dz = a(1-a)", "dz/dw = x")
    assert found.meanings == {a: sigmoid(w * x + b), z: w * x + b}
    found = letters(DerivativeOf(log(x**2 + 1), x), "du/dx = 2x", "dy/du = 1/u")
    assert found.meanings == {u: x**2 + 1}
    found = letters(DerivativeOf(x * exp(x), x), "u'v + uv'")
    assert {found.meanings[u], found.meanings[v]} == {x, exp(x)}


def test_a_name_for_the_function_needs_no_word() -> None:
    assert letters(DerivativeOf(x**4, x), "dL/dx = 4x^3").full(Symbol("L", real=True)) == x**4
    assert letters(DerivativeOf(x**4, x), "f'(x) = 4x^3").full(Symbol("f", real=True)) == x**4


def test_a_letter_for_which_nothing_fits_is_unknown() -> None:
    found = letters(DerivativeOf(sin(x**2), x), "du/dx = 3x", "2u")
    with pytest.raises(Unknown) as unknown:
        found.plain(2 * u)
    assert unknown.value.letter == u


def test_only_so_many_parts_are_tried(monkeypatch) -> None:
    monkeypatch.setattr("tutor.answers.working.letters.MOST_TRIES", 0)
    assert letters(DerivativeOf(log(x**2 + 1), x), "du/dx = 2x").meanings == {}


@pytest.mark.parametrize("lines", [("u = v + 1", "v = u - 1"), ("u = u^2", "2u"), ("u = D(u, w)", "2u")])
def test_a_definition_that_leads_back_to_itself_defines_nothing(lines) -> None:
    found = letters(ERROR, *lines)
    for letter in (u, v):
        try:
            assert letter not in found.plain(letter).free_symbols
        except Unknown:
            continue


def test_a_letter_that_is_not_in_the_function_has_no_slope_there() -> None:
    found = letters(ERROR, "u = b^3", "dC/du = 3")
    with pytest.raises(Unknown) as unknown:
        found.full(D(C, u))
    assert unknown.value.of == C


def test_a_nudge_is_a_letter_of_its_own() -> None:
    h = Symbol("h", real=True)
    found = letters(DerivativeOf(x**2, x), "(f(x+h) - f(x))/h")
    assert found.nudge == h
    assert found.plain(Symbol("f_h", real=True)) == (x + h) ** 2


def test_a_part_of_a_sum_or_of_a_product_is_replaced() -> None:
    assert replaced((w * x + b - y) ** 2, w * x + b, u) == (u - y) ** 2
    assert replaced(3 * x**4 * cos(x), 3 * cos(x), u) == u * x**4
    assert replaced(exp(x**4), x**2, u) == exp(u**2)
    assert replaced(w * x + b, b + y, u) == w * x + b


def test_a_look_in_numbers() -> None:
    assert near(2 * (x - 1), 2 * x - 2)
    assert not near(2 * (x - 1), 2 * x - 1)
    assert not near(x, x + Rational(1, 10**20))
    assert not near(Max(x, Rational(3, 5)), x)  # one of the two points tells
    assert near(log(x - 3), log(x - 4))  # neither is defined there
    assert grows_by(sin(x) * b, x, cos(x) * b)
    assert not grows_by(sin(x) * b, x, cos(x))
