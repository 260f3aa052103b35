"""Python and the page compute the same: the lowered NumPy against the figures' own evaluator, inside Chromium."""

from __future__ import annotations

import numpy as np
import pytest

from tests.lower.agreement import EXPRESSIONS, Case, disagreements, points
from tutor.lower import to_javascript, to_numpy
from tutor.notation import x
from tutor.ui.components.scripts import HERE

pytestmark = pytest.mark.browser

RUN = """([source, code, rows]) => {
    const evaluator = new Function(source + "; return evaluator;")();
    const f = evaluator(code, rows[0].length);
    return rows.map((row) => String(f(...row)));
}"""


@pytest.fixture(scope="module")
def evaluated(chromium):
    """evaluated(code, rows) -> what the figures' evaluator makes of each row."""
    page = chromium.new_page()
    source = (HERE / "shared/evaluate.js").read_text(encoding="utf-8")

    def run(code: str, rows: np.ndarray) -> np.ndarray:
        answers = page.evaluate(RUN, [source, code, rows.tolist()])
        return np.array([float(answer.replace("Infinity", "inf")) for answer in answers])

    yield run
    page.close()


@pytest.mark.parametrize("case", EXPRESSIONS, ids=str)
def test_python_and_the_page_agree_at_a_thousand_points_and_at_the_extremes(evaluated, case: Case):
    rows = points(case)
    assert len(rows) > 1000
    given = evaluated(to_javascript(case.expr, case.symbols), rows)
    expected = to_numpy(case.expr, case.symbols)(*rows.T)
    wrong = disagreements(given, expected)
    assert not len(wrong), (rows[wrong[0]], given[wrong[0]], expected[wrong[0]])


def test_the_comparison_notices_a_planted_difference(evaluated):
    case = Case(x**2, (x,))
    rows = points(case)
    expected = to_numpy(case.expr, case.symbols)(*rows.T)
    assert len(disagreements(evaluated("v0*v0*(1 + 3e-9)", rows), expected))


@pytest.mark.parametrize("code", ["alert(1)", "v0; fetch('x')", "Math.constructor('x')()", "this", "v0[0]", "`x`", "w"])
def test_the_evaluator_refuses_what_is_no_expression(evaluated, code: str):
    with pytest.raises(Exception, match="not an expression of a figure"):
        evaluated(code, np.array([[1.0]]))
