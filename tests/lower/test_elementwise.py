"""NumPy from SymPy: the shape of the arguments, no name in the code, no warning, and source that runs."""

from __future__ import annotations

import numpy as np
import pytest
from sympy import Abs, Expr, Function, I, Integer, Max, Rational, Symbol, exp, gamma, log, sin, sqrt

from tutor.elementary.heads import cases, elu, gelu, mish, relu, side, sigmoid, silu, softplus, step
from tutor.lower import CannotLower, to_numpy, to_numpy_source
from tutor.lower.elementwise import CACHE, _kernel
from tutor.notation import a, b, eta, w, x, y, z
from tutor.symbolic.derivative import D

a_ = sigmoid(w * x + b)
COST = (a_ - y) ** 2


def test_arguments_are_taken_in_the_order_of_the_symbols():
    assert to_numpy(w - 2 * x, (x, w))(10.0, 1.0) == -19


def test_a_constant_takes_the_shape_of_the_arguments():
    result = to_numpy(Integer(7), (w, x))(np.zeros((3, 1)), np.zeros(4))
    assert result.shape == (3, 4)
    assert (result == 7).all()


def test_an_expression_in_some_of_its_arguments_takes_the_shape_of_all():
    assert to_numpy(2 * w, (w, x))(1.0, np.zeros(5)).tolist() == [2.0] * 5


def test_a_number_gives_a_number():
    result = to_numpy((w - 3) ** 2, (w,))(0)
    assert isinstance(result, np.float64)
    assert result == 9


def test_no_arguments_give_the_constant():
    assert to_numpy(sqrt(2), ())() == np.sqrt(2)


def test_the_result_is_never_the_argument_itself():
    given = np.ones(3)
    result = to_numpy(w, (w,))(given)
    result[0] = 5
    assert given.tolist() == [1, 1, 1]


def test_whole_numbers_are_computed_as_real_ones():
    assert to_numpy(1 / w**2, (w,))(np.array([1, 2])).tolist() == [1.0, 0.25]


def test_no_name_reaches_the_code():
    hostile = Symbol("__import__('os').abort()", real=True)
    spaced = Symbol("lambda", real=True)
    assert to_numpy(2 * hostile + spaced, (hostile, spaced))(3.0, 1.0) == 7


def test_symbols_that_look_like_places_are_not_mixed_up():
    first, second = Symbol("v1", real=True), Symbol("v0", real=True)
    assert to_numpy(first - second, (first, second))(5.0, 3.0) == 2


@pytest.mark.parametrize(
    ("f", "at_kink"),
    [(relu(z), 0), (step(z), 0), (side(z), -1), (Abs(z), 0), (Max(z, 2 * z), 0)],
    ids=str,
)
def test_at_a_kink_the_slope_is_that_from_the_left(f: Expr, at_kink: float):
    assert to_numpy(f, (z,))(np.array([-0.0, 0.0])).tolist() == [at_kink, at_kink]


def test_step_and_side_on_both_sides():
    assert to_numpy(step(z), (z,))(np.array([-1e-300, 1e-300])).tolist() == [0, 1]
    assert to_numpy(side(z), (z,))(np.array([-1e-300, 1e-300])).tolist() == [-1, 1]


@pytest.mark.parametrize("f", [z ** Rational(1, 3), sqrt(z), log(z), (z - 1) ** Rational(-5, 2)], ids=str)
def test_where_there_is_no_real_value_it_is_nan_without_a_warning(f: Expr):
    assert np.isnan(to_numpy(f, (z,))(-8.0))


@pytest.mark.parametrize("f", [Integer(-8) ** Rational(1, 3) * z, (-2) ** z], ids=str)
def test_a_root_of_a_negative_constant_is_nan_and_never_complex(f: Expr):
    assert np.isnan(to_numpy(f, (z,))(0.5))
    assert to_numpy(f, (z,))(np.ones(2) / 2).dtype == float


def test_a_pole_is_infinite_without_a_warning():
    assert to_numpy(1 / z, (z,))(0.0) == np.inf


def test_the_wrong_number_of_arguments_is_a_type_error():
    with pytest.raises(TypeError, match="2 values are needed, 1 were given"):
        to_numpy(w * x, (w, x))(1.0)


