"""Only letters that a working brings are added: on the left, with a prime, in du/dx; and f(x), f(x + h), f′(u)."""

from __future__ import annotations

import pytest

from tutor.answers.reading.names import CONSTANTS
from tutor.answers.working.brought import applied, brought, differentials
from tutor.notation import x

KNOWN = frozenset({"x", "a"})


@pytest.mark.parametrize(
    ("sides", "names"),
    [
        (("u", "x^2"), {"u"}),
        (("g(x)", "x^2"), {"g"}),
        (("f'(x)", "2x"), {"f"}),
        (("u_1", "x^2"), {"u_1"}),
        (("z1", "x^2"), {"z_1"}),
        (("θ", "x^2"), {"theta"}),
        (("dC/du", "2u"), {"C", "u"}),
        ((r"\frac{dC}{dz}", "2"), {"C", "z"}),
        (("u'v + uv'",), {"u", "v"}),
        (("2u x",), {"u"}),
        (("((x+h)^2 - x^2)/h",), {"h"}),
        (("(f(x+h) - f(x))/h",), {"f", "h", "f_h"}),
        (("sin(x)'",), set()),
        (("sin' x",), set()),
        (("x", "3"), set()),
        (("2q x",), set()),
        (("pi", "3"), set()),
        (("e", "x - a"), set()),
        (("usual x",), set()),
    ],
)
def test_the_letters_that_a_statement_brings(sides, names) -> None:
    found = brought([sides], KNOWN, x, frozenset(CONSTANTS))
    assert {letter.name for letter in found} == names


def test_an_error_may_be_called_e_where_the_question_has_no_other() -> None:
    assert [letter.name for letter in brought([("e", "x - a")], KNOWN, x, frozenset({"pi"}))] == ["e"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("f(x)", "f"),
        ("f'(x)g(x)", "f'   g   "),
        ("f'(u)", "(df/du)"),
        ("f'(g(x))", "(df/dg)"),
        ("f(x+h)", "f_h"),
        ("x(x)", "x(x)"),
        ("k(x)", "k(x)"),
        ("f(2x)", "f(2x)"),
    ],
)
def test_a_letter_may_be_written_as_a_function(typed, read) -> None:
    assert applied(typed, frozenset({"f", "g", "u", "h"}), "x").rstrip() == read.rstrip()


def test_differentials_are_a_slope() -> None:
    assert differentials(("du", "2x dx")) == ("du/dx", "2x")
    assert differentials(("du", "dx")) == ("du/dx", "1")
    assert differentials(("du", "2x")) is None
    assert differentials(("u", "2x", "x")) is None
