"""A counterexample can be redone by hand: plain numbers, nothing saturated, and two values that are visibly apart."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from sympy import Integer, exp, log, tanh

from tutor.answers import Verdict, allowance, compare, decide, diagnose
from tutor.answers.deciding.counterexample import shown
from tutor.elementary.heads import sigmoid
from tutor.notation import a, b, w, x, y, z

CASES = os.environ.get("DOWNHILL_CASES")
NEURON = 2 * (sigmoid(w * x + b) - y) * sigmoid(w * x + b) * (1 - sigmoid(w * x + b)) * x


def test_nothing_is_saturated_at_the_point() -> None:
    for wrong in (2 * NEURON, NEURON / x, (sigmoid(w * x + b) - y) * x):
        point = dict(decide(wrong, NEURON).counterexample.point)
        assert abs((w * x + b).subs(point)) <= 3


def test_a_target_and_an_activation_are_where_they_can_be() -> None:
    point = dict(decide(2 * NEURON, NEURON).counterexample.point)
    assert 0 <= point[y] <= 1
    assert 0 < dict(decide(a * x, 2 * a * x).counterexample.point)[a] < 1


def test_a_letter_that_is_defined_is_no_letter_of_the_point() -> None:
    """a = σ(z), so that no a and z are shown that do not go together."""
    definitions = ((a, sigmoid(z)), (z, w * x + b))
    wrong = 2 * (a - y) * a * (1 - a) * w
    point = decide(wrong, NEURON, definitions=definitions).counterexample.point
    assert {letter for letter, _ in point} == {b, w, x, y}


@pytest.mark.parametrize(
    ("given", "expected", "at"),
    [
        ("max(w,-4)", "w", "w = −5"),
        ("max(x,-10^9)", "x", "x = −3,000,000,000 yours is −1,000,000,000, and it should be −3,000,000,000"),
        ("max(0,1-1000|x-1/7|)", "0", "x = 71/500"),
        ("tanh(50x)", "sign(x)", "x = 1/100"),
        ("tanh(10^5*x)", "sign(x)", "x = 1/100000"),
        ("σ(10^4*(x-3))", "step(x-3)", "x = 30001/10000"),
        ("e^(6x)", "6e^(6x)", "x = 1/2"),
    ],
)
def test_a_point_far_away_is_a_round_one(given, expected, at) -> None:
    assert at in str(compare(given, expected).message)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (1.386, 1.3862943611, ("1.3860", "1.3863")),
        (1.0, 1.000000000001, ("1.000000000000", "1.000000000001")),
        (9.978e-06, -144.0, ("0.000009978", "−144")),
        (0.5, 2.0, ("0.5", "2")),
        (12345678.0, 2.0, ("12,345,678", "2")),
        (3.72e-44, 1.011e20, ("3.72·10^(−44)", "1.011·10^20")),
        (2.0, 2.0, ("2", "2")),
    ],
)
def test_numbers_are_shown_as_they_are_written_by_hand(one, other, said) -> None:
    assert shown(one, other) == said


def test_no_figure_is_shown_that_is_not_sure() -> None:
    """e is 2.71828182845904523…: of what a float has, fifteen figures."""
    assert "2.71828182845905 to many figures" in str(compare("e+10^(-100)", "e").message)


def test_what_is_close_is_said_to_be_close() -> None:
    message = str(diagnose("0.693*2^x", "2^x", "x").message)
    assert "1.3860" in message
    assert "close" in message
    assert "close" not in str(diagnose("2^x", "2^x", "x").message)


def test_a_counterexample_that_cannot_be_paid_for_is_the_point_that_was_found() -> None:
    with allowance(300):
        found = decide(sigmoid(x) + 1000 * tanh(1000 * x), Integer(0))
    assert found.verdict in (Verdict.WRONG, Verdict.UNDECIDED)
    assert decide(exp(x) + log(x), exp(x)).counterexample is not None


@pytest.mark.skipif(not CASES, reason="DOWNHILL_CASES names no folder with the cases from outside")
def test_no_counterexample_has_e_notation_and_all_show_two_values() -> None:
    rows = json.loads((Path(CASES) / "misconceptions.json").read_text(encoding="utf-8"))
    for row in rows:
        if row["kind"] == "derivative" and not row["correct"]:
            found = compare(row["given"], row["key"])
            if found.note == "counterexample":
                said = re.findall(r"yours is (\S+), and it should be (\S+)\.", str(found.message))
                assert not re.search(r"\de[+-]?\d", str(found.message)), row
                assert all(one != other for one, other in said), row
