"""Each step of a walk begins where the last one led."""

from __future__ import annotations

from sympy import Integer, Rational

from tutor.exercises.descent import Stand, descend


def test_a_walk_goes_on_from_where_it_came_to():
    rows = list(descend(Integer(8), 3, lambda w: 2 * w, lambda w, slope: w - slope / 4))
    assert rows == [
        Stand(Integer(8), Integer(16), Integer(4)),
        Stand(Integer(4), Integer(8), Integer(2)),
        Stand(Integer(2), Integer(4), Integer(1)),
    ]


def test_it_ends_where_there_is_no_slope():
    rows = list(descend(Integer(1), 5, lambda w: None if w < 0 else Integer(1), lambda w, slope: w - Rational(2, 3)))
    assert [row.where for row in rows] == [1, Rational(1, 3)]
