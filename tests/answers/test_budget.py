"""One answer has one budget, whatever is computed for it, and what is dear ends undecided instead of late."""

from __future__ import annotations

import pytest
from sympy import Max

from tutor.answers import Verdict, allowance, check_working, compare, diagnose
from tutor.answers.budget import ANSWER, Spent, spend, unmetered, weight
from tutor.notation import x, y


def test_what_is_asked_for_is_paid_before_it_is_computed() -> None:
    with allowance(10) as budget:
        spend(4)
        assert (budget.spent, budget.left) == (4, 6)
        with pytest.raises(Spent):
            spend(7)
        assert budget.left == 0


def test_a_dear_item_leaves_nothing_for_a_cheap_one() -> None:
    with allowance(10), pytest.raises(Spent):
        spend(100)
    with allowance(10) as budget:
        with pytest.raises(Spent):
            spend(100)
        with pytest.raises(Spent):
            spend(1)
        assert budget.spent == 10


def test_an_allowance_within_another_one_draws_on_it() -> None:
    with allowance(10) as outer:
        with allowance(1000) as inner:
            spend(3)
        assert inner is outer
        assert outer.spent == 3


def test_nothing_is_counted_where_no_budget_is_open_or_it_is_set_aside() -> None:
    spend(10**9)
    with allowance(1) as budget:
        with unmetered():
            spend(10**9)
        assert budget.spent == 0


def test_the_pairs_that_are_compared_in_a_maximum_weigh() -> None:
    assert weight(x + y) == 3
    assert weight(Max(x, y, 1)) == 3 + 1 + 9


STEEP = "+".join(f"relu(-cosh(cosh({number}x)))" for number in range(1, 16))
DEAR = {
    "softplus": lambda: compare("sum_{j=1}^{50} ln(1+exp(j*x))", "sum_{j=1}^{50} (j*x+ln(1+exp(-j*x)))"),
    "kinks of as many letters": lambda: compare("w_1+sum_{j=1}^{120} relu(-e^(w_j))", "w_1"),
    "sums in sums": lambda: compare(
        "sum_{i=1}^{14} sum_{j=1}^{14} 1/(x+i+j*y)", "sum_{i=1}^{14} sum_{j=1}^{14} σ(ln(1/(x+i+j*y-1)))"
    ),
    "towers": lambda: compare(STEEP, "0"),
    "towers, explained": lambda: diagnose(f"3x^2+{STEEP}", "x^3", "x"),
    "many in a maximum": lambda: diagnose("2x", f"max({','.join(f'x^{at}' for at in range(1, 19))})", "x"),
}


@pytest.mark.parametrize("name", DEAR)
def test_the_dearest_answers_end_within_the_budget(name) -> None:
    with allowance() as budget:
        found = DEAR[name]()
    assert budget.spent <= ANSWER
    assert found.verdict is not Verdict.RIGHT


def test_a_working_has_the_budget_of_one_answer() -> None:
    lines = [f"3x^2+{STEEP}" + "+0" * at for at in range(12)]
    with allowance() as budget:
        found = check_working(lines, "x^3", "x")
    assert budget.spent <= ANSWER
    assert {line.verdict for line in found.lines} <= {Verdict.UNDECIDED, Verdict.RIGHT}
    assert Verdict.UNDECIDED in {line.verdict for line in found.lines}


def test_without_its_limit_the_dearest_would_cost_more() -> None:
    with allowance(100 * ANSWER) as budget:
        DEAR["towers"]()
    assert budget.spent > ANSWER


def test_what_was_too_dear_says_so_and_costs_nothing() -> None:
    found = compare(STEEP, "0")
    assert (found.verdict, found.note) == (Verdict.UNDECIDED, "too-much")
    assert "costs nothing" in str(found.message)
    assert not diagnose(f"3x^2+{STEEP}", "x^3", "x").counts


def test_what_is_proved_without_points_is_right_though_the_budget_ends() -> None:
    with allowance(3000):
        assert compare(f"x+x+{STEEP}", f"{STEEP}+2x").note in ("identical", "too-much")
    with allowance(600):
        found = compare("(x+1)^2+e^x", "x^2+2x+1+e^x")
    assert found.verdict in (Verdict.RIGHT, Verdict.UNDECIDED)


ORDINARY = (
    ("2(σ(wx+b)-y)σ(wx+b)(1-σ(wx+b))x", "2x(σ(wx+b)-y)e^(-wx-b)σ(wx+b)^2"),
    ("softplus(z)", "z+softplus(-z)"),
    ("max(x,y,z)", "max(max(x,y),z)"),
    ("|sin(x)|", "sqrt(1-cos(x)^2)"),
    ("Σ_j w_jk δ_j", "Σ_i δ_i w_ik"),
    ("relu(w*x+b)-relu(-w*x-b)", "w*x+b"),
)


@pytest.mark.parametrize(("one", "other"), ORDINARY)
def test_an_ordinary_answer_takes_a_small_part_of_the_budget(one, other) -> None:
    with allowance() as budget:
        assert compare(one, other).verdict is Verdict.RIGHT
    assert budget.spent < ANSWER / 3
