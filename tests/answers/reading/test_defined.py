"""A name that an answer brings with it is put in; a letter of the question cannot be given another meaning."""

from __future__ import annotations

import pytest

from tutor.answers.reading import read, vocabulary
from tutor.notation import C, b, eta, w, x, y
from tutor.symbolic.derivative import D

WORDS = vocabulary(w, x, b, y, left=(D(C, w), D(y, w)), by=w)
MEANT = 2 * x * (w * x + b - y)


@pytest.mark.parametrize(
    "typed",
    [
        "2u*x with u = wx+b-y",
        "2ux, u = wx+b-y",
        "2ux where u = wx + b - y",
        "2 e x; e = wx+b-y",
        "u = wx+b-y, 2ux",
        "let u = wx+b-y, then 2u*x",
        "u = wx + b - y; dC/dw = 2ux",
        "dC/dw = 2ux, u = wx+b-y",
        "dC/dw = 2ux where u = wx+b-y",
        "2(z-y)x, z = wx+b",
        "2(z_1-y)x with z_1 = wx+b",
        "C = u^2, u = wx+b-y, dC/dw = 2ux",
        "2uv with u = wx+b-y and v = x",
        "2ux, u = z-y, z = wx+b",
        "2δx with δ = wx+b-y",
    ],
)
def test_what_a_name_stands_for_is_put_in(typed: str) -> None:
    found = read(typed, WORDS, chain=True)
    assert found.problem is None, str(found.problem and found.problem.message)
    assert found.expr == MEANT


def test_a_slope_may_be_brought_as_well() -> None:
    words = vocabulary(w, eta, left=(w,))
    found = read("w - η dC/dw where dC/dw = 2w + 4", words)
    assert found.expr == w - eta * (2 * w + 4)


@pytest.mark.parametrize(
    "typed",
    [
        "2ux",  # nobody said what u is
        "2wx, x = w",  # x is a letter of the question
        "2ux with u = q",
        "2ux with u = v and v = u",
        "2ux, 3u, u = w",
        "2ux with u = ",
        "a=b, b=c, c=d, d=e, e=f, f=g, 2w",
        "2ux with u = w = x, v = w",
    ],
)
def test_what_is_not_brought_whole_is_not_guessed_at(typed: str) -> None:
    assert read(typed, WORDS).problem is not None


def test_a_part_that_the_question_names_may_be_said_once_more_and_counts_as_it_is_said() -> None:
    words = vocabulary(w, x, b, y, left=(D(C, w),), by=w, parts=(y,))
    assert read("2xy, y = wx+b", words).expr == 2 * x * (w * x + b)
    assert read("2xy, y = wx+b", WORDS).problem is not None
