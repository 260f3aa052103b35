"""An enclosure holds the true value, always; what has no value is said to have none."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some
from mpmath import mp, mpf
from mpmath.libmp import mpf_exp, mpi_sin

from tutor.elementary import intervals
from tutor.elementary.intervals import (
    UNCLEAR,
    UNDEFINED,
    absolute,
    add,
    disjoint,
    enclose,
    exponential,
    increasing,
    invert,
    jump,
    largest,
    logarithm,
    middle,
    multiply,
    power,
    rational_power,
    sign,
    whole_power,
)

fractions = some.fractions(min_value=-9, max_value=9, max_denominator=97)
positive = some.fractions(min_value=Fraction(1, 50), max_value=9, max_denominator=97)


def holds(value, true: mpf) -> bool:
    low, high = enclose(value, 90)
    blur = abs(true) * mpf(2) ** -650  # `true` is rounded too
    return mp.make_mpf(low) - blur <= true <= mp.make_mpf(high) + blur


@pytest.fixture(autouse=True)
def _precise():
    with mp.workprec(700):
        yield


@given(fractions, some.sampled_from([20, 60, 120, 480]))
def test_elementary_functions_enclose_the_true_value(value, bits) -> None:
    true = mpf(value.numerator) / value.denominator
    assert holds(exponential(value, bits), mp.exp(true))
    assert holds(intervals.circular(mpi_sin, value, bits), mp.sin(true))


@given(positive, fractions)
def test_powers_enclose_the_true_value(base, exponent) -> None:
    true = mpf(base.numerator) / base.denominator, mpf(exponent.numerator) / exponent.denominator
    assert holds(logarithm(base, 90), mp.log(true[0])) or base == 1
    assert holds(power(base, exponent, 90), true[0] ** true[1])


@given(some.lists(fractions, min_size=1, max_size=4))
def test_short_fractions_stay_exact(values) -> None:
    assert add(values, 60) == sum(values)
    product = Fraction(1)
    for value in values:
        product *= value
    assert multiply(values, 60) == product


def test_a_long_fraction_is_enclosed_instead() -> None:
    long = Fraction(3**400 + 1, 7**200)
    value = add([long, Fraction(1)], 120)
    assert isinstance(value, tuple)
    assert holds(value, mpf(3**400 + 1) / 7**200 + 1)


def test_rounding_to_nearest_would_lose_the_true_value() -> None:
    """The planted fault: the same function without moving outwards gives an enclosure that misses."""
    low = mpf_exp(enclose(Fraction(1, 3), 60)[0], 60, "n")
    assert not holds((low, low), mp.exp(mpf(1) / 3))
    assert holds(increasing(mpf_exp, Fraction(1, 3), 60), mp.exp(mpf(1) / 3))


def test_what_has_no_value_is_undefined() -> None:
    assert invert(Fraction(0), 60) is UNDEFINED
    assert logarithm(Fraction(-1), 60) is UNDEFINED
    assert rational_power(Fraction(-1), Fraction(1, 2), 60) is UNDEFINED
    assert power(Fraction(-2), Fraction(1, 3), 60) is UNDEFINED
    assert whole_power(Fraction(0), -1, 60) is UNDEFINED


def test_what_cannot_be_told_is_unclear() -> None:
    around_zero = add([exponential(Fraction(1), 60), intervals.negate(exponential(Fraction(1), 60))], 60)
    assert sign(around_zero) is None
    assert invert(around_zero, 60) is UNCLEAR
    assert jump(Fraction(0), 0, 1) is UNCLEAR
    assert exponential(Fraction(2**60), 60) is UNCLEAR
    assert middle(around_zero) == 0


def test_odd_roots_of_negative_numbers_are_real() -> None:
    assert holds(rational_power(Fraction(-8), Fraction(1, 3), 90), mpf(-2))
    assert holds(rational_power(Fraction(-8), Fraction(2, 3), 90), mpf(4))


def test_kinks_keep_to_their_side() -> None:
    assert absolute(Fraction(-3), 60) == 3
    assert largest([Fraction(-3), Fraction(2)], 60) == 2
    assert jump(Fraction(-3), 0, 1) == 0
    around_zero = enclose(Fraction(-1), 60)[0], enclose(Fraction(2), 60)[1]
    assert absolute(around_zero, 60) == (enclose(Fraction(-2), 60)[0], enclose(Fraction(2), 60)[1]) or holds(
        absolute(around_zero, 60), mpf(0)
    )


def test_disjoint_is_a_proof_and_touching_is_none() -> None:
    third = enclose(Fraction(1, 3), 60)
    assert not disjoint(third, Fraction(1, 3), 60)
    assert disjoint(third, Fraction(1, 3) + Fraction(1, 2**50), 60)
    assert disjoint(Fraction(1, 3), Fraction(33333, 100000), 60)


def test_a_huge_power_costs_nothing() -> None:
    value = whole_power(Fraction(17, 5), 6000, 120)
    assert sign(value) == 1
    assert middle(value) == float("inf")


def test_what_is_too_large_to_enclose_stays_unclear_in_a_denominator() -> None:
    assert whole_power(Fraction(2), -(9**94), 120) is UNCLEAR
