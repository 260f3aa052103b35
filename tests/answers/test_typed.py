"""Typed pairs are read and decided; whatever is typed, there is an answer and no exception."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tutor.answers import Verdict, compare, diagnose
from tutor.answers.verdict import NOTES
from tutor.notation import POSITIVE, REAL, UNIT

CASES = os.environ.get("DOWNHILL_CASES")
from_cases = pytest.mark.skipif(not CASES, reason="DOWNHILL_CASES names no folder with the cases from outside")


def rows(name: str) -> list[dict]:
    return json.loads((Path(CASES) / name).read_text(encoding="utf-8"))


# What others decide by convention, and how it is decided here.
POLICIES = (
    ("0.333333333", "1/3", Verdict.WRONG, "a decimal is exact"),
    ("1/3", "0.333333", Verdict.WRONG, "and so it is when it is the key and the answer is a fraction"),
    ("sqrt(3)", "1.7320508", Verdict.RIGHT, "a long decimal key stands for the irrational number it was rounded from"),
    ("sqrt(3)", "1.73205080757", Verdict.WRONG, "one that is longer than any display is exact"),
    ("sqrt(3)", "1.732050808", Verdict.RIGHT, "and ten figures are on a display"),
    ("(-27)^(1/3)", "-3", Verdict.RIGHT, "odd roots of negative numbers are real"),
    ("sqrt(x^2)", "x", Verdict.WRONG, "a square root is not negative"),
    ("ln(x^2)", "2ln(x)", Verdict.WRONG, "x may be negative"),
    ("ln(a^2)", "2ln(a)", Verdict.RIGHT, "an activation is positive"),
    ("abs(a)", "a", Verdict.WRONG, "but values are compared wherever both have one"),
    ("x/x", "1", Verdict.RIGHT, "a single hole is forgiven"),
    ("sqrt(u/v)*sqrt(v/u)", "1", Verdict.WRONG, "a gap as wide as a quadrant is not"),
    ("ln|u^2-1|", "ln|u-1| + ln|u+1|", Verdict.RIGHT, "the two are defined at the same points"),
    ("u^(b c)", "(u^b)^c", Verdict.RIGHT, "what is raised to a letter is positive, but for stray points"),
    ("sqrt(-1-x^2)", "2*sqrt(-1-x^2)", Verdict.UNDECIDED, "nowhere defined, nowhere compared"),
)


@pytest.mark.parametrize(("one", "other", "outcome", "why"), POLICIES, ids=lambda value: str(value)[:40])
def test_conventions_are_decided_as_written_down(one, other, outcome, why) -> None:
    assert compare(one, other).verdict is outcome, why


def test_domains_given_by_name_decide() -> None:
    assert compare("ln(q^2)", "2ln(q)", {"q": POSITIVE}).verdict is Verdict.RIGHT
    assert compare("ln(q^2)", "2ln(q)", {"q": REAL}).note == "domain"
    assert compare("ln(q^2)", "2ln(q)", {"q": None}).note == "domain"
    assert compare("|p|", "p", {"p": UNIT}).verdict is Verdict.RIGHT


def test_a_name_that_is_not_declared_is_unreadable_and_not_wrong() -> None:
    found = compare("2 q r", "2 q", {"q": REAL})
    assert (found.verdict, found.note) == (Verdict.UNREADABLE, "unreadable-given")
    assert "r" in str(found.message)


def test_an_unreadable_key_says_so() -> None:
    assert compare("x", "2 +").note == "unreadable-expected"
    assert compare("2 +", "x").note == "unreadable-given"


def test_rates_of_unknown_quantities_are_quantities() -> None:
    assert compare("dC/da * 2", "2 dC/da").verdict is Verdict.RIGHT
    assert compare("dC/da", "2 dC/da").verdict is Verdict.WRONG
    assert compare("d/dx(x^2)", "2x").verdict is Verdict.RIGHT


def test_vectors_compare_by_component() -> None:
    assert compare("[2w, x + x]", "[w + w, 2x]").verdict is Verdict.RIGHT
    assert compare("[2w, x]", "[2w, 2x]").verdict is Verdict.WRONG
    assert compare("[2w, x]", "2w").note == "shape"


def test_typed_sums_are_compared() -> None:
    assert compare("Σ_j w_jk δ_j", "sum_j(delta_j*w_jk)").verdict is Verdict.RIGHT
    assert compare("Σ_j w_jk δ_j", "Σ_j w_kj δ_j").verdict is Verdict.WRONG


@pytest.mark.parametrize(
    "one", ["(x-a)^6000", "σ(σ(σ(σ(σ(x)))))", "x" + "+x" * 199, "e^(e^(e^(e^x)))", "sin(10^80 x)", "tan(tan(tan(x)))"]
)
def test_heavy_expressions_come_back(one) -> None:
    assert compare(one, one).verdict is Verdict.RIGHT
    assert compare(one, "x + 1/7").verdict in (Verdict.WRONG, Verdict.UNDECIDED)


@settings(max_examples=300, deadline=None)
@given(some.text(max_size=30), some.text("x+-*/^()σ2e ,|=.dw'", max_size=24))
def test_nothing_that_can_be_typed_raises(one, other) -> None:
    for pair in ((one, other), (other, one), (other, other)):
        assert compare(*pair).note in dict(NOTES)


@from_cases
def test_pairs_from_outside_are_decided_as_their_authors_do() -> None:
    wrong = [row for row in rows("equality.json") if not row["policy"] and not agrees(row, row["equal"])]
    assert wrong == []


@from_cases
def test_most_pairs_of_a_widely_used_checker_are_decided_alike() -> None:
    pairs = [
        {"given": row["student"], "expected": row["teacher"], "equal": bool(row["expected"])}
        for row in rows("answers_khan.json")
        if not set("=<>") & set(row["student"] + row["teacher"])
    ]
    alike = sum(agrees(row, row["equal"]) for row in pairs)
    assert len(pairs) >= 35
    assert alike >= 0.95 * len(pairs)


def agrees(row: dict, equal: bool) -> bool:
    return compare(row["given"], row["expected"]).verdict is (Verdict.RIGHT if equal else Verdict.WRONG)


@pytest.mark.parametrize(
    "left", ["dC/dw", "∂C/∂w", "C'(w)", "f'(w)", "y'", "d/dw((w-b)^2)", "((w-b)^2)'", "d((w-b)^2)/dw"]
)
def test_a_left_side_that_restates_the_question_is_put_aside(left) -> None:
    assert diagnose(f"{left} = 2(w-b)", "(w-b)^2", "w").verdict is Verdict.RIGHT
    assert diagnose(f"{left} = (w-b)", "(w-b)^2", "w").verdict is Verdict.MISCONCEPTION


@pytest.mark.parametrize("left", ["dC/dw", "∂C/∂w", "f'(w)", "C"])
def test_a_left_side_is_put_aside_with_declared_letters_too(left) -> None:
    if left == "f'(w)":
        left = "f'"
    assert diagnose(f"{left} = 2(w-b)", "(w-b)^2", "w", {"w": None, "b": None}).verdict is Verdict.RIGHT
    assert diagnose("2(w-C)", "(w-b)^2", "w", {"w": None, "b": None}).verdict is Verdict.UNREADABLE
