"""Explanations: as few misconceptions as possible, the nearest first, and none for what anybody may hit upon."""

from __future__ import annotations

import pytest
from sympy import Expr, Rational, cos, exp, sin

from tutor.answers.diagnosing.floats import FloatRows
from tutor.answers.diagnosing.search import explanations, with_sigmoids
from tutor.elementary.heads import sigmoid
from tutor.notation import b, eta, w, x, y
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve

POINTS = tuple(
    {"x": p, "w": q, "b": r, "y": s, "eta": t}
    for p, q, r, s, t in ((0.7, 1.3, 0.4, 0.2, 0.9), (1.9, -0.6, 1.1, 0.6, 0.3), (0.3, 2.2, -0.8, 0.8, 0.4))
)


def found(given: Expr, asked: Expr, by=x, effort: int = 16_000) -> list[tuple[str, ...]]:
    rows = [FloatRows(expr, POINTS).at() for expr in (given, resolve(asked))]
    return [fit.names for fit in explanations(asked, by, *rows, POINTS, effort)]


@pytest.mark.parametrize(
    ("given", "asked", "by", "names"),
    [
        (x**3, D(x**4, x), x, ("coefficient-dropped",)),
        (cos(3 * x), D(sin(3 * x), x), x, ("inner-slope-dropped",)),
        (3 * cos(x), D(sin(3 * x), x), x, ("inside-replaced",)),
        (-3 * cos(x), D(sin(3 * x), x), x, ("inside-replaced", "table-sign")),
        (2 * x * cos(x), D(x**2 * sin(x), x), x, ("product-of-slopes",)),
        (w + 2 * eta * w, w - eta * D(w**2, w), w, ("uphill",)),
        (2 * (sigmoid(w * x + b) - y) * x, D((sigmoid(w * x + b) - y) ** 2, w), w, ("outer-slope-dropped",)),
        (1 - 2 * x, D(-4 * x**2 + 4 * x, x), x, ("factor-dropped",)),
        (1 + 2 * x, D(-4 * x**2 + 4 * x, x), x, ("minus-lost", "factor-dropped")),
    ],
    ids=str,
)
def test_the_nearest_explanation_comes_first(given, asked, by, names) -> None:
    assert found(given, asked, by)[0] == names or set(found(given, asked, by)[0]) == set(names)


@pytest.mark.parametrize("asked", [D(sin(x / 3), x), D(x**2 * exp(-x), x), D((3 * x + 1) ** 4, x)], ids=str)
def test_what_anybody_may_hit_upon_is_not_explained(asked) -> None:
    key = resolve(asked)
    for noise in (key * Rational(3, 2), key + x, key * x, key**2, x):
        assert found(noise, asked) == []


def test_times_the_letter_is_believed_where_it_is_all_that_stands_inside() -> None:
    assert ("multiplied-by-inside",) in found(3 * x * cos(3 * x), D(sin(3 * x), x))
    deeper = D(x**2 * sin(3 * x), x)
    assert found(x * resolve(deeper), deeper) == []


def test_a_power_that_kept_its_exponent_is_believed_though_it_is_the_key_times_the_letter() -> None:
    assert found(5 * x**5, D(x**5, x)) == [("exponent-not-reduced",)]
    assert found(20 * x**4, D(5 * x**4, x)) == [("exponent-not-reduced",)]


def test_one_is_preferred_to_two() -> None:
    assert all(len(names) == 1 for names in found(x**3, D(x**4, x)))


def test_without_effort_nothing_is_explained() -> None:
    assert found(x**3, D(x**4, x), effort=3) == []


def test_what_was_found_before_the_effort_ran_out_is_kept() -> None:
    asked = D(sin(3 * x), x)
    few = next(effort for effort in range(0, 4_000, 25) if found(cos(3 * x), asked, effort=effort))
    assert found(cos(3 * x), asked, effort=few)[0] == ("inner-slope-dropped",)
    assert len(found(cos(3 * x), asked, effort=few)) <= len(found(cos(3 * x), asked))


def test_a_sigmoid_written_out_is_recognised() -> None:
    written = 1 / (1 + exp(-(w * x + b)))
    assert with_sigmoids((written - y) ** 2) == (sigmoid(w * x + b) - y) ** 2
    assert with_sigmoids(x / (1 + exp(x)) ** 2) == x * sigmoid(-x) ** 2
    assert with_sigmoids(1 / (2 + exp(x))) == 1 / (2 + exp(x))


def test_the_effort_that_is_usual_finds_two_misconceptions_in_one_answer() -> None:
    asked = D(-4 * x**2 + 4 * x, x)
    rows = [FloatRows(expr, POINTS).at() for expr in (1 + 2 * x, resolve(asked))]
    assert explanations(asked, x, *rows, POINTS)[0].names == ("minus-lost", "factor-dropped")
