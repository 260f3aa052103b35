"""The points of a search: ordinary values for all that is compared, also where powers are huge."""

from __future__ import annotations

import pytest
from sympy import Integer, Rational, exp, log, sqrt

from tutor.answers.diagnosing.floats import FloatRows
from tutor.answers.diagnosing.question import DerivativeOf, Update, key
from tutor.answers.diagnosing.samples import samples
from tutor.elementary.heads import sigmoid
from tutor.notation import a, w, x


@pytest.mark.parametrize(
    "f", [x**2, log(x), sqrt(x - 1), exp(9 * x), sigmoid(w * x), (x - a) ** 6000, (2 * x + 1) ** -900], ids=str
)
def test_everything_has_an_ordinary_value_there(f) -> None:
    question = DerivativeOf(f, x)
    points = samples(key(question), question, None)
    assert len(points) == 3
    for expr in (f, key(question)):
        assert all(abs(value) < 1e8 for value in FloatRows(expr, points).at())


def test_an_update_at_a_point_is_sampled_there() -> None:
    points = samples(Rational(3, 5), Update((w - 3) ** 2, w, Rational(1, 10), Integer(0)), None)
    assert {point["w"] for point in points} == {0.0}


def test_nowhere_defined_gives_no_points() -> None:
    assert samples(sqrt(-1 - x**2), DerivativeOf(x**2, x), None) == []
