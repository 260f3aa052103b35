"""Equals signs: what stands left of one names the question, is a link of a chain, or is refused with a reason."""

from __future__ import annotations

import pytest
from sympy import sympify

from tutor.answers.reading import OPEN, Vocabulary, read, vocabulary
from tutor.notation import C, b, eta, w, x, y
from tutor.symbolic.derivative import D

SLOPE = vocabulary(w, x, b, y, left=(D(C, w), D(y, w)), by=w)
STEP = vocabulary(w, b, eta, left=(w,))
PLAIN = vocabulary(w, x)

NAMED = (
    *("dC/dw", "df/dw", "∂L/∂w", "dC / dw", r"\frac{dC}{dw}", r"\frac{\partial J}{\partial w}", "d/dw", "d/dw f(w)"),
    *("f'(w)", "f′(w)", "C'", "C'(w)", "f(w)", "C(w, b)", "C", "m", "s", "f'", "Dw", "D_w C", "dw", "dCdw", "dC_dw"),
    *("C_w", "f_w", "∇C", r"\nabla C(w,b)", "grad C", "gradient", "slope", "answer", "the slope", "So f'(w)", "ans"),
    *("", "=>", "∴ dC/dw", "slope at w", "the derivative", "∂C/∂w (w, b)"),
)


@pytest.mark.parametrize("left", NAMED)
def test_what_names_the_question_is_put_aside(left: str) -> None:
    found = read(f"{left} = 2wx", SLOPE, chain=True)
    assert found.problem is None, str(found.problem)
    assert (found.expr, found.links) == (2 * w * x, ())


@pytest.mark.parametrize("left", ["dC/dw", "answer", "f'(w)", "the answer", "slope by hand"])
def test_a_colon_does_as_well_and_the_other_way_round(left: str) -> None:
    assert read(f"{left}: 2wx", SLOPE, chain=True).expr == 2 * w * x
    assert read("2wx = dC/dw", SLOPE, chain=True).expr == 2 * w * x


@pytest.mark.parametrize(
    "typed",
    [
        *("the slope by w is 2wx", "The slope with respect to w is 2wx", "slope w.r.t. w: 2wx", "∂_w C = 2wx"),
        *("w^2 x → 2wx", "w^2 x -> 2wx", "f(w) = w^2 x, f'(w) = 2wx", "u = w^2 x so u' = 2wx", "f'(w) → 2wx"),
        *("if f(w) = w^2 x then f'(w) = 2wx", "f(w) = w^2 x ⇒ f'(w) = 2wx"),
    ],
)
def test_what_leads_to_the_answer_is_no_link(typed: str) -> None:
    found = read(typed, SLOPE, chain=True)
    assert found.problem is None, str(found.problem and found.problem.message)
    assert (found.expr, found.links) == (2 * w * x, ())


@pytest.mark.parametrize(
    "left",
    [
        "the slope by b",
        "slope w.r.t. x",
        "dC/db",
        "∂C/∂x",
        r"\frac{dC}{db}",
        "C_b",
        "dC_db",
        "db",
        "f'(b)",
        "d²C/dw²",
        "d/db",
    ],
)
def test_a_left_side_that_names_another_slope_is_said(left: str) -> None:
    problem = read(f"{left} = 2wx", SLOPE, chain=True).problem
    assert problem.code == "other-side"
    assert "by w" in str(problem.message)


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("w = w - 2η", w - 2 * eta),
        ("w_new = w - 2η", w - 2 * eta),
        ("w_{new} = w - 2\\eta", w - 2 * eta),
        ("w_{t+1} = w_t - η(2w_t + b)", w - eta * (2 * w + b)),
        ("w^{(t+1)} = w^{(t)} - 2η", w - 2 * eta),
        ("w' = w - 2η", w - 2 * eta),
        ("new w = w - 2η", w - 2 * eta),
        ("w -= 2η + b", w - (2 * eta + b)),
        ("w += b", w + b),
        ("w <- w - 2η", w - 2 * eta),
        ("w ← w - 2η", w - 2 * eta),
        ("w := w - 2η", w - 2 * eta),
        (r"w \leftarrow w - 2\eta", w - 2 * eta),
        ("w - learning_rate * b", w - eta * b),
        ("w - lr*b", w - eta * b),
        ("w - α b", w - eta * b),
        ("w-n(2w+b)", w - eta * (2 * w + b)),
        ("w_new = w_old - 2η", w - 2 * eta),
        ("w becomes w - 2η", w - 2 * eta),
        ("w → w - 2η", w - 2 * eta),
        ("w(t+1) = w(t) - 2η", w - 2 * eta),
        ("w^{t+1} = w^t - 2η", w - 2 * eta),
        ("w_n+1 = w_n - 2η", w - 2 * eta),
    ],
)
def test_a_step_is_read_as_programs_and_books_write_it(typed: str, rest: object) -> None:
    found = read(typed, STEP, chain=True)
    assert found.problem is None, str(found.problem and found.problem.message)
    assert (found.expr.expand(), found.links) == (sympify(rest).expand(), ())


@pytest.mark.parametrize("left", ["dC/dw", "b", "∂C/∂w", "dC/db"])
def test_a_step_is_not_asked_by_another_name(left: str) -> None:
    problem = read(f"{left} = w - 2η", STEP, chain=True).problem
    assert problem.code == "other-side"
    assert "w" in str(problem.message)


@pytest.mark.parametrize(
    ("typed", "links"),
    [
        ("dC/dw = dC/da · da/dw = 2wx", (None,)),
        ("(uv)' = u'v + uv' = 2wx", (None, None)),
        ("(f(x+h) - f(x))/h = 2wx", (None,)),
        ("w^2 x = 2wx", (w**2 * x,)),
        ("d/dw (w^2 x) = 2wx", (D(w**2 * x, w),)),
        ("f'(w) = 2·w·x = x·2w = 2wx", (2 * w * x, 2 * w * x)),
        ("∂C/∂w = x·∂(w^2)/∂w = 2wx", (x * D(w**2, w),)),
    ],
)
def test_a_link_of_a_chain_is_handed_over(typed: str, links: tuple[object, ...]) -> None:
    found = read(typed, SLOPE, chain=True)
    assert found.expr == 2 * w * x
    assert tuple(link.expr for link in found.links) == links


def test_a_link_that_says_something_in_words_is_no_link() -> None:
    assert read("2wx because 3 - 1 = 2", SLOPE, chain=True).expr == 2 * w * x
    assert read("half of it = 2wx", SLOPE, chain=True).problem is not None


def test_without_somebody_who_checks_them_links_are_refused() -> None:
    assert read("w^2 = 2wx", SLOPE).problem.code == "equation"
    assert read("2x = 4", OPEN).problem.suggestion == "4"
    assert read("x = 3", OPEN).expr == 3


@pytest.mark.parametrize("words", [SLOPE, STEP, PLAIN, OPEN], ids=["slope", "step", "plain", "open"])
def test_signs_of_a_sum_and_comparisons_are_no_equals_signs(words: Vocabulary) -> None:
    assert read("Σ_{j=1}^{3} 2", words, chain=True).links == ()
    assert read("w >= 2", words, chain=True).problem is not None
    assert read("=" * 40 + "w", words, chain=True).problem is None
    assert read("w=" * 40 + "w", words, chain=True).problem is not None
