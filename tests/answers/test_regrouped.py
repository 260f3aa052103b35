"""The bracket that paper does not need is found where it makes an answer right, within a budget, and nowhere else."""

from __future__ import annotations

import pytest

from tutor.answers import read, regrouped, vocabulary, with_brackets
from tutor.notation import eta, h, t, w, x, z

LETTERS = vocabulary(w, x, z, h, t, eta)


def key(text: str):
    return read(text, LETTERS).expr


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("1/2√x", "1/(2√x)"),
        ("1/2sqrt(x)", "1/(2sqrt(x))"),
        ("x/√x^2+1", "x/√(x^2+1)"),
        ("2x/2sqrt(x^2+1)", "2x/(2sqrt(x^2+1))"),
        ("1/2x^-1/2", "1/2x^(-1/2)"),
        ("2x/x^2+1", "2x/(x^2+1)"),
        ("2e^2x", "2e^(2x)"),
        ("40e^0.02t", "40e^(0.02t)"),
        ("e^-z/1+e^-z^2", "e^-z/(1+e^-z)^2"),
        ("1/1+e^-z*(1-1/1+e^-z)", "1/(1+e^-z)*(1-1/(1+e^-z))"),
        ("(x+h)^2-x^2/h", "((x+h)^2-x^2)/h"),
        ("x/x+1 + 2", "x/(x+1) + 2"),
        ("sin x+1", "sin (x+1)"),
        ("3x^3-1", "3x^(3-1)"),
    ],
)
def test_one_or_two_pairs_make_it_right(typed: str, better: str) -> None:
    assert with_brackets(typed, LETTERS, key(better)) == better


def test_behind_the_learning_rate_only_in_a_step() -> None:
    wanted = key("w-η*(2w+4)")
    assert with_brackets("w-η*2w+4", LETTERS, wanted) is None
    assert with_brackets("w-η*2w+4", LETTERS, wanted, after_rate=True) == "w-η*(2w+4)"


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("2x+1", "2(x+1)"),
        ("2*x+1", "2*(x+1)"),
        ("x+1", "x+2"),
        ("3x^2", "x^3"),
        ("w-x^2", "(w-x)^2"),
        ("1 - 2/x", "-1/x"),
        ("x - 1/w - x/w", "-1/w^2"),
        ("x/w-1/z", "(x/w-1)/z"),
        ("-x^2", "(-x)^2"),
    ],
)
def test_a_bracket_that_paper_needs_too_is_not_given_away(typed: str, wanted: str) -> None:
    assert with_brackets(typed, LETTERS, key(wanted)) is None


def test_names_of_parts_are_put_in() -> None:
    a = read("a").expr
    words = vocabulary(w, x, z, a)
    parts = ((a, key("sin(z)")),)
    assert with_brackets("1/2a", words, key("1/(2sin(z))"), parts) == "1/(2a)"


def test_a_text_full_of_strokes_is_tried_so_many_times_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    meaning = regrouped.meaning
    monkeypatch.setattr(regrouped, "meaning", lambda text, words: tried.append(text) or meaning(text, words))
    assert with_brackets("x/2x^2/3+2/3x*3^w/" * 4 + "x", LETTERS, key("x")) is None
    assert 0 < len(tried) <= regrouped.MOST_SINGLE + regrouped.MOST_DOUBLE
    assert with_brackets("x/(", LETTERS, key("x")) is None
    tried.clear()
    assert with_brackets("1/2x+" * 40 + "x", LETTERS, key("x")) is None
    assert tried == []
