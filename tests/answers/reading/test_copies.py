"""A formula that a page gives twice, or with its TeX: read where nothing is in doubt, asked back where something is."""

from __future__ import annotations

import pytest

from tests.answers.reading.test_reader import same
from tutor.answers.reading import read
from tutor.answers.reading.copies import copied

READ = (
    ("x 2 x  2", "x^2"),
    ("2 x 2x", "2x"),
    ("n x n − 1 nx  n−1", "n x^(n-1)"),
    ("1 − tanh ⁡ 2 ( z ) 1−tanh  2  (z)", "1-tanh(z)^2"),
    ("2 ( a − y ) σ ′ ( z ) x 2(a−y)σ  ′  (z)x", "2(a-y)σ'(z)x"),
    ("3\nx\n2\n+\n2\nx\n3x \n2\n +2x", "3x^2+2x"),
    ("2\nx\ne\nx\n2\n2xe \nx \n2", "2x e^(x^2)"),
    ("−\n1\nx\n2\n− \nx \n2\n \n1\n\u200b\n", "-1/x^2"),
    ("e − z ( 1 + e − z ) 2 (1+e  −z  )  2   e  −z   \u200b", "e^(-z)/(1+e^(-z))^2"),
    ("∑ j w j k δ j j ∑ \u200b  w  jk \u200b  δ  j \u200b", "Σ_j w_jk δ_j"),
    ("w 1 x 1 w \n1\n\u200b\n x \n1\n\u200b\n", "w_1 x_1"),
    (r"x2{\displaystyle x^{2}}", "x^2"),
    ("x2x^2x2", "x^2"),
    (r"−1x2\displaystyle - \frac{1}{x^{2}}−x21", "-1/x^2"),
    ("−1x2-\\frac{1}{x^2}−x21\u200b", "-1/x^2"),
    ("12x\\frac{1}{2\\sqrt{x}}2x\u200b1\u200b", "1/(2√x)"),
    (r"2σ′(z)2\sigma'(z)2σ′(z)", "2σ'(z)"),
)
ASKED = (
    ("2 x e x 2 2xe  x  2", "2xe^(x^(2))", "2xe^(x)*2"),
    ("1 2 x 2  x   \u200b   1   \u200b", None, None),  # 1/(2√x), whose root is in neither half
    ("x x x  x   \u200b", None, None),
)
NO_COPIES = (
    "a b cd",
    "2 x 3y",
    "w x w x",
    "x x",
    "x 2 x 2",
    "ab ab",
    "a + a",
    "x^2x^2",
    "2x2x",
    "x^2 + x^2",
    "aa^2aa",
    "(x)x^2(x)",
)


@pytest.mark.parametrize(("typed", "meant"), READ, ids=[repr(row[0]) for row in READ])
def test_a_copy_without_doubt_is_read_and_the_reader_is_told(typed: str, meant: str) -> None:
    found = read(typed)
    assert found.problem is None, str(found.problem and found.problem.message)
    assert same(found.expr, read(meant).expr)
    assert "copied from a page" in str(found.notes[0]) or "copy from a page" in str(found.notes[0])


@pytest.mark.parametrize(("typed", "first", "second"), ASKED, ids=[repr(row[0]) for row in ASKED])
def test_a_copy_in_doubt_is_asked_back(typed: str, first: str | None, second: str | None) -> None:
    problem = read(typed).problem
    assert problem is not None
    assert (problem.code, problem.position) == ("copied-twice", 0)
    assert (problem.suggestion, problem.other) == (first, second)
    assert all(read(offer).problem is None for offer in (first, second) if offer)


@pytest.mark.parametrize("typed", NO_COPIES)
def test_what_is_typed_is_no_copy(typed: str) -> None:
    assert copied(typed) is None