@pytest.mark.parametrize(
    ("expr", "says"),
    [
        (D(w**2, w), "still to be taken"),
        (gamma(w), "gamma"),
        (Function("g")(w), "g "),
        (I * w, "I "),
        (w * x, "x"),
        (w / Integer(0), "zoo"),
    ],
    ids=("derivative", "gamma", "unknown function", "imaginary", "symbol without value", "infinite"),
)
@pytest.mark.parametrize("lower", [to_numpy, to_numpy_source])
def test_what_has_no_numeric_form_is_named(lower, expr: Expr, says: str):
    with pytest.raises(CannotLower, match=says):
        lower(expr, (w,))


def test_a_symbol_may_be_listed_once_only():
    with pytest.raises(CannotLower, match="twice"):
        to_numpy(w, (w, w))


def test_the_same_expression_is_lowered_once_and_the_cache_is_bounded():
    assert to_numpy(w**2 + 1, (w,)) is to_numpy(w**2 + 1, [w])
    assert _kernel.cache_info().maxsize == CACHE


def run(source: str, *values: float | np.ndarray) -> np.ndarray:
    """Run the shown source as a notebook would, and call what it defines."""
    scope: dict[str, object] = {}
    exec(compile(source, "shown", "exec"), scope)
    return scope["value"](*values)


SHOWN = (
    ((w - 3) ** 2, (w,)),
    (w - eta * 2 * (w - 3), (w, eta)),
    (COST, (w, x, b, y)),
    (2 * (a_ - y) * a_ * (1 - a_) * x, (w, x, b, y)),
    (softplus(z) + log(1 + exp(w)), (z, w)),
    (relu(z) + step(z) * side(w) + Abs(w) - Max(z, w, 0), (z, w)),
    (log(exp(w) + exp(x) + exp(z)), (w, x, z)),
    (sin(x) / (2 * sqrt(x**2)) + Rational(1, 3), (x,)),
    (a ** Rational(2, 3), (a,)),
    (gelu(z) + silu(w) * mish(z) - elu(w), (z, w)),
    (cases(z, 1 / z, exp(z)), (z,)),
)


@pytest.mark.parametrize(("expr", "symbols"), SHOWN, ids=str)
def test_the_shown_source_runs_and_gives_the_same_numbers_without_a_warning(expr: Expr, symbols: tuple[Symbol, ...]):
    draw = np.random.default_rng(1)
    values = [np.concatenate((draw.uniform(0.1, 3, 50), [1000.0, 1000.0])) for _ in symbols]
    shown = run(to_numpy_source(expr, symbols), *values)
    assert np.allclose(shown, to_numpy(expr, symbols)(*values), rtol=1e-13, atol=0)


QUIET = (sigmoid(z), sigmoid(z) * (1 - sigmoid(z)), softplus(z), exp(-z) / (1 + exp(-z)) ** 2)
QUIET += (gelu(z), elu(z), silu(z), mish(z), cases(z, Integer(1), exp(z)), cases(z, exp(-z), exp(z) - 1))


@pytest.mark.parametrize("at", [-1000.0, 1000.0])
@pytest.mark.parametrize("f", QUIET, ids=str)
def test_the_shown_source_is_quiet_at_the_extremes(f: Expr, at: float):
    assert np.isfinite(run(to_numpy_source(f, (z,)), np.array([at])))


def test_the_shown_source_reads_as_one_would_write_it():
    assert to_numpy_source(COST, (w, x, b, y), name="cost") == (
        "import numpy as np\n"
        "\n\n"
        "def sigmoid(z):\n"
        "    return np.exp(np.minimum(z, 0))/(1 + np.exp(-np.abs(z)))\n"
        "\n\n"
        "def cost(w, x, b, y):\n"
        "    return (sigmoid(w*x + b) - y)**2\n"
    )


def test_only_the_symbols_of_the_course_are_shown_by_name():
    with pytest.raises(CannotLower, match="np is not a symbol of the course"):
        to_numpy_source(Symbol("np", real=True) + w, (Symbol("np", real=True), w))
