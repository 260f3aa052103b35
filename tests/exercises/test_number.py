"""A number is right to its significant figures, however it is written."""

from __future__ import annotations

import pytest
from sympy import N, Rational, diff, exp

from tutor.answers import Verdict
from tutor.exercises import draw, mark, preview
from tutor.lesson import Formula, Number, Vary, hole
from tutor.notation import eta, w, x
from tutor.symbolic.derivative import D
from tutor.symbolic.functions import sigmoid

c, p, s, r, form = (hole(name) for name in ("c", "p", "s", "r", "form"))
SLOPE = Number(
    slug="slope",
    ask="How steep is {of} at {x} = {s}?",
    of=D(form, x),
    at=((x, s),),
    vary=(Vary(form, (c * x**2 - x**3, c / x, c * exp(x))), Vary(c, (3, 5, 7)), Vary(s, (2, 4, -2))),
)
STEP = Number("step", "Where is {w}?", w - eta * D((w - c) ** 2, w), ((w, s), (eta, Rational(1, 10))), vary=(
    Vary(c, (2, 3, 5)), Vary(s, (0, 1, 4))))  # fmt: skip


@pytest.mark.parametrize("seed", range(20))
def test_the_key_is_the_value_of_the_derivative(seed: int) -> None:
    variant = draw(SLOPE, seed)
    place = dict(variant.filled.at)[x]
    second_opinion = diff(variant.filled.of.f, x).subs(x, place)
    assert abs(N(variant.key - second_opinion)) < 1e-9
    for text in (f"{float(variant.key):.3g}", f"{float(variant.key):.8f}", f"2*({float(variant.key):.12f})/2"):
        if "e" not in text:
            assert mark(variant, text).verdict is Verdict.RIGHT, text


@pytest.mark.parametrize("seed", range(9))
def test_a_calculation_is_as_good_as_its_value(seed: int) -> None:
    variant = draw(STEP, seed)
    values = dict(variant.values)
    assert mark(variant, f"{values[s]} - 0.1*2*({values[s]} - {values[c]})").verdict is Verdict.RIGHT


def test_slips_of_sign_digits_and_point_are_told_apart() -> None:
    fixed = Number("n", "", of=D(x**3, x) / 7, at=((x, 2),))  # 12/7 = 1.714…
    variant = draw(fixed, 0)
    answers = ("1.71", "-1.714", "17.14", "1.7", "5.2")
    marks = [mark(variant, answer) for answer in answers]
    assert [found.verdict is Verdict.RIGHT for found in marks] == [True, False, False, False, False]
    assert all(found.counts for found in marks)
    assert "sign" in str(marks[1].message)
    assert "decimal point" in str(marks[2].message)
    assert len({str(found.message) for found in marks}) == 5


@pytest.mark.parametrize(
    "junk", ["", "x", "w = ", "1/0", "[1, 2]", "sqrt(-1)", None, 2.0, ("1",), "9^9^9^9", "1" * 10_000]
)
def test_what_is_no_number_costs_nothing(junk: object) -> None:
    found = mark(draw(SLOPE, 0), junk)
    assert not found.counts, found
    assert str(found.message)


def test_the_key_of_a_function_without_a_fraction_is_a_decimal() -> None:
    variant = draw(Number("n", "", of=D(sigmoid(x), x), at=((x, 1),)), 0)
    assert mark(variant, "0.197").verdict is Verdict.RIGHT
    assert mark(variant, "0.2").verdict is Verdict.WRONG
    assert preview(variant, "1/5").expr == Rational(1, 5)


def test_a_kind_is_known_by_its_block_not_by_its_fields() -> None:
    assert draw(Formula("same", "", D(x**2, x)), 0).key == 2 * x
