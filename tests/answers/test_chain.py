"""A chain of equals is right where every link is as large as the answer; the link that is not is named."""

from __future__ import annotations

import pytest

from tutor.answers import Verdict, diagnose


def marked(answer: str):
    return diagnose(answer, "(wx+b-y)^2", "w", dict.fromkeys("wxby"))


@pytest.mark.parametrize(
    "answer",
    [
        "dC/dw = 2(wx+b-y)·x = 2x(wx+b-y)",
        "2(wx+b-y)x = 2wx^2 + 2bx - 2xy",
        "d/dw((wx+b-y)^2) = 2(wx+b-y)x",
        "dC/dw = dC/da · da/dw = 2(wx+b-y)x",
        "2(wx+b-y)·∂(wx+b-y)/∂w = 2(wx+b-y)x",
    ],
)
def test_all_links_are_equal(answer: str) -> None:
    assert marked(answer).verdict is Verdict.RIGHT


@pytest.mark.parametrize(
    ("answer", "link", "said"),
    [
        ("2(wx+b-y) = 2(wx+b-y)x", "2(wx+b-y)", "not the same"),
        ("dC/dw = 2(wx+b) = 2(wx+b-y)x", "2(wx+b)", "not the same"),
        ("(wx+b-y)^2 = 2(wx+b-y)x", "(wx+b-y)^2", "what you began with"),
        ("d/dw((wx+b)^2) = 2(wx+b-y)x", "d/dw((wx+b)^2)", "not the same"),
    ],
)
def test_a_wrong_link_before_a_right_answer_is_named_and_costs_nothing(answer: str, link: str, said: str) -> None:
    found = marked(answer)
    assert not found.counts
    assert f"{link} is" in str(found.message)
    assert said in str(found.message)


def test_a_right_link_before_a_wrong_answer_is_told() -> None:
    found = marked("2(wx+b-y)x = 2wx^2 + 2bx - 2y")
    assert found.verdict is Verdict.WRONG
    assert "2(wx+b-y)x is right, but what follows" in str(found.message)
    assert "right, but" not in str(marked("2(wx+b)x = 2wx^2 + 2bx - 2y").message)


def test_where_all_is_wrong_the_answer_is_explained_as_ever() -> None:
    assert marked("2(wx+b-y) = 2wx+2b-2y").misconceptions == marked("2wx+2b-2y").misconceptions != ()
