"""A formula's TeX with its plain text beside it: only where TeX takes it as it is."""

from __future__ import annotations

import pytest
from sympy import Symbol

from tutor.notation import w
from tutor.symbolic.printing import to_latex, to_text
from tutor.ui.components.copying import BESIDE, beside
from tutor.ui.text import inline, pointed


def test_the_plain_text_stands_beside_what_is_drawn():
    assert beside("x²", "x^{2}") == rf"{BESIDE}{{x²}}{{x^{{2}}}}"


def test_line_ends_become_blanks():
    assert beside("a\n b", "c") == rf"{BESIDE}{{a b}}{{c}}"


@pytest.mark.parametrize("plain", ["x", r"\x", "$x", "5%", "#1", "x_{1", "x}"])
def test_what_is_the_same_or_means_more_in_tex_is_left_out(plain):
    assert beside(plain, "x") == "x"


def test_a_formula_in_a_line_has_it_and_so_has_one_with_a_boxed_part():
    assert inline(w**2) == f"${beside(to_text(w**2), to_latex(w**2, 'light'))}$"
    assert pointed(w**2 + 1, w**2).startswith(rf"${BESIDE}{{w² + 1}}{{")
    assert pointed(w, Symbol("other")) == ""
