"""What cannot be read: each with its code, its place, and what to type instead."""

from __future__ import annotations

import pytest
from sympy import Symbol

from tests.pseudo import PSEUDO, unsaid
from tutor.answers.reading import LONGEST, OPEN, Vocabulary, read
from tutor.answers.reading.vocabulary import vocabulary
from tutor.notation import C, a, b, eta, w, x, y, z
from tutor.symbolic.derivative import D
from tutor.symbolic.language import speaking

WORDS = vocabulary(w, x, b, y, derivatives=(D(C, w),), left=(D(C, w), C))

OPEN_PROBLEMS: tuple[tuple[str, str, int, str | None], ...] = (
    ("", "empty", 0, None),
    (" $ . $ ", "empty", 0, None),
    ("2*", "operand", 2, None),
    ("*2", "operand", 0, None),
    ("2+/3", "operand", 2, None),
    ("x//y", "operand", 2, None),
    ("x***2", "operand", 3, None),
    ("e^", "operand", 2, None),
    (r"\frac{x}", "operand", 8, None),
    ("()", "empty-bracket", 1, None),
    ("x^()", "empty-bracket", 3, None),
    (r"\frac{}{}", "empty-bracket", 6, None),
    ("2(w-3", "missing-bracket", 1, "2(w-3)"),
    ("((w-3)", "missing-bracket", 0, "((w-3))"),
    ("2[(w-3", "missing-bracket", 2, "2[(w-3)]"),
    ("|x", "missing-bracket", 0, "|x|"),
    ("x|y", "missing-bracket", 1, "x|y|"),
    ("2(w-3))", "extra-bracket", 6, "2(w-3)"),
    ("(x+1]", "other-bracket", 4, "(x+1)"),
    ("1,5", "decimal-comma", 1, "1.5"),
    ("sin(1,5)", "decimal-comma", 5, "sin(1.5)"),
    ("x, y", "comma", 1, None),
    ("3 4", "two-numbers", 0, "3*4"),
    ("1 000", "two-numbers", 0, "1000"),
    ("1.2.3", "two-numbers", 0, None),
    ("x 2", "name-number", 0, "x^2"),
    ("w.x", "point", 1, "w*x"),
    ("10%", "percent", 2, "10/100"),
    ("sin^-1(x)", "inverse", 0, "arcsin(x)"),
    ("sin⁻¹x", "inverse", 0, None),
    ("tanh^(-1)(x)", "inverse", 0, "artanh(x)"),
    ("σ", "argument", 0, None),
    ("sqrt", "argument", 0, None),
    ("sin+1", "argument", 0, None),
    ("max(1,)", "argument", 6, None),
    ("sin(x, y)", "arguments", 0, None),
    ("x'", "prime", 1, None),
    ("(xy)'", "prime", 4, None),
    ("∂C∂w", "derivative", 0, None),
    ("d/dx", "operand", 0, None),
    ("D(x^2, 3)", "variable", 7, None),
    ("∑x", "index", 0, None),
    ("Σ_{i=1}^{999} x_i", "too-many-terms", 0, None),
    ("a_", "subscript", 1, None),
    ("x_1_2", "subscript", 3, None),
    ("x²²", "raised-twice", 1, "x^2"),
    ("2x³³+1", "raised-twice", 2, "2x^3+1"),
    ("0x10", "number-prefix", 0, "0*x10"),
    ("3+0b1", "number-prefix", 2, "3+0*b1"),
    ("x³²", "raised-twice", 1, "x^3"),
    ("w^2²", "raised-twice", 3, None),
    ("w²^3", "raised-twice", 2, None),
    ("w⁻", "operand", 1, None),
    ("²w", "operand", 0, None),
    ("3.1.2", "two-numbers", 0, None),
    ("1.200,5", "decimal-comma", 5, None),
    ("[3 4]", "two-numbers", 1, "[3,4]"),
    ("%w", "percent", 0, None),
    ("w\n2w", "two-lines", 2, "(w)/(2w)"),
    ("three w", "word", 0, "3 w"),
    ("w and b", "word", 2, None),
    ("x < y", "inequality", 2, None),
    ("2x = 4", "equation", 3, "4"),
    ("2x == 4", "equation", 4, "4"),
    ("a = b = c", "equation", 6, "c"),
    ("2x/2x", "two-fractions", 0, None),
    ("grad(x)", "word", 0, None),
    ("diff(x y)", "prime", 0, None),
    ("x_1 2", "name-number", 0, None),
    ("5!", "factorial", 1, None),
    ("x?", "character", 1, None),
    ("x\x00y", "character", 1, None),
    ("\ud800", "character", 0, None),
    ("сos(x)", "look-alike", 0, "cos(x)"),
    ("х+2", "look-alike", 0, "x+2"),
    ("hello", "word", 0, None),
    ("softmax(z)", "word", 0, None),
    ("undefined", "word", 0, None),
    (r"\rule{9em}{9em}", "command", 0, None),
    ("x\\", "backslash", 1, None),
    ("DC/dw", "case", 0, "dC/dw"),
    ("[a, b]*2", "vector", 0, None),
    ("1/0", "division-by-zero", 2, None),
    ("0^0", "division-by-zero", 0, None),
    ("x/(x-x)", "division-by-zero", 3, None),
    ("ln(0)", "undefined", 0, None),
    ("2 + tan(pi/2)", "undefined", 4, None),
    ("ln(-1)", "not-real", 0, None),
    ("x sqrt(-4)", "not-real", 2, None),
    ("arcsin(2)", "not-real", 0, None),
    ("x + ln(ln(1/2))", "not-real", 4, None),
    ("ln(ln(arcsin(e))^x)", "not-real", 6, None),
    ("cos x x", "argument-end", 6, "cos x*x"),
    ("ln 2a b", "argument-end", 6, "ln 2a*b"),
    ("9^9^9", "too-big", 0, None),
    ("e^tanh(y^12345678901234567890 w^w)", "too-big", 7, None),
    ("((x^1000)^1000)^1000", "too-big", 2, None),
    ("arcsin(1)^(10^400)", "too-big", 0, None),
    ("e^(9^9^9)", "too-big", 3, None),
    ("exp(exp(exp(exp(9))))", "too-big", 4, None),
    ("1e9999", "too-big", 0, None),
    ("(" * 60 + "x" + ")" * 60, "too-deep", 50, None),
    ("x+" * 250 + "x", "too-long", 400, None),
    ("x" * (LONGEST + 1), "too-long", LONGEST, None),
)
DECLARED_PROBLEMS: tuple[tuple[str, str, int, str | None], ...] = (
    ("2(Wx+b)", "case", 2, "2(wx+b)"),
    ("2WX", "case", 1, "2wx"),
    ("E^x", "case", 0, "e^x"),
    ("dc/dw", "case", 1, "dC/dw"),
    ("dK/dw + 1", "derivative-left", 0, None),
    ("2∂K/∂w", "derivative-left", 1, None),
    ("df/dw", "derivative-left", 0, None),
    ("2 ds/dw", "undeclared", 2, None),
    ("x2", "name-number", 0, "x^2"),
    ("5x2", "name-number", 1, "5x^2"),
    ("q+1", "undeclared", 0, None),
    ("w_7", "undeclared", 0, None),
    ("ηx", "undeclared", 0, None),
    ("sinn(x)", "undeclared", 0, "sin(x)"),
    ("sgima(x)", "undeclared", 0, "sigma(x)"),
    ("C", "asked-for", 0, None),
    ("x C", "asked-for", 2, None),
    ("dC/db", "undeclared-rate", 0, None),
    ("x = 3", "other-side", 0, None),
    ("dC/db = 3", "other-side", 0, None),
    ("answer(x)", "undeclared", 0, None),
    ("returns x", "undeclared", 0, None),
    ("because", "undeclared", 0, None),
    ("2Wx + sinn(X)", "case", 1, "2wx + sin(x)"),
    ("2W(X+B)", "case", 1, "2w(x+b)"),
    ("0,5x+0,25", "decimal-comma", 1, "0.5x+0.25"),
    ("D(x)", "undeclared", 0, None),
)
PROBLEMS = [(*row, OPEN) for row in OPEN_PROBLEMS] + [(*row, WORDS) for row in DECLARED_PROBLEMS]


