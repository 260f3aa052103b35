"""The heads: what SymPy may do with them, and that the parts of safe forms stay as they were built."""

from __future__ import annotations

import pytest
from mpmath import mp, mpf
from sympy import Expr, Integer, Rational, Symbol, exp, log, pi

from tutor.elementary.heads import (
    below,
    cases,
    elu,
    expm1,
    gelu,
    largest,
    log1p,
    mish,
    side,
    sigmoid_slope,
    silu,
    size,
    step,
)
from tutor.notation import u, v, z


def test_a_size_is_written_once_whatever_its_sign():
    assert size(-z) == size(z)
    assert size(u - v) == size(v - u)


def test_the_heads_stay_as_they_were_built():
    for built in (below(z**2), log1p(exp(z) - 1), expm1(log(1 + z)), sigmoid_slope(-z), largest(u, v, u)):
        assert built.func(*built.args) == built
    assert largest(u, v, u).args == (u, v, u)


def test_the_heads_are_real_so_that_powers_of_their_exponentials_join():
    assert (exp(-size(z)) ** 2) == exp(-2 * size(z))
    assert below(z).is_real


def test_a_number_decides_a_case_and_equal_branches_are_no_choice():
    assert cases(Integer(2), u, v) == u
    assert cases(Integer(0), u, v) == v  # from the left, as at every kink of the course
    assert cases(-pi, u, v) == v
    assert cases(z, u, u) == u
    assert cases(z, u, v).args == (z, u, v)
    assert cases(Symbol("c"), u, v).xreplace({Symbol("c"): Rational(1, 7)}) == u
    assert [step(Integer(0)), side(Integer(0)), step(pi), side(-pi)] == [0, -1, 1, -1]


def test_a_case_is_as_real_as_its_branches():
    assert cases(z, u, v).is_real
    assert cases(z, u, Symbol("c")).is_real is None


def test_sympy_differentiates_each_branch():
    assert cases(z, z**2, exp(z)).diff(z) == cases(z, 2 * z, exp(z))
    assert cases(z, u, v).diff(u) == cases(z, 1, 0)


@pytest.mark.parametrize("head", [silu, gelu, elu, mish], ids=lambda head: head.__name__)
def test_sympy_differentiates_what_is_short_for_a_formula(head: type[Expr]):
    assert head(3 * z).diff(z) == 3 * head(z).diff(z).xreplace({z: 3 * z})
    assert head(z).diff(z).free_symbols == {z}
    assert head(z).is_real


def test_the_slope_of_gelu_is_the_normal_distribution_and_z_times_its_density():
    slope = gelu(z).diff(z)
    for at in (-2, -0.5, 1.25):
        wanted = mp.ncdf(mpf(at)) + mpf(at) * mp.npdf(mpf(at))
        assert float(slope.subs(z, at)) == pytest.approx(float(wanted), rel=1e-12)
