"""Where a copy has lost something, it is asked back, the likelier meaning first; and both offers can be read."""

from __future__ import annotations

import pytest

from tests.answers.reading.test_reader import same
from tutor.answers.reading import read, vocabulary
from tutor.notation import n, x

ASKED = (
    ("(w−3)2", "bracket-number", "(w−3)^2", "(w−3)*2"),
    ("6(2x+1)2", "bracket-number", "6(2x+1)^2", "6(2x+1)*2"),
    ("(x+1)2 + x^3", "bracket-number", "(x+1)^2 + x^3", "(x+1)*2 + x^3"),
    ("(a-y)2x", "bracket-number", "(a-y)^2x", "(a-y)*2x"),
    ("2(3w+1)3x", "bracket-number", "2(3w+1)^3x", "2(3w+1)*3x"),
    ("( x + 1 ) 2x", "bracket-number", "( x + 1 )^2x", "( x + 1 )*2x"),
    ("(x^2+1)2", "bracket-number", "(x^2+1)^2", "(x^2+1)*2"),
    ("(x^2+1) 2 x", "bracket-number", "(x^2+1)^2 x", "(x^2+1)*2 x"),
    ("[w-3]2", "bracket-number", "[w-3]^2", "[w-3]*2"),
    ("|x|2", "bracket-number", "|x|^2", "|x|*2"),
    ("exp(x)2", "bracket-number", "exp(x)^2", "exp(x)*2"),
    ("√(x)2", "bracket-number", "√(x)^2", "√(x)*2"),
    ("tanh2(z)", "function-number", "tanh^2(z)", "tanh(2*(z))"),
    ("1 − tanh2 (z)", "function-number", "1 − tanh^2(z)", "1 − tanh(2*(z))"),
    ("sech2 z", "function-number", "sech^2(z)", "sech(2*z)"),
    ("ln2(x)", "function-number", "ln^2(x)", "ln(2)*(x)"),
    ("σ 0 (z)", "function-number", "σ'(z)", None),
    ("log2⁡(x)", "log-digit", "log_2(x)", "log^2(x)"),
    ("sin−1(x)", "inverse", "arcsin(x)", "(sin(x))^(-1)"),
    ("2tanh^-1(z)", "inverse", "2artanh(z)", "2(tanh(z))^(-1)"),
    ("nxn−1", "name-power", "nx^(n−1)", "n*x*n−1"),
    ("n x n − 1", "name-power", "n x^(n − 1)", "n*x*n − 1"),
    ("n·xn−1", "name-power", "n·x^(n−1)", "n*x*n−1"),
    ("3x−2 + 2x", "raised-minus", "3x^(−2) + 2x", "3x - 2 + 2x"),
    ("1 + x−2/5", "raised-minus", "1 + x^(−2/5)", "1 + x - 2/5"),
    ("     2   3 x  + 2 x", "two-lines", None, None),
    ("   n - 1 n⋅x    ", "two-lines", None, None),
    ("1    - --       2      x", "dashes", None, None),
    ("e−z\n(1+e−z)2", "e-power", "e^(−z)/((1+e^(−z))^2)", "e^(−z) (1+e^(−z))^2"),
    ("e−z (1+e−z)2", "e-power", "e^(−z) (1+e^(−z))^2", "e^(−z)/((1+e^(−z))^2)"),
    ("e\n−\nz", "e-power", "e^(−z)", "e+(−z)"),
    ("n x^n-1", "power-end", "n x^(n-1)", "n x^n - 1"),
    ("e−z", "e-power", "e^(−z)", "e+(−z)"),
    ("e−z(1+e−z)2", "e-power", "e^(−z)(1+e^(−z))^2", "e^(−z)/((1+e^(−z))^2)"),
    ("2e2x", "e-power", "2e^(2x)", "2*10^(2)*x"),
    ("-2e-2x", "e-power", "-2e^(-2x)", "-2*10^(-2)*x"),
    ("1e−3x + 1", "e-power", "1e^(−3x) + 1", "1*10^(−3)*x + 1"),
    ("e−2z", "e-power", "e^(−2z)", "e+(−2z)"),
    ("2xe−x", "e-power", "2xe^(−x)", "2xe+(−x)"),
    ("2ex", "e-power", "2e^x", "2e*x"),
    ("2 xx x", "times", "2 * x", "2 x*x x"),
    ("2√1 x", "root-of-one", "1/(2√x)", None),
    ("root(3, x)", "degree", "root(x, 3)", "(3)^(1/(x))"),
    ("x——2", "dashes", "x_2", "x-2"),
    ("  1\n-----\n2x", "dashes", "(1)/(2x)", None),
    ("1 ---- 2x", "dashes", None, None),
    ("x\n2", "two-lines", "x^2", "x/2"),
    ("y\na", "two-lines", "y/a", "y*a"),
    ("y\n(a+1)", "two-lines", "(y)/((a+1))", "(y)*((a+1))"),
    ("1\n2√x", "two-lines", "(1)/(2√x)", "(1)*(2√x)"),
    ("−1\nx²", "two-lines", "(−1)/(x²)", "(−1)*(x²)"),
    ("1\n2\nx", "two-lines", None, None),
    ("2⁢x", "invisible", "2*x", None),
    ("2⁢𝑥⁢𝑒𝑥2", "invisible", "2*𝑥*𝑒^𝑥2", None),
    ("1 2⁢√𝑥", "invisible", "(1)/(2*√𝑥)", "(1)*(2*√𝑥)"),
    ("1 2⁢√𝑥 +", "invisible", None, None),
    ("𝑛⁢𝑥𝑛−1", "invisible", "𝑛*𝑥^(𝑛−1)", None),
    ("2⁢𝜎′⁢(𝑧)", "invisible", "2*𝜎′(𝑧)", None),
    ("σ`(z)", "quote", "σ'(z)", None),
    ('σ"(z)', "quote", "σ''(z)", None),
    ("x、2", "character", "x/2", None),
    ("2・x", "character", "2*x", "2/x"),
    ("xー2", "character", "x-2", "x_2"),
)


