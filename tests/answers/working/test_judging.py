"""A working is marked line by line: right lines name their rule, a wrong line is explained for itself alone."""

from __future__ import annotations

import pytest
from sympy import Expr, cos, exp, log, sin, sqrt, tanh

from tests.answers.working.written import WRITTEN
from tutor.answers import LineKind, Verdict, allowance, check_working, decide, logged
from tutor.answers.diagnosing.derivation_paths import wrong_rewrite
from tutor.answers.working import judging
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
            became = wrong_rewrite(number, steps[at].target)
            wrong = None if became is None else put(steps[at].before, steps[at].target, became)
            if wrong is not None and decide(wrong, steps[at].after).verdict is Verdict.WRONG:
                return at, wrong
    raise AssertionError("no misconception spoils this derivation")


def test_a_line_may_begin_with_an_arrow_and_end_with_a_remark() -> None:
    lines = ["=> 5x^4", "⇒ 5x^4", "5x^4 // power rule", "= 5 x^4", "(x^5)' = 5x^4"]
    assert {line.verdict for line in check_working(lines, "x^5", "x").lines} == {Verdict.RIGHT}


# --- as people write them


@pytest.mark.parametrize(("of", "by", "wrong", "lines"), WRITTEN, ids=str)
def test_a_working_is_judged_as_it_is_written(of, by, wrong, lines) -> None:
    working = check_working(lines, of, by)
    found = next((at for at, line in enumerate(working.lines, 1) if line.verdict is not R), 0)
    assert found == wrong, [str(line.message) for line in working.lines]
    assert working.finished or wrong


def test_workings_from_outside_are_judged_as_expected_and_no_right_line_is_called_wrong(cases) -> None:
    good, rows = 0, cases("workings")
    for row in rows:
        wrong = int((row["wrong_line"] or "W0")[1:])
        verdicts = [line.verdict for line in check_working(row["lines"], row["of"], row["by"]).lines]
        good += next((at for at, verdict in enumerate(verdicts, 1) if verdict is not R), 0) == wrong
        assert not {M, W} & set(verdicts[: wrong - 1] if wrong else verdicts), row
    assert good >= 0.95 * len(rows)


def said(lines: tuple[str, ...], of: str, by: str) -> list[str]:
    """What is said of each line."""
    return [str(line.message) for line in check_working(lines, of, by).lines]


def test_a_line_that_is_the_key_puts_a_slip_right() -> None:
    slip, right = check_working(("2(w-6)", "2(w-7)"), "(w-7)^2", "w").lines
    assert "it should be −12" in str(slip.message)
    assert (right.verdict, right.mends, right.follows) == (R, 1, None)
    assert str(right.message) == "Right, this is the slope. The slip was in line 1."


def test_what_follows_from_a_slip_is_said_to_follow_and_a_new_slip_is_measured_by_the_truth() -> None:
    slip, follows, again = check_working(("2(w-6)", "2w-12", "2w-13"), "(w-7)^2", "w").lines
    assert (follows.verdict, follows.follows) == (R, 1)
    assert str(follows.message) == "This follows from line 1. The slip is there."
    assert slip.verdict is again.verdict is W
    assert "it should be" not in str(again.message) or "−12" in str(again.message)


def test_a_line_that_no_float_can_hold_is_answered_like_any_other() -> None:
    for lines in (("e^(e^(9x)) - e^(e^(9x+1))", "2x"), ("x^2 + e^(e^(99x))", "2x")):
        first, second = check_working(lines, "x^2", "x").lines
        assert (first.verdict, second.verdict) == (W, R)


def test_a_function_that_is_written_otherwise_is_welcome_before_it_is_differentiated() -> None:
    first, second = check_working(("(w-7)^2", "w^2-14w+49"), "(w-7)^2", "w").lines
    assert {first.kind, second.kind} == {LineKind.FUNCTION}
    assert str(second.message) == "Right: the same function, still to be differentiated."
    (alone,) = check_working(("w^2-14w+49",), "(w-7)^2", "w").lines
    assert alone.verdict in (M, W)
    (named,) = check_working(("C = w^2-14w+49",), "(w-7)^2", "w").lines
    assert named.verdict is R


