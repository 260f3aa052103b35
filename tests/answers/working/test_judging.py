"""A working is marked line by line: right lines name their rule, a wrong line is explained for itself alone."""

from __future__ import annotations

import pytest
from sympy import Expr, cos, exp, log, sin, sqrt, tanh

from tutor.answers import Verdict, check_working, decide
from tutor.answers.diagnosing.derivation_paths import mistaken
from tutor.elementary.heads import sigmoid
from tutor.misconceptions import OF_DERIVATIVES
from tutor.notation import x
from tutor.symbolic.derive import Step, derive
from tutor.symbolic.unevaluated import put

R, M, W, U = Verdict.RIGHT, Verdict.MISCONCEPTION, Verdict.WRONG, Verdict.UNREADABLE
PRODUCT = ("x^2 sin(x)", "x")
NEURON = ("(σ(w x + b) - y)^2", "w")

# of, by, lines, the verdict of each line
WORKINGS = (
    (
        *PRODUCT,
        ("D(x^2,x) sin(x) + x^2 D(sin(x),x)", "2x sin(x) + x^2 D(sin(x),x)", "2x sin(x) + x^2 cos(x)"),
        (R, R, R),
    ),
    (*PRODUCT, ("2x sin(x) + x^2 cos(x)", "x(2 sin(x) + x cos(x))"), (R, R)),
    (*PRODUCT, ("d/dx(x^2) sin(x) + x^2 (sin(x))'", "2x sin(x) - x^2 cos(x)"), (R, M)),
    (*PRODUCT, ("2x cos(x)", "2x*cos(x)*1"), (M, R)),
    (*PRODUCT, ("2x sin(x) + x^2 cos(x)", "7x sin(x) + x^2 cos(x)/5"), (R, W)),
    (*NEURON, ("2(σ(wx+b)-y) d/dw(σ(wx+b)-y)", "2(σ(wx+b)-y) σ(wx+b)(1-σ(wx+b)) d/dw(wx+b)"), (R, R)),
    (*NEURON, ("2(σ(wx+b)-y) d/dw(σ(wx+b))", "2(σ(wx+b)-y) σ(wx+b) d/dw(wx+b)"), (R, M)),
    (
        *NEURON,
        ("2(σ(wx+b)-y) d/dw(σ(wx+b)-y)", "= 2(σ(wx+b)-y) σ'(wx+b) x", "dC/dw = 2x(σ(wx+b)-y) σ'(wx+b)"),
        (R, R, R),
    ),
    ("(3x+1)^4", "x", ("4(3x+1)^3 D(3x+1, x)", "4(3x+1)^3"), (R, M)),
    ("ln(x)/x", "x", ("(D(ln(x),x) x - ln(x) D(x,x))/x^2", "(1 - ln(x))/x^2"), (R, R)),
    ("ln(x)/x", "x", ("(1 + ln(x))/x^2",), (M,)),
    (*PRODUCT, ("2x sin(x) + x^2 cos(x)", "2x sin(x) + (", "2x sin(x) + x^2 cos(x)"), (R, U, R)),
)


@pytest.mark.parametrize(("of", "by", "lines", "verdicts"), WORKINGS, ids=str)
def test_each_line_is_judged_against_the_one_before(of, by, lines, verdicts) -> None:
    working = check_working(lines, of, by)
    assert tuple(line.verdict for line in working.lines) == verdicts
    assert working.verdict is next((verdict for verdict in verdicts if verdict is not R), R)
    for line in working.lines:
        assert (line.diagnosis is not None) == (line.verdict in (M, W))


def test_the_rules_of_a_right_line_are_named_in_order() -> None:
    working = check_working(WORKINGS[0][2], *PRODUCT)
    assert [line.rules for line in working.lines] == [("product rule",), ("power rule",), ("sine",)]
    assert "product rule" in str(working.lines[0].message)


