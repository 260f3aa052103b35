"""What is printed for the page: nothing but Math, and the same numbers as NumPy."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Sequence

import numpy as np
import pytest
from sympy import Expr, Function, I, Integer, Rational, Symbol, cot, exp, gamma, oo, sign, sqrt

from tests.lower.agreement import EXPRESSIONS, Case, disagreements, points
from tutor.elementary.heads import relu, sigmoid, step
from tutor.lower import CannotLower, to_javascript, to_numpy
from tutor.notation import w, x, z
from tutor.symbolic.derivative import D

NODE = shutil.which("node")
PROGRAM = """
const jobs = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const run = job => job.points.map(p => String(new Function(...job.names, 'return ' + job.code)(...p)));
console.log(JSON.stringify(jobs.map(run)));
"""
needs_node = pytest.mark.skipif(NODE is None, reason="node is not installed; the browser test compares as well")


def in_node(jobs: Sequence[tuple[str, np.ndarray]]) -> list[np.ndarray]:
    """Each code at each of its points, in one run of node."""
    names = [[f"v{place}" for place in range(rows.shape[1])] for _, rows in jobs]
    sent = [
        {"code": code, "names": own, "points": rows.tolist()} for (code, rows), own in zip(jobs, names, strict=True)
    ]
    done = subprocess.run([NODE, "-e", PROGRAM], input=json.dumps(sent), text=True, capture_output=True, check=True)
    return [np.array([float(value.replace("Infinity", "inf")) for value in row]) for row in json.loads(done.stdout)]


@needs_node
def test_javascript_and_numpy_agree_at_a_thousand_points_and_at_the_extremes():
    tried = [(case, points(case)) for case in EXPRESSIONS]
    results = in_node([(to_javascript(case.expr, case.symbols), rows) for case, rows in tried])
    wrong = {}
    for (case, rows), given in zip(tried, results, strict=True):
        expected = to_numpy(case.expr, case.symbols)(*rows.T)
        where = disagreements(given, expected)
        if len(where):
            wrong[str(case)] = (rows[where[0]], given[where[0]], expected[where[0]])
    assert not wrong


@needs_node
def test_the_comparison_notices_a_wrong_digit_a_nan_and_an_overflow():
    case = Case(exp(-z), (z,))
    rows = points(case)
    expected = to_numpy(case.expr, case.symbols)(*rows.T)
    planted = ("Math.exp(-v0)*(1 + 3e-9)", "v0 > 0 ? NaN : Math.exp(-v0)", "Math.min(Math.exp(-v0), 1e300)")
    assert all(len(disagreements(given, expected)) for given in in_node([(code, rows) for code in planted]))


ALLOWED = re.compile(r"(Math\.[A-Za-z0-9]+\b|v\d+\b|(?<![\w.])\d+(\.\d+)?(e[+-]?\d+)?|[-+*/(),?:>\s])*")


@pytest.mark.parametrize("case", EXPRESSIONS, ids=str)
def test_the_code_is_one_expression_of_math_numbers_and_places(case: Case):
    code = to_javascript(case.expr, case.symbols)
    assert ALLOWED.fullmatch(code), code
    assert "\n" not in code


def test_no_name_reaches_the_code():
    hostile = Symbol("alert(document.cookie)", real=True)
    assert to_javascript(2 * hostile, (hostile,)) == "2*v0"


@pytest.mark.parametrize(
    ("expr", "code"),
    [
        (relu(z), "Math.max(v0, 0)"),
        (step(z), "(v0 > 0 ? 1 : 0)"),
        (sigmoid(z), "Math.exp(Math.min(v0, 0))/(1 + Math.exp(-Math.abs(v0)))"),
        (z ** Rational(1, 3), "Math.pow(v0, 1/3)"),
        (sqrt(z), "Math.sqrt(v0)"),
        (Integer(7), "7"),
        (cot(z), "Math.cos(v0)/Math.sin(v0)"),
    ],
)
def test_the_code_reads_as_the_table_says(expr: Expr, code: str):
    assert to_javascript(expr, (z,)) == code


def test_arguments_stand_in_the_order_of_the_symbols():
    assert to_javascript(w - x, (x, w)) == "-v0 + v1"


@pytest.mark.parametrize(
    ("expr", "named"),
    [
        (D(w**2, w), "derivative"),
        (gamma(w), "gamma"),
        (sign(w), "sign"),
        (Function("f")(w), "f "),
        (I * w, "I "),
        (oo * w, "oo"),
        (w * Integer(10) ** 400, "range"),
    ],
    ids=("derivative", "gamma", "sign", "unknown function", "imaginary", "infinity", "too large"),
)
def test_what_has_no_javascript_is_named(expr: Expr, named: str):
    with pytest.raises(CannotLower, match=re.escape(named)):
        to_javascript(expr, (w,))
