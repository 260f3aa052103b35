"""The beginning of a long formula: one way in, dots beside it, few digits."""

from __future__ import annotations

from sympy import Float

from tutor.elementary.heads import sigmoid
from tutor.notation import w, x
from tutor.symbolic.ellipsis import Rest, head
from tutor.symbolic.printing import to_latex, to_text


def test_one_moving_term_of_each_sum_is_left_with_dots_for_the_others():
    inside = Float(0.123456) * w + Float(0.5)
    formula = (sigmoid(inside) - 1) ** 2 + (sigmoid(2 * inside) - 1) ** 2 + (sigmoid(3 * inside)) ** 2
    short = head(formula, w)
    assert to_text(short).endswith(" + …")
    assert to_text(short).count("σ") == 1
    assert "0.123" in to_text(head(inside, w))
    assert r"\cdots" in to_latex(short)


def test_a_short_formula_is_left_whole():
    formula = (sigmoid(w * Float(0.5)) - 1) ** 2
    assert not head(formula, w).has(Rest)
    assert to_text(head(Float(2.0) * w - Float(1.0), w)) == "2w − 1"
    assert head(x, w) == x


def test_a_decimal_is_shown_by_three_digits() -> None:
    assert to_text(head(Float(0.123456) * w, w)) == "0.123w"
