"""Answers are graded and explained: right is right, wrong is never right, and merely wrong is not explained away."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from sympy import Expr, Integer, Rational, Tuple, exp, log, sin, sqrt, zeta

from tutor.answers import DerivativeOf, DifferenceQuotient, GradientOf, Plain, Update, Verdict, diagnose
from tutor.answers.diagnosing.question import key
from tutor.answers.reading import read
from tutor.elementary.heads import sigmoid
from tutor.elementary.table import FUNCTIONS
from tutor.misconceptions import OF_DERIVATIVES, OF_QUESTIONS, derive_with
from tutor.misconceptions.likelihood import says_the_same
from tutor.notation import a, b, eta, h, w, x, y, z
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import derive
from tutor.symbolic.printing import to_text

CASES = os.environ.get("DOWNHILL_CASES")
from_cases = pytest.mark.skipif(not CASES, reason="DOWNHILL_CASES names no folder with the cases from outside")
LINE, NEURON = w * x + b - y, sigmoid(w * x + b)


def everything(found) -> set[str]:
    return {name for names in (found.misconceptions, *found.rivals) for name in names}


@pytest.mark.parametrize("entry", OF_DERIVATIVES, ids=lambda entry: entry.name)
def test_each_misconception_is_recognised_by_its_own_witness(entry) -> None:
    mark, answer = entry.witness
    found = diagnose(answer, mark.f, mark.x)
    assert found.verdict is Verdict.MISCONCEPTION
    assert entry.name in everything(found) or says_the_same((entry.name,), found.misconceptions)


@pytest.mark.parametrize("entry", OF_QUESTIONS, ids=lambda entry: entry.name)
def test_each_misconception_about_a_question_is_recognised_by_its_own_witness(entry) -> None:
    asked, answer = entry.witness[0].asked, entry.witness[1]
    question = GradientOf(asked[0].f, tuple(mark.x for mark in asked)) if isinstance(asked, Tuple) else Plain(asked)
    assert entry.name in everything(diagnose(answer, question))


@pytest.mark.parametrize("row", FUNCTIONS, ids=lambda row: row.name)
def test_no_function_that_may_be_typed_is_without_a_verdict(row) -> None:
    typed = {"max": "max(x, 2)", "min": "min(x, 2)", "cases": "cases(x, x^2, 3x)"}.get(row.name, f"{row.name}(x)")
    f = read(typed).expr
    right = derive(f, x).result
    assert diagnose(right, f, x).verdict is Verdict.RIGHT
    assert diagnose(right + x**2, f, x).verdict in (Verdict.WRONG, Verdict.MISCONCEPTION)


@pytest.mark.parametrize(
    ("answer", "of", "name"),
    [
        ("sech(x)tanh(x)", "sech(x)", "table-sign"),
        ("sigma(2x) + 2x sigma(2x)(1 - sigma(2x))", "silu(2x)", "inner-slope-dropped"),
        ("(1 + erf(x/sqrt(2)))/2", "gelu(x)", "only-first-factor"),
        ("arsinh(x)", "arsinh(x)", "not-differentiated"),
    ],
)
def test_mistakes_with_the_newer_functions_are_told(answer: str, of: str, name: str) -> None:
    found = diagnose(read(answer).expr, read(of).expr, x)
    assert found.verdict is Verdict.MISCONCEPTION
    assert name in everything(found)


QUESTIONS = (
    DerivativeOf(x**4, x),
    DerivativeOf(5 * x**3 - 2 * x, x),
    DerivativeOf((3 * x + 1) ** 4, x),
    DerivativeOf(x**2 * sin(x), x),
    DerivativeOf(sin(x) / x, x),
    DerivativeOf(exp(-x) * log(x), x),
    DerivativeOf(LINE**2, w),
    DerivativeOf((NEURON - y) ** 2, w),
    DerivativeOf((NEURON - y) ** 2, b),
    DerivativeOf(x**3, x, 2),
    Update((w - 3) ** 2, w),
    DifferenceQuotient(x**2, x),
    GradientOf(LINE**2, (w, b)),
)


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_the_key_is_right_however_it_is_written(question) -> None:
    answer = key(question)
    for form in (answer, answer.expand() if isinstance(answer, Expr) else answer):
        found = diagnose(form, question)
        assert (found.verdict, found.misconceptions) == (Verdict.RIGHT, ())


@pytest.mark.parametrize("question", [q for q in QUESTIONS if isinstance(q, DerivativeOf) and q.order == 1], ids=str)
def test_every_misconception_is_told_from_the_key_and_none_is_graded_right(question) -> None:
    for entry in OF_DERIVATIVES:
        derivation = derive_with(entry, question.of, question.by)
        if derivation.missing is None and not any(step.rule.name == entry.name for step in derivation.steps):
            continue
        found = diagnose(derivation.result, question)
        assert found.verdict is not Verdict.UNREADABLE
        if found.verdict is Verdict.RIGHT:  # of e^−x the inner slope is −1, by which it is all the same to divide
            assert (entry.name, question.of) == ("divided-by-inner-slope", exp(-x) * log(x))


@pytest.mark.parametrize(
    ("given", "question", "name"),
    [
        ("w + 2 eta (w-3)", Update((w - 3) ** 2, w), "uphill"),
        ("w - 2(w-3)", Update((w - 3) ** 2, w), "no-learning-rate"),
        ("-2 eta (w-3)", Update((w - 3) ** 2, w), "step-for-value"),
        ("w - eta (w-3)^2", Update((w - 3) ** 2, w), "cost-for-slope"),
        ("w - eta (w-3)", Update((w - 3) ** 2, w), "coefficient-dropped"),
        ("2x", DifferenceQuotient(x**2, x), "limit-too-early"),
        ("2x h + h^2", DifferenceQuotient(x**2, x), "not-divided"),
        ("3x^2", DerivativeOf(x**3, x, 2), "first-derivative-only"),
        ("[2(wx+b-y), 2x(wx+b-y)]", GradientOf(LINE**2, (w, b)), "components-swapped"),
        ("[2x(wx+b-y), 2x(wx+b-y)]", GradientOf(LINE**2, (w, b)), "by-another-parameter"),
        ("a - y", DerivativeOf((a - y) ** 2, a), "half-convention"),
    ],
)
def test_whole_questions_have_their_own_mistakes(given, question, name) -> None:
    found = diagnose(given, question)
    assert found.verdict is Verdict.MISCONCEPTION
    assert found.misconceptions == (name,)


def test_an_update_at_a_point_is_explained_and_its_number_is_not_given_away() -> None:
    question = Update((w - 3) ** 2, w, Rational(1, 10), Integer(0))
    assert diagnose("0.6", question).verdict is Verdict.RIGHT
    assert diagnose("-0.6", question).misconceptions == ("uphill",)
    wrong = diagnose("5", question)
    assert (wrong.verdict, wrong.counterexample) == (Verdict.WRONG, None)
    assert "0.6" not in str(wrong.message)


def test_the_message_has_the_place_and_a_question_and_not_the_key() -> None:
    for given, of, by in (("cos(3x)", "sin(3x)", "x"), ("2x cos(x)", "x^2 sin(x)", "x"), ("x^3", "x^4", "x")):
        found = diagnose(given, of, by)
        message = str(found.message)
        assert to_text(found.where) in message
        assert message.endswith("?")
        assert to_text(key(DerivativeOf(read(of).expr, read(by).expr))) not in message


def test_when_two_explanations_fit_both_are_told_and_a_question_separates_them() -> None:
    found = diagnose("4w^2", "(w^2+1)^2", "w")
    assert {found.misconceptions, *found.rivals} == {("inside-replaced",), ("function-of-slope",)}
    assert str(found.message).startswith("Two things would explain this.")
    answers = dict(found.separator.answers)
    assert answers["inside-replaced"] != answers["function-of-slope"]


@pytest.mark.parametrize(
    ("given", "of", "by", "names"),
    [
        ("a - y", "(a-y)^2", "a", ("half-convention",)),
        ("5e^x - 5x e^x", "5x e^x", "x", ("product-with-minus",)),
        ("3 sin(3x)", "sin(3x)", "x", ("sine-kept",)),
        ("2x ln(x^2+1)", "ln(x^2+1)", "x", ("logarithm-kept",)),
        ("2x(y - w x)", "(w x - y)^2", "w", ("target-minus-output",)),
        ("-2x(w x - y)", "(w x - y)^2", "w", ("opposite-sign",)),
        ("2(y - a)", "(a-y)^2", "a", ("target-minus-output",)),
        ("-2(a - y)", "(a-y)^2", "a", ("opposite-sign",)),
        ("4w^3 + 2w", "(w^2+1)^2", "w", ("double-product-halved",)),
    ],
)
def test_of_two_explanations_that_say_the_same_one_is_told(given, of, by, names) -> None:
    found = diagnose(given, of, by)
    assert (found.misconceptions, found.rivals) == (names, ())
    assert not str(found.message).startswith("Two things")


@pytest.mark.parametrize(
    ("given", "of", "first"),
    [
        ("-2cos(x)sin(x)", "cos(x^2)", "order-swapped"),
        ("-sin(2x)", "cos(x^2)", "outer-at-inner-slope"),
    ],
)
def test_an_explanation_that_is_written_like_the_answer_comes_first(given, of, first) -> None:
    found = diagnose(given, of, "x")
    assert found.misconceptions == (first,)
    assert found.rivals != ()


@pytest.mark.parametrize(
    ("given", "of", "by"),
    [
        ("", "x^2", "x"),
        ("2x +", "x^2", "x"),
        ("2x", "x^2 (", "x"),
        ("2x", "x^2", "x + 1"),
        (None, "x", "x"),
        ("x<1", "x", "x"),
    ],
)
def test_what_cannot_be_read_is_unreadable_and_costs_nothing(given, of, by) -> None:
    assert diagnose(given, of, by).verdict is Verdict.UNREADABLE


def test_what_has_no_rule_is_undecided() -> None:
    assert diagnose(x, DerivativeOf(zeta(x), x)).verdict is Verdict.UNDECIDED


def test_where_the_function_is_undefined_its_slope_does_not_count() -> None:
    assert diagnose("1/|x|", "ln(x)", "x").verdict is Verdict.RIGHT
    assert diagnose(1 / (2 * sqrt(x)), sqrt(x), x).verdict is Verdict.RIGHT


def test_an_answer_in_the_letters_of_the_lesson_is_understood() -> None:
    definitions = ((a, sigmoid(z)), (z, w * x + b))
    question = DerivativeOf((NEURON - y) ** 2, w)
    assert diagnose(2 * (a - y) * a * (1 - a) * x, question, definitions=definitions).verdict is Verdict.RIGHT
    found = diagnose(2 * (a - y) * a * x, question, definitions=definitions)
    assert "sigmoid-slope-is-itself" in everything(found)


def test_an_expression_with_derivatives_left_is_a_question_too() -> None:
    assert diagnose(3 * x**2, D(x**3, x)).verdict is Verdict.RIGHT
    assert diagnose(x**2, D(x**3, x)).misconceptions == ("coefficient-dropped",)
    assert diagnose(w + 2 * eta * w, w - eta * D(w**2, w)).misconceptions == ("uphill",)
    assert diagnose(2 * x + h, ((x + h) ** 2 - x**2) / h).verdict is Verdict.RIGHT


NOISE_ON = (
    x**5 - 4 * x**2,
    (2 * x + 5) ** 3,
    x**2 * exp(x),
    sin(2 * x) * x,
    (x + 1) / (x**2 + 3),
    log(3 * x + 1),
    LINE**2,
)


def test_answers_that_are_merely_wrong_are_not_explained_away() -> None:
    explained = Counter()
    for f in NOISE_ON:
        by = w if f == LINE**2 else x
        right = key(DerivativeOf(f, by))
        for noise in (right * Rational(3, 2), right + by, right * by, right**2, right + 1):
            explained[diagnose(noise, DerivativeOf(f, by)).verdict] += 1
    assert explained[Verdict.RIGHT] == 0
    assert explained[Verdict.MISCONCEPTION] <= 0.05 * sum(explained.values())


def test_every_process_explains_alike() -> None:
    code = (
        "from tutor.answers import diagnose\n"
        "for given, of, by in (('2(w x+b-y)', '(w x+b-y)^2', 'w'), ('cos(3x)', 'sin(3x)', 'x'), ('1', 'a(1-a)', 'a'),\n"
        "                      ('2(1/(1+e^(-w x))-y) x', '(1/(1+e^(-w x))-y)^2', 'w'), ('7x', 'x^2 sin(x)', 'x')):\n"
        "    found = diagnose(given, of, by)\n"
        "    print(found.verdict, found.misconceptions, found.rivals,\n"
        "          found.message, found.where, found.counterexample)\n"
    )
    said = set()
    for seed in ("1", "31337"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", code]
        root = Path(__file__).parents[3]
        run = subprocess.run(command, env=environment, cwd=root, capture_output=True, text=True, check=True)
        said.add(run.stdout)
    assert len(said) == 1
    assert len(said.pop().splitlines()) == 5


@pytest.mark.parametrize(
    ("given", "of", "by", "names"),
    [
        # a ½ or a mean is spoken of only where there is one
        ("2(p-q)", "(p-q)^2/2", "p", ("factor-dropped",)),
        ("2(a-y)", "1/2(a-y)^2", "a", ("half-left-out",)),
        ("(a-y)/2", "1/2(a-y)^2", "a", ("coefficient-dropped",)),
        # a quotient over 1 + e^u is a quotient
        ("(3x^2(1+e^x) + x^3 e^x)/(1+e^x)^2", "x^3/(1+e^x)", "x", ("plus-in-quotient",)),
        ("(x^3 e^x - 3x^2(1+e^x))/(1+e^x)^2", "x^3/(1+e^x)", "x", ("quotient-order-swapped",)),
        # a minus in a product, either way round; slopes added
        ("3x^2 cos(5x) + 5x^3 sin(5x)", "x^3 cos(5x)", "x", ("product-with-minus",)),
        ("x^2 e^x - 2x e^x", "x^2 e^x", "x", ("product-minus-turned",)),
        ("2t + 3cos(3t)", "t^2 sin(3t)", "t", ("slopes-added",)),
        # what is likely comes before what fits by accident
        ("2t - 4", "t(4-t)", "t", ("opposite-sign",)),
        ("2t/sqrt(5-2t^2)", "sqrt(5-2t^2)", "t", ("minus-lost",)),
        ("-1/(2sqrt(s))", "sqrt(s)", "s", ("opposite-sign",)),
        ("2w", "(w-8)^2", "w", ("constant-dropped-inside",)),
        ("2a", "(a-y)^2", "a", ("target-dropped",)),
        ("t^2", "t^2", "t", ("not-differentiated",)),
        ("e^(3x) cos(e^(3x))", "sin(e^(3x))", "x", ("inner-slope-dropped",)),
        ("12x^4", "3x^4 + 11", "x", ("exponent-not-reduced",)),
        # two at one place
        ("(2x(x+5) + x^2)/(x+5)", "x^2/(x+5)", "x", ("plus-in-quotient", "over-bottom-once")),
        ("1/sqrt(7-x^2)", "sqrt(7-x^2)", "x", ("coefficient-dropped", "inner-slope-dropped")),
        ("5t e^(5t-1)", "e^(5t)", "t", ("exponential-as-power", "inner-slope-dropped")),
        # one at two places and not at a third
        ("1/u - 1/u^2", "7 ln(3u) + 4/u", "u", ("factor-dropped",)),
        ("2(σ(vσ(wx))-y)v x", "(σ(vσ(wx))-y)^2", "w", ("outer-slope-dropped",)),
        # integrated, whatever stands inside
        ("sin(6t)/6", "cos(6t)", "t", ("integrated",)),
        ("(3x+1)^6/18", "(3x+1)^5", "x", ("integrated",)),
        ("x ln(2x) - x", "ln(2x)", "x", ("integrated",)),
        ("-1/x^6", "1/x^5", "x", ("size-of-exponent-dropped",)),
        ("4x^3 sin(x^4)*(-1)", "cos(x)^4", "x", ("order-swapped",)),
        # networks
        ("2(w1 x1 + w2 x2 + b - y)x1", "(w1 x1 + w2 x2 + b - y)^2", "w2", ("another-weight",)),
        ("2(w x + b - y)b", "(w x + b - y)^2", "w", ("bias-for-input",)),
        ("2(w x - y)x", "(w x + b - y)^2", "w", ("bias-dropped",)),
        ("2(w1 x1 + b - y)x1", "(w1 x1 + w2 x2 + b - y)^2", "w1", ("input-dropped",)),
        ("2(w x + b - y)x", "(σ(w x + b) - y)^2", "w", ("activation-left-out",)),
        ("2(σ(vσ(wx))-y)σ'(vσ(wx)) x", "(σ(vσ(wx))-y)^2", "w", ("layer-missing",)),
        ("2(vσ(z)-y)", "(vσ(z)-y)^2", "v", ("activation-missing",)),
        ("2(vσ(z)-y)v", "(vσ(z)-y)^2", "v", ("weight-for-activation",)),
        ("σ'(v z) v tanh'(w z) w", "σ(v z) + tanh(w z)", "z", ("paths-multiplied",)),
        ("σ'(v z) v", "σ(v z) + tanh(w z)", "z", ("other-path-only",)),
        ("2(w a - y) a", "((w a - y)^2 + (w b - y)^2)/2", "w", ("one-example-only",)),
        ("(2(w a - y) a + 2(w b - y) b)/N^2", "((w a - y)^2 + (w b - y)^2)/N", "w", ("averaged-twice",)),
    ],
)
def test_mistakes_of_our_own_get_the_names_that_were_judged_by_reading(given, of, by, names) -> None:
    assert diagnose(given, of, by).misconceptions == names


def test_a_step_from_the_wrong_place_is_recognised() -> None:
    question = Update((w - 5) ** 2, w)
    assert diagnose("w + 10 eta", question).misconceptions == ("slope-at-zero",)
    landing = w - 2 * eta * (w - 5)
    assert diagnose(w - 2 * eta * (landing - 5), question).misconceptions == ("slope-at-next-place",)


def test_a_difference_quotient_of_any_function_has_its_mistakes() -> None:
    question = DifferenceQuotient(1 / x, x)
    assert diagnose("-1/x^2", question).misconceptions == ("limit-too-early",)
    assert diagnose("-h/(x(x+h))", question).misconceptions == ("not-divided",)


def test_every_explanation_that_is_told_is_told_whole() -> None:
    found = diagnose("x^2 e^x/(x+1)^2", "x^2/(x+1)", "x")
    assert found.verdict is Verdict.WRONG
    found = diagnose("w x + b - y", "(w x + b - y)^2", "w")
    both = (found.misconceptions, *found.rivals)
    assert {len(names) for names in both} == {2}
    said = {entry.name: entry.says for entry in (*reversed(OF_DERIVATIVES), *OF_QUESTIONS)}
    parts = [part for names in both for name in names for part in said[name].split("{place}") if "{" not in part]
    assert parts
    assert all(part.strip(" ,") in str(found.message) for part in parts)


def test_a_question_that_separates_can_be_tried_with_what_is_known() -> None:
    found = diagnose("4w^2", "(w^2+1)^2", "w")
    assert not any(letter in str(found.separator.ask) for letter in ("sin", "cos", "exp", "ln"))
    assert "2" in str(found.separator.ask)


# --- cases from outside -----------------------------------------------------------------------------------------------

COUNTED = ("basic", "linearity", "product", "quotient", "chain", "network")


def rows() -> list[dict]:
    everything = json.loads((Path(CASES) / "misconceptions.json").read_text(encoding="utf-8"))
    return list({(r["kind"], r["of"], r["by"], r["given"]): r for r in everything if r["kind"] != "other"}.values())


def asked(row: dict) -> tuple:
    if row["kind"] == "update":
        return (Update(read(row["of"]).expr, w),)
    return (Plain(read(row["of"]).expr),) if row["kind"] == "quotient" else (row["of"], row["by"])


@from_cases
def test_right_answers_from_outside_are_right_and_wrong_ones_are_not() -> None:
    for row in rows():
        assert (diagnose(row["given"], *asked(row)).verdict is Verdict.RIGHT) == row["correct"], row


@from_cases
def test_what_a_teacher_explains_is_explained_by_at_most_two_misconceptions() -> None:
    mistakes = [r for r in rows() if not r["correct"] and r["diagnosis"] and r["topic"].split(":")[0] in COUNTED]
    unexplained = [r for r in mistakes if not 1 <= len(diagnose(r["given"], *asked(r)).misconceptions) <= 2]
    assert len(mistakes) > 150
    assert len(unexplained) <= 0.05 * len(mistakes), unexplained


@from_cases
def test_noise_on_the_questions_from_outside_stays_unexplained() -> None:
    seen = {(r["of"], r["by"]): r for r in rows() if r["kind"] == "derivative"}
    verdicts = Counter()
    for row in list(seen.values())[::2]:
        right, by = read(row["key"]).expr, read(row["by"]).expr
        for noise in (right * Rational(3, 2), right + by, right * by, right**2):
            verdicts[diagnose(noise, read(row["of"]).expr, by).verdict] += 1
    assert verdicts[Verdict.MISCONCEPTION] <= 0.05 * sum(verdicts.values())


@from_cases
def test_mistakes_from_outside_get_the_names_that_were_judged_by_reading() -> None:
    by_digest = {digest(row): row for row in rows()}
    assert {row["topic"].startswith("network") for row in rows()} == {True, False}
    for each, names in expected_names():
        row = by_digest[each]
        assert "+".join(diagnose(row["given"], *asked(row)).misconceptions) == names, row
    known = dict(expected_names())
    network = [r for r in rows() if r["topic"].startswith("network") and not r["correct"]]
    assert all(digest(row) in known for row in network)
    assert len(known) >= len(network) + 60


def digest(row: dict) -> str:
    return sha256("|".join(row[field] for field in ("kind", "of", "by", "given")).encode()).hexdigest()[:10]


def expected_names() -> tuple[tuple[str, str], ...]:
    """The table beside this file; tests are no package, so it is loaded by its path."""
    spec = spec_from_file_location("expected_names", Path(__file__).with_name("expected_names.py"))
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.EXPECTED
