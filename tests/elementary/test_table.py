"""No column of the table is empty, and every column of every row says what mpmath says."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from mpmath import mp, mpf
from sympy import Expr, Integer, Symbol, lambdify

from tests.elementary.reference import POINTS, TRUE, of, true
from tests.lower.test_javascript import in_node, needs_node
from tutor.answers.reading import OPEN, read
from tutor.elementary.function import Function
from tutor.elementary.intervals import UNCLEAR, UNDEFINED, NoValue, enclose, middle
from tutor.elementary.table import BY_HEAD, ENCLOSURES, FLOATS, FUNCTIONS, LAYERS, PARTS, ROWS, written_out
from tutor.lower import to_javascript, to_numpy
from tutor.notation import x, z
from tutor.symbolic.activations import ACTIVATIONS
from tutor.symbolic.derive import derive
from tutor.symbolic.explain import sentence_for
from tutor.symbolic.printing import to_latex, to_text
from tutor.symbolic.rules import RULES

BITS = 120
each_row = pytest.mark.parametrize("row", FUNCTIONS, ids=lambda row: row.name)
LARGE = [float(point) for point in POINTS]


def missing(row: Function) -> list[str]:
    """The columns that a row leaves empty, though nothing else says what belongs there."""
    several = row.arguments != (1, 1)
    needed = {
        "name": row.name,
        "latex": row.latex,
        "text": row.text != "" or row.hint or several,
        "slope": row.slope or row.meaning or (several and any(rule.name == row.rule for rule in RULES)),
        "rule": row.rule or row.meaning,
        "says": row.says.endswith("."),
        "domain": row.domain,
        "enclosure": row.enclosure or row.meaning,
        "floating": row.floating or row.meaning,
        "numpy": row.numpy or row.form or row.meaning,
        "javascript": bool(row.javascript) == bool(row.numpy),
        "ufuncs": row.operations or row.form or row.meaning or several,
    }
    return [name for name, filled in needed.items() if not filled]


@each_row
def test_no_column_is_missing(row: Function):
    assert missing(row) == []


@pytest.mark.parametrize("column", ["name", "latex", "slope", "rule", "enclosure", "floating", "numpy", "javascript"])
def test_a_missing_column_is_noticed(column: str):
    row = next(row for row in FUNCTIONS if row.name == "arsinh")
    empty = replace(row, **{column: "" if isinstance(getattr(row, column), str) else None})
    assert column in missing(empty)


def test_each_function_has_its_reference_and_each_head_and_spelling_stands_once():
    assert {row.name for row in FUNCTIONS} == set(TRUE)
    spelled = Counter(name for row in FUNCTIONS for name in (row.name, *row.spellings))
    assert [name for name, count in spelled.items() if count > 1] == []
    assert len(BY_HEAD) == len(ROWS)
    rules = Counter(row.rule for row in FUNCTIONS if row.rule)
    assert [name for name, count in rules.items() if count > 1] == []


# --- how it is typed and written --------------------------------------------------------------------------------------


@each_row
def test_it_is_read_by_every_spelling(row: Function):
    typed = {"max": "({}, 2)", "min": "({}, 2)", "cases": "({0}, {0}^2, 3{0})"}.get(row.name, "({})").format("x")
    for name in (row.name, *row.spellings, row.name.upper()):
        assert read(f"{name}{typed}").expr == of(row, x), name
    if row.hint:
        assert read(row.hint.format("x")).expr == of(row, x)


@each_row
def test_it_is_written_as_the_row_says(row: Function):
    latex, text = to_latex(of(row, x)), to_text(of(row, x))
    if row.text == "":
        return  # with a notation of their own, which test_printing has
    assert latex.startswith(rf"{row.latex}\left(")
    assert text.startswith(f"{row.text or row.name}(")
    assert read(text).expr == of(row, x)
    assert read(latex).expr == of(row, x)


@each_row
def test_its_inverse_undoes_it(row: Function):
    if not row.inverse:
        return
    at = mpf(5) / 4 if row.name in ("arcosh", "arcsec", "arccsc") else mpf(1) / 4
    undone = read(row.inverse if "(" in row.inverse else f"{row.inverse}(z)").expr
    assert abs(by_mpmath(undone, z)(TRUE[row.name](at)) - at) < 1e-12


def by_mpmath(expr: Expr, letter: Symbol):
    """An expression as a function of mpmath's numbers, with the reference for each head."""
    names = {row.head.__name__: TRUE[row.name] for row in FUNCTIONS if row.arguments == (1, 1)}
    names |= {"cases": lambda u, a, b: a if u > 0 else b, "Max": max, "Min": min}
    return lambdify(letter, expr, modules=[names, "mpmath"])


# --- its slope --------------------------------------------------------------------------------------------------------


