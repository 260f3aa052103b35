"""The program that is shown computes what its formulas say, whatever the letters are called."""

from __future__ import annotations

import ast

import numpy as np
import pytest
from sympy import Integer, Symbol, cos, log, sin

from tutor.elementary.heads import side, sigmoid
from tutor.lower import CannotLower
from tutor.lower.program import spelled, value_and_slopes
from tutor.notation import w, x
from tutor.symbolic.derivative import D

STRANGE = tuple(Symbol(name, real=True) for name in ("lambda", "p", "w_1", "w_{jk}^{(L)}", "np", "value", "3", "p_"))


def test_the_program_has_a_value_and_a_slope_for_each_letter_and_runs():
    source = value_and_slopes(w**2 * x, {w: 2 * w * x, x: w**2}, (w, x))
    space: dict = {}
    exec(source, space)  # a test may run what is only shown
    assert space["value"](3, 2) == 18
    assert space["slope_by_w"](3, 2) == 12
    assert space["slope_by_x"](3, 2) == 9
    assert source.count("import numpy") == 1


HERE = np.linspace(-1, 1, 5)
AWKWARD = (
    (Integer(5), Integer(0)),
    (log(1 / x), -1 / x),
    (sin(1 / x), -cos(1 / x) / x**2),
    (x**x, x**x * (log(x) + 1)),
    (x**-2, -2 * x**-3),
    (side(x), Integer(0)),
    (2 * w, Integer(2)),
)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize(("formula", "slope"), AWKWARD, ids=str)
def test_the_program_takes_single_numbers_and_arrays_and_gives_their_shape(formula, slope):
    space: dict = {}
    exec(value_and_slopes(formula, {x: slope}, (x, w)), space)
    for name in ("value", "slope_by_x"):
        for number in (0, 0.0, -2, -2.5, 3):
            assert np.isrealobj(space[name](number, 1))
            assert np.shape(space[name](number, 1)) == ()
        assert space[name](HERE, 2).shape == space[name](2, HERE).shape == HERE.shape
        assert space[name](HERE[:, None], HERE).shape == (5, 5)


def test_one_over_x_is_printed_as_one_writes_it():
    source = value_and_slopes(log(1 / x) + 1 / (x + 1) ** 2, {}, (x,))
    assert "**(-" not in source
    assert source.endswith("def value(x):\n    [x] = arrays(x)\n    return np.log(1/x) + 1/(1 + x)**2\n")


def test_a_helper_is_defined_once():
    source = value_and_slopes(sigmoid(w), {w: sigmoid(w) * (1 - sigmoid(w)), x: sigmoid(w)}, (w, x))
    assert source.count("def sigmoid(") == 1
    space: dict = {}
    exec(source, space)
    assert space["slope_by_w"](np.zeros(2), 0).tolist() == [0.25, 0.25]


def test_strange_letters_get_names_that_python_takes():
    names = spelled((*STRANGE, w))
    plain = [symbol.name for symbol in names.values()]
    assert len(set(plain)) == len(plain)
    assert names[w] is w
    assert all(name.isidentifier() for name in plain)
    total = sum(STRANGE)
    ast.parse(value_and_slopes(total, dict.fromkeys(STRANGE, total), STRANGE))


def test_what_has_no_program_is_refused():
    with pytest.raises(CannotLower):
        value_and_slopes(D(w**2, w), {}, (w,))
