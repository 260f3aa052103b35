"""Tokens: kinds, places, exact numbers; and the characters before them, one for one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tutor.answers import Verdict, compare
from tutor.answers.reading import read
from tutor.answers.reading.characters import CHARACTERS, FRACTIONS, LOOK_ALIKES, plain, shown
from tutor.answers.reading.problem import Unreadable
from tutor.answers.reading.scanner import MOST_TOKENS, tokenize
from tutor.answers.reading.tree import TypedNumber
from tutor.answers.reading.vocabulary import OPEN
from tutor.symbolic.letters import GREEK, SUBSCRIPTS, SUPERSCRIPTS


def kinds(typed: str) -> list[str]:
    return [token.kind for token in tokenize(typed, OPEN)][:-1]


def test_every_character_becomes_one_character() -> None:
    assert all(len(meant) == 1 for meant in CHARACTERS.values())
    strange = "".join(map(chr, CHARACTERS))
    assert len(plain(strange)) == len(strange)


def test_small_and_look_alike_characters_are_not_mapped_silently() -> None:
    for letter in (*SUPERSCRIPTS, *SUBSCRIPTS, *FRACTIONS, *LOOK_ALIKES):
        assert plain(letter) == letter
    assert plain("x²") == "x²"
    assert not set(LOOK_ALIKES) & {letter for letter, _ in GREEK}


def test_characters_that_mean_the_same_are_one() -> None:
    assert plain("−–—") == "---"
    assert plain("×·⋅∗") == "****"
    assert plain("′’") == "''"
    assert plain("𝑤𝐱𝟑") == "wx3"
    assert plain("ϑϕµς") == "θφμσ"


def test_a_piece_of_text_is_shown_without_what_no_page_can_print() -> None:
    assert shown("a\x00b\ud800") == "aU+0000bU+D800"
    assert len(shown("x" * 100)) == 24


@pytest.mark.parametrize(
    ("typed", "value"),
    [("0.1", "1/10"), (".5", "1/2"), ("1e-3", "1/1000"), ("6.02e23", "602000000000000000000000"), ("½", "1/2")],
)
def test_numbers_are_exact(typed: str, value: str) -> None:
    (token, _) = tokenize(typed, OPEN)
    assert token.kind == "number"
    assert isinstance(token.value, TypedNumber)
    assert token.value.value == Fraction(value)


def test_tokens_know_their_places() -> None:
    tokens = tokenize("2 w_1 + sin(x)", OPEN)
    assert [(token.start, token.end) for token in tokens] == [
        (0, 1),
        (2, 5),
        (6, 7),
        (8, 11),
        (11, 12),
        (12, 13),
        (13, 14),
        (14, 14),
    ]
    assert [token.spaced for token in tokens[:4]] == [False, True, True, True]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("x**2", ["name", "^", "number"]),
        ("x²", ["name", "^", "(", "number", ")"]),
        ("e⁻ˣ", ["constant", "^", "(", "-", "name", ")"]),
        ("dC/dw", ["rate"]),
        ("d/dw(w)", ["d/d", "(", "name", ")"]),
        ("D(w, w)", ["D", "(", "name", ",", "name", ")"]),
        ("Σ_j x_j", ["sum", "name"]),
        ("xsinx", ["name", "function", "name"]),
        (r"\frac{x}{2}", ["frac", "{", "name", "}", "{", "number", "}"]),
        (r"\frac{dC}{dw}", ["rate"]),
        (r"\left(x\right)\cdot 2", ["(", "name", ")", "*", "number"]),
        (r"\mathrm{tanh}(z)", ["function", "(", "name", ")"]),
        ("f″(x)", ["name", "'", "'", "(", "name", ")"]),
    ],
)
def test_a_text_is_cut_into_these_kinds(typed: str, found: list[str]) -> None:
    assert kinds(typed) == found


def test_a_text_of_too_many_tokens_is_refused() -> None:
    assert kinds("+" * (MOST_TOKENS - 1)) == ["+"] * (MOST_TOKENS - 1)
    with pytest.raises(Unreadable):
        tokenize("+" * (MOST_TOKENS + 1), OPEN)


@pytest.mark.parametrize(("typed", "meaning"), [("x¹⁰", "x^10"), ("x¹²", "x^12"), ("x⁻²³", "x^(-23)"), ("x²⁰", "x^20")])
def test_raised_digits_that_are_no_slip_are_one_number(typed, meaning) -> None:
    assert read(typed).expr == read(meaning).expr


def test_a_nought_before_a_letter_is_still_a_factor() -> None:
    assert read("0x + 1").expr == 1
    assert read("10x2").expr == 10 * read("x2").expr


def test_a_letter_before_a_bracket_is_a_factor_unless_it_is_a_usual_function() -> None:
    assert read("w(x+1)").expr == read("w*(x+1)").expr
    assert read("f*(x+1)").expr == read("(x+1)f").expr
    different = (("f(x)^2", "f(x^2)"), ("f(g(x))", "g(f(x))"), ("f(2x)", "2f(x)"), ("f(x+y)", "f(x)+f(y)"))
    assert {compare(*pair).verdict for pair in different} == {Verdict.WRONG}
    assert compare("2f(x) + f(x)", "3f(x)").verdict is Verdict.RIGHT
