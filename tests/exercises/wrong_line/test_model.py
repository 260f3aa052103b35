"""Exactly one line of a planted solution is wrong, at one place; what is above is right, what is below follows."""

from __future__ import annotations

from itertools import islice

import pytest
from sympy import Symbol, exp, log, sqrt

from tutor.answers import Verdict, decide
from tutor.elementary.heads import sigmoid
from tutor.exercises.wrong_line.model import FEWEST, MOST, ordinary, planted, possible
from tutor.misconceptions import OF_DERIVATIVES, as_rule
from tutor.notation import b, w, x, y
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import first_rewrite, resolve, trivial_taken
from tutor.symbolic.rules import RULES
from tutor.symbolic.unevaluated import put

FUNCTIONS = (
    ((3 * x**2 + 5) ** 4, x),
    ((w * x + b - y) ** 2, w),
    (5 * x**4 - 2 * x**3 + 7, x),
    (x**2 * exp(3 * x), x),
    ((2 * x + 1) / (x**2 + 3), x),
    (1 / (1 + exp(-x)), x),
    (sigmoid(w * x + b) * 3, w),
    (sqrt(5 * x + 2), x),
    (log(x**2 + 1), x),
)
EVERY = [pytest.param(of, by, id=str(of)) for of, by in FUNCTIONS]


def same(one, other) -> bool:
    return decide(resolve(one), resolve(other)).verdict is Verdict.RIGHT


@pytest.mark.parametrize(("of", "by"), EVERY)
def test_exactly_one_line_is_wrong_whichever_mistake_is_planted(of, by: Symbol):
    names = sorted(possible(of, by))
    assert len(names) >= 5
    for name in names:
        found = planted(of, by, (name,))
        if found is None:  # a point alone does not tell it from the right one
            continue
        assert FEWEST <= len(found.lines) <= MOST
        assert found.name == name
        assert [step.rule.name for step in found.steps].count(name) == 1
        for at, line in enumerate(found.lines):
            assert same(line, found.result) is (at < found.at), (name, at)


@pytest.mark.parametrize(("of", "by"), EVERY)
def test_each_other_line_follows_by_a_sound_rule_from_the_one_above(of, by: Symbol):
    for name in islice(sorted(possible(of, by)), 8):
        found = planted(of, by, (name,))
        before = D(of, by)
        for at, step in enumerate(found.steps if found else ()):
            assert step.before == before
            rules = (as_rule(found.mistake), *RULES) if at == found.at else RULES
            rule, becomes = first_rewrite(step.target, rules)
            assert put(before, step.target, trivial_taken(becomes)) == step.after
            assert (rule.name == name) is (at == found.at)
            before = step.after


@pytest.mark.parametrize(("of", "by"), EVERY)
def test_the_right_line_is_right_and_one_sound_step_from_the_line_above(of, by: Symbol):
    for name in sorted(possible(of, by)):
        found = planted(of, by, (name,))
        if found is not None:
            assert same(found.right, found.result)
            assert found.sound.before == found.steps[found.at].before
            assert found.rules[found.at] == found.sound.rule.name


def test_no_two_lines_are_alike():
    for of, by in FUNCTIONS:
        for name in ordinary(of, by):
            found = planted(of, by, (name,))
            assert found is None or len({*found.lines}) == len(found.lines)


def test_without_names_an_ordinary_mistake_is_taken_and_always_the_same():
    for of, by in FUNCTIONS:
        found = planted(of, by)
        assert found.name in ordinary(of, by)
        assert planted.__wrapped__(of, by) == found


def test_what_has_one_line_or_no_chance_has_no_solution_with_a_mistake():
    assert planted(x**3, x) is None
    assert planted((3 * x + 1) ** 4, x, ("quotient-order-swapped",)) is None
    assert planted((3 * x + 1) ** 4, x, ("there-is-no-such-name",)) is None


def test_the_sign_of_the_whole_slope_is_not_turned_in_a_line_that_takes_one_rule():
    for of, by in FUNCTIONS:
        found = planted(of, by, ("opposite-sign",))
        assert found is None or not found.sound.becomes.has(D)


def test_the_mistakes_are_those_of_the_registry():
    names = {form.name for form in OF_DERIVATIVES}
    assert all(possible(of, by) <= names for of, by in FUNCTIONS)


def test_a_mistake_that_changes_nothing_here_is_not_planted():
    """The inner slope of x − 3 is 1: whoever leaves it out has the right line."""
    assert planted((x - 3) ** 2 + x**3, x, ("inner-slope-dropped",)) is None
    assert "inner-slope-dropped" not in possible((x - 3) ** 2 + x**3, x)
    assert planted((2 * x - 3) ** 2 + x**3, x, ("inner-slope-dropped",)) is not None
