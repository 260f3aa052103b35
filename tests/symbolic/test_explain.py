"""Every step has its reason, with its own formulas in it."""

from __future__ import annotations

import pytest
from sympy import Abs, Integer, Max, Min, exp, log, sin, sqrt

from tutor.elementary.heads import cases, relu, sigmoid, softplus
from tutor.elementary.table import FUNCTIONS
from tutor.notation import b, n, w, x, y
from tutor.symbolic.derive import derive
from tutor.symbolic.explain import sentence_for


def reasons(f, by) -> list[str]:
    return [str(sentence_for(step)) for step in derive(f, by).steps]


@pytest.mark.parametrize(
    ("f", "by", "said"),
    [
        (x**4, x, ["Bring the exponent 4 down in front and take one off it, which leaves 3."]),
        (5 * x, x, ["5 does not change with x, so it stays in front. x itself has slope 1."]),
        (Integer(7), x, ["7 does not change when x does, so its slope is 0."]),
        (x, x, ["x grows exactly as fast as x, so its slope is 1."]),
        (1 / x, x, ["Read 1/x as x^(−1). Bring the exponent −1 down in front and take one off it, which leaves −2."]),
        (x**n, x, ["Bring the exponent n down in front and take one off it, which leaves n − 1."]),
        (exp(x), x, ["e^x is its own slope."]),
        (log(x), x, ["The slope of ln(x) is one over what is inside: 1/x."]),
    ],
)
def test_a_step_is_explained_with_its_own_formulas(f, by, said) -> None:
    assert reasons(f, by) == said


def test_the_chain_rule_says_the_outside_and_keeps_the_inside() -> None:
    first, second = reasons((w - 3) ** 2, w)
    assert first.startswith("Bring the exponent 2 down")
    assert first.endswith("Keep w − 3 inside, and multiply by the slope of w − 3.")
    assert second.endswith("w itself has slope 1. 3 does not change with w: slope 0.")
    assert "b and y do not change with w" in reasons((w * x + b - y) ** 2, w)[1]


def test_each_rule_has_its_sentence_without_a_gap() -> None:
    several = (x * sin(3 * x), sin(x) / x, x**x, 2**x, Max(x, y), Min(x**2, y), sqrt(x + 1), Abs(x * y), softplus(x))
    each = (row.head(2 * x) for row in FUNCTIONS if row.arguments == (1, 1))
    for f in (*several, relu(w * x), sigmoid(w * x + b), cases(x, x**2, y * x), *each):
        for reason in reasons(f, x):
            assert reason.endswith(".")
            assert "{" not in reason
