"""Cases are read where the question has a kink, and nowhere else."""

from __future__ import annotations

import pytest

from tutor.answers import Verdict, decide
from tutor.answers.reading import read, vocabulary
from tutor.elementary.heads import cases, step
from tutor.notation import x, z

KINKED = vocabulary(z, x, by=z, kinked=True)
SMOOTH = vocabulary(z, x, by=z)

STEPS = (
    *("[z>0]", "z>0", "z ≥ 0", "(z > 0)", "1_{z>0}", "1{z>0}", "1(z > 0)", "𝟙(z>0)", r"\mathbb{1}_{z>0}", "1[z>0]"),
    *("(z>0)*1", "(z > 0).astype(float)", "float(z>0)", "1 if z>0 else 0", "1 if z>0, 0 otherwise", "z>0 ? 1 : 0"),
    *(
        "np.where(z > 0, 1, 0)",
        "where(z>0,1,0)",
        "0 if z<0 else 1",
        "0 if z <= 0 else 1",
        "1 when z > 0 and 0 otherwise",
    ),
    *("1 for z>0, 0 for z<0", "0 for z<0, 1 for z>0", "1 if z>0; 0 if z<0", "{1 if z>0, 0 otherwise", "f'(z) = [z>0]"),
    r"\begin{cases} 1 & z > 0 \\ 0 & z \le 0 \end{cases}",
    r"\begin{cases} 1, & \text{if } z > 0 \\ 0, & \text{otherwise} \end{cases}",
    "0 < z",
    "relu'(z) = 1 if z > 0 else 0",
)


@pytest.mark.parametrize("typed", STEPS)
def test_one_or_nothing_is_a_step(typed: str) -> None:
    found = read(typed, KINKED, chain=True)
    assert found.problem is None, str(found.problem and found.problem.message)
    assert decide(found.expr, step(z)).verdict is Verdict.RIGHT
    assert any("I read" in str(note) for note in found.notes)


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("x if xz > 0 else 0", x * step(x * z)),
        ("x*(xz>0)", x * step(x * z)),
        ("(z > 1)*2 + x", 2 * step(z - 1) + x),
        ("1 if z > 0 else x", cases(z, 1, x)),
        ("x when z < 2, 1 otherwise", cases(2 - z, x, 1)),
        ("z > x ? z : x", cases(z - x, z, x)),
    ],
)
def test_any_two_cases_are_read(typed: str, meaning: object) -> None:
    found = read(typed, KINKED)
    assert found.problem is None, str(found.problem and found.problem.message)
    assert decide(found.expr, meaning).verdict is Verdict.RIGHT


@pytest.mark.parametrize("typed", STEPS)
def test_a_smooth_question_has_no_cases(typed: str) -> None:
    assert read(typed, SMOOTH, chain=True).problem is not None


@pytest.mark.parametrize(
    "typed",
    ["z > 0 > x", "1 if z > 0", "z >", "> 0", "z > 0 and z < 1", "[z>", "1 if z>0 else", "q > 0", "1_{z}", "((z>0)"],
)
def test_what_is_no_whole_distinction_is_refused(typed: str) -> None:
    assert read(typed, KINKED).problem is not None