def test_a_function_that_is_written_wrongly_is_measured_by_the_function() -> None:
    wrong, follows = check_working(("C = w^2-14w+50w", "2w-14+50"), "(w-7)^2", "w").lines
    assert wrong.verdict is W
    assert wrong.kind is LineKind.FUNCTION
    assert str(wrong.message).startswith("This is not the function any more. At w = 1 yours is 37, and it should be 36")
    assert follows.follows == 1


def test_a_slope_set_equal_to_its_function_is_right_and_is_told_of_the_arrow() -> None:
    assert said(("(w-7)^2 = 2(w-7)",), "(w-7)^2", "w")[0].endswith("since the function is not its slope.")
    assert "arrow" not in said(("(w-7)^2 → 2(w-7)",), "(w-7)^2", "w")[0]
    assert "arrow" not in said(("e^x = e^x",), "e^x", "x")[0]


def test_a_substitution_is_checked_and_named() -> None:
    lines = ("u = wx+b-y", "C = u^2", "dC/du = 2u", "du/dw = x", "dC/dw = dC/du · du/dw", "= 2u x")
    told = said(lines, "(w*x+b-y)^2", "w")
    assert told[0] == "Right: u stands for wx + b − y."
    assert told[2] == "Right: the slope of C by u."
    assert told[4] == "Right: chain rule, with u = wx + b − y."
    assert "with u = wx + b − y" in told[5]


def test_a_wrong_slope_of_a_part_is_told_as_such_and_what_follows_follows() -> None:
    lines = ("u = wx+b-y", "dC/du = 2u", "du/dw = w", "dC/dw = 2u w", "2(wx+b-y)w")
    working = check_working(lines, "(w*x+b-y)^2", "w").lines
    assert [line.verdict for line in working] == [R, R, M, R, R]
    assert "the letter that stands beside w" in str(working[2].message)
    assert [line.follows for line in working] == [None, None, None, 3, 3]


def test_a_letter_that_stands_for_two_things_is_said_and_one_that_nobody_explains_is_asked_about() -> None:
    twice, other, theirs, unknown = said(("u = 2x", "u = 3x", "x = 7", "dv/dx = 3x^7"), "sin(x^2)", "x")
    assert twice == "Right: u stands for 2x."
    assert other == "Right: from here on u stands for 3x; in line 1 it was something else."
    assert theirs.startswith("x is a letter of the question already.")
    assert unknown.startswith("What does v stand for?")


def test_one_line_that_cannot_be_read_does_not_silence_the_others() -> None:
    working = check_working(("2x cos(x^2) + (", "cos(x^2)", "2x cos(x^2)"), "sin(x^2)", "x")
    assert [line.verdict for line in working.lines] == [U, M, R]
    assert working.verdict is M


def test_a_slope_from_the_definition_is_checked() -> None:
    lines = ("(f(x+h)-f(x))/h", "((x+h)^2-x^2)/h", "2x+2h", "2x")
    working = check_working(lines, "x^2", "x").lines
    assert [line.verdict for line in working][:2] == [R, R]
    assert working[2].verdict in (M, W)
    assert working[3].verdict is R
    assert {line.kind for line in working[:3]} == {LineKind.QUOTIENT}


def test_words_alone_are_not_judged() -> None:
    (words, _) = check_working(("Use the chain rule", "2x"), "x^2", "x").lines
    assert (words.kind, words.verdict) == (LineKind.WORDS, R)
    assert not check_working(("2x", "D(x^2, x)"), "x^2", "x").finished
    assert check_working(("2x", "QED"), "x^2", "x").finished
    assert not check_working(("2x", "2x + ("), "x^2", "x").finished


def numbers(lines: tuple[str, ...], of: str, by: str) -> list[tuple]:
    """The kind of each line, and the wrong line that it follows from or puts right."""
    return [(line.kind, line.follows, line.mends) for line in check_working(lines, of, by).lines]


def test_the_question_itself_puts_nothing_right() -> None:
    assert numbers(("2(w-6)", "dC/dw = 2(w-6)"), "(w-7)^2", "w")[1] == (LineKind.SLOPE, 1, None)


def test_a_slope_of_the_outside_alone_is_a_piece_only_where_the_slope_is_reached_below() -> None:
    assert numbers(("u = 2x+1", "5u^4", "5u^4·2"), "(2x+1)^5", "x")[1][0] is LineKind.PIECE
    assert check_working(("u = 2x+1", "5u^4"), "(2x+1)^5", "x").verdict is M


