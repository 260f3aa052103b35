"""The points are the same everywhere, and lie in their domains."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice

import pytest
from sympy import Rational, oo

from tutor.answers.deciding.sampling import EASY, bounds, easy, generic, inside, nudged
from tutor.notation import COUNT, COUNTED, LINE, POSITIVE, REAL, RIGHT_HALF, TARGET, UNIT, WHOLES, Domain

WIDE = Domain(Rational(-1000), Rational(1000))
FROM_TEN = Domain(Rational(10), oo)
RECORDED = Fraction(-45, 29), Fraction(-21, 17), Fraction(33, 19)


def test_generic_points_are_these_on_every_machine() -> None:
    first = [point["x"] for point in islice(generic(("x",), {"x": REAL}), 3)]
    assert first == [point["x"] for point in islice(generic(("x",), {"x": REAL}), 3)]
    assert first == list(RECORDED)


@pytest.mark.parametrize(
    "domain", [REAL, LINE, RIGHT_HALF, POSITIVE, UNIT, TARGET, COUNT, WHOLES, COUNTED, WIDE, FROM_TEN], ids=str
)
def test_points_are_inside_and_spread(domain) -> None:
    values = [point["x"] for point in islice(generic(("x",), {"x": domain}), 30)]
    assert all(inside(value, domain) for value in values)
    assert len(set(values)) >= (5 if domain.integer else 25)
    if domain.low < 0 and not domain.integer:
        assert min(values) < -1 < 1 < max(values)


def test_a_domain_without_an_end_has_none_and_holds_any_number() -> None:
    assert bounds(LINE) == (None, None)
    assert bounds(RIGHT_HALF) == (0, None)
    assert inside(Fraction(-(10**500)), LINE)
    assert not inside(Fraction(-1), RIGHT_HALF)
    assert not inside(Fraction(1, 2), WHOLES)


def test_easy_points_start_with_the_plainest_and_differ_between_letters() -> None:
    assert next(easy(("w", "x"), {"w": REAL, "x": REAL})) == {"w": 1, "x": 2}
    assert next(easy(("a",), {"a": UNIT})) == {"a": Fraction(1, 2)}
    assert EASY[0] == 1


def test_beside_a_point_every_letter_has_moved_and_whole_numbers_stay() -> None:
    for beside in nudged({"n": Fraction(3), "x": Fraction(1)}, {"n": COUNT, "x": REAL}):
        assert beside["n"] == 3
        assert beside["x"] != 1
