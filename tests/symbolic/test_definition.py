"""From the difference quotient to the slope, each line equal to the one before, until h goes to 0."""

from __future__ import annotations

from itertools import pairwise

import pytest
from sympy import Integer, Symbol, expand, sin, together

from tutor.notation import b, h, w, x, y
from tutor.symbolic.definition import from_definition
from tutor.symbolic.derive import derive
from tutor.symbolic.printing import to_text

SMALL = (x**2, x**3, (x - 3) ** 2, 5 * x**2, 3 * x**2 - 2 * x + 1, (w * x + b - y) ** 2, x, x**4 / 2, (x + 1) * (x - 2))


@pytest.mark.parametrize("f", SMALL, ids=str)
def test_each_line_equals_the_one_before_and_the_last_is_its_limit(f) -> None:
    lines = [line.expr for line in from_definition(f, x)]
    for before, after in pairwise(lines[:-1]):
        assert expand(together(before - after)) == 0
    assert expand(lines[-1] - expand(together(lines[-2])).subs(h, 0)) == 0
    assert expand(lines[-1] - derive(f, x).result) == 0


def test_the_square_is_read_line_by_line() -> None:
    shown = [to_text(line.expr) for line in from_definition(x**2, x)]
    assert shown == ["((x + h)² − x²)/h", "(x² + 2xh + h² − x²)/h", "(2xh + h²)/h", "2x + h", "2x"]


def test_a_line_that_changes_nothing_is_left_out() -> None:
    assert [to_text(line.expr) for line in from_definition(x, x)] == ["(x + h − x)/h", "1"]
    assert from_definition(Integer(7), x)[-1].expr == 0


def test_every_line_says_what_was_done() -> None:
    words = [str(line.words) for line in from_definition((w - 3) ** 2, w)]
    assert len(words) == len(set(words)) == 5
    assert words[1] == "Multiply out (w + h − 3)²."


@pytest.mark.parametrize("f", [sin(x), 1 / x, x**9, x * h])
def test_what_is_no_small_polynomial_is_refused(f) -> None:
    with pytest.raises(ValueError, match=r"polynomial|nudge"):
        from_definition(f, x)


def test_another_letter_may_be_the_nudge() -> None:
    other = Symbol("q")
    assert from_definition(x * h, x, other)[-1].expr == h
