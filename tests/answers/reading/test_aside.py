"""Words, remarks and other names around a formula are read over; nothing that could belong to it ever is."""

from __future__ import annotations

import pytest

from tests.answers.reading.test_reader import same
from tutor.answers.reading import OPEN, read, vocabulary
from tutor.notation import C, eta, w, x
from tutor.symbolic.derivative import D
from tutor.symbolic.indexed import a, delta, z
from tutor.symbolic.indexed import w as w_jk

WORDS = vocabulary(w, x, left=(D(C, w),), by=w)


@pytest.mark.parametrize(
    "typed",
    [
        "2wx, because the exponent comes down",
        "2wx (power rule)",
        "2wx (chain rule!)",
        "2wx [by the product rule]",
        "2wx — the slope",
        "2wx since 3 - 1 = 2",
        "2wx using d/dx x^n = n x^(n-1)",
        "2wx by the chain rule",
        "2wx by power rule",
        "2wx QED",
        "2wx.",
        "so 2wx",
        "I think it is 2wx",
        "the answer is 2wx",
        "My final answer: 2wx",
        "The slope of the cost is 2wx",
        "2wx is my answer",
        "2wx ✓",
        "return 2*w*x;",
        "lambda w: 2*w*x",
        "def slope(w): return 2*w*x",
        "2 times w times x",
    ],
)
def test_words_around_a_formula_are_left_aside(typed: str) -> None:
    found = read(typed, WORDS, chain=True)
    assert found.problem is None, str(found.problem and found.problem.message)
    assert found.expr == 2 * w * x


def test_what_was_left_aside_is_told() -> None:
    assert [str(note) for note in read("2wx, because it falls", WORDS).notes] == ["I leave “because it falls” aside."]
    assert read("2wx", WORDS).notes == ()


@pytest.mark.parametrize(
    "typed",
    [
        *("three w", "half w", "not 2wx", "2wx - bias", "2wx + constant", "sinus w", "2 cosine w", "minus error w"),
        *("2wx if w > 0", "2WX", "2wx foo", "foo 2wx", "2wx!", "5!", "2wx?", "2wx or 3w", "2wx (w is free)", "because"),
        *("w squared root", "2wx without x", "lambda: 0", "2wx, 3w", "2w answer x"),
    ],
)
def test_a_word_that_may_belong_to_the_formula_is_never_left_aside(typed: str) -> None:
    assert read(typed, WORDS, chain=True).problem is not None


@pytest.mark.parametrize("typed", ["answer", "hello(x)", "because", "grad(x)", "slope(x)", "error"])
def test_a_word_is_never_a_product_of_its_letters_and_resembles_no_function(typed: str) -> None:
    for words in (OPEN, WORDS):
        problem = read(typed, words).problem
        assert problem is not None
        assert problem.suggestion is None


@pytest.mark.parametrize(
    ("typed", "offer"),
    [
        *(
            ("sinn(w)", "sin(w)"),
            ("sgima(w)", "sigma(w)"),
            ("tahn(w)", "tanh(w)"),
            ("sinn(w) + sinn(x)", "sin(w) + sin(x)"),
        ),
        *(("2WX", "2wx"), ("W(X+1)", "w(x+1)"), ("2W + sin(X)", "2w + sin(x)"), ("0,5w + 0,25", "0.5w + 0.25")),
        *(("answer(w)", None), ("dot(w, x)", None), ("math.w", None), ("torch", None), ("w + QED C", None)),
    ],
)
def test_what_is_offered_mends_every_place_and_can_be_read(typed: str, offer: str | None) -> None:
    problem = read(typed, WORDS).problem
    assert problem.suggestion == offer
    assert offer is None or read(offer, WORDS).problem is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [("2w + torch", "torch"), ("c + w", "c here"), ("2w (cos)", "cos"), ("Q w", "Q")],
)
def test_a_capital_is_spoken_of_only_where_it_would_help(typed: str, said: str) -> None:
    message = str(read(typed, WORDS).problem.message)
    assert "capital" not in message
    assert said in message


def test_the_learning_rate_has_other_names_only_where_there_is_one() -> None:
    assert read("w - lr*x", WORDS).problem is not None
    words = vocabulary(w, x, eta, left=(w,))
    assert read("w - lr*x", words).expr == w - eta * x
    assert [str(note) for note in read("w - lr*x", words).notes] == ["I read lr as η."]


LAYER = vocabulary(w_jk, delta, a, z)


@pytest.mark.parametrize(
    "typed",
    [
        *("(w^T δ)_k a_k", "w.T @ delta * a", "dot(w.T, delta)*a", "(wᵀδ) ⊙ a", "W^Tδ ⊙ a"),
        *("(w^{T} \\delta) \\odot a", "a[k] Σ_j w[j, k] δ[j]", "a[k]*sum_j(w[j][k]*δ[j])"),
    ],
)
def test_matrices_are_read_where_letters_have_indices(typed: str) -> None:
    found = read(typed, LAYER)
    assert found.problem is None, str(found.problem and found.problem.message)
    assert found.expr == read("a_k (Σ_j w_jk δ_j)", LAYER).expr


def test_a_matrix_the_wrong_way_round_is_not_guessed_at() -> None:
    assert read("w δ a_k", LAYER).problem is not None
    assert read("w^T x", WORDS).problem is not None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3*x*^2^ + 2*x*", "3x^2+2x"),
        ("3*x*² + 2*x*", "3x^2+2x"),
        ("*n**x*^(*n* − 1)", "n x^(n-1)"),
        ("*nx*^*n*−1^", "n x^(n-1)"),
        ("*w*~1~*x*~1~ + *w*~2~*x*~2~", "w_1 x_1 + w_2 x_2"),
        ("2(*a* − *y*)*σ*′(*z*)*x*", "2(a-y)σ'(z)x"),
    ],
)
def test_the_marks_of_markdown_are_read_over_and_it_is_told(typed: str, meant: str) -> None:
    found = read(typed)
    assert found.problem is None, str(found.problem and found.problem.message)
    assert same(found.expr, read(meant).expr)
    assert str(found.notes[0]).startswith("I read this Markdown as ")


@pytest.mark.parametrize("typed", ["2*x*y", "a*b*c", "x^2^3", "2*x*3", "x^2^", "x^2 + y^2 q_"])
def test_stars_between_factors_are_no_marks(typed: str) -> None:
    assert not any("Markdown" in str(note) for note in read(typed).notes)
