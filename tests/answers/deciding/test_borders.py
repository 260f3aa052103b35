"""Both sides of every border are visited, needles are met, and an empty side is proved to be empty."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice

import pytest
from sympy import (
    Abs,
    Expr,
    Integer,
    Max,
    Min,
    Rational,
    acos,
    asin,
    atan,
    cos,
    cosh,
    exp,
    log,
    sin,
    sinh,
    sqrt,
    tan,
    tanh,
)

from tutor.answers.deciding import borders
from tutor.answers.deciding.borders import asleep, beyond, bordering, missing, one_sided, signs_at, waking
from tutor.answers.deciding.compare_at import Relation, relation
from tutor.answers.deciding.program import Evaluator
from tutor.answers.deciding.sampling import generic
from tutor.elementary.heads import relu, sigmoid, softplus, step
from tutor.notation import LINE, REAL, UNIT, WHOLES, Domain, b, n, w, x, y

LETTERS = (w, x, y, b)
EVERYWHERE = {letter.name: LINE for letter in LETTERS}


def at_kink(program: Evaluator, inside: Expr) -> int:
    return next(at for at, expr in program.kinks.items() if expr == inside)


def points(program: Evaluator, domains=EVERYWHERE) -> list:
    first = [*islice(generic(program.names, domains), 8)]
    return [*first, *bordering(program, domains, first)]


@pytest.mark.parametrize(
    "expr",
    [
        Abs(x - 40),
        relu(w * x - 90),
        log(x - 12),
        sqrt(w + 300),
        Abs(sin(x)),
        relu(x + 10**80),
        relu(10**6 - Abs(x - 10**9)),
        Max(x, -(10**30)),
        Abs(x**4 - 10**5),
        Abs(relu(x - 50) - 7),
        Abs(cos(x) - x**3 - 100),
    ],
    ids=lambda expr: str(expr)[:40],
)
def test_both_sides_of_a_border_are_visited(expr) -> None:
    program = Evaluator(expr)
    assert missing(program, [signs_at(program, point) for point in points(program)]) == {}


NEEDLES = (
    relu(Rational(1, 10**6) - Abs(x - Rational("0.7071"))),
    relu(1 - 10**6 * Abs(x - sqrt(2))),
    step(x - Rational(3, 10)) * step(Rational("0.30001") - x),
    step(x) - step(x - Rational(1, 10**9)),
    relu(Rational(1, 10**10) - (x - Rational(3, 10)) ** 2),
    step(x - y) * step(y + Rational(1, 10**9) - x),
    relu(1 - Abs(10**6 - Abs(10**9 * x - 1))),
)


@pytest.mark.parametrize("needle", NEEDLES, ids=lambda expr: str(expr)[:40])
def test_a_needle_is_met(needle) -> None:
    program = Evaluator(needle, Integer(0))
    assert Relation.APART in {relation(program, point) for point in points(program)}


def test_without_the_cuts_of_inner_borders_a_needle_is_missed(monkeypatch) -> None:
    program = Evaluator(NEEDLES[0], Integer(0))
    monkeypatch.setattr(borders, "_roots", lambda _: [])
    assert Relation.APART not in {relation(program, point) for point in points(program)}


def test_a_letter_that_is_whole_stays_whole() -> None:
    program = Evaluator(Abs(n - Rational(21, 2)))
    found = points(program, {"n": WHOLES})
    assert all(point["n"].denominator == 1 for point in found)
    assert missing(program, [signs_at(program, point) for point in found]) == {}


EMPTY = (
    x**2 + 1,
    x**2 - 2 * x + 1,
    x**2 - 2 * x * y + y**2 + 1,
    1 - tanh(x) ** 2,
    exp(x),
    exp(x) + x**2,
    2 + sin(x),
    x**4 + x + 5,
    w**2 + x**2 + 1,
    -(x**2) - 3,
    sigmoid(w * x),
    cosh(x) - 1,
    cosh(x) - sinh(x),
    exp(x) - x - 1,
    exp(x) + x**4 + x + 5,
    sqrt(x) + 1,
    x + sqrt(x),
    log(x) ** 2 + 1,
    x + sqrt(x**2 + 1),
    sqrt(x**2 + 1) - 1,
    Abs(x) - x,
    Abs(x) + x,
    softplus(x) - relu(x),
    x - Min(x, y),
    2 + cos(x) + sqrt(y),
)


@pytest.mark.parametrize("inside", EMPTY, ids=str)
def test_a_side_on_which_nothing_is_is_proved_to_be_empty(inside) -> None:
    program = Evaluator(relu(inside))
    border = at_kink(program, inside)
    never = missing(program, [signs_at(program, point) for point in points(program)])[border]
    assert one_sided(program, EVERYWHERE, border, never)
    assert not one_sided(program, EVERYWHERE, border, {-1, 1} - never)


BOTH = (
    x**4 - 10**30,
    x**3 + x,
    x**4 + x + Rational(1, 100),
    exp(x) - 5,
    cosh(x) - Rational(1001, 1000),
    exp(x) - Rational(11, 10) * x - 1,
    x + sqrt(x) - Rational(1, 100),
    log(x) + 5,
    sqrt(x**2 + 1) - 2 * x,
    sqrt(2 * x**2 + 1) + 2 * x,
    Abs(x) - x**2,
    softplus(x) - x - Rational(1, 100),
)


@pytest.mark.parametrize("inside", BOTH, ids=str)
def test_what_is_on_both_sides_is_not_proved_to_be_on_one(inside) -> None:
    program = Evaluator(relu(inside))
    border = at_kink(program, inside)
    assert not any(one_sided(program, EVERYWHERE, border, {side}) for side in (-1, 1))


def test_a_border_between_two_sums_is_looked_at_as_one() -> None:
    program = Evaluator(Max(x, x - 1, evaluate=False), x)
    (border,) = program.kinks
    assert [one_sided(program, EVERYWHERE, border, {side}) for side in (-1, 1)].count(True) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (acos(cos(x)), Abs(x)),
        (asin(sin(x / 1000)), x / 1000),
        (atan(tan(w * x)), w * x),
        (sqrt((1 + cos(x)) / 2), cos(x / 2)),
    ],
    ids=str,
)
def test_what_is_the_same_for_one_turn_is_met_beyond_it(one, other) -> None:
    program = Evaluator(one, other)
    assert Relation.APART in {relation(program, point) for point in points(program)}


def test_a_declared_domain_is_part_of_the_proof() -> None:
    program = Evaluator(Abs(x))
    (border,) = program.kinks
    assert one_sided(program, {"x": UNIT}, border, {-1})
    assert not one_sided(program, {"x": REAL}, border, {-1})


STEEP = (tanh(1000 * x), tanh(x + 1000), sigmoid(10**9 * (x - 50)), exp(-(10**8) * x**2))


@pytest.mark.parametrize("expr", STEEP, ids=str)
def test_what_looks_like_a_constant_is_met_where_it_does_not(expr) -> None:
    program = Evaluator(expr)
    first = [*islice(generic(program.names, EVERYWHERE), 8)]
    assert asleep(program, first)
    assert not asleep(program, [*waking(program, EVERYWHERE, first[-1])])


def test_nothing_is_asleep_where_nothing_is_steep() -> None:
    assert not asleep(Evaluator(x**2), [{"x": Fraction(10**6)}])


def test_values_that_are_far_away_are_met_there() -> None:
    far = Domain(Rational(-1000), Rational(1000))
    program = Evaluator(sqrt(x - 60) * sqrt(70 - x))
    found = [point["x"] for point in beyond(program, {"x": far}, {"x": Fraction(1)})]
    assert sum(60 < place < 70 for place in found) >= 3
