"""The separating question has an answer from either explanation, and the two differ."""

from __future__ import annotations

from itertools import combinations

from tutor.answers.deciding.equality import decide
from tutor.answers.diagnosing.separating import separator
from tutor.answers.verdict import Verdict
from tutor.misconceptions import OF_DERIVATIVES


def test_almost_any_two_misconceptions_can_be_told_apart() -> None:
    names = [entry.name for entry in OF_DERIVATIVES]
    pairs = list(combinations(names, 2))[::9]
    found = [separator((one,), (other,)) for one, other in pairs]
    assert sum(each is not None for each in found) >= 0.98 * len(pairs)
    for each in found[::5]:
        (_, mine), (_, theirs) = each.answers
        assert decide(mine, theirs).verdict is Verdict.WRONG


def test_what_both_explanations_share_is_left_out() -> None:
    found = separator(("factor-dropped", "minus-lost"), ("factor-dropped", "table-sign"))
    assert {name for name, _ in found.answers} == {"minus-lost", "table-sign"}


def test_one_explanation_cannot_be_told_from_itself() -> None:
    assert separator(("factor-dropped",), ("factor-dropped",)) is None
