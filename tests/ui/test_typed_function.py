"""What is typed becomes a function with pictures and a program, or a kind sentence; whatever it is."""

from __future__ import annotations

import numpy as np
import pytest
from sympy import Symbol

from tutor.lower import to_numpy
from tutor.notation import b, w, x, y, z
from tutor.symbolic.printing import to_text
from tutor.ui.components.curve.data import data as of_curve
from tutor.ui.components.landscape.data import data as of_landscape
from tutor.ui.typed_function import NODES, curve, is_flat, landscape, named, program, setting, slope, typed
from tutor.ui.workbench import EXAMPLES

SPAN = (-5.0, 5.0)
REFUSED = (
    ("dC/dw", "still to be taken"),
    ("[x, y]", "a vector"),
    ("sum_j (a_j - y_j)^2", "add up over an index"),
    ("f(x)", "no formula that I can compute"),
    ("+".join(f"x^{n}" for n in range(1, 60)), "a long formula"),
    ("p q r u v w x", "more than 6 letters"),
)
ODD = (
    "7",
    "|x|",
    "relu(z)",
    "gelu(z)",
    "(elu(w x) - 1)^2",
    "arsinh(z)",
    "step(x)",
    "1/x",
    "ln(x)",
    "ln(-1 - x^2)",
    "10^300 x^9",
    "x^x^x",
    "tan(x)",
    "max(x,2x)",
    "w^(L)",
)


def test_a_cube_root_is_real_on_both_sides_in_curve_code_and_slope():
    function = typed("cbrt(x)")
    here = np.array([-8.0, -1.0, 1.0, 8.0])
    assert to_numpy(function.expr, (x,))(here).tolist() == [-2, -1, 1, 2]
    assert to_numpy(slope(function.expr, x), (x,))(here) == pytest.approx([1 / 12, 1 / 3, 1 / 3, 1 / 12])
    assert curve(function, x, (-9, 0)) is not None
    space: dict = {}
    exec(program(function), space)  # a test may run what is only shown
    assert space["value"](-8.0) == -2
    assert space["slope_by_x"](-8.0) == pytest.approx(1 / 12)


@pytest.mark.parametrize(("text", "says"), REFUSED)
def test_what_is_no_function_for_this_page_is_told_why(text, says):
    function = typed(text)
    assert function.expr is None
    assert says in str(function.problem)


def test_what_cannot_be_read_keeps_the_readers_own_words():
    assert typed("x +").expr is None
    assert typed("x +").reading.problem is not None
    assert typed("x +").problem is None


def test_parameters_come_first_and_a_number_is_a_function_of_x():
    assert typed("(w x + b - y)^2").letters == (w, b, x, y)
    assert typed("7").letters == (x,)
    assert is_flat(typed("7"))


@pytest.mark.parametrize("text", [text for text, _ in EXAMPLES])
def test_every_example_has_its_picture_and_its_program(text):
    function = typed(text)
    by = dict(EXAMPLES)[text]
    assert set(by.split(",")) <= {symbol.name for symbol in function.letters}
    assert curve(function, function.letters[0], SPAN) is not None
    assert program(function).startswith("import numpy as np")


@pytest.mark.parametrize("text", ODD)
def test_odd_functions_have_a_picture_or_none_but_never_a_fault(text):
    function = typed(text)
    assert function.expr is not None
    for by in function.letters:
        figure = curve(function, by, SPAN)
        assert figure is None or of_curve(figure)["span"] == list(SPAN)
    if len(function.letters) > 1:
        figure = landscape(function, function.letters[:2], SPAN, {})
        assert figure is None or of_landscape(figure)
    program(function)


def test_nothing_is_drawn_where_nothing_is_defined():
    assert curve(typed("ln(-1 - x^2)"), x, SPAN) is None
    assert curve(typed("ln(x - 8)"), x, SPAN) is None
    assert curve(typed("ln(x - 8)"), x, (-10.0, 10.0)) is not None


def test_the_point_starts_where_there_is_a_slope():
    assert curve(typed("relu(z)"), z, SPAN).start > 0
    figure = landscape(typed("(sigmoid(w x + b) - y)^2"), (w, b), SPAN, {x: 1.0, y: 0.5})
    assert figure.start != (-3, 3)
    assert figure.of.free_symbols == {w, b}
    assert landscape(typed("w b/x"), (w, b), SPAN, {x: 0.0}) is None


def test_a_letter_of_no_table_has_a_slider_too():
    where = setting(Symbol("p", real=True))
    assert where.low <= where.start <= where.high


def test_the_slope_has_a_short_name():
    assert to_text(named(typed("w^2"), w)) == "dC/dw"
    assert to_text(named(typed("z t"), z)) == "∂f/∂z"
    assert to_text(named(typed("σ(w x + b)"), w)) == "∂f/∂w"
    assert to_text(named(typed("(σ(w x + b) - y)^2"), w)) == "∂C/∂w"
    assert slope(typed("w^2").expr, w) == 2 * w


def test_y_is_a_target_only_where_something_is_trained():
    assert [each.name for each in curve(typed("x^2 + 3x y + y^2"), x, SPAN).sliders] == ["its value"]
    assert [each.name for each in curve(typed("(w x - y)^2"), w, SPAN).sliders] == ["", ""]


def test_a_text_of_any_length_is_read_within_bounds():
    assert typed("x" * 100_000).expr is None
    assert typed("*".join(f"(x+{n})" for n in range(NODES))).expr is None
