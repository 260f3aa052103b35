"""Letters with indices: which indices are open, sums as SymPy writes them, formulas about one neuron spread out."""

from __future__ import annotations

from sympy import Sum, Symbol

from tutor import notation
from tutor.symbolic.derivative import D
from tutor.symbolic.indexed import (
    SumOver,
    a,
    a_prev,
    bare_letters,
    delta,
    free_indices,
    fresh,
    i,
    j,
    k,
    over_all,
    own_sums,
    p,
    q,
    spread,
    w,
    y,
)
from tutor.symbolic.printing import to_latex


def test_a_sum_binds_its_index():
    assert free_indices(SumOver(a[i, j], j)) == {i}
    assert SumOver(a[i, j], j).free_symbols.isdisjoint({j} - a[i, j].free_symbols)


def test_a_sum_of_nothing_is_nothing():
    assert SumOver(a[i, j] - a[i, j], j) == 0


def test_sympys_sums_are_read_as_ours_in_the_same_order():
    assert own_sums(Sum(a[i, j], (j, 0, 3), (i, 0, 9))) == over_all(a[i, j], i, j)


def test_counters_are_renamed_inside_their_sum_only():
    assert fresh(over_all(a[i, j], i, j)) == over_all(a[p, q], p, q)
    assert fresh(w[j, k] + SumOver(a[i, j], i)) == w[j, k] + SumOver(a[p, j], p)


def test_a_formula_about_one_neuron_gets_its_indices():
    assert spread(notation.delta * (notation.a - notation.y)) == delta[i, j] * (a[i, j] - y[i, j])


def test_letters_without_an_index_are_found():
    alone = Symbol("lambda_", real=True)
    assert bare_letters(alone * over_all(a[i, j], i, j)) == {alone}


def test_letters_with_indices_are_written_as_in_the_course():
    assert to_latex(w[j, k]) == "w_{jk}"
    assert to_latex(a_prev[i, k]) == r"a^{\mathrm{prev}}_{ik}"
    assert to_latex(a[0, 1]) == "a_{0,1}"
    assert to_latex(D(w[q, p], w[j, k])) == r"\frac{\partial w_{qp}}{\partial w_{jk}}"
    assert r"\textcolor" in to_latex(w[j, k], "light")
