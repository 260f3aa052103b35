"""The points are the same everywhere, lie in their domains, and visit both sides of every border."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice

import pytest
from sympy import Abs, Rational, log, sin, sqrt

from tutor.answers.deciding.program import Evaluator
from tutor.answers.deciding.sampling import EASY, bordering, easy, generic, inside, nudged, sign_at
from tutor.elementary.heads import relu
from tutor.notation import COUNT, POSITIVE, REAL, UNIT, Domain, w, x

WIDE = Domain(Rational(-1000), Rational(1000))
RECORDED = Fraction(-45, 29), Fraction(-21, 17), Fraction(33, 19)


def test_generic_points_are_these_on_every_machine() -> None:
    first = [point["x"] for point in islice(generic(("x",), {"x": REAL}), 3)]
    assert first == [point["x"] for point in islice(generic(("x",), {"x": REAL}), 3)]
    assert first == list(RECORDED)


@pytest.mark.parametrize("domain", [REAL, POSITIVE, UNIT, COUNT, WIDE, Domain(Rational(10), Rational(12))], ids=str)
def test_points_are_inside_and_spread(domain) -> None:
    values = [point["x"] for point in islice(generic(("x",), {"x": domain}), 30)]
    assert all(inside(value, domain) for value in values)
    assert len(set(values)) >= (5 if domain.integer else 25)
    if domain.low < 0:
        assert min(values) < -1 < 1 < max(values)


def test_easy_points_start_with_the_plainest_and_differ_between_letters() -> None:
    assert next(easy(("w", "x"), {"w": REAL, "x": REAL})) == {"w": 1, "x": 2}
    assert next(easy(("a",), {"a": UNIT})) == {"a": Fraction(1, 2)}
    assert EASY[0] == 1


@pytest.mark.parametrize("expr", [Abs(x - 40), relu(w * x - 90), log(x - 12), sqrt(w + 300), Abs(sin(x))], ids=str)
def test_both_sides_of_a_border_are_visited(expr) -> None:
    program = Evaluator(expr)
    domains = {"w": WIDE, "x": WIDE}
    first = [*islice(generic(program.names, domains), 8)]
    points = [*first, *bordering(program, domains, first)]
    for border in program.borders:
        assert {sign_at(program, border, point) for point in points} >= {-1, 1}


def test_a_border_that_is_out_of_reach_is_no_trouble() -> None:
    program = Evaluator(Abs(x - 40) + Abs(x**2 + 1))
    first = [*islice(generic(("x",), {"x": REAL}), 8)]
    assert list(bordering(program, {"x": REAL}, first)) == []


def test_beside_a_point_every_letter_has_moved_and_whole_numbers_stay() -> None:
    for beside in nudged({"n": Fraction(3), "x": Fraction(1)}, {"n": COUNT, "x": REAL}):
        assert beside["n"] == 3
        assert beside["x"] != 1
