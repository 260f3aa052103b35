"""Formulas as a person writes them, in LaTeX and in plain text."""

from __future__ import annotations

import re

import pytest
import sympy
from sympy import (
    Abs,
    Eq,
    Float,
    Integer,
    Max,
    Rational,
    Symbol,
    asinh,
    cos,
    exp,
    gamma,
    log,
    pi,
    sech,
    sin,
    sqrt,
    tanh,
)

from tutor.elementary.heads import cases, gelu, relu, side, sigmoid, silu, softplus, step
from tutor.notation import TABLE, C, a, b, delta, eta, h, n, theta, u, v, w, x, y, z
from tutor.symbolic.derivative import D, HeldStill, Nabla
from tutor.symbolic.printing import to_latex, to_text
from tutor.symbolic.shown import Becomes, InOrder
from tutor.symbolic.unevaluated import times

NEURON = times(Integer(2), sigmoid(z) - y, sigmoid(z), 1 - sigmoid(z), x)
BEGIN, REST, WHERE = r"\begin{cases}", r"& \text{otherwise} \end{cases}", r"\text{where }"
ROWS = (
    (w - 3, "w − 3", "w - 3"),
    (w * x + b, "wx + b", "w x + b"),
    (w * x + b - y, "wx + b − y", "w x + b - y"),
    (a - y, "a − y", "a - y"),
    (y - a, "y − a", "y - a"),
    (1 - a, "1 − a", "1 - a"),
    (4 - x, "4 − x", "4 - x"),
    (-x - 4, "−x − 4", "- x - 4"),
    (5 * x - 2 * x**2, "5x − 2x²", "5 x - 2 x^{2}"),
    (5 * x - x**2 - 3, "5x − x² − 3", "5 x - x^{2} - 3"),
    (x**2 + 2 * x + 1, "x² + 2x + 1", "x^{2} + 2 x + 1"),
    ((x + h) ** 2 - x**2, "(x + h)² − x²", r"(x + h)^{2} - x^{2}"),
    (((x + h) ** 2 - x**2) / h, "((x + h)² − x²)/h", r"\frac{(x + h)^{2} - x^{2}}{h}"),
    (x**2 + 2 * x * h + h**2, "x² + 2xh + h²", "x^{2} + 2 x h + h^{2}"),
    (3 * x**2 * h + 3 * x * h**2, "3x²h + 3xh²", "3 x^{2} h + 3 x h^{2}"),
    ((w - 3) ** 2, "(w − 3)²", r"(w - 3)^{2}"),
    (times(Integer(2), w - 3), "2(w − 3)", r"2 (w - 3)"),
    (times(Integer(-2), w - 3), "−2(w − 3)", r"- 2 (w - 3)"),
    (times(Integer(-1), w - 3), "−(w − 3)", r"- (w - 3)"),
    (5 - times(Integer(1), w + x) ** 2, "5 − (w + x)²", r"5 - (w + x)^{2}"),
    (times(Integer(2), w - 3, x), "2x(w − 3)", r"2 x (w - 3)"),
    (w - 2 * eta * (w - 3), "w − 2η(w − 3)", r"w - 2 \eta (w - 3)"),
    (NEURON, "2x(σ(z) − y) σ(z)(1 − σ(z))", r"2 x (\sigma(z) - y) \sigma(z) (1 - \sigma(z))"),
    (a * (1 - a), "a(1 − a)", r"a (1 - a)"),
    (x**4, "x⁴", "x^{4}"),
    (x**86, "x⁸⁶", "x^{86}"),
    (x**n, "xⁿ", "x^{n}"),
    (n * x ** (n - 1), "nx^(n − 1)", "n x^{n - 1}"),
    (x**-2, "1/x²", r"\frac{1}{x^{2}}"),
    (-(x**-2), "−1/x²", r"- \frac{1}{x^{2}}"),
    (1 / x, "1/x", r"\frac{1}{x}"),
    (sqrt(x), "√x", r"\sqrt{x}"),
    (sqrt(x + 1), "√(x + 1)", r"\sqrt{x + 1}"),
    (1 / (2 * sqrt(x)), "1/(2√x)", r"\frac{1}{2 \sqrt{x}}"),
    (x ** Rational(2, 3), "x^(2/3)", "x^{2/3}"),
    (x ** Rational(1, 3), "x^(1/3)", r"\sqrt[3]{x}"),
    (x / 3, "x/3", r"\frac{x}{3}"),
    (-3 * x**2 / 8, "−3x²/8", r"- \frac{3 x^{2}}{8}"),
    (-((x + 1) ** 2) / 3, "−(x + 1)²/3", r"- \frac{(x + 1)^{2}}{3}"),
    ((x + 1) / (x - 2), "(x + 1)/(x − 2)", r"\frac{x + 1}{x - 2}"),
    (exp(-x), "e^(−x)", "e^{- x}"),
    (exp(2 * x), "e^(2x)", "e^{2 x}"),
    (exp(x), "e^x", "e^{x}"),
    (1 / (1 + exp(-z)), "1/(1 + e^(−z))", r"\frac{1}{1 + e^{- z}}"),
    (x * exp(-x) * sin(x), "x e^(−x) sin(x)", r"x e^{- x} \sin(x)"),
    (x * cos(x) + sin(x), "x cos(x) + sin(x)", r"x \cos(x) + \sin(x)"),
    (3 * 2**x, "3 · 2^x", r"3 \cdot 2^{x}"),
    (2**x * log(2), "2^x ln(2)", r"2^{x} \ln(2)"),
    (2 * pi * x, "2πx", r"2 \pi x"),
    ((-2) ** x, "(−2)^x", r"(-2)^{x}"),
    (1 - tanh(z) ** 2, "1 − tanh(z)²", r"1 - \tanh(z)^{2}"),
    (relu(x) + softplus(x), "ReLU(x) + softplus(x)", r"\operatorname{ReLU}(x) + \operatorname{softplus}(x)"),
    (step(x) * side(x), "sign(x) step(x)", r"\operatorname{sign}(x) \operatorname{step}(x)"),
    (gelu(x) * silu(x), "GELU(x) SiLU(x)", r"\operatorname{GELU}(x) \operatorname{SiLU}(x)"),
    (asinh(x) / 2, "arsinh(x)/2", r"\frac{\operatorname{arsinh}(x)}{2}"),
    (x * sech(x) ** 2, "x sech(x)²", r"x \operatorname{sech}(x)^{2}"),
    (
        cases(z, z, exp(z) - 1),
        "(z where z > 0, otherwise e^z − 1)",
        rf"{BEGIN} z & {WHERE} z > 0 \\ e^{{z}} - 1 {REST}",
    ),
    (2 * cases(z, 1, w), "2(1 where z > 0, otherwise w)", rf"2 ({BEGIN} 1 & {WHERE} z > 0 \\ w {REST})"),
    (cases(z, 1, w) ** 2, "(1 where z > 0, otherwise w)²", rf"({BEGIN} 1 & {WHERE} z > 0 \\ w {REST})^{{2}}"),
    (w - cases(z, 1, w), "w − (1 where z > 0, otherwise w)", rf"w - ({BEGIN} 1 & {WHERE} z > 0 \\ w {REST})"),
    (Abs(x - y), "|x − y|", r"\left|{x - y}\right|"),
    (Max(0, x), "max(0, x)", r"\max(0, x)"),
    (theta * delta, "θδ", r"\theta \delta"),
    (D(C, w), "dC/dw", r"\frac{d C}{d w}"),
    (D((w - 3) ** 2, w), "d/dw (w − 3)²", r"\frac{d}{d w}[(w - 3)^{2}]"),
    (D(5 * x**4, x), "d/dx (5x⁴)", r"\frac{d}{d x}(5 x^{4})"),
    (D(w * x + b, w), "∂/∂w (wx + b)", r"\frac{\partial}{\partial w}(w x + b)"),
    (D(u * v, x), "d/dx (uv)", r"\frac{d}{d x}(u v)"),
    (D(u * v, u), "∂/∂u (uv)", r"\frac{\partial}{\partial u}(u v)"),
    (w - eta * D(C, w), "w − η · dC/dw", r"w - \eta \cdot \frac{d C}{d w}"),
    (Becomes(w, w - eta * D(C, w)), "w ← w − η · dC/dw", r"w \leftarrow w - \eta \cdot \frac{d C}{d w}"),
    (Becomes(theta, theta - eta * Nabla(C)), "θ ← θ − η ∇C", r"\theta \leftarrow \theta - \eta \nabla C"),
    (InOrder(x, 1 - a, w), "x · (1 − a) · w", r"x \cdot (1 - a) \cdot w"),
    (delta * w * x, "wxδ", r"w x \delta"),
    (Eq(x, y + 1), "x = y + 1", "x = y + 1"),
    (Float("0.6") * w, "0.6w", "0.6 w"),
    (Integer(-7), "−7", "-7"),
    (sympy.Tuple(2 * w, 3 * b), "[2w, 3b]", r"\begin{bmatrix} 2 w \\ 3 b \end{bmatrix}"),
    (Symbol("w_{jk}") * Symbol("x_1"), "wⱼₖx₁", "w_{jk} x_{1}"),
    (Symbol("w^{(L)}") + Symbol("alpha"), "α + w^(L)", r"\alpha + w^{(L)}"),
)


