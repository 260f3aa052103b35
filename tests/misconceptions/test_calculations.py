"""A slip in a calculation is made at each of its sums and products, and says in which part."""

from __future__ import annotations

import pytest
from sympy import Symbol

from tutor.misconceptions import answers
from tutor.misconceptions.subjects import CALCULATION
from tutor.notation import C, a, b, w, x, y
from tutor.symbolic.derivative import D


def found(of, name: str) -> list[tuple]:
    """What a slip makes of a calculation, and in which part."""
    made = {form.name: others for form, others in answers(CALCULATION, of)}
    return [(each.number, each.part) for each in made.get(name, ())]


def test_a_sum_of_three_may_lose_each_of_its_terms() -> None:
    assert set(found(w + x + b, "term-left-out")) == {(w + x, b), (w + b, x), (x + b, w)}
    assert set(found(w - x, "term-sign-turned")) == {(w + x, -x), (-w - x, w)}


def test_a_sum_inside_a_product_counts_too() -> None:
    assert (a * x, -y) in found((a - y) * x, "term-left-out")
    assert ((a + y) * x, -y) in found((a - y) * x, "term-sign-turned")
    assert (a - y, x) in found((a - y) * x, "factor-left-out")


def test_a_product_of_three_may_be_added_whole_or_in_part() -> None:
    numbers = [number for number, _ in found(w * x * b, "added-for-multiplied")]
    assert numbers == [w + x + b, *sorted((w + x, w + b, x + b), key=numbers.index)]


def test_a_sign_in_front_is_no_factor_and_a_slope_has_no_parts() -> None:
    assert found(-x, "factor-left-out") == []
    assert found(D(C, w), "factor-left-out") == []
    assert {part for _, part in found(b * D(C * x, w), "factor-left-out")} == {b, D(C * x, w)}


@pytest.mark.parametrize("of", [x, x**2, Symbol("K")])
def test_where_nothing_is_put_together_nothing_is_left_out(of) -> None:
    assert answers(CALCULATION, of) == ()
