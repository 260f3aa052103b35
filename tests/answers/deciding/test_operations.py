"""Each function of the table encloses the value that mpmath gives at a much higher precision, and knows its domain."""

from __future__ import annotations

from fractions import Fraction

import pytest
from mpmath import mp, mpf
from sympy import acos, acosh, asin, atanh, cosh, cot, csc, sec, sech, sinh, tan, tanh

from tutor.answers.deciding.intervals import UNCLEAR, UNDEFINED, enclose
from tutor.answers.deciding.operations import OPERATIONS
from tutor.symbolic.functions import sigmoid, softplus

TRUE = {
    tan: mp.tan,
    cot: mp.cot,
    sec: mp.sec,
    csc: mp.csc,
    sinh: mp.sinh,
    cosh: mp.cosh,
    tanh: mp.tanh,
    sech: mp.sech,
    sigmoid: lambda v: 1 / (1 + mp.exp(-v)),
    softplus: lambda v: mp.log(1 + mp.exp(v)),
}


@pytest.mark.parametrize("head", TRUE, ids=lambda head: head.__name__)
@pytest.mark.parametrize("point", [Fraction(1, 3), Fraction(-7, 5), Fraction(22, 7), Fraction(40)], ids=str)
def test_the_true_value_is_enclosed(head, point) -> None:
    with mp.workprec(600):
        true = TRUE[head](mpf(point.numerator) / point.denominator)
        low, high = enclose(OPERATIONS[head]([point], 90), 90)
        assert mp.make_mpf(low) <= true <= mp.make_mpf(high)
        assert mp.make_mpf(high) - mp.make_mpf(low) <= abs(true) * mpf(2) ** -60


@pytest.mark.parametrize(
    ("head", "outside"), [(asin, 2), (acos, -2), (acosh, 0), (atanh, 1), (atanh, -3)], ids=lambda value: str(value)
)
def test_outside_its_domain_a_function_has_no_value(head, outside) -> None:
    assert OPERATIONS[head]([Fraction(outside)], 90) is UNDEFINED


def test_at_the_edge_of_what_can_be_told_the_value_is_unclear() -> None:
    around_one = enclose(Fraction(1, 3), 30)
    wide = (enclose(Fraction(9, 10), 30)[0], enclose(Fraction(11, 10), 30)[1])
    assert OPERATIONS[asin]([wide], 30) is UNCLEAR
    assert OPERATIONS[atanh]([wide], 30) is UNCLEAR
    assert OPERATIONS[asin]([around_one], 30) is not UNCLEAR
