"""Derivatives with indices: the brackets collapse, step by step, to what SymPy finds for small widths."""

from __future__ import annotations

from itertools import product

import pytest
from sympy import Basic, Expr, Indexed, Integer, Symbol, exp, simplify, tanh

from tutor.symbolic.collapse import collapse, sentence_for
from tutor.symbolic.derivative import D
from tutor.symbolic.indexed import N, Same, SumOver, a, fresh, i, j, over_all, p, q, y, z
from tutor.symbolic.printing import to_latex, to_text

SIZES = {"i": 2, "j": 3, "p": 2, "q": 3, "m": 3}
COSTS = (
    over_all((a[i, j] - y[i, j]) ** 2, i, j) / N,
    SumOver(a[i, 0] * a[i, 1] ** 2, i),
    over_all(a[i, j] ** 3 * y[i, j], i, j) + SumOver(SumOver(a[i, j], j) ** 2, i),
    SumOver(tanh(SumOver(exp(a[i, j]), j)), i),
)


def written_out(expr: Expr, **open_indices: int) -> Expr:
    """Every sum as its terms, every letter with numbers: the small case that SymPy can differentiate by itself."""
    expr = expr.xreplace({Symbol(name, integer=True): Integer(value) for name, value in open_indices.items()})

    def spelled(part: Basic) -> Basic:
        if isinstance(part, SumOver):
            return sum(spelled(part.f.xreplace({part.x: Integer(n)})) for n in range(SIZES[part.x.name]))
        if isinstance(part, Indexed):
            return Symbol(f"{part.base}{'_'.join(map(str, part.indices))}", real=True)
        return part.func(*map(spelled, part.args)) if part.args else part

    return spelled(expr)


@pytest.mark.parametrize("cost", COSTS, ids=str)
def test_the_collapsed_slope_is_that_of_every_single_output(cost: Expr):
    found = collapse(D(fresh(cost), a[i, j])).result
    assert not found.has(D)
    for row, column in product(range(2), range(3)):
        wanted = written_out(cost).diff(Symbol(f"a{row}_{column}", real=True))
        assert simplify(written_out(found, i=row, j=column) - wanted) == 0


@pytest.mark.parametrize("cost", COSTS, ids=str)
def test_every_step_says_what_it_does_and_changes_something(cost: Expr):
    found = collapse(D(fresh(cost), a[i, j]))
    assert found.steps[0].before == found.start
    assert found.steps[-1].after == found.result
    for step in found.steps:
        assert step.before != step.after
        assert str(sentence_for(step))
    assert {"slope of a sum", "one term is left"} <= {step.rule.name for step in found.steps}


def test_one_term_of_a_sum_is_left():
    assert collapse(SumOver(y[p, j] * Same(p, i), p)).result == y[i, j]


def test_a_letter_that_is_not_there_has_slope_zero():
    assert collapse(D(over_all(y[p, q], p, q), a[i, j])).result == 0


def test_brackets_of_equal_and_of_different_numbers_are_one_and_zero():
    assert (Same(i, i), Same(Integer(0), Integer(1))) == (1, 0)


def test_sums_and_brackets_are_printed_as_on_paper():
    expr = SumOver(z[p, j] * Same(p, i), p)
    assert to_text(expr) == "Σ_p z_pj [p = i]"
    assert r"\sum_{p}" in to_latex(expr)
    assert r"\left[p = i\right]" in to_latex(expr)
