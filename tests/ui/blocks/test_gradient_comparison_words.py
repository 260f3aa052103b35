"""What is said of a fourth number beside three: the same verdict and number give the same words."""

from __future__ import annotations

import pytest

from tutor.answers import Verdict
from tutor.lower.gradient_comparison import hear, network_for
from tutor.numeric.nudging import example
from tutor.ui.blocks.gradient_comparison_words import agrees, fourth, table
from tutor.ui.blocks.own_gradient import Fourth

LAYERS = (2, 3, 2)
X, Y = example(LAYERS, 1)
FOUND = hear(network_for(LAYERS, "sigmoid"), X, Y, 1, 0, 0, 1e-5)
ZERO = hear(network_for(LAYERS, "sigmoid"), 0 * X, Y, 1, 0, 0, 1e-5)


@pytest.mark.parametrize(
    ("verdict", "says"),
    [
        (Verdict.RIGHT, "Yours agrees. It is the formula of backpropagation"),
        (Verdict.UNDECIDED, "Yours agrees here."),
        (Verdict.WRONG, "Yours agrees here, though it is not the slope in general."),
        (Verdict.MISCONCEPTION, "Yours agrees here, though it is not the slope in general."),
    ],
)
def test_what_agrees_is_believed_as_far_as_its_verdict_goes(verdict, says):
    own = Fourth(FOUND.formula.slope, verdict, 6)
    assert agrees(FOUND, own)
    assert str(fourth(FOUND, own)).startswith(says)


def test_a_slope_of_zero_tells_nothing_of_a_formula_unless_that_has_another_number():
    assert "so this parameter does not test your formula" in str(fourth(ZERO, Fourth(0.0, Verdict.WRONG, 6)))
    assert "something else here" in str(fourth(ZERO, Fourth(0.1, Verdict.WRONG, 6)))
    assert "something else here" in str(fourth(FOUND, Fourth(0.0, Verdict.WRONG, 6)))


@pytest.mark.parametrize("slope", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_number_is_never_printed_as_one(slope):
    own = Fourth(slope, Verdict.WRONG, 6)
    assert "no value" in table(FOUND, own)
    assert "no value here. You can mend it in exercise 6." in str(fourth(FOUND, own))


def test_the_exercise_and_how_often_it_is_used_are_named():
    says = str(fourth(FOUND, Fourth(FOUND.formula.slope / 4, Verdict.WRONG, 6, uses=2)))
    assert "a quarter of their slope" in says
    assert "it is used 2 times" in says
    assert says.endswith("exercise 6.")
