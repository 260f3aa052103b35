"""The components of a vector, in whatever brackets, by whatever names; what lists none is none."""

from __future__ import annotations

import pytest

from tutor.answers import entries, side_by_side, vocabulary
from tutor.notation import b, numbered, w

WORDS = vocabulary(w, b)
BOTH = ("2w", "3b")


@pytest.mark.parametrize(
    "typed",
    [
        *("(2w, 3b)", "2w, 3b", "[2w, 3b]", "<2w, 3b>", "⟨2w, 3b⟩", "{2w, 3b}", "[2w; 3b]", "2w; 3b", "2w and 3b"),
        *("[2w, 3b]^T", "(2w, 3b)ᵀ", r"(2w, 3b)^\top", "[[2w], [3b]]", "np.array([2w, 3b])", "Matrix([[2w], [3b]])"),
        *(
            "∇C = (2w, 3b)",
            r"\nabla C = [2w, 3b]",
            "grad C(w, b) = 2w, 3b",
            "The gradient is (2w, 3b)",
            "answer: 2w, 3b",
        ),
        *("(dC/dw, dC/db) = (2w, 3b)", "dC/dw = 2w, dC/db = 3b", "dC/db = 3b, dC/dw = 2w", "∂C/∂w = 2w\n∂C/∂b = 3b"),
        *("w: 2w, b: 3b", "b: 3b; w: 2w", "C_w = 2w, C_b = 3b", "dw = 2w, db = 3b", "dC/dw = 2w and dC/db = 3b"),
        *("2w i + 3b j", r"2w \hat{i} + 3b \hat{j}", "along w: 2w, along b: 3b", "slope by w: 2w, slope by b: 3b"),
        r"\begin{pmatrix} 2w \\ 3b \end{pmatrix}",
        r"\begin{bmatrix}2w\\3b\end{bmatrix}",
        r"\left(2w, 3b\right)",
        r"\langle 2w, 3b \rangle",
        r"\frac{\partial C}{\partial w} = 2w, \frac{\partial C}{\partial b} = 3b",
    ],
)
def test_two_components(typed: str) -> None:
    assert entries(typed, (w, b), WORDS) == BOTH


def test_signs_and_brackets_stay_with_their_component() -> None:
    assert entries("(w-1)(b+1), 2(w)", (w, b), WORDS) == ("(w-1)(b+1)", "2(w)")
    assert entries("w i - 3b j", (w, b), WORDS) == ("w", "-(3b)")
    assert entries("max(w, 1), b", (w, b), WORDS) == ("max(w, 1)", "b")
    assert entries("i + j", (w, b), WORDS) == ("1", "1")


def test_letters_with_an_index_name_their_component() -> None:
    by = (numbered(w, "1"), numbered(w, "2"))
    for typed in ("w1: 3, w2: -8", "w_2 = -8, w_1 = 3", "dC/dw1 = 3 and dC/dw2 = -8", "dC/dw_2 = -8; dC/dw_1 = 3"):
        assert entries(typed, by, vocabulary(*by)) == ("3", "-8")


@pytest.mark.parametrize("typed", ["2w", "", "w: 2", "dC/dw = 2w", "(2w)", "2w + 3b", "i", "dC/dw = 2w, dC/dw = 3b"])
def test_one_formula_is_no_vector(typed: str) -> None:
    found = entries(typed, (w, b), WORDS)
    assert found is None or found[0].startswith("dC")


def test_numbers_beside_one_another_are_seen_and_nothing_else() -> None:
    assert side_by_side("24 8") == ("24", "8")
    assert side_by_side("[-1.5 2/3 4]") == ("-1.5", "2/3", "4")
    for typed in ("24", "2w 3b", "1 + 2", ""):
        assert side_by_side(typed) is None
