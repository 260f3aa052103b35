"""What the preview shows: the formula as it was typed, in commands of our own alone."""

from __future__ import annotations

import re
from random import Random

import pytest

from tests.answers.reading.strings import any_string
from tutor.answers.reading import latex, read
from tutor.answers.reading.tree_text import text

COMMANDS = {
    *(
        "frac",
        "tfrac",
        "sqrt",
        "left",
        "right",
        "cdot",
        "sum",
        "partial",
        "begin",
        "end",
        "mathrm",
        "operatorname",
        "pi",
    ),
    *(
        "sigma",
        "exp",
        "ln",
        "lg",
        "log",
        "sin",
        "cos",
        "tan",
        "sec",
        "csc",
        "cot",
        "sinh",
        "cosh",
        "tanh",
        "coth",
        "max",
    ),
    *("min", "arcsin", "arccos", "arctan", "textcolor", "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta"),
    *("theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "rho", "tau", "upsilon", "phi", "chi", "psi", "omega"),
    *("Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Phi", "Psi", "Omega"),
}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("2(w-3)", r"2 \, \left(w - 3\right)"),
        ("1/2x", r"\frac{1}{2} \, x"),
        ("x^2", r"{x}^{2}"),
        ("(x+1)^2", r"\left(x + 1\right)^{2}"),
        ("-x^2", r"-{x}^{2}"),
        ("a-(b+c)", r"a - \left(b + c\right)"),
        ("2*3", r"2 \cdot 3"),
        ("sin²(x)", r"\sin^{2}\left(x\right)"),
        ("σ'(z)", r"\sigma'\left(z\right)"),
        ("|x|", r"\left|x\right|"),
        ("√(x+1)", r"\sqrt{x + 1}"),
        ("root(x,3)", r"\sqrt[3]{x}"),
        ("w_jk", "w_{jk}"),
        ("θ", r"\theta"),
        ("½", r"\tfrac{1}{2}"),
        ("0.50", "0.50"),
        ("1e-3", r"1 \cdot 10^{-3}"),
        ("dC/dw", r"\frac{d C}{d w}"),
        ("∂C/∂w", r"\frac{\partial C}{\partial w}"),
        ("d²C/dw²", r"\frac{d^{2} C}{d w^{2}}"),
        ("d/dw(w^2)", r"\frac{d }{d w}\left({w}^{2}\right)"),
        ("Σ_j w_j", r"\sum_{j} w_{j}"),
        (r"\sum_{i=1}^{N} x_i", r"\sum_{i=1}^{N} x_{i}"),
        ("[a, b]", r"\begin{bmatrix} a \\ b \end{bmatrix}"),
        ("log_2(x)", r"\log_{2}\left(x\right)"),
    ],
)
def test_a_formula_is_shown_as_it_was_typed(typed: str, shown: str) -> None:
    assert latex(read(typed).tree) == shown


def test_no_command_is_shown_that_is_not_ours() -> None:
    random = Random(3)
    seen = 0
    for _ in range(3000):
        tree = read(any_string(random)).tree
        if tree is not None:
            shown = latex(tree, "dark")
            assert set(re.findall(r"\\([A-Za-z]+)", shown)) <= COMMANDS
            assert shown.count("{") == shown.count("}")
            assert "$" not in shown
            seen += 1
    assert seen > 100


@pytest.mark.parametrize(
    ("typed", "again"),
    [
        ("1/2x", "(1/2)·x"),
        ("a/(b*c)", "a/(b·c)"),
        ("a-(b-c)", "a - (b - c)"),
        ("(a^b)^c", "(a^b)^c"),
        ("-(x+1)", "-(x + 1)"),
        ("(-x)^2", "(-x)^2"),
        ("theta_t", "θ_t"),
        ("w_jk", "w_{jk}"),
        ("(x^2)'", "d/dx(x^2)"),
    ],
)
def test_a_tree_is_written_with_the_brackets_it_needs(typed: str, again: str) -> None:
    assert text(read(typed).tree) == again


def test_pieces_have_their_places_before_them_and_nothing_moves_by_that():
    shown = latex(read("2x + sin(w)").tree, placed=True)
    ways = re.findall(r"\\hspace\{-([\d.]+)em\}\\hspace\{([\d.]+)em\}(\S)", shown)
    assert [(round(100 * float(there)) - 1, first) for there, back, first in ways] == [
        (0, "2"),
        (1, "x"),
        (5, "\\"),
        (9, "w"),
    ]
    assert all(there == back for there, back, _ in ways)
    assert re.sub(r"\\hspace\{[^}]*\}", "", shown) == latex(read("2x + sin(w)").tree)
