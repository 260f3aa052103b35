"""Every notation of the table means what the table says, checked with numbers; and each is shown and read again."""

from __future__ import annotations

import mpmath
import pytest
from sympy import Basic, Indexed, Sum, Symbol, Tuple, lambdify

from tests.answers.reading.notation_table import DECLARED, DECLARED_ROWS, OPEN_ROWS, Row
from tutor.answers.reading import OPEN, Vocabulary, latex, read, write_out
from tutor.answers.reading.tree_text import text
from tutor.answers.reading.vocabulary import vocabulary
from tutor.notation import C, a, b, w, x, y, z
from tutor.symbolic.derivative import D

ROWS = [(row, OPEN) for _, rows in OPEN_ROWS for row in rows] + [(row, DECLARED) for row in DECLARED_ROWS]
SIZES = {"j": 2, "k": 3, "i": 2}
FUNCTIONS = {
    "sigmoid": lambda z: 1 / (1 + mpmath.exp(-z)),
    "relu": lambda z: max(z, 0),
    "softplus": lambda z: mpmath.log(1 + mpmath.exp(z)),
    "step": lambda z: int(z > 0),
    "side": lambda z: 1 if z > 0 else -1,
    "silu": lambda z: z / (1 + mpmath.exp(-z)),
    "gelu": lambda z: z * mpmath.ncdf(z),
    "elu": lambda z: z if z > 0 else mpmath.exp(z) - 1,
    "mish": lambda z: z * mpmath.tanh(mpmath.log(1 + mpmath.exp(z))),
    "cases": lambda u, above, below: above if u > 0 else below,
}


def numbers(expr: Basic) -> list[complex]:
    """The values of an expression at three points; each D and each indexed name counts as one quantity."""
    if isinstance(expr, Tuple):
        return [value for part in expr for value in numbers(part)]
    expr = write_out(expr, SIZES) if expr.has(Sum) else expr
    marks = sorted(expr.atoms(D, Indexed) - {inner for mark in expr.atoms(D) for inner in mark.f.atoms(D)}, key=str)
    plain = expr.xreplace({mark: _quantity(mark) for mark in marks})
    letters = sorted(plain.free_symbols, key=str)
    value = lambdify(letters, plain, [FUNCTIONS, "mpmath"])
    return [complex(value(*(_point(letter.name, turn) for letter in letters))) for turn in range(3)]


def _quantity(mark: Basic) -> Basic:
    return Symbol(str(mark), real=True)


def _point(name: str, turn: int) -> float:
    return 0.1 + (sum(map(ord, name)) * (turn + 3) % 83) / 100


def same(left: Basic, right: Basic) -> bool:
    """Equal at the three points."""
    pairs = zip(numbers(left), numbers(right), strict=True)
    return all(abs(one - other) <= 1e-9 * (1 + abs(one)) for one, other in pairs)


@pytest.mark.parametrize(("row", "words"), ROWS, ids=[row.typed for row, _ in ROWS])
def test_every_notation_means_what_the_table_says(row: Row, words: Vocabulary) -> None:
    reading = read(row.typed, words)
    assert reading.problem is None, str(reading.problem and reading.problem.message)
    assert same(reading.expr, row.meaning), f"{reading.expr} is not {row.meaning}"


@pytest.mark.parametrize(("row", "words"), ROWS, ids=[row.typed for row, _ in ROWS])
def test_every_notation_printed_as_text_is_read_again_to_the_same_meaning(row: Row, words: Vocabulary) -> None:
    once = read(row.typed, words)
    again = read(text(once.tree), words)
    assert again.problem is None, f"{text(once.tree)}: {again.problem and again.problem.message}"
    assert same(again.expr, once.expr)


def test_the_table_is_long_and_each_of_its_rows_is_there_once() -> None:
    typed = [row.typed for row, words in ROWS if words is OPEN]
    assert len(typed) >= 150
    assert len(set(typed)) == len(typed)