@pytest.mark.parametrize(("expr", "text", "latex"), ROWS, ids=[text for _, text, _ in ROWS])
def test_a_formula_is_written_as_a_person_writes_it(expr, text, latex) -> None:
    assert to_text(expr) == text
    shown = re.sub(r"\\(left|right)(?=[()\[\]])", "", to_latex(expr))
    assert shown == latex


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_letter_of_the_course_has_its_colour_everywhere(theme) -> None:
    for entry in TABLE:
        colour = entry.colour[0 if theme == "light" else 1]
        assert rf"\textcolor{{{colour}}}{{{entry.latex}}}" in to_latex(2 * entry.symbol**2 + 1, theme)
    assert "textcolor" not in to_latex(Symbol("q") ** 2, theme)


J, K, M = (Symbol(name, integer=True) for name in "jkM")


@pytest.mark.parametrize(
    ("expr", "text"),
    [
        (sympy.IndexedBase("w")[J, K], "wⱼₖ"),
        (sympy.IndexedBase("delta")[J, Integer(2)] * x, "x δ_{j,2}"),
        (sympy.IndexedBase("a_prev")[J], "aⱼ^(prev)"),
        (sympy.Sum(J**2, (J, 1, 10)), "Σ_{j=1}^{10} j²"),
        (sympy.Sum(J + 1, (J, 1, M)) / M, "(Σ_{j=1}^{M} (j + 1))/M"),
        (sympy.Sum(J * x, (J, 1, Symbol("n_j", integer=True))), "Σ_j jx"),
        (sympy.Limit(x**2, x, 0, "+-"), "lim_{x→0} x²"),
        (Symbol("w_{1,185}^{(1)}"), "w_{1,185}^(1)"),
    ],
)
def test_indices_sums_and_limits_are_written_as_one_types_them(expr, text: str) -> None:
    assert to_text(expr) == text


