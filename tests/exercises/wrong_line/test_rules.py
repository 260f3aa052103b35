"""The rules to choose from: those of the lines and some more, and none that one could argue for as well."""

from __future__ import annotations

import pytest

from tests.exercises.wrong_line.test_model import FUNCTIONS
from tutor.exercises.wrong_line.model import planted
from tutor.exercises.wrong_line.rules import FEWEST, accepted, called, is_for, offered, shuffled
from tutor.notation import x


@pytest.mark.parametrize(("of", "by"), FUNCTIONS, ids=str)
def test_the_rules_of_the_lines_are_offered_and_others_beside_them(of, by):
    key = planted(of, by)
    rules = offered(key)
    assert {*key.rules} < {*rules}
    assert len(rules) >= FEWEST
    assert len({*rules}) == len(rules)
    assert accepted(key) & {*rules}
    assert sorted(shuffled(key, 3)) == sorted(rules)


def test_the_outside_of_a_chain_is_not_offered_unless_a_line_needs_it():
    key = planted((3 * x + 1) ** 4 + x, x, ("inner-slope-dropped",))
    assert "power rule" not in offered(key)
    assert "power rule" in offered(planted((3 * x**2 + 1) ** 4 + x**2, x, ("inner-slope-dropped",)))


def test_where_only_the_outside_is_wrong_its_own_rule_is_right_too():
    assert accepted(planted((3 * x**2 + 1) ** 4, x, ("outer-slope-dropped",))) == {"chain rule", "power rule"}
    assert accepted(planted((3 * x**2 + 1) ** 4 + x, x, ("inner-slope-dropped",))) == {"chain rule"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("power rule", "power rule"),
        ("sigmoid", "slope of the sigmoid"),
        ("definition", "meaning of a short name"),
    ],
)
def test_a_rule_is_named_as_in_the_course(name, said):
    assert str(called(name)) == said


def test_each_rule_says_what_it_is_for():
    said = {str(is_for(name, x)) for name in ("power rule", "sum rule", "product rule", "chain rule", "sigmoid")}
    assert len(said) == 5
