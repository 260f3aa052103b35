"""Expressions run at exact points: what is shared is computed once, what is unknown is named."""

from __future__ import annotations

from fractions import Fraction

import pytest
from sympy import Add, E, Float, Function, Integer, Max, Symbol, log, oo, sqrt, symbols, zeta

from tutor.answers.deciding.program import Evaluator, Unsupported, stand_in
from tutor.elementary.heads import relu, sigmoid
from tutor.elementary.intervals import UNDEFINED, NoValue
from tutor.notation import w, x, y

HALF = {"x": Fraction(1, 2), "y": Fraction(1, 3), "w": Fraction(2)}


def test_shared_parts_are_computed_once() -> None:
    part = sigmoid(w * x + y)
    assert len(Evaluator(part, part * (1 - part))._code) < len(Evaluator(part)._code) + 6


def test_values_of_exact_parts_are_exact() -> None:
    assert Evaluator(x + y / 2, Float("0.1") * 10, w**3).run(HALF, 60)[0] == Fraction(2, 3)
    assert Evaluator(Integer(2) ** 3 * x).run(HALF, 60) == [4]


def test_infinities_and_the_imaginary_unit_have_no_value() -> None:
    assert Evaluator(oo + x, log(x - 1), sqrt(y - 1) * 0 + E).run(HALF, 60)[:2] == [UNDEFINED, UNDEFINED]


def test_borders_are_where_a_sign_matters() -> None:
    program = Evaluator(relu(x - 1) + log(y) + Max(w, x))
    assert len(program.borders) == 3
    signs = program.run(HALF, 60, program.borders)
    assert sorted(signs) == [Fraction(-1, 2), Fraction(1, 3), Fraction(3, 2)]


def test_what_has_no_enclosure_is_named() -> None:
    with pytest.raises(Unsupported, match="zeta"):
        Evaluator(zeta(x))
    with pytest.raises(Unsupported, match="length"):
        Evaluator(Add(*(Symbol(f"q{k}") ** 2 for k in range(2500))))


def test_an_unspecified_function_stands_for_one_function_of_its_name() -> None:
    f, g = Function("f"), Function("g")
    assert Evaluator(f(x), g(x)).run(HALF, 60) == Evaluator(f(x), g(x)).run(HALF, 60)
    values = Evaluator(f(x), g(x), f(y), f(x, y), f(y, x)).run(HALF, 60)
    assert len(set(values)) == 5
    assert not isinstance(stand_in("f")([Fraction(-3)], 60), NoValue)
    assert Evaluator(f(*symbols("x y"))).names == ("x", "y")
