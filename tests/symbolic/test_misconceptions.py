"""Every misconception is run, gives its witness, and says something that helps."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

import mpmath
import pytest
from sympy import Basic, Expr, Symbol, Tuple, exp, sin

from tutor.elementary.heads import sigmoid
from tutor.notation import C, N, a, b, eta, h, n, v, w, x, y, z
from tutor.symbolic.definition import from_definition
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import derive, resolve
from tutor.symbolic.misconceptions import MISCONCEPTIONS, QUESTION_MISCONCEPTIONS, chances, derive_with
from tutor.symbolic.sentence import names

ALL = MISCONCEPTIONS + QUESTION_MISCONCEPTIONS
LINE = w * x + b - y
BY_NAME = {entry.name: entry for entry in ALL}
LETTERS = (C, w, b, z, a, x, y, eta, h, v)
POINTS = tuple(
    {letter: mpmath.mpf(11 * number + 7 * place + 3) / 41 for number, letter in enumerate(LETTERS)}
    | {n: mpmath.mpf(place)}
    for place in (2, 3, 5)
)


def agrees(same, one: Basic, two: Basic) -> bool | None:
    if isinstance(one, Tuple):
        return all(same(left, right, POINTS) for left, right in zip(one, two, strict=True))
    return same(one, two, POINTS)


@pytest.mark.parametrize("entry", MISCONCEPTIONS, ids=lambda entry: entry.name)
def test_a_misconception_gives_its_witness_and_not_the_truth(entry, same) -> None:
    f, by, wrong = entry.witness
    assert agrees(same, derive_with(entry, f, by).result, wrong)
    assert agrees(same, derive(f, by).result, wrong) is False


@pytest.mark.parametrize("entry", QUESTION_MISCONCEPTIONS, ids=lambda entry: entry.name)
def test_a_question_taken_wrongly_gives_its_witness_and_not_the_truth(entry, same) -> None:
    question, by, wrong = entry.witness
    assert agrees(same, resolve(entry.rewrite(question, by)), wrong)
    assert agrees(same, resolve(question), wrong) is False


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.name)
def test_a_misconception_speaks_to_the_learner(entry) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", entry.name)
    assert set(names(entry.says) + names(entry.asks)) <= {"place", "x"}
    assert entry.says.endswith(".")
    assert entry.asks.rstrip().endswith(("?", "."))
    assert "?" in entry.asks
    assert not re.search(r"simply|obvious|of course|just ", entry.says + entry.asks)


def test_names_and_rewrites_are_given_once() -> None:
    assert len({entry.name for entry in ALL}) == len(ALL)
    assert len({entry.rewrite for entry in ALL}) == len(ALL)


@pytest.mark.parametrize("entry", MISCONCEPTIONS, ids=lambda entry: entry.name)
def test_a_misconception_that_is_broken_is_noticed(entry, same) -> None:
    def broken(f: Expr, by: Symbol) -> Expr | None:
        believed = entry.rewrite(f, by)
        return None if believed is None else believed + 1

    f, by, wrong = entry.witness
    assert not agrees(same, derive_with(replace(entry, rewrite=broken), f, by).result, wrong)


def test_a_slip_is_made_once_and_a_belief_at_every_chance() -> None:
    dropped = BY_NAME["coefficient-dropped"]
    f = x**2 + x**3
    assert [mark.f for mark in chances(dropped, f, x)] == [x**3, x**2]
    assert derive_with(dropped, f, x).result == x**2 + x
    assert derive_with(dropped, f, x, where=0).result == x**2 + 2 * x
    assert derive_with(dropped, f, x, where=1).result == 3 * x**2 + x


@pytest.mark.parametrize(
    ("name", "f", "by", "wrong"),
    [
        ("inner-slope-dropped", (w * x + b - y) ** 2, w, 2 * (w * x + b - y)),
        ("constant-dropped-inside", (w * x + b - y) ** 2, b, 2 * b),
        ("by-another-parameter", (w * x + b - y) ** 2, b, 2 * x * (w * x + b - y)),
        ("sigmoid-slope-is-itself", (sigmoid(z) - y) ** 2, z, 2 * (sigmoid(z) - y) * sigmoid(z)),
        ("factor-dropped", 5 * x - 2 * x**2, x, 1 - 2 * x),
        ("minus-lost", 5 * x - 2 * x**2, x, 5 + 4 * x),
        ("reciprocal-of-slope", 1 / (1 + exp(x)), x, exp(-x)),
        ("term-by-term", exp(x**2 + 3 * x - y), x, 2 * x * exp(x**2) + 3 * exp(3 * x)),
    ],
)
def test_a_belief_is_carried_through(name, f, by, wrong, same) -> None:
    assert agrees(same, derive_with(BY_NAME[name], f, by).result, wrong)


def test_no_misconception_is_without_end() -> None:
    question = (sigmoid(w * sigmoid(w * x + b) - 3) - y) ** 2 / (x - 5 * w) + x**x * exp(-3 * x) - 2 * (x - 7)
    for entry in MISCONCEPTIONS:
        for by in (w, x):
            assert derive_with(entry, question, by).missing is None, entry.name


def test_where_there_is_no_chance_nothing_happens() -> None:
    for entry in MISCONCEPTIONS:
        assert entry.rewrite(Symbol("q") + 0, x) is None or entry.name == "constant-kept"
    for entry in QUESTION_MISCONCEPTIONS:
        assert entry.rewrite(Symbol("q") + 1, x) is None


def test_a_cost_is_told_from_a_square_and_a_mean_from_a_sum() -> None:
    half, total, one = (BY_NAME[name].rewrite for name in ("half-convention", "sum-for-mean", "one-example-only"))
    assert half(D((x - 3) ** 2, x), x) is None
    assert half(D((a - y) ** 2, a), a) == D((a - y) ** 2, a) / 2
    mean = ((a - y) ** 2 + (b - y) ** 2) / N
    assert total(D(mean, a), a) == N * D(mean, a)
    assert total(D((a - y) ** 2, a), a) is None
    assert one(D(mean, a), a) == D((a - y) ** 2, a)


def test_nothing_is_multiplied_out_that_is_too_large() -> None:
    steep = 2 * (x - a) ** 6000
    for entry in QUESTION_MISCONCEPTIONS:
        entry.rewrite(D(steep, x), x)
        entry.rewrite((steep.subs(x, x + h) - steep) / h, x)
    for entry in MISCONCEPTIONS:
        assert derive_with(entry, steep, x).missing is None
    with pytest.raises(ValueError, match="polynomial"):
        from_definition(steep, x)


def test_a_network_has_its_own_ways_to_go_wrong(same) -> None:
    inner = sigmoid(w * x + b)
    output = sigmoid(a * inner)
    right = derive(output, w).result
    slope = inner * (1 - inner) * x
    said = {
        "by-its-partner": right / x * w,
        "factor-dropped": right / a / x,
        "activation-for-weight": right / a * inner,
        "wrong-layer": inner * (1 - inner) * a * slope,
    }
    for name, wrong in said.items():
        assert agrees(same, derive_with(BY_NAME[name], output, w).result, wrong), name


QUESTIONS = (
    *((5 * x**4, x), (x**3, x), (4 * x**3 - 2 * x**2 + 7 * x - 1, x), (7 / x**3, x), ((2 * x + 1) ** 3, x)),
    *(((w - 3) ** 2, w), ((w * x + b - y) ** 2, w), ((w * x + b - y) ** 2, b), (x**2 * exp(x), x), (sin(x) / x, x)),
    *(((sigmoid(w * x + b) - y) ** 2, w), ((sigmoid(w * x + b) - y) ** 2, b), (1 / (1 + exp(-z)), z), (exp(3 * x), x)),
)


def test_in_the_questions_of_the_course_misconceptions_can_be_told_apart(same) -> None:
    pairs = alike = 0
    hits = set()
    for f, by in QUESTIONS:
        right = derive(f, by).result
        wrong = {entry.name: derive_with(entry, f, by).result for entry in MISCONCEPTIONS if chances(entry, f, by)}
        hits |= {(name, f) for name, answer in wrong.items() if same(answer, right, POINTS)}
        clear = [answer for name, answer in wrong.items() if (name, f) not in hits]
        for one, two in combinations(clear, 2):
            pairs, alike = pairs + 1, alike + bool(same(one, two, POINTS))
    assert hits == {("inner-slope-dropped", f) for f, by in QUESTIONS if by in (w, b) and f in ((w - 3) ** 2, LINE**2)}
    assert alike <= 0.025 * pairs