@pytest.mark.parametrize(("typed", "code", "position", "suggestion", "words"), PROBLEMS)
def test_a_problem_has_its_code_its_place_and_its_suggestion(
    typed: str, code: str, position: int, suggestion: str | None, words: Vocabulary
) -> None:
    reading = read(typed, words)
    assert reading.tree is None
    assert reading.expr is None
    found = (reading.problem.code, reading.problem.position, reading.problem.suggestion)
    assert found == (code, position, suggestion)


@pytest.mark.parametrize(("typed", "code", "position", "suggestion", "words"), PROBLEMS)
def test_a_problem_says_something_that_any_page_can_show(
    typed: str, code: str, position: int, suggestion: str | None, words: Vocabulary
) -> None:
    message = str(read(typed, words).problem.message)
    assert message.endswith((".", "?"))
    assert message.isprintable()
    assert len(message) < 200


def test_a_problem_is_told_in_whole_templates() -> None:
    messages = [read(row[0], row[4]).problem.message for row in PROBLEMS]
    messages += [read(typed, STEP_WORDS).problem.message for typed in ("z", "w-dC/dw", "dC/dw = w")]
    with speaking(PSEUDO):
        glued = [message for message in messages if unsaid(message.render(lambda field: "1"))]
    assert glued == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [(row[0], row[4]) for row in PROBLEMS if row[3] is not None and row[1] not in ("word", "equation")],
)
def test_what_is_suggested_can_be_read_or_has_one_problem_less(typed: str, words: Vocabulary) -> None:
    before = read(typed, words).problem
    after = read(before.suggestion, words).problem
    assert after is None or after.code != before.code or after.position > before.position


