"""Outside texts that try to run code, to hang, or to be misread: each is answered, and read as it was meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from sympy import Basic, Max, Rational, Symbol, cos, exp, log, pi, sqrt, symbols, tanh

from tests.answers.reading.test_reader import same
from tests.benchmarks.bench_reading import pasted, whole
from tutor.answers.reading import latex, read
from tutor.elementary.heads import sigmoid
from tutor.symbolic.derivative import D

a, b, c, w, x, y, z, r, C, d, e = symbols("a b c w x y z r C d e", real=True)
w1, w2, x1, x2, lam, L, aj, wjk = symbols("w_1 w_2 x_1 x_2 lambda L a_j w_jk", real=True)
alpha, gamma = symbols("alpha gamma", real=True)
_cross = y * log(a) + (1 - y) * log(1 - a)
_slope = -y / a + (1 - y) / (1 - a)

MEANINGS: tuple[tuple[str, Basic], ...] = (
    ("2(w-3)", 2 * (w - 3)),
    ("w1", w1),
    ("w₁", w1),
    ("w1x1+w2x2+b", w1 * x1 + w2 * x2 + b),
    ("wx+b", w * x + b),
    ("sigma(z)*(1-sigma(z))", sigmoid(z) * (1 - sigmoid(z))),
    ("e^-x", exp(-x)),
    ("1e-3x", x / 1000),
    ("x–3", x - 3),
    ("(-x)^2", x**2),
    ("2^-1", Rational(1, 2)),
    ("a/b/c", a / (b * c)),
    ("1/2x", x / 2),
    ("a/2(b+c)", a / 2 * (b + c)),
    ("½x", x / 2),
    ("1½", Rational(3, 2)),
    ("√(x+1)", sqrt(x + 1)),
    ("log(x)", log(x)),
    ("|a|-|b|", abs(a) - abs(b)),
    ("|y-a|^2", (y - a) ** 2),
    ("ReLU(z)", Max(0, z)),
    ("tanh²(z)", tanh(z) ** 2),
    ("dC/da * da/dz * dz/dw", D(C, a) * D(a, z) * D(z, w)),
    ("d C / d w", D(C, w)),
    ("d*C/(d*w)", C / w),
    ("a_j^(L)", aj**L),
    ("w_jk^(L)", wjk**L),
    ("λw", lam * w),
    ("lambda*w", lam * w),
    ("alphax", alpha * x),
    ("E", Symbol("E", real=True)),
    ("I", Symbol("I", real=True)),
    ("2πr", 2 * pi * r),
    ("½(a−y)²", (a - y) ** 2 / 2),
    ("y ln a + (1-y) ln(1-a)", _cross),
    ("-(y/a)+(1-y)/(1-a)", _slope),
    ("-y/a + (1-y)/(1-a)", _slope),
    ("x(1+x)", x * (1 + x)),
    ("w(x)", w * x),
    ("dC/dw = 2(w-3)", 2 * (w - 3)),
    ("2(w-3).", 2 * (w - 3)),
    ("$2(w-3)$", 2 * (w - 3)),
    (r"\frac{1}{2}x", x / 2),
    ("2[(w-3)+1]", 2 * (w - 2)),
    ("-(-(-x))", -x),
    ("x+-3", x - 3),
    ("0.1+0.2", Rational(3, 10)),
    ("0.333", Rational(333, 1000)),
    ("6.02e23", Rational(602) * 10**21),
    ("5x2", 5 * x2),
    ("x1^2", x1**2),
    ("gamma", gamma),
)
ASKED_BACK = ("(w-3)2", "1,5", "1 000", "10%", "softmax(z)_i")


@pytest.mark.parametrize(("typed", "meaning"), MEANINGS, ids=[typed for typed, _ in MEANINGS])
def test_an_innocent_text_is_read_as_it_was_meant(typed: str, meaning: Basic) -> None:
    assert same(read(typed).expr, meaning)


def test_every_payload_is_answered_and_what_is_read_can_be_shown(cases: Callable[[str], Any]) -> None:
    rows = cases("payloads")
    for row in rows:
        reading = read(row["text"])
        assert (reading.problem is None) != (reading.tree is None)
        assert str(reading.problem.message) if reading.problem else latex(reading.tree)
    assert len(rows) > 200


def test_every_benign_payload_is_read_but_for_those_that_are_asked_back(cases: Callable[[str], Any]) -> None:
    benign = [row["text"] for row in cases("payloads") if row["kind"] == "benign"]
    unread = {text for text in benign if read(text).problem is not None}
    assert unread <= set(ASKED_BACK)
    assert {text for text, _ in MEANINGS} <= set(benign)


def test_outside_formulas_are_all_read(cases: Callable[[str], Any]) -> None:
    for row in cases("equality"):
        for side in ("given", "expected"):
            assert read(row[side]).problem is None, row[side]
    for row in cases("answers_khan"):
        for side in ("student", "teacher"):
            if not set("=<>") & set(row[side]):
                assert read(row[side]).problem is None, row[side]
    for row in cases("misconceptions"):
        for side in ("of", "key", "given"):
            assert read(row[side]).problem is None, row[side]


def test_cosine_of_an_enormous_number_and_the_like_are_read_without_being_computed() -> None:
    assert read("cos(10^400)").expr == cos(10**400, evaluate=False)
    assert read("(-2)^(1/99999999)").problem is None
    assert read("(x+y+z)^500").problem is None


def test_nothing_on_anybodys_clipboard_is_misread_in_silence(cases: Callable[[str], Any]) -> None:
    assert cases("pasted")
    outcomes = pasted()
    counts = Counter(each.kind for each in outcomes)
    assert [each.typed for each in outcomes if each.kind == "misread in silence"] == []
    assert counts["read"] >= 0.8 * len(outcomes)
    read_whole, of_whole = whole()
    assert read_whole >= 0.88 * of_whole > 0.8 * 0.88 * len(outcomes)
    assert counts["read"] + counts["offered"] >= 0.88 * len(outcomes)


def test_what_is_asked_of_a_pasted_text_has_offers_that_can_be_read(cases: Callable[[str], Any]) -> None:
    for row in cases("pasted"):
        problem = read(row["given"]).problem
        for offer in (problem.suggestion, problem.other) if problem else ():
            after = read(offer).problem if offer else None
            assert after is None or (after.code, after.position) != (problem.code, problem.position), row["given"]
