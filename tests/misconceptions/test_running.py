"""A wrong rule is run by the engine that runs the rules: once, at a chance, or at every chance."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from sympy import Expr, Symbol, exp, sin

from tests.misconceptions.trial import POINTS, alike
from tutor.elementary.heads import sigmoid
from tutor.misconceptions import OF_DERIVATIVES, OF_QUESTIONS, chances, derive_with
from tutor.misconceptions.subjects import Posed
from tutor.notation import a, b, h, w, x, y, z
from tutor.symbolic.definition import from_definition
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import derive

LINE = w * x + b - y
BY_NAME = {form.name: form for form in reversed(OF_DERIVATIVES)}  # the first form of each


@pytest.mark.parametrize("form", OF_DERIVATIVES, ids=lambda form: form.name)
def test_a_wrong_rule_that_is_broken_is_noticed(form) -> None:
    def broken(mark: D) -> Expr | None:
        believed = form.apply(mark)
        return None if believed is None else believed + 1

    asked, wrong = form.witness
    assert not alike(derive_with(replace(form, apply=broken), asked.f, asked.x).result, wrong)


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
def test_a_belief_is_carried_through(name, f, by, wrong) -> None:
    assert alike(derive_with(BY_NAME[name], f, by).result, wrong)


def test_no_misconception_is_without_end() -> None:
    question = (sigmoid(w * sigmoid(w * x + b) - 3) - y) ** 2 / (x - 5 * w) + x**x * exp(-3 * x) - 2 * (x - 7)
    for form in OF_DERIVATIVES:
        for by in (w, x):
            assert derive_with(form, question, by).missing is None, form.name


def test_where_there_is_no_chance_nothing_happens() -> None:
    for form in OF_DERIVATIVES:
        assert form.apply(D(Symbol("q"), x)) is None or form.name == "constant-kept"
    for form in OF_QUESTIONS:
        assert form.apply(Posed(Symbol("q") + 1, x)) is None


def test_nothing_is_multiplied_out_that_is_too_large() -> None:
    steep = 2 * (x - a) ** 6000
    for form in OF_QUESTIONS:
        form.apply(Posed(D(steep, x), x))
        form.apply(Posed((steep.subs(x, x + h) - steep) / h, x))
    for form in OF_DERIVATIVES:
        assert derive_with(form, steep, x).missing is None
    with pytest.raises(ValueError, match="polynomial"):
        from_definition(steep, x)


def test_a_network_has_its_own_ways_to_go_wrong() -> None:
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
        assert alike(derive_with(BY_NAME[name], output, w).result, wrong), name


QUESTIONS = (
    *((5 * x**4, x), (x**3, x), (4 * x**3 - 2 * x**2 + 7 * x - 1, x), (7 / x**3, x), ((2 * x + 1) ** 3, x)),
    *(((w - 3) ** 2, w), ((w * x + b - y) ** 2, w), ((w * x + b - y) ** 2, b), (x**2 * exp(x), x), (sin(x) / x, x)),
    *(((sigmoid(w * x + b) - y) ** 2, w), ((sigmoid(w * x + b) - y) ** 2, b), (1 / (1 + exp(-z)), z), (exp(3 * x), x)),
)


def test_in_the_questions_of_the_course_misconceptions_can_be_told_apart(same) -> None:
    pairs = like = 0
    hits = set()
    for f, by in QUESTIONS:
        right = derive(f, by).result
        wrong = {form.name: derive_with(form, f, by).result for form in BY_NAME.values() if chances(form, f, by)}
        hits |= {(name, f) for name, answer in wrong.items() if same(answer, right, POINTS)}
        clear = [answer for name, answer in wrong.items() if (name, f) not in hits]
        for one, two in combinations(clear, 2):
            pairs, like = pairs + 1, like + bool(same(one, two, POINTS))
    inner = ("inner-slope-dropped", "inner-slope-twice", "divided-by-inner-slope")  # of an inner slope that is 1
    assert hits == {(name, f) for f in ((w - 3) ** 2, LINE**2) for name in inner}
    assert like <= 0.025 * pairs