def test_what_was_typed_travels_as_text_and_not_in_the_words_of_the_sentence() -> None:
    for typed in ("hello", "q+1", "sinn(x)", "x$y"):
        message = read(typed, WORDS).problem.message
        assert typed[:4] not in message.template
        assert all(isinstance(value, str | int) for value in message.values())


def test_what_is_counted_has_its_plural() -> None:
    assert str(read("cases(x)").problem.message) == "cases does not take 1 argument."
    assert str(read("cases(x, w)").problem.message) == "cases does not take 2 arguments."


def test_a_name_that_exists_with_an_index_only_is_named() -> None:
    words = vocabulary(Symbol("w_1", real=True), Symbol("w_2", real=True))
    assert str(read("w+1", words).problem.message) == "There is no w here; there is w_1, w_2."


def test_anything_but_text_is_answered() -> None:
    for junk in (None, 3, b"x", ["x"], float("nan")):
        assert read(junk).problem.code == "not-text"


def test_letters_of_derivatives_alone_are_not_letters_of_the_answer() -> None:
    words = vocabulary(w, derivatives=(D(C, a), D(a, z)))
    assert read("a", words).problem.code == "undeclared"


def test_where_sympy_stumbles_the_text_is_answered_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(tree: object) -> None:
        raise AttributeError

    monkeypatch.setattr("tutor.answers.reading.reader.to_sympy", stumble)
    assert read("2x").problem.code == "too-hard"


STEP_WORDS = vocabulary(w, eta, left=(w,))


@pytest.mark.parametrize(
    ("typed", "code", "suggestion", "said"),
    [
        ("3Eta w", "case", "3eta w", "eta"),
        ("ETA", "case", "eta", "eta"),
        ("lr*q", "undeclared", None, "type eta"),
        ("z", "undeclared", None, "η (type eta)"),
        ("w - η dC/dw", "derivative-left", None, "still a derivative"),
        ("w-∂C/∂w", "derivative-left", None, "still a derivative"),
    ],
)
def test_the_letters_of_a_step_are_pointed_to(typed, code, suggestion, said) -> None:
    problem = read(typed, STEP_WORDS).problem
    assert (problem.code, problem.suggestion) == (code, suggestion)
    assert said in str(problem.message)


def test_a_percentage_is_asked_back_as_hundredths() -> None:
    assert read("10%").problem.suggestion == "10/100"