@each_row
@pytest.mark.parametrize("inside", [x, 3 * x], ids=str)
def test_its_slope_is_derived_with_reasons(row: Function, inside: Expr):
    derivation = derive(of(row, inside), x)
    assert derivation.missing is None
    assert derivation.steps
    for step in derivation.steps:
        assert "{" not in str(sentence_for(step))
    slope = by_mpmath(derivation.result.subs(x, x * x / inside), x)
    met = 0
    for point in POINTS:
        if (row.name, point) == ("cbrt", 0):
            continue  # its curve is vertical there
        if abs(point) > 100 or _at_a_kink(row, point) or None in (true(row, point), *_beside(row, point)):
            continue
        met += 1
        with mp.workdps(30):
            at = mpf(point.numerator) / point.denominator
            times = int(inside / x)
            assert mp.almosteq(slope(at), times * mp.diff(TRUE[row.name], at), rel_eps=1e-9, abs_eps=1e-12), point
    assert met >= 2


def _beside(row: Function, point: Fraction) -> list[mpf | None]:
    return [true(row, point + Fraction(sign, 1000)) for sign in (1, -1)]


def _at_a_kink(row: Function, point: Fraction) -> bool:
    return bool(row.kink) and abs(point) < Fraction(1, 1000)


@each_row
def test_a_kink_or_a_jump_is_there_where_the_row_says(row: Function):
    if row.arguments != (1, 1) or None in (true(row, Fraction(0)), *_beside(row, Fraction(0))):
        assert row.kink == ("jump" if row.name == "cases" else "")
        return
    with mp.workdps(30):
        low, here, high = (TRUE[row.name](mpf(at) * mpf(10) ** -12) for at in (-1, 0, 1))
        jumps = abs(high - low) > 0.5
        bends = abs((high - here) - (here - low)) > 0.5 * mpf(10) ** -12
    assert row.kink == ("jump" if jumps else "kink" if bends else "")


@each_row
def test_its_integral_has_it_as_slope(row: Function):
    if row.integral is not None:
        with mp.workdps(30):
            assert mp.almosteq(mp.diff(by_mpmath(row.integral(x), x), mpf("0.7")), TRUE[row.name](mpf("0.7")), 1e-12)


# --- its values -------------------------------------------------------------------------------------------------------


@each_row
def test_its_domain_is_where_it_has_a_value(row: Function):
    for point in POINTS:
        inside = any(Integer(point.numerator) / point.denominator in piece for piece in row.domain)
        inside = inside and (row.poles is None or row.poles(Integer(0)) != point)
        assert inside == (true(row, point) is not None), point
    if row.poles is not None:
        for number in (-1, 0, 2):
            with mp.workdps(30):
                assert abs(TRUE[row.name](mpf(row.poles(Integer(number)).evalf(30)) + mpf(10) ** -12)) > 1e9


def args(row: Function, point: Fraction) -> list[Fraction]:
    if row.name in ("max", "min"):
        return [point, Fraction(2)]
    return [point, point**2, 3 * point] if row.name == "cases" else [point]


@each_row
def test_its_enclosure_holds_the_true_value_and_is_narrow(row: Function):
    for point in POINTS:
        value = ENCLOSURES[row.head](args(row, point), BITS)
        with mp.workprec(3000):
            wanted = true(row, point)
            if row.kink == "jump" and point == 0 and row.name != "cases":
                assert value is UNCLEAR  # what it is there is a convention
                continue
            if wanted is None:
                assert value is UNDEFINED, point
                continue
            assert not isinstance(value, NoValue), point
            low, high = map(mp.make_mpf, enclose(value, BITS))
            blur = abs(wanted) * mpf(2) ** -2500
            assert low - blur <= wanted <= high + blur, point
            assert high - low <= max(abs(wanted), 1) * mpf(2) ** -60, point


@each_row
def test_of_a_wide_value_its_enclosure_holds_what_lies_between(row: Function):
    low, high = Fraction(3, 10), Fraction(4, 10)
    wide = (enclose(low, BITS)[0], enclose(high, BITS)[1])
    given = {"cases": [wide, wide, Fraction(-1)]}.get(row.name, [wide, Fraction(2)][: len(args(row, low))])
    value = ENCLOSURES[row.head](given, BITS)
    if row.name == "cases":
        assert middle(value) == pytest.approx(0.35)
        return
    if true(row, low) is None:
        assert value in (UNDEFINED, UNCLEAR)
        return
    ends = [float(mp.make_mpf(end)) for end in enclose(value, BITS)]
    for point in (low, Fraction(7, 20), high):
        assert ends[0] - 1e-15 <= true(row, point) <= ends[1] + 1e-15


@each_row
def test_its_value_in_floating_point_is_right_to_the_last_digits(row: Function):
    for at in LARGE:
        wanted = true(row, at)
        try:
            value = FLOATS[row.head](*map(float, args(row, Fraction(at))))
        except (ValueError, ZeroDivisionError):
            assert wanted is None, at
        except OverflowError:
            assert wanted is None or abs(wanted) > 1e300, at
        else:
            assert wanted is not None, at
            assert value == pytest.approx(float(wanted), rel=1e-12, abs=1e-300), at