def test_rows_whose_words_promise_a_note_have_one_and_only_those_that_could_be_taken_otherwise() -> None:
    for row, words in ROWS:
        notes = read(row.typed, words).notes
        if "a note says so" in row.words:
            assert notes, row.typed
            assert str(notes[0])


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("1/2x", "I read 1/2x as (1/2)·x."),
        ("a/2(b+c)", "I read a/2(b+c) as (a/2)·(b + c)."),
        ("e^2x", "I read e^2x as (e^2)·x."),
        ("x^1/2", "I read x^1/2 as (x^1)/2."),
        ("√2x", "I read √2x as sqrt(2)·x."),
        ("sin 2x", "I read sin 2x as sin(2·x)."),
        ("sin x/2", "I read sin x/2 as sin(x)/2."),
        ("cos t e^t", "I read cos t e as cos(t)·e^…."),
        ("sin -2x", "I read sin -2x as sin(-2·x)."),
        ("sin² 2x", "I read sin² 2x as sin(2·x)^2."),
        ("√x²", "I read √x² as (sqrt(x))²."),
        ("e^-2x", "I read e^-2x as (e^(-2))·x."),
        ("w^xy", "I read w^xy as (w^x)·y."),
        ("x^-1/2", "I read x^-1/2 as (x^(-1))/2."),
        ("1/1+e^z", "I read 1/1+… as (1/1) + …."),
        ("(a-y)^3/2", "I read (a-y)^3/2 as ((a - y)^3)/2."),
        ("log(x)", "I read log as the natural logarithm, ln."),
        ("Σ w_j a_j", "I read Σ as the sum over j."),
    ],
)
def test_a_note_says_how_an_ambiguous_text_was_read(typed: str, note: str) -> None:
    assert [str(each) for each in read(typed).notes] == [note]


@pytest.mark.parametrize("typed", ["x^2y", "(1/2)x", "½x", "1/(2x)", "sin(2x)", "ln(x)", "2/3", "dC/da da/dz", "a/b*c"])
def test_what_nobody_could_mistake_has_no_note(typed: str) -> None:
    assert read(typed).notes == ()


def test_numbers_are_exact() -> None:
    assert read("0.1+0.2").expr == read("3/10").expr
    assert read("0.333").expr != read("1/3").expr


def test_the_letters_of_an_exercise_come_back_as_its_own_symbols() -> None:
    words = vocabulary(w, x, b, y, derivatives=(D(C, a), D(a, z)))
    assert read("wx+b-y", words).expr == w * x + b - y
    assert read("dC/da·da/dz", words).expr == D(C, a) * D(a, z)


def test_a_left_side_is_put_aside_only_where_it_restates_the_question() -> None:
    words = vocabulary(w, x, left=(D(C, w), C))
    for typed in ("dC/dw = 2w", "C' = 2w", "C'(w) = 2w", "∂C/∂w=2w", r"\frac{dC}{dw} = 2w", "C = 2w"):
        reading = read(typed, words)
        assert reading.expr == 2 * w, typed
        assert reading.named
    assert read("x = 2w", words).problem.code in ("equation", "other-side")


def test_tens_of_functions_have_the_slope_that_the_prime_asks_for() -> None:
    for name in ("sin", "cos", "tan", "exp", "ln", "tanh", "σ", "ReLU", "softplus", "abs", "sqrt"):
        reading = read(f"{name}'(x)")
        assert reading.problem is None, name
        by_nudge = numbers(read(f"({name}(x+1e-9)-{name}(x-1e-9))/(2e-9)").expr)
        for exact, nudged in zip(numbers(reading.expr), by_nudge, strict=True):
            assert abs(exact - nudged) < 1e-5, name


def test_a_reading_never_shows_markup_that_was_typed() -> None:
    for typed in (r"\href{x}{y}", "<b>x</b>", "![](http://x)", r"\rule{9em}{9em}", "x$y$", ":material/home:"):
        assert read(typed).tree is None, typed


def test_latex_is_coloured_for_a_page_and_plain_without_one() -> None:
    tree = read("2(w-3)").tree
    assert latex(tree) == r"2 \, \left(w - 3\right)"
    assert latex(tree, "light") != latex(tree, "dark") != latex(tree)
    assert r"\textcolor" in latex(tree, "light")