ODD = (
    *(Integer(10) ** 6000, -(Integer(7) ** 9000), Rational(1, 10**5000), sympy.zoo, sympy.nan, sympy.oo, sympy.I * x),
    *(gamma(x), sympy.Integral(exp(x), (x, 0, 1)), sympy.Piecewise((x, x > 0), (1, True)), sympy.Function("F")(x)),
    *(Symbol(r"\rule{9em}{9em}"), Symbol(""), Symbol("a b"), Symbol("$x$"), Symbol("x" * 300), Symbol("é")),
    *(Symbol("A", commutative=False) * Symbol("B", commutative=False) / 2, sympy.Matrix([[1, x]]), sympy.true),
    *(sympy.Derivative(sympy.Function("F")(x), x), x > y, sympy.Sum(x**n, (n, 0, 5)), sympy.Tuple(x, y)),
    *(D(D(x**3, x), x), D(Integer(7), x), Float("1e-30"), Float("nan"), sympy.Dummy("u") ** 2, (x**2 + 1) ** (x - y)),
)


@pytest.mark.parametrize("expr", ODD, ids=range(len(ODD)))
def test_whatever_comes_can_be_printed(expr) -> None:
    assert to_text(expr)
    latex = to_latex(expr)
    assert latex.count("{") == latex.count("}")
    assert not re.search(r"\\rule|\$", latex)


def test_a_huge_number_is_printed_short() -> None:
    assert to_text(Integer(10) ** 6000) == "1.0 · 10^6000"
    assert len(to_latex(Integer(7) ** 9000)) < 40


def test_words_in_the_place_of_letters_do_not_run_together() -> None:
    inputs, hidden = Symbol("inputs"), Symbol("hidden")
    assert to_latex(inputs * hidden + 3 * hidden) == r"\mathrm{hidden} \cdot \mathrm{inputs} + 3 \mathrm{hidden}"
    assert to_text(inputs * hidden) == "hidden · inputs"


def test_a_derivative_stands_beside_a_fraction_not_on_top_of_it() -> None:
    assert to_text(-u * D(v, x) / v**2) == "−u/v² · dv/dx"
    assert to_latex(-D(v, x) / v**2) == r"- \frac{1}{v^{2}} \cdot \frac{d v}{d x}"
    assert to_latex((v * D(u, x) - u * D(v, x)) / v**2).startswith(r"\frac{v \cdot")


def test_a_slope_of_what_is_only_a_name_is_partial_where_other_letters_move_it() -> None:
    assert to_text(u * HeldStill(C, w) + v * D(C, w)) == "u · ∂C/∂w + v · dC/dw"
    assert to_latex(HeldStill(C, w)) == r"\frac{\partial C}{\partial w}"


def test_a_whole_number_is_printed_in_full_up_to_forty_digits() -> None:
    assert to_text(Integer(10**40 - 1)) == "9" * 40
    assert len(to_text(Integer(10**40 + 1))) < 20