def computed(row: Function, values: np.ndarray) -> None:
    """What a target made of the points, beside what is true."""
    for at, value in zip(LARGE, values.tolist(), strict=True):
        wanted = true(row, at)
        if wanted is None:
            assert not math.isfinite(value) or (row.name, at) == ("arccot", 0), at
        elif abs(wanted) > 1e308:
            assert value == math.copysign(math.inf, wanted), at
        else:
            close = 1e-12 if row.name in ("erf", "GELU") else 1e-300
            assert value == pytest.approx(float(wanted), rel=1e-12, abs=close * max(1, abs(at))), at


@each_row
@pytest.mark.filterwarnings("error")
def test_numpy_computes_it_everywhere(row: Function):
    computed(row, to_numpy(of(row, x), (x,))(np.array(LARGE)))


@needs_node
def test_javascript_computes_each_everywhere():
    rows = np.array(LARGE)[:, None]
    for row, values in zip(
        FUNCTIONS, in_node([(to_javascript(of(row, x), (x,)), rows) for row in FUNCTIONS]), strict=True
    ):
        computed(row, values)


@each_row
def test_what_it_is_short_for_is_the_same(row: Function):
    if row.meaning is None:
        return
    meaning = by_mpmath(row.meaning(x), x)
    for point in POINTS:
        if true(row, point) is not None:
            with mp.workprec(3000):
                at = mpf(point.numerator) / point.denominator
                assert mp.almosteq(meaning(at), true(row, point), mpf(2) ** -200), point
    assert not any(part.func is not row.head and part.func in _defined() for part in written_out(of(row, x)).args)


def _defined() -> set[type]:
    return {row.head for row in FUNCTIONS if row.meaning is not None}


@pytest.mark.parametrize("row", [row for row in ROWS if row.logarithm], ids=lambda row: row.name)
def test_its_logarithm_is_finite_where_its_value_is_not(row: Function):
    logarithm = by_mpmath(row.logarithm(x), x)
    for at in (-1000, -3, 2, 1000):
        with mp.workprec(3000):
            value = TRUE[row.name](mpf(at)) if row.name in TRUE else mp.diff(TRUE["sigma"], mpf(at))
            assert mp.almosteq(logarithm(mpf(at)), mp.log(value), rel_eps=1e-9)


@each_row
def test_it_grows_as_the_row_says(row: Function):
    values = {point: abs(found) for point in POINTS if (found := true(row, point)) is not None}
    bound = {
        "bounded": lambda at: 2,
        "share": lambda at: 1,
        "logarithmic": lambda at: 10,
        "exponential": lambda at: mp.exp(abs(at)) * 2,
    }.get(row.growth, lambda at: max(float(abs(at)), 1000))  # and what a pole makes of a small number
    if row.arguments == (1, 1):
        assert [at for at, value in values.items() if value > bound(at) and abs(at) > Fraction(1, 10)] == []
    if row.growth in ("share", "fading"):
        assert values[Fraction(-1000)] < mp.exp(-900)
    if row.growth == "exponential":
        assert values[Fraction(1000)] > 900


# --- layers and parts -------------------------------------------------------------------------------------------------


def test_a_function_with_a_name_as_a_layer_is_an_activation():
    named = {entry.name: entry.formula for entry in ACTIVATIONS}
    assert {row.layer: row.head(z) for row in LAYERS}.items() <= named.items()
    assert {"gelu", "elu", "silu", "mish"} <= {row.layer for row in LAYERS}


def test_parts_are_never_typed():
    for row in PARTS:
        assert not {row.name, *row.spellings} & set(OPEN.functions)


@pytest.mark.parametrize(
    ("head", "outside"), [("arcsin", 2), ("arccos", -2), ("arcosh", 0), ("artanh", 1), ("artanh", -3)]
)
def test_outside_its_domain_a_function_has_no_value(head: str, outside: int):
    row = next(row for row in FUNCTIONS if row.name == head)
    assert ENCLOSURES[row.head]([Fraction(outside)], 90) is UNDEFINED


def test_at_the_edge_of_what_can_be_told_the_value_is_unclear():
    arcsin, artanh = (next(row.head for row in FUNCTIONS if row.name == name) for name in ("arcsin", "artanh"))
    around_one = enclose(Fraction(1, 3), 30)
    wide = (enclose(Fraction(9, 10), 30)[0], enclose(Fraction(11, 10), 30)[1])
    assert ENCLOSURES[arcsin]([wide], 30) is UNCLEAR
    assert ENCLOSURES[artanh]([wide], 30) is UNCLEAR
    assert ENCLOSURES[arcsin]([around_one], 30) is not UNCLEAR