def test_a_formula_whose_slope_stands_below_was_meant_to_be_the_function() -> None:
    assert numbers(("w^2-14w+50w", "2w+36"), "(w-7)^2", "w") == [
        (LineKind.FUNCTION, None, None),
        (LineKind.SLOPE, 1, None),
    ]


def test_what_follows_from_a_wrong_form_of_the_function_follows() -> None:
    found = numbers(("u = wx+b", "C = u^2", "dC/du = 2u", "du/dw = x", "dC/dw = 2u x"), "(w*x+b-y)^2", "w")
    assert [follows for _, follows, _ in found] == [None, None, 2, None, 2]


def test_a_quotient_that_follows_from_a_wrong_one_follows() -> None:
    found = numbers(("((x+h)^2-x^2)/h", "2x+2h", "2(x+h)", "2x"), "x^2", "x")
    assert [follows for _, follows, _ in found] == [None, None, 2, None]


def test_nothing_should_be_as_a_wrong_line_says() -> None:
    told = said(("u = 5w", "du/dw = 9w", "2w-40", "7w^3-1"), "(w-7)^2", "w")
    assert "it should be" in told[2]
    assert told[3] == "This is not right either. Mend the first wrong line, and I will look at this one again."


def test_a_letter_that_stands_for_the_slope_is_the_slope() -> None:
    assert check_working(("slope = 2(w-7)",), "(w-7)^2", "w").finished
    assert check_working(("m = 2(w-7)",), "(w-7)^2", "w").finished


# --- the budget

LONG = ["+".join(f"relu({at + k}w-{k}x+{at})" for k in range(1, 13))[:190] for at in range(12)]
CHAINS = ["=".join(f"2w-{at}.{k}" for k in range(9)) for at in range(12)]


@pytest.mark.parametrize("lines", [LONG, CHAINS, [f"C = {line}" for line in LONG]], ids=["long", "chains", "functions"])
def test_a_working_is_looked_into_only_so_far(monkeypatch, lines) -> None:
    searched, decided = [], []
    explain, decide_ = logged.explain, judging.decide
    monkeypatch.setattr(logged, "explain", lambda *given: searched.append(given) or explain(*given))
    monkeypatch.setattr(judging, "decide", lambda *given, **more: decided.append(given) or decide_(*given, **more))
    working = check_working(lines, "(w-7)^2*x", "w")
    assert working.verdict in (M, W)
    assert len(searched) <= judging.MOST_EXPLAINED
    assert len(decided) <= 24


def test_what_is_not_looked_into_is_said_to_wait() -> None:
    told = said([f"{k}w" for k in range(3, 12)], "(w-7)^2", "w")
    assert told[-1] == "This is not right either. Mend the first wrong line, and I will look at this one again."


@pytest.mark.parametrize("lines", [["2x"] * 5, [f"2x+{k}-{k}" for k in range(1, 6)]])
def test_beyond_its_decisions_a_working_is_not_decided(monkeypatch, lines) -> None:
    monkeypatch.setattr(judging, "MOST_DECIDED", 0)
    assert {line.verdict for line in check_working(lines, "x^2", "x").lines} == {Verdict.UNDECIDED}


def test_a_slope_at_a_number_is_looked_at_and_never_called_wrong() -> None:
    lines = ("2x+3", "f'(-1) = 1", "f'(0) = 4")
    found = [line.verdict for line in check_working(lines, "x^2+3x", "x").lines]
    assert found == [Verdict.RIGHT, Verdict.RIGHT, Verdict.UNDECIDED]


def test_a_letter_in_brackets_is_a_number_only_where_the_lines_go_on_so() -> None:
    assert check_working(("(a) (1-a)", "(1-a) a"), "a^2/2-a^3/3", "a").verdict is Verdict.RIGHT


@pytest.mark.parametrize("units", [0, 300, 1000, 3000, 10_000])
def test_a_working_that_cannot_be_paid_for_is_not_judged(units: int) -> None:
    with allowance(units):
        found = check_working(("u = wx+b-y", "dC/dw = 2u x", "= 2x(wx+b-y)"), "(w*x+b-y)^2", "w")
    assert not {line.verdict for line in found.lines} & {Verdict.WRONG, Verdict.MISCONCEPTION}