def test_a_big_jump_is_fine_and_its_missing_lines_can_be_shown() -> None:
    (line,) = check_working(["2x sin(x) + x^2 cos(x)"], *PRODUCT).lines
    assert line.rules[0] == "product rule"
    assert len(line.between) >= 1
    steps = [str(expr) for expr in line.between]
    assert len(set(steps)) == len(steps)
    (rearranged,) = check_working(["2x sin(x) + x^2 cos(x)", "x^2 cos(x) + 2x sin(x)"], *PRODUCT).lines[1:]
    assert (rearranged.rules, rearranged.between) == ((), ())


def test_a_working_is_finished_when_no_derivative_is_left() -> None:
    assert not check_working(["D(x^2,x) sin(x) + x^2 D(sin(x),x)"], *PRODUCT).finished
    assert check_working(["2x sin(x) + x^2 cos(x)"], *PRODUCT).finished
    assert not check_working([], *PRODUCT).finished


def test_a_slip_costs_one_line_and_not_all_that_follow() -> None:
    working = check_working(["2x cos(x)", "2 x cos(x) + 0", "2 cos(x) x"], *PRODUCT)
    assert [line.verdict for line in working.lines] == [M, R, R]


@pytest.mark.parametrize(
    ("lines", "of", "by"), [(["2x"], "x^2 (", "x"), (["2x"], "x^2", "3"), ([None, "", "("], "x^2", "x")]
)
def test_what_cannot_be_read_raises_nothing(lines, of, by) -> None:
    working = check_working(lines, of, by)
    assert working.verdict is U
    assert not working.finished


def test_only_so_many_lines_are_read() -> None:
    assert len(check_working(["2x"] * 65, "x^2", "x").lines) == 60


# Sixty derivations of our own: every inner function in every outer one, walked by our rules and written line by line.
INNER = (x**2, 3 * x + 1, sin(x), exp(2 * x), x**2 + x, x * cos(x))
OUTER = (
    lambda u: u**3,
    lambda u: sin(u),
    lambda u: exp(-u),
    lambda u: log(u),
    lambda u: x * u,
    lambda u: u / (x + 2),
    lambda u: sigmoid(u),
    lambda u: (u - 1) ** 2,
    lambda u: tanh(u) + 4 * x,
    lambda u: sqrt(u + 7),
)
FUNCTIONS = tuple(dict.fromkeys(outer(inner) for outer in OUTER for inner in INNER))


def test_there_are_sixty_derivations() -> None:
    assert len(FUNCTIONS) >= 60


@pytest.mark.parametrize("f", FUNCTIONS, ids=str)
def test_our_own_derivations_are_right_and_one_wrong_line_is_found(f) -> None:
    steps = derive(f, x).steps
    lines = [str(step.after) for step in steps]
    working = check_working(lines, f, x)
    assert [line.verdict for line in working.lines] == [R] * len(lines)
    assert working.finished
    at, wrong = spoiled(steps)
    marked = check_working([*lines[:at], str(wrong), *lines[at + 1 :]], f, x).lines
    assert [line.verdict for line in marked[:at]] == [R] * at
    assert marked[at].verdict in (M, W)


def spoiled(steps: tuple[Step, ...]) -> tuple[int, Expr]:
    """The last step that a misconception can spoil, and the line that it makes of it."""
    for at in reversed(range(len(steps))):
        for number in range(len(OF_DERIVATIVES)):
            became = mistaken(number, steps[at].mark)
            wrong = None if became is None else put(steps[at].before, steps[at].mark, became)
            if wrong is not None and decide(wrong, steps[at].after).verdict is Verdict.WRONG:
                return at, wrong
    raise AssertionError("no misconception spoils this derivation")


def test_a_line_may_begin_with_an_arrow_and_end_with_a_remark() -> None:
    lines = ["=> 5x^4", "⇒ 5x^4", "5x^4 // power rule", "= 5 x^4", "(x^5)' = 5x^4"]
    assert {line.verdict for line in check_working(lines, "x^5", "x").lines} == {Verdict.RIGHT}
