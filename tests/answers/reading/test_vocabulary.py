"""Names taken apart, vocabularies, and where one name ends and the next begins."""

from __future__ import annotations

import pytest
from sympy import IndexedBase, Symbol

from tutor.answers.reading import read
from tutor.answers.reading.functions import ALL, function
from tutor.answers.reading.names import layer_at, name_at, segment, subscript_at
from tutor.answers.reading.rates import FoundSum, fraction_rate_at, rate_at, sum_at
from tutor.answers.reading.tree import Key
from tutor.answers.reading.vocabulary import OPEN, key_of, pieces, vocabulary
from tutor.notation import C, eta, theta, w, x
from tutor.symbolic.derivative import D

wL, w1, w12 = (Symbol(name, real=True) for name in ("w^{(L)}", "w_1", "w_12"))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("w", Key("w")),
        ("w_1", Key("w", "1")),
        ("w1", Key("w", "1")),
        ("w_{jk}", Key("w", "jk")),
        ("w_{j,k}", Key("w", "jk")),
        ("w_{1,2}", Key("w", "1,2")),
        ("w^{(L)}", Key("w", "", "L")),
        ("a^(L-1)", Key("a", "", "L-1")),
        ("w_{jk}^{(L)}", Key("w", "jk", "L")),
        ("w^{(L)}_{jk}", Key("w", "jk", "L")),
        ("theta", Key("theta")),
        ("θ_t", Key("theta", "t")),
        (r"\delta_j", Key("delta", "j")),
    ],
)
def test_a_symbol_is_known_by_its_parts_however_its_name_is_written(name: str, key: Key) -> None:
    assert key_of(name) == key


def test_the_longest_declared_name_wins() -> None:
    words = vocabulary(w1, w12, x)
    assert read("w12", words).expr == w12
    assert read("w1x", words).expr == w1 * x
    assert read("w_12x", words).expr == w12 * x


def test_a_shorter_word_is_taken_where_the_longest_leaves_letters_that_cannot_be_read() -> None:
    words = vocabulary(theta, eta, *(Symbol(name, real=True) for name in "thea"))
    assert segment("theta", words)[0] == 5
    assert segment("thet", words)[0] == 1


def test_a_greek_letter_and_its_name_are_the_same_symbol() -> None:
    words = vocabulary(eta, x)
    assert read("ηx", words).expr == read("eta x", words).expr == read(r"\eta x", words).expr == eta * x


def test_constants_and_functions_give_way_to_declared_names() -> None:
    e = Symbol("e", real=True)
    sigma = Symbol("sigma", real=True)
    assert read("e x", vocabulary(e, x)).expr == e * x
    assert read("σ x", vocabulary(sigma, x)).expr == sigma * x


def test_an_exercise_may_bring_a_function_of_its_own() -> None:
    words = vocabulary(x, functions=(*ALL, function("f")))
    reading = read("f(x) + 1", words)
    assert str(reading.expr) == "f(x) + 1"


def test_an_exercise_may_leave_functions_out() -> None:
    words = vocabulary(x, functions=())
    assert read("sin(x)", words).problem.code == "undeclared"


def test_pieces_of_a_subscript_are_its_indices() -> None:
    assert pieces("jk") == ("j", "k")
    assert pieces("12") == ("12",)
    assert pieces("1,2") == ("1", "2")
    assert pieces("j+1") == ("j+1",)


def test_an_indexed_base_takes_any_indices() -> None:
    delta = IndexedBase("delta", real=True)
    reading = read("δ_j + δ_1", vocabulary(delta))
    assert reading.expr == delta[Symbol("j", integer=True)] + delta[1]
    assert read("δ", vocabulary(delta)).problem.code == "undeclared"


def test_what_stands_at_a_place_is_found_with_its_end() -> None:
    words = vocabulary(wL, x)
    assert name_at("2w^{(L)}x", 1, words).end == 8
    assert name_at("2w^{(L)}x", 8, words).key == Key("x")
    assert name_at("2+", 1, words) is None
    assert subscript_at("x_{jk}+1", "x", 1, OPEN) == ("jk", 6)
    assert subscript_at("x+1", "x", 1, OPEN) == ("", 1)
    assert layer_at("w^(L)", Key("w"), 1, words, False) == ("L", 5)
    assert layer_at("w^(L)", Key("w"), 1, OPEN, False) == ("", 1)
    assert rate_at("dC/dw", 0, vocabulary(C, w)).end == 5
    assert rate_at("dC*dw", 0, vocabulary(C, w)) is None
    assert fraction_rate_at("{dC}{dw}x", 0, vocabulary(C, w)).end == 8
    assert fraction_rate_at("{1}{2}", 0, vocabulary(C, w)) is None
    assert sum_at("_{i=1}^{N} x", 0) == FoundSum("i", "1", "N", 10)
    assert sum_at(" x", 0).index == ""


def test_only_declared_derivatives_are_one_quantity() -> None:
    words = vocabulary(x, w, derivatives=(D(C, w),))
    assert read("dC/dw", words).expr == D(C, w)
    assert read("dC/dx", words).problem.code == "undeclared-rate"
    assert read("2dw/dx", vocabulary(x, w)).problem.code == "derivative-left"
