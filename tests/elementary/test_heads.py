"""The parts of safe forms stay as they were built."""

from __future__ import annotations

from sympy import exp

from tutor.elementary.heads import below, largest, log1p, sigmoid_slope, size
from tutor.notation import u, v, z


def test_a_size_is_written_once_whatever_its_sign():
    assert size(-z) == size(z)
    assert size(u - v) == size(v - u)


def test_the_heads_stay_as_they_were_built():
    for built in (below(z**2), log1p(exp(z) - 1), sigmoid_slope(-z), largest(u, v, u)):
        assert built.func(*built.args) == built
    assert largest(u, v, u).args == (u, v, u)


def test_the_heads_are_real_so_that_powers_of_their_exponentials_join():
    assert (exp(-size(z)) ** 2) == exp(-2 * size(z))
    assert below(z).is_real