@pytest.mark.parametrize(("typed", "code", "first", "second"), ASKED, ids=[repr(row[0]) for row in ASKED])
def test_what_may_be_lost_is_asked_back(typed: str, code: str, first: str | None, second: str | None) -> None:
    problem = read(typed).problem
    assert problem is not None
    assert (problem.code, problem.suggestion, problem.other) == (code, first, second)
    assert str(problem.message).isprintable()


@pytest.mark.parametrize(("typed", "code", "first", "second"), ASKED, ids=[repr(row[0]) for row in ASKED])
def test_both_offers_can_be_read_and_are_two(typed: str, code: str, first: str | None, second: str | None) -> None:
    offers = [offer for offer in (first, second) if offer is not None]
    found = [read(offer) for offer in offers]
    assert all(each.problem is None for each in found), [each.problem for each in found]
    assert len(found) < 2 or not same(found[0].expr, found[1].expr)


READ = (
    "log2(x)",
    "ln2",
    "sin2x",
    "2sin 2x",
    "|2x|+1",
    "x^(2)3",
    "(x+1)^2",
    "max(2, x)",
    "e - 1",
    "e^x - x",
    "x^e - z",
    "xe^x",
    "1-e^-z",
    "x^2-1",
    "w x w",
    "wxw + b",
    "n x^(n-1)",
    "x^n - 1",
    "2x^n-1",
    "cos(x^2) 2x",
    "cos(x^2)2x",
    "3(x²+1)2x",
    "ln(x) 2x",
    "2(3w+1) 3x",
    "1e-3x",
    "2e-3",
    "2.5e12x",
    "--x",
    "x - -2",
    "     2x     ",
    "n*x*n - 1",
    "n·x·n−1",
    "2x − 6",
    "2(w−3) + 1",
    "2w−6",
    "x^(2n−1) + x",
    "√1",
    "root(8, 3)",
    "ln(2) 2^x",
    "ln(2)2^x",
    "x 2^(x-1)",
)


@pytest.mark.parametrize("typed", READ)
def test_what_has_lost_nothing_is_not_asked_about(typed: str) -> None:
    problem = read(typed).problem
    assert problem is None, str(problem.message)


def test_a_word_has_lost_no_exponent() -> None:
    for word in ("left", "sine-kept", "term-by-term", "else"):
        problem = read(word).problem
        assert problem is None or problem.code != "e-power", word


def test_a_number_behind_a_bracket_that_is_a_factor_is_said_to_be_one() -> None:
    assert [str(note) for note in read("cos(x^2)2x").notes] == ["I read cos(x^2)2x as cos(x^2)·2·x."]


def test_an_exponent_may_have_had_an_exponent() -> None:
    problem = read("−2xe−x2", vocabulary(x)).problem
    assert problem is not None
    assert (problem.suggestion, problem.other) == ("−2xe^(−x^2)", "−2xe+(−x^2)")


def test_an_exponent_n_that_came_down_is_said_to_be_a_factor() -> None:
    known = vocabulary(n, x)
    assert [str(note) for note in read("xn+1", known).notes] == ["I read xn as a product. A power is written x^n."]
    for typed in ("nx+1", "x n + 1", "x^n+1", "n(n+1)x"):
        assert read(typed, known).notes == (), typed


def test_a_line_end_in_latex_or_behind_a_sign_is_a_blank() -> None:
    assert read("\\frac{1}{2}\n x").problem is None
    assert read("(1 +\n x) *\n y").problem is None


def test_a_mark_upon_a_letter_is_named_and_not_shown() -> None:
    assert "U+0304" in str(read("x̄").problem.message)


def test_two_stars_behind_a_number_are_a_power_and_said_to_be_one() -> None:
    assert [str(note) for note in read("2 ** x").notes] == ["I read ** as a power, 2^x."]


def test_a_long_minus_without_blanks_is_said_to_be_a_difference() -> None:
    note = "I read x−2 as a difference. A power is written x^(−2)."
    assert [str(each) for each in read("3x−2").notes] == [note]
    assert [str(each) for each in read("3𝑥−2").notes] == [note]
    for typed in ("3x-2", "3x − 2", "(x−2)", "x^(2n−1)", "x−2y", "3 x − 2 3x−2"):
        assert not any("difference" in str(each) for each in read(typed).notes), typed
