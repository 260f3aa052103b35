"""A line is read as statements of one or more sides; one side that cannot be read is told of the whole line."""

from __future__ import annotations

import pytest
from sympy import Symbol, exp

from tutor.answers import DerivativeOf
from tutor.answers.working.lines import MOST_SIDES, read_lines
from tutor.notation import C, b, w, x, y
from tutor.symbolic.derivative import D

ERROR = DerivativeOf((w * x + b - y) ** 2, w)
u = Symbol("u", real=True)


def sides(line: str, asked: DerivativeOf = ERROR) -> list[tuple]:
    (written,) = read_lines([line], asked)
    assert written.problem is None, str(written.problem.message)
    return [statement.sides for statement in written.statements]


def test_a_chain_has_all_its_sides_and_its_links() -> None:
    (line,) = read_lines(["dC/dw = dC/du · du/dw → 2u x"], ERROR)
    (statement,) = line.statements
    assert statement.sides == (D(C, w), D(C, u) * D(u, w), 2 * u * x)
    assert statement.equal == (False, True, False)
    assert line.reading.expr == 2 * u * x
    assert len(line.trees[0]) == 3


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("C_w = 2", [(D(C, w), 2)]),
        ("u = w, u' = 1", [(u, w), (D(u, w), 1)]),
        ("du = x dw", [(D(u, w), x)]),
        ("C(w) = w", [(C, w)]),
        ("so", []),
        ("w is constant", []),
        ("2w x, where b and y are constants", [(2 * w * x,)]),
        ("d/dw = 2w", [(2 * w,)]),
        ("∇C = 2w", [(2 * w,)]),
        ("error = w x", [(Symbol("error", real=True), w * x)]),
        ("2w = ...", []),
        ("∎", []),
    ],
)
def test_what_a_line_says(line, expected) -> None:
    assert sides(line) == expected


def test_e_is_a_letter_only_where_the_question_has_no_exponential() -> None:
    assert sides("e = w")[0][0] == Symbol("e", real=True)
    assert sides("e = w", DerivativeOf(exp(w), w))[0][0] == exp(1)


def test_a_problem_is_told_of_the_whole_line_and_so_is_what_would_mend_it() -> None:
    (line,) = read_lines(["dC/dw = 2W x"], ERROR)
    assert line.problem.suggestion == "dC/dw = 2w x"
    assert line.problem.position == 9
    assert line.statements == ()
    assert line.reading.problem is line.problem


def test_letters_of_one_line_are_known_in_all() -> None:
    first, second = read_lines(["2u x", "where u = w x"], ERROR)
    assert first.problem is None
    assert second.problem is None
    (alone,) = read_lines(["2q x"], ERROR)
    assert "q" in str(alone.problem.message)


def test_a_list_of_numbers_is_no_line() -> None:
    (line,) = read_lines(["u = [w, 2]"], ERROR)
    assert line.problem.code == "vector"


def test_numbers_in_brackets_are_numbers_where_all_lines_have_them() -> None:
    assert [line.reading.expr for line in read_lines(["(1) 3w", "(2) w x"], ERROR)] == [3 * w, w * x]
    assert [line.reading.expr.expand() for line in read_lines(["3w", "(2) (w-1)"], ERROR)] == [3 * w, 2 * w - 2]


def test_a_line_has_only_so_many_sides() -> None:
    (line,) = read_lines(["=".join("w" * (MOST_SIDES + 1))], ERROR)
    assert line.problem.code == "too-long"
    (line,) = read_lines(["=".join("w" * MOST_SIDES)], ERROR)
    assert line.problem is None


@pytest.mark.parametrize("line", [None, 7, "", "§", "=", "= =", "=>", ",,,", "let", "u =", "lim", "()", "u'='"])
def test_whatever_a_line_is_it_is_answered(line) -> None:
    (written,) = read_lines([line], ERROR)
    assert written.problem is not None or not written.statements or written.statements[0].sides
